// After money moved: what the page knows of the wallet, the cart, games and wishes is asked for anew.
import { useCallback } from 'react';
import { trpc } from '../../api/trpc.ts';

/** Resolves when the wallet and the cart are shown as they are now. */
export function useSpent(): () => Promise<void> {
  const utils = trpc.useUtils();
  return useCallback(async () => {
    void utils.store.game.invalidate();
    void utils.store.wishlist.invalidate();
    await Promise.all([utils.wallet.invalidate(), utils.store.cart.invalidate()]);
  }, [utils]);
}
