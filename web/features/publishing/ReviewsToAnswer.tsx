// The reviews of a publisher's games: those without an answer, or with one.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewToAnswer } from '../../../shared/publishing.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Empty } from '../../ui/States.tsx';
import { useNameOf } from '../../ui/useNameOf.ts';
import { ReplyDialog } from '../store/reviews/ReplyDialog.tsx';
import { ReviewHead } from '../store/reviews/ReviewHead.tsx';
import { Reply } from '../store/reviews/ReviewRow.tsx';
import { ReviewText } from '../store/reviews/ReviewText.tsx';
import { Paged } from './Paged.tsx';

export function ReviewsToAnswer({ publisherId }: { publisherId: string }) {
  const t = useTranslations('publishing.reviews');
  const [which, setWhich] = useState<'open' | 'answered'>('open');
  const list = trpc.store.publishing.reviews.useInfiniteQuery(
    { publisherId, answered: which === 'answered', limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <div>
        <Segments
          label={t('which')}
          options={(['open', 'answered'] as const).map((value) => ({ value, label: t(value) }))}
          value={which}
          onChange={setWhich}
        />
      </div>
      <Paged
        list={list}
        failed={t('failed')}
        isEmpty={items.length === 0}
        empty={<Empty drawing="door" title={which === 'open' ? t('noneOpen') : t('noneAnswered')} />}
      >
        <ul className="panel publishing-list">
          {items.map((item) => (
            <Item key={item.review.id} item={item} />
          ))}
        </ul>
      </Paged>
    </div>
  );
}

function Item({ item: { game, review } }: { item: ReviewToAnswer }) {
  const t = useTranslations('publishing.reviews');
  const name = useNameOf()(review.author.nickname);
  const [answers, setAnswers] = useState(false);
  const close = () => {
    setAnswers(false);
    void cache.store.publishing.reviews.invalidate();
  };
  return (
    <li className="review">
      <Avatar avatar={review.author.avatar} />
      <ReviewHead review={review} name={name} />
      <div className="review-in">
        <Link to="/game/$slug" params={{ slug: game.slug }} className="link small">
          {game.title}
        </Link>
        <ReviewText body={review.body} language={review.language} />
        {review.reply ? <Reply reply={review.reply} /> : null}
        <Button size="s" onClick={() => setAnswers(true)}>
          {review.reply ? t('change') : t('answer')}
        </Button>
      </div>
      {answers ? <ReplyDialog review={review} name={name} onClose={close} /> : null}
    </li>
  );
}
