// The gift cards a member has bought: for whom, whether redeemed, and the code of those to pass on.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { CardList, cardsAtOnce } from './CardList.tsx';
import { CodeDialog } from './CodeDialog.tsx';

export function OwnCards() {
  const t = useTranslations('wallet.cards');
  const format = useFormatter();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [code, setCode] = useState<string | null>(null);
  const list = trpc.wallet.giftCards.bought.useInfiniteQuery(
    { limit: cardsAtOnce },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const show = (cardId: string) =>
    utils.wallet.giftCards.code.fetch({ cardId }).then(
      (shown) => setCode(shown.code),
      (error: unknown) => {
        toast({ text: errorText(error).text, bad: true });
        void utils.wallet.giftCards.bought.invalidate();
      },
    );
  return (
    <>
      <CardList
        title={t('bought')}
        list={list}
        about={({ recipient, redeemedAt }) => (
          <>
            <p className="muted small">
              {recipient ? t('for', { name: recipient.nickname || t('someone') }) : t('forCode')}
            </p>
            <p className="muted tiny">
              {redeemedAt === null
                ? t('unused')
                : t('used', { date: format.dateTime(redeemedAt, { dateStyle: 'medium' }) })}
            </p>
          </>
        )}
        act={({ id, recipient, redeemedAt }) =>
          recipient === null && redeemedAt === null ? (
            <Button size="s" onClick={() => void show(id)}>
              {t('show')}
            </Button>
          ) : null
        }
      />
      <CodeDialog code={code} onClose={() => setCode(null)} />
    </>
  );
}
