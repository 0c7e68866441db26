// The gift cards that were sent to a member: one press redeems.
import { useFormatter, useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useMoney } from '../../../ui/money.ts';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';
import { CardList, cardsAtOnce } from './CardList.tsx';

export function ReceivedCards() {
  const t = useTranslations('wallet.cards');
  const words = useTranslations('wallet');
  const format = useFormatter();
  const money = useMoney();
  const errorText = useErrorText();
  const keys = useKeys();
  const spent = useSpent();
  const list = trpc.wallet.giftCards.received.useInfiniteQuery(
    { limit: cardsAtOnce },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const accept = trpc.wallet.giftCards.accept.useMutation({
    onSuccess: async ({ amount }) => {
      keys.done();
      await spent();
      toast({ text: words('redeem.done', { amount: money(amount) }) });
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  return (
    <CardList
      title={t('received')}
      list={list}
      about={({ sender, redeemedAt }) => (
        <>
          <p className="muted small">{t('from', { name: sender?.nickname || t('someone') })}</p>
          {redeemedAt === null ? null : (
            <p className="muted tiny">
              {t('used', { date: format.dateTime(redeemedAt, { dateStyle: 'medium' }) })}
            </p>
          )}
        </>
      )}
      act={({ id, redeemedAt }) =>
        redeemedAt === null ? (
          <Button
            size="s"
            busy={accept.isPending && accept.variables.cardId === id ? t('accepting') : undefined}
            onClick={() => accept.mutate({ cardId: id, key: keys.of(id) })}
          >
            {t('accept')}
          </Button>
        ) : null
      }
    />
  );
}
