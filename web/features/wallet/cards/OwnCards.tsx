// The gift cards a member has bought: for whom, whether redeemed, and the code of those to pass on.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useMoney } from '../../../ui/money.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { toast } from '../../../ui/toast.ts';
import { CodeDialog } from './CodeDialog.tsx';

/** Cards of one page: a few, beside the rest of the wallet. */
const atOnce = 5;

export function OwnCards() {
  const t = useTranslations('wallet.cards');
  const words = useTranslations('wallet');
  const format = useFormatter();
  const money = useMoney();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [code, setCode] = useState<string | null>(null);
  const list = trpc.wallet.giftCards.bought.useInfiniteQuery(
    { limit: atOnce },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const cards = list.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (cardId: string) =>
    utils.wallet.giftCards.code.fetch({ cardId }).then(
      (shown) => setCode(shown.code),
      (error: unknown) => {
        toast({ text: errorText(error).text, bad: true });
        void utils.wallet.giftCards.bought.invalidate();
      },
    );
  if (list.isSuccess && cards.length === 0) return null;
  return (
    <section className="card" aria-labelledby="bought-cards">
      <h2 id="bought-cards">{t('bought')}</h2>
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
                <p className="muted small">
                  {card.recipient
                    ? t('for', { name: card.recipient.nickname || t('someone') })
                    : t('forCode')}
                </p>
                <p className="muted tiny">
                  {card.redeemedAt === null
                    ? t('unused')
                    : t('used', { date: format.dateTime(card.redeemedAt, { dateStyle: 'medium' }) })}
                </p>
              </div>
              {card.recipient === null && card.redeemedAt === null ? (
                <Button size="s" onClick={() => void show(card.id)}>
                  {t('show')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </PagedPart>
      <CodeDialog code={code} onClose={() => setCode(null)} />
    </section>
  );
}
