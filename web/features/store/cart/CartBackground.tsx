// A cart filled before signing in moves into the account: at sign-in, or when the page is next opened if that was cut
// short.
import { useEffect } from 'react';
import { useMe } from '../../accounts/useMe.ts';
import { useMergeCart } from './useMergeCart.ts';

export function CartBackground() {
  const { me } = useMe();
  const merge = useMergeCart();
  const memberId = me?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each member who comes in
  useEffect(() => {
    if (memberId) void merge();
  }, [memberId]);
  return null;
}
