// Bundles in the cart: a guest's in the browser, a member's on the server, shown before it answers.
import { useTranslations } from 'use-intl/react';
import { bundleLimits } from '../../../../shared/bundleShares.ts';
import type { Bundle } from '../../../../shared/bundles.ts';
import { trpc } from '../../../api/trpc.ts';
import { toast } from '../../../ui/toast.ts';
import { useMe } from '../../accounts/useMe.ts';
import { addToGuestCart, guestCart, removeFromGuestCart, useGuestCart } from '../cart/guestCart.ts';
import { useCartChange, useMemberCart } from '../cart/useCart.ts';

export function useBundleCart() {
  const t = useTranslations('bundles');
  const { me } = useMe();
  const guest = useGuestCart();
  const { query } = useMemberCart();
  const change = useCartChange();
  const { mutateAsync: put } = trpc.store.bundles.addToCart.useMutation();
  const { mutateAsync: take } = trpc.store.bundles.removeFromCart.useMutation();
  const full = t('full', bundleLimits.inCart);

  const has = (bundleId: string) =>
    me
      ? (query.data?.bundles.some(({ bundle }) => bundle.id === bundleId) ?? false)
      : guest.some(({ id }) => id === bundleId);

  /** Resolves to whether it is in it now; a failure has been told. */
  async function add(bundle: Bundle): Promise<boolean> {
    const addedAt = Date.now();
    const seen = bundle.rest?.now ?? null;
    if (me) {
      return change(
        ({ bundles }) => ({
          bundles: [{ bundle, addedAt, seen }, ...bundles.filter((each) => each.bundle.id !== bundle.id)],
        }),
        () => put({ bundleId: bundle.id }),
        full,
      );
    }
    const waiting = guestCart().filter((item) => item.bundle && item.id !== bundle.id);
    const room = waiting.length < bundleLimits.inCart.max;
    if (room && addToGuestCart({ id: bundle.id, at: addedAt, seen, bundle: true })) return true;
    toast({ text: full, bad: true });
    return false;
  }

  /** Takes it out, and says so, with a way back. */
  async function remove(bundle: Bundle): Promise<void> {
    if (me) {
      const gone = await change(
        ({ bundles }) => ({ bundles: bundles.filter((each) => each.bundle.id !== bundle.id) }),
        () => take({ bundleId: bundle.id }),
        full,
      );
      if (!gone) return;
    } else removeFromGuestCart([bundle.id]);
    toast({
      text: t('removed', { name: bundle.name }),
      undo: { label: t('undo'), onUndo: () => void add(bundle) },
    });
  }

  return { has, add, remove };
}
