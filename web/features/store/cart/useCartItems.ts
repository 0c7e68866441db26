// What stands in the cart with the prices of now, for members and guests alike.
import { useMemo } from 'react';
import type { CartItem } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { useGuestCart } from './guestCart.ts';
import { useMemberCart } from './useCart.ts';

export function useCartItems() {
  const { me, isPending } = useMe();
  const { language } = useLanguage();
  const guest = useGuestCart();
  const member = useMemberCart();
  const ids = guest.map(({ id }) => id);
  const games = trpc.store.gamesByIds.useQuery(
    { ids, language },
    { enabled: !me && !isPending && ids.length > 0, placeholderData: (before) => before },
  );
  const query = me ? member.query : games;
  const own = member.query.data?.items;
  const known = games.data;
  const items = useMemo<CartItem[]>(() => {
    if (me) return own ?? [];
    return guest.flatMap(({ id, at, seen }) => {
      const game = known?.find((each) => each.id === id);
      return game ? [{ game, addedAt: at, seen, owned: false }] : [];
    });
  }, [me, own, known, guest]);
  const isEmptyGuest = !me && !isPending && ids.length === 0;
  return {
    me,
    items,
    isPending: !isEmptyGuest && (isPending || query.isPending),
    error: !isEmptyGuest && query.isError ? query.error : null,
    isFetching: query.isFetching,
    refetch: () => query.refetch(),
  };
}
