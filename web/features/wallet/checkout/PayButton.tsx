// The one button that buys: from the wallet, for nothing, or by charging what is missing.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Money } from '../../../../shared/primitives.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { useMoney } from '../../../ui/money.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import type { Way } from './useCheckout.ts';
import type { WalletSide } from './useWhatIsShort.ts';

type Props = {
  total: Money;
  wallet: WalletSide;
  /** False while something is still to be chosen. */
  ready: boolean;
  busy: Way | null;
  error: unknown;
  onPay: (way: Way) => void;
};

export function PayButton({ total, wallet, ready, busy, error, onPay }: Props) {
  const t = useTranslations('cart');
  const retry = useTranslations('ui.error');
  const money = useMoney();
  const { missing, charged, min, canCharge, balance, failed } = wallet;
  if (failed) {
    return (
      <>
        <p className="small">{t('balanceFailed')}</p>
        <Button wide icon="refresh" onClick={wallet.refetch}>
          {retry('tryAgain')}
        </Button>
      </>
    );
  }
  const { currency } = total;
  if (missing > 0 && !canCharge) {
    return (
      <>
        <p className="small">{t('paymentsOff')}</p>
        <Link to="/wallet" className={buttonClass({ wide: true })}>
          {t('toWallet')}
        </Link>
      </>
    );
  }
  const way: Way = missing > 0 ? 'charge' : 'wallet';
  const price = money({ amount: charged, currency });
  const words =
    way === 'charge'
      ? t('charge', { missing: price })
      : total.amount === 0
        ? t('get')
        : t('pay', { total: money(total) });
  return (
    <>
      <Refusal error={error} />
      <Button
        kind="primary"
        size="l"
        wide
        className="pay-go"
        disabled={!ready || balance === null}
        busy={busy ? t(busy === 'charge' ? 'charging' : 'paying') : undefined}
        onClick={() => onPay(way)}
      >
        {words}
      </Button>
      {way === 'charge' ? (
        <p className="muted tiny">
          {t('oneStep', { missing: price })}
          {charged > missing ? ` ${t('atLeast', { min: money({ amount: min, currency }) })}` : null}
        </p>
      ) : null}
    </>
  );
}
