// One review of somebody else: what it says, what its makers answered, votes, and what else can be done with it.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import { isGone } from '../../../../shared/gone.ts';
import type { Review, ReviewReply } from '../../../../shared/reviews.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import type { ListInput } from './listInput.ts';
import { ReviewHead } from './ReviewHead.tsx';
import { ReviewMenu, type Rights } from './ReviewMenu.tsx';
import { ReviewText } from './ReviewText.tsx';
import { VoteButtons, VoteCounts } from './VoteButtons.tsx';

/** @param rights null for guests. */
type Props = { review: Review; input: ListInput; rights: Rights | null };

export function ReviewRow({ review, input, rights }: Props) {
  const name = useNameOf()(review.author.nickname);
  return (
    <li className="review">
      <Avatar avatar={review.author.avatar} />
      <ReviewHead
        review={review}
        name={
          isGone(review.author) ? (
            name
          ) : (
            <Link to="/member/$memberId" params={{ memberId: review.author.id }}>
              {name}
            </Link>
          )
        }
      />
      <div className="review-in">
        <ReviewText body={review.body} language={review.language} />
        {review.reply ? <Reply reply={review.reply} /> : null}
        {rights ? (
          <div className="review-foot">
            <VoteButtons review={review} input={input} />
            <ReviewMenu review={review} name={name} rights={rights} />
          </div>
        ) : (
          <VoteCounts votes={review.votes} />
        )}
      </div>
    </li>
  );
}

export function Reply({ reply }: { reply: ReviewReply }) {
  const t = useTranslations('reviews');
  const format = useFormatter();
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  return (
    <div className="review-reply">
      <p className="small">
        <b>{t('reply.from', { publisher: reply.publisher })}</b>{' '}
        <span className="muted tiny">
          {reply.editedAt === null ? day(reply.at) : t('edited', { date: day(reply.editedAt) })}
        </span>
      </p>
      <p className="review-text">{reply.body}</p>
    </div>
  );
}
