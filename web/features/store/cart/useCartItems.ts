// What stands in the cart with the prices of now, for members and guests alike.
import { useMemo } from 'react';
import type { CartBundle } from '../../../../shared/bundles.ts';
import type { CartItem } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { useGuestCart } from './guestCart.ts';
import { useMemberCart } from './useCart.ts';

const idsOf = (items: ReturnType<typeof useGuestCart>, bundles: boolean) =>
  items.flatMap(({ id, bundle = false }) => (bundle === bundles ? [id] : []));

export function useCartItems() {
  const { me, isPending } = useMe();
  const { language } = useLanguage();
  const guest = useGuestCart();
  const member = useMemberCart();
  const [ids, bundleIds] = [idsOf(guest, false), idsOf(guest, true)];
  const games = trpc.store.gamesByIds.useQuery(
    { ids, language },
    { enabled: !me && !isPending && ids.length > 0, placeholderData: (before) => before },
  );
  const sets = trpc.store.bundles.byIds.useQuery(
    { ids: bundleIds, language },
    { enabled: !me && !isPending && bundleIds.length > 0, placeholderData: (before) => before },
  );
  // A guest's cart of bundles alone waits for these alone.
  const query = me ? member.query : ids.length > 0 ? games : sets;
  const own = member.query.data;
  const known = games.data;
  const items = useMemo<CartItem[]>(() => {
    if (me) return own?.items ?? [];
    return guest.flatMap(({ id, at, seen }) => {
      const game = known?.find((each) => each.id === id);
      return game ? [{ game, addedAt: at, seen, owned: false }] : [];
    });
  }, [me, own, known, guest]);
  const knownSets = sets.data;
  const bundles = useMemo<CartBundle[]>(() => {
    if (me) return own?.bundles ?? [];
    return guest.flatMap(({ id, at, seen }) => {
      const bundle = knownSets?.find((each) => each.id === id);
      return bundle ? [{ bundle, addedAt: at, seen }] : [];
    });
  }, [me, own, knownSets, guest]);
  const isEmptyGuest = !me && !isPending && guest.length === 0;
  return {
    me,
    items,
    bundles,
    isPending: !isEmptyGuest && (isPending || query.isPending),
    error: !isEmptyGuest && query.isError ? query.error : null,
    isFetching: query.isFetching,
    refetch: () => Promise.all([query.refetch(), ...(me || query === sets ? [] : [sets.refetch()])]),
  };
}
