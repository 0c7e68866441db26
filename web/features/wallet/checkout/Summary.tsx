// The sums of what is chosen: what is saved, what is to pay, what the wallet has for it.
import { useTranslations } from 'use-intl/react';
import type { Currency } from '../../../../shared/primitives.ts';
import { useMoney } from '../../../ui/money.ts';
import type { WalletSide } from './useWhatIsShort.ts';

type Props = {
  count: number;
  /** Minor units. */
  sum: { full: number; total: number };
  currency: Currency;
  wallet: WalletSide;
};

export function Summary({ count, sum, currency, wallet: { balance, missing } }: Props) {
  const t = useTranslations('cart');
  const money = useMoney();
  const said = (amount: number) => money({ amount, currency });
  const saved = sum.full - sum.total;
  return (
    <dl className="sum">
      <dt>{t('games', { count })}</dt>
      <dd>{said(sum.full)}</dd>
      {saved > 0 ? (
        <>
          <dt>{t('saved')}</dt>
          <dd className="is-less">–{said(saved)}</dd>
        </>
      ) : null}
      <dt className="total rule">{t('toPay')}</dt>
      <dd className="total rule">{sum.total === 0 && count > 0 ? t('free') : said(sum.total)}</dd>
      {balance ? (
        <>
          <dt>{t('inWallet')}</dt>
          <dd>{money(balance)}</dd>
          {missing > 0 ? (
            <>
              <dt className="short">{t('short')}</dt>
              <dd className="short">{said(missing)}</dd>
            </>
          ) : sum.total > 0 ? (
            <>
              <dt>{t('after')}</dt>
              <dd>{said(balance.amount - sum.total)}</dd>
            </>
          ) : null}
        </>
      ) : null}
    </dl>
  );
}
