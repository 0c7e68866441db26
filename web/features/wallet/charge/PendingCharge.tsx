// A payment that was begun and neither made nor left: the way on, and the way out.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { toast } from '../../../ui/toast.ts';
import { useSpent } from '../useSpent.ts';

export function PendingCharge() {
  const t = useTranslations('wallet.back');
  const money = useMoney();
  const errorText = useErrorText();
  const spent = useSpent();
  const newest = trpc.wallet.charges.list.useQuery({ limit: 1 }, { refetchOnWindowFocus: 'always' });
  const giveUp = trpc.wallet.charges.giveUp.useMutation({
    onSuccess: () => spent(),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const [charge] = newest.data?.items ?? [];
  if (charge?.state !== 'ready' || charge.expiresAt <= Date.now()) return null;
  const amount = money(charge.amount);
  return (
    <div className="notice pending" role="status">
      <Icon name="clock" />
      <p className="grow">{t(charge.withPurchase ? 'openBuy' : 'open', { amount })}</p>
      <span className="wrap">
        <Link to="/wallet/charge" search={{ charge: charge.id }} className={buttonClass({ size: 's' })}>
          {t('payNow')}
        </Link>
        <Button
          kind="quiet"
          size="s"
          busy={giveUp.isPending ? t('givingUp') : undefined}
          onClick={() => giveUp.mutate({ chargeId: charge.id })}
        >
          {t('giveUp')}
        </Button>
      </span>
    </div>
  );
}
