// The wallet: what is in it, gift cards, codes, and all that moved.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMoney } from '../../ui/money.ts';
import { Bone, Loading } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { CardsToBuy } from './cards/CardsToBuy.tsx';
import { OwnCards } from './cards/OwnCards.tsx';
import { ReceivedCards } from './cards/ReceivedCards.tsx';
import { RedeemCard } from './cards/RedeemCard.tsx';
import { PendingCharge } from './charge/PendingCharge.tsx';
import { History } from './History.tsx';
import { MembersOnly } from './MembersOnly.tsx';
import './wallet.css';

export function WalletPage() {
  const t = useTranslations('wallet');
  usePageTitle(t('title'));
  return <MembersOnly>{(me) => <Wallet me={me} />}</MembersOnly>;
}

function Wallet({ me }: { me: Me }) {
  const t = useTranslations('wallet');
  return (
    <div className="pay-cols wallet">
      <div>
        <h1>{t('title')}</h1>
        <BalanceHead />
        <PendingCharge />
        <CardsToBuy me={me} />
        <History />
      </div>
      <div className="pay-side">
        <RedeemCard />
        <ReceivedCards />
        <OwnCards />
      </div>
    </div>
  );
}

function BalanceHead() {
  const t = useTranslations('wallet');
  const money = useMoney();
  const balance = trpc.wallet.balance.useQuery(undefined, { refetchOnWindowFocus: 'always' });
  if (balance.isError) {
    return (
      <ErrorState
        title={t('failed')}
        error={balance.error}
        onRetry={() => void balance.refetch()}
        retrying={balance.isFetching}
      />
    );
  }
  return (
    <div className="balance">
      <div>
        <p className="muted small">{t('have')}</p>
        {balance.data ? (
          <p className="sum-big">{money(balance.data)}</p>
        ) : (
          <Loading>
            <Bone className="h-11 w-40" />
          </Loading>
        )}
      </div>
      <div className="wrap">
        <Link to="/wallet/charge" search={{}} className={buttonClass({ kind: 'primary' })}>
          <Icon name="plus" small />
          {t('putIn')}
        </Link>
        <Link to="/orders" className={buttonClass({})}>
          <Icon name="receipt" small />
          {t('orders')}
        </Link>
      </div>
    </div>
  );
}
