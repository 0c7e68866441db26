// Wishes made before signing in move into the account: at sign-in, or when the page is next opened if that was cut short.
import { useEffect } from 'react';
import { useMe } from '../accounts/useMe.ts';
import { useMergeWishes } from './useMergeWishes.ts';

export function WishesBackground() {
  const { me } = useMe();
  const merge = useMergeWishes();
  const memberId = me?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each member who comes in
  useEffect(() => {
    if (memberId) void merge();
  }, [memberId]);
  return null;
}
