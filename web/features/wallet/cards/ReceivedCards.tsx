// The gift cards that were sent to a member: one press redeems.
import { useFormatter, useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useMoney } from '../../../ui/money.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';

const atOnce = 5;

export function ReceivedCards() {
  const t = useTranslations('wallet.cards');
  const words = useTranslations('wallet');
  const format = useFormatter();
  const money = useMoney();
  const errorText = useErrorText();
  const keys = useKeys();
  const spent = useSpent();
  const list = trpc.wallet.giftCards.received.useInfiniteQuery(
    { limit: atOnce },
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
  const cards = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isSuccess && cards.length === 0) return null;
  return (
    <section className="card" aria-labelledby="received-cards">
      <h2 id="received-cards">{t('received')}</h2>
      <PagedPart
        list={list}
        words={{ failed: t('boughtFailed'), more: words('more'), loading: words('loading') }}
        empty={null}
        isEmpty={cards.length === 0}
      >
        <ul className="card-list">
          {cards.map((card) => (
            <li key={card.id}>
              <div className="grow">
                <b>{money(card.amount)}</b>
                <p className="muted small">{t('from', { name: card.sender?.nickname || t('someone') })}</p>
                {card.redeemedAt === null ? null : (
                  <p className="muted tiny">
                    {t('used', { date: format.dateTime(card.redeemedAt, { dateStyle: 'medium' }) })}
                  </p>
                )}
              </div>
              {card.redeemedAt === null ? (
                <Button
                  size="s"
                  busy={accept.isPending && accept.variables.cardId === card.id ? t('accepting') : undefined}
                  onClick={() => accept.mutate({ cardId: card.id, key: keys.of(card.id) })}
                >
                  {t('accept')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </PagedPart>
    </section>
  );
}
