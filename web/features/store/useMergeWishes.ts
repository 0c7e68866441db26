// Wishes made before signing in come along.
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { toast } from '../../ui/toast.ts';
import { guestWishes, removeGuestWish } from './guestWishes.ts';

/** Of several calls at once only the first does the work. */
let merging = false;

/**
 * @returns a function to call when a member has come in. A wish leaves the browser only when the server has it, so a
 * broken connection loses none: the next call takes the rest along. A game that is gone is let go.
 */
export function useMergeWishes(): () => Promise<void> {
  const t = useTranslations('store.wish');
  const utils = trpc.useUtils();
  const { mutateAsync: wish } = trpc.store.wish.useMutation();
  return useCallback(async () => {
    if (merging) return;
    merging = true;
    let count = 0;
    // Oldest first, so that their order stays.
    for (const gameId of guestWishes().toReversed()) {
      try {
        await wish({ gameId });
        count += 1;
        removeGuestWish(gameId);
      } catch (error) {
        if (isGone(error)) removeGuestWish(gameId);
        else break;
      }
    }
    merging = false;
    if (count === 0) return;
    await utils.store.wishlist.invalidate();
    toast({ text: t('merged', { count }) });
  }, [wish, utils, t]);
}

const isGone = (error: unknown) => ['GAME_NOT_FOUND', 'BAD_INPUT'].includes(readError(error).code);
