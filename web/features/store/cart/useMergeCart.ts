// What a guest has put into the cart comes along.
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { readError } from '../../../i18n/readError.ts';
import { toast } from '../../../ui/toast.ts';
import { guestCart, removeFromGuestCart } from './guestCart.ts';

/** Of several calls at once only the first does the work. */
let merging = false;

/**
 * @returns a function to call when a member has come in. A game leaves the browser only when the server has it, so a
 * broken connection loses none: the next call takes the rest along, as it does when there was no room. A game that is
 * gone is let go.
 */
export function useMergeCart(): () => Promise<void> {
  const t = useTranslations('store.cart');
  const utils = trpc.useUtils();
  const { mutateAsync: put } = trpc.store.addToCart.useMutation();
  const { mutateAsync: putBundle } = trpc.store.bundles.addToCart.useMutation();
  return useCallback(async () => {
    if (merging) return;
    merging = true;
    let count = 0;
    // Oldest first, so that their order stays.
    for (const { id, bundle } of guestCart().toReversed()) {
      try {
        await (bundle ? putBundle({ bundleId: id }) : put({ gameId: id }));
        count += 1;
        removeFromGuestCart([id]);
      } catch (error) {
        if (['GAME_NOT_FOUND', 'BUNDLE_NOT_FOUND'].includes(readError(error).code)) removeFromGuestCart([id]);
        else break;
      }
    }
    merging = false;
    if (count === 0) return;
    await utils.store.cart.invalidate();
    toast({ text: t('merged', { count }) });
  }, [put, putBundle, utils, t]);
}
