// Publishes a review or an edit of it, once however often it is pressed, and has the page show it.
import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Language } from '../../../../shared/primitives.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { toast } from '../../../ui/toast.ts';

type Said = { recommended: boolean; body: string; language: Language };

/** Everything that tells of a game's reviews and their scores. */
export const showReviewsAnew = () =>
  Promise.all([
    cache.store.review.invalidate(),
    cache.store.reviews.invalidate(),
    cache.store.game.invalidate(),
  ]);

/** @param edits whether there is a review already. */
export function useSaveReview(gameId: string, edits: boolean, onSaved: () => void) {
  const t = useTranslations('reviews.form');
  // A repetition after a lost answer is the same intention, unless something else is said.
  const intended = useRef({ text: '', key: '' });
  const done = async () => {
    toast({ text: t(edits ? 'saved' : 'published') });
    await showReviewsAnew();
    onSaved();
  };
  const write = trpc.store.review.write.useMutation({ onSuccess: done });
  const edit = trpc.store.review.edit.useMutation({ onSuccess: done });
  const { error, isPending } = edits ? edit : write;
  return {
    error,
    isPending,
    send(said: Said): void {
      if (isPending) return;
      if (edits) {
        edit.mutate({ gameId, ...said });
        return;
      }
      const text = JSON.stringify(said);
      if (intended.current.text !== text) intended.current = { text, key: crypto.randomUUID() };
      write.mutate({ gameId, ...said, key: intended.current.key });
    },
  };
}
