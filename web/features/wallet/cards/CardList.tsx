// A list of gift cards by pages, a few at a time beside the rest of the wallet. Nothing stands where there are none.
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Money } from '../../../../shared/primitives.ts';
import { useMoney } from '../../../ui/money.ts';
import { PagedPart, type PagedQuery } from '../../../ui/PagedPart.tsx';

/** Cards of one page. */
export const cardsAtOnce = 5;

type Listed = { id: string; amount: Money };
type Props<Card> = {
  title: string;
  list: PagedQuery & { data: { pages: { items: Card[] }[] } | undefined };
  /** What is said of one. */
  about: (card: Card) => ReactNode;
  /** What can be done with one. */
  act: (card: Card) => ReactNode;
};

export function CardList<Card extends Listed>({ title, list, about, act }: Props<Card>) {
  const t = useTranslations('wallet.cards');
  const words = useTranslations('wallet');
  const money = useMoney();
  const heading = useId();
  const cards = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!list.isPending && !list.isError && cards.length === 0) return null;
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
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
                {about(card)}
              </div>
              {act(card)}
            </li>
          ))}
        </ul>
      </PagedPart>
    </section>
  );
}
