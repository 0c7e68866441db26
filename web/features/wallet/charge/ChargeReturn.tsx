// Back from the provider: what became of the charge, found out again after a reload, watched while nobody knows.
import { Navigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { readError } from '../../../i18n/readError.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { useSpent } from '../useSpent.ts';
import { Outcome } from './Outcome.tsx';

/** Milliseconds between two looks at a charge of which nobody knows yet. */
const lookEvery = 2_500;

type Props = { chargeId: string; token: string | undefined };

export function ChargeReturn({ chargeId, token }: Props) {
  const t = useTranslations('wallet.back');
  const spent = useSpent();
  const utils = trpc.useUtils();
  const approve = trpc.wallet.charges.approve.useMutation();
  const approved = useRef(false);
  const found = trpc.wallet.charges.find.useQuery(
    { chargeId },
    {
      refetchOnWindowFocus: 'always',
      refetchInterval: ({ state: { data } }) => (data?.state === 'checking' ? lookEvery : false),
    },
  );
  const charge = found.data;
  const state = charge?.state;
  const look = () =>
    approve.mutate(
      { chargeId, token },
      {
        onSuccess: (seen) => utils.wallet.charges.find.setData({ chargeId }, seen),
        onError: () => void found.refetch(),
      },
    );
  useEffect(() => {
    // Once: the server may be told again, and then only looks.
    if (state !== 'ready' || approved.current) return;
    approved.current = true;
    look();
  });
  useEffect(() => {
    if (state === 'approved') void spent();
  }, [state, spent]);

  if (found.isPending) return <LinesSkeleton count={3} />;
  if (found.isError || !charge) {
    const isGone = ['CHARGE_NOT_FOUND', 'BAD_INPUT'].includes(readError(found.error).code);
    return (
      <ErrorState
        title={isGone ? t('notFound') : t('lookFailed')}
        error={found.error}
        onRetry={() => void found.refetch()}
        retrying={found.isFetching}
      />
    );
  }
  if (charge.orderId) return <Navigate to="/orders/$orderId" params={{ orderId: charge.orderId }} replace />;
  const isLooking = charge.state === 'ready' && (approve.isPending || approve.isIdle);
  return <Outcome charge={charge} isLooking={isLooking} error={approve.error} onLook={look} />;
}
