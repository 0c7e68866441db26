// Votes, shown before the server answers and undone where it refuses.
import { useTranslations } from 'use-intl/react';
import { moveVote, type ReviewVote } from '../../../../shared/reviewing.ts';
import type { Review, VoteResult } from '../../../../shared/reviews.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import type { ListInput } from './listInput.ts';

/** Puts what is known of a review's votes into the list it stands in. */
function show(input: ListInput, reviewId: string, { votes, vote }: VoteResult): void {
  cache.store.reviews.setInfiniteData(input, (list) =>
    list
      ? {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === reviewId ? { ...item, votes, vote } : item)),
          })),
        }
      : list,
  );
}

/** @param input of the list that the review stands in. */
export function useVote(input: ListInput) {
  const t = useTranslations('reviews.votes');
  const errorText = useErrorText();
  const { mutateAsync, isPending } = trpc.store.review.vote.useMutation();
  return async (review: Review, pressed: ReviewVote): Promise<void> => {
    // The one before has not come through yet.
    if (isPending) return;
    const vote = review.vote === pressed ? null : pressed;
    await cache.store.reviews.cancel(input);
    show(input, review.id, { votes: moveVote(review.votes, review.vote, vote), vote });
    try {
      show(input, review.id, await mutateAsync({ reviewId: review.id, vote }));
    } catch (error) {
      show(input, review.id, review);
      toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
    }
  };
}
