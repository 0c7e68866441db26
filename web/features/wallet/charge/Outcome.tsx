// What became of a charge, in words, and where to go from here.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Charge } from '../../../../shared/payments.ts';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import { useMoney } from '../../../ui/money.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';

type Props = { charge: Charge; isLooking: boolean; error: unknown; onLook: () => void };

export function Outcome({ charge, isLooking, error, onLook }: Props) {
  const t = useTranslations('wallet.back');
  const money = useMoney();
  const errorText = useErrorText();
  const amount = money(charge.amount);
  if (isLooking || charge.state === 'checking') {
    return (
      <Told busy title={charge.withPurchase ? t('buying') : t('checking')}>
        <p>{t('checkingText')}</p>
      </Told>
    );
  }
  switch (charge.state) {
    case 'ready':
      return <Unpaid charge={charge} error={error} onLook={onLook} />;
    case 'approved':
      return charge.refusal ? (
        <Told icon="warn" title={t('refused')} ways={<Ways charge={charge} />}>
          <p>{amount}</p>
          <p>{errorText({ data: { appCode: charge.refusal.code, params: charge.refusal.params } }).text}</p>
        </Told>
      ) : (
        <Told icon="check" title={t('approved', { amount })} ways={<Ways charge={charge} />} />
      );
    case 'cancelled':
      return (
        <Told icon="x" title={t('cancelled')} ways={<Ways charge={charge} />}>
          <p>{t('cancelledText')}</p>
        </Told>
      );
    case 'failed':
      return (
        <Told icon="warn" title={t('failedTitle')} ways={<Ways charge={charge} />}>
          <p>{t('failedText')}</p>
        </Told>
      );
    case 'expired':
      return (
        <Told icon="clock" title={t('expired')} ways={<Ways charge={charge} />}>
          <p>{t('expiredText')}</p>
        </Told>
      );
  }
}

type ToldProps = { busy?: boolean; icon?: IconName; title: string; children?: ReactNode; ways?: ReactNode };

function Told({ busy = false, icon = 'clock', title, children, ways }: ToldProps) {
  return (
    <section className="panel state outcome" aria-live="polite" aria-busy={busy}>
      {busy ? <span className="spin" aria-hidden="true" /> : <Icon name={icon} />}
      <h1 className="state-title">{title}</h1>
      {children}
      {ways ? <div className="wrap">{ways}</div> : null}
    </section>
  );
}

/** On to where it was begun. */
function Ways({ charge }: { charge: Charge }) {
  const t = useTranslations('wallet.back');
  const again = charge.state !== 'approved';
  if (charge.withPurchase) {
    return (
      <Link to="/cart" search={{}} className={buttonClass({ kind: 'primary' })}>
        {t('toCart')}
      </Link>
    );
  }
  return (
    <>
      {again ? (
        <Link to="/wallet/charge" search={{}} className={buttonClass({ kind: 'primary' })}>
          {t('again')}
        </Link>
      ) : null}
      <Link to="/wallet" className={buttonClass({ kind: again ? 'second' : 'primary' })}>
        {t('toWallet')}
      </Link>
    </>
  );
}

function Unpaid({ charge, error, onLook }: Omit<Props, 'isLooking'>) {
  const t = useTranslations('wallet.back');
  const money = useMoney();
  const format = useFormatter();
  const utils = trpc.useUtils();
  const giveUp = trpc.wallet.charges.giveUp.useMutation({
    onSuccess: (seen) => utils.wallet.charges.find.setData({ chargeId: charge.id }, seen),
  });
  if (charge.expiresAt <= Date.now()) {
    return (
      <Told icon="clock" title={t('expired')} ways={<Ways charge={{ ...charge, state: 'expired' }} />}>
        <p>{t('expiredText')}</p>
      </Told>
    );
  }
  const time = format.dateTime(charge.expiresAt, { timeStyle: 'short' });
  return (
    <Told
      title={t('ready')}
      ways={
        <>
          {charge.payUrl ? (
            <a href={charge.payUrl} className={buttonClass({ kind: 'primary' })}>
              {t('payNow')}
            </a>
          ) : null}
          <Button onClick={onLook}>{t('look')}</Button>
          <Button
            kind="quiet"
            busy={giveUp.isPending ? t('givingUp') : undefined}
            onClick={() => giveUp.mutate({ chargeId: charge.id })}
          >
            {t('giveUp')}
          </Button>
        </>
      }
    >
      <p>{t('readyText', { amount: money(charge.amount), time })}</p>
      <Refusal error={giveUp.error ?? error} />
    </Told>
  );
}
