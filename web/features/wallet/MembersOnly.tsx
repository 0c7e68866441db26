// The pages of money are for members: others are led to the door, and back.
import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Me } from '../../../shared/accounts.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { useMe } from '../accounts/useMe.ts';

export function MembersOnly({ children }: { children: (me: Me) => ReactNode }) {
  const { me, isPending } = useMe();
  const back = useRouterState({ select: (state) => state.location.href });
  if (isPending) return <LinesSkeleton count={4} />;
  if (!me) return <Navigate to="/sign-in" search={{ back }} replace />;
  return children(me);
}
