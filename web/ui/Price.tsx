// What a game costs: plain, free, or on sale with its ticket. Amber stands only here.
import { useLocale, useTranslations } from 'use-intl/react';
import type { GameCard, Price as PriceData } from '../../shared/store.ts';
import { useMoney } from './money.ts';

/** The percent on a ticket. A dash, not a minus sign: that is in none of the font's first parts. */
function usePercentOff(): (percent: number) => string {
  const locale = useLocale();
  return (percent) => `–${new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100)}`;
}

type Props = {
  price: PriceData | null;
  /** Tells why there is no price. */
  state?: GameCard['state'];
};

const unsold = (state: Props['state']) => (state === 'coming' ? 'coming' : 'notSold');

/** One line: ticket, new price, old price struck. A reader hears "was, now". */
export function Price({ price, state }: Props) {
  const t = useTranslations('ui.price');
  const money = useMoney();
  const off = usePercentOff();
  if (!price) return <span className="price muted">{t(unsold(state))}</span>;
  if (price.now.amount === 0 && !price.was) return <span className="price">{t('free')}</span>;
  if (!price.was || price.percent === null) return <span className="price">{money(price.now)}</span>;
  return (
    <span className="price">
      <span className="ticket">{off(price.percent)}</span>
      <span className="sr">{t('was')}</span>
      <s>{money(price.was)}</s>
      <span className="sr">{t('now')}</span>
      <span className="now">{money(price.now)}</span>
    </span>
  );
}

/** The large one: a ticket torn along its perforation. Without a sale it is the price alone, in the same place. */
export function Stub({ price, state }: Props) {
  const t = useTranslations('ui.price');
  const money = useMoney();
  const off = usePercentOff();
  if (!price?.was || price.percent === null) {
    const text = price ? (price.now.amount === 0 ? t('free') : money(price.now)) : t(unsold(state));
    return <span className="price-large">{text}</span>;
  }
  return (
    <span className="stub">
      <span className="off">{off(price.percent)}</span>
      <span className="now">
        <span className="sr">{t('was')}</span>
        <s>{money(price.was)}</s> <span className="sr">{t('now')}</span>
        {price.now.amount === 0 ? t('free') : money(price.now)}
      </span>
    </span>
  );
}
