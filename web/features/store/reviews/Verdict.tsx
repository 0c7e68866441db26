// Whether somebody recommends a game, in a word.
import { useTranslations } from 'use-intl/react';
import type { Review } from '../../../../shared/reviews.ts';
import { Icon } from '../../../ui/Icon.tsx';
import './reviews.css';

export function Verdict({ recommended }: Pick<Review, 'recommended'>) {
  const t = useTranslations('reviews');
  return (
    <span className={recommended ? 'verdict is-good' : 'verdict is-bad'}>
      <Icon name="thumb" small />
      {recommended ? t('recommended') : t('notRecommended')}
    </span>
  );
}
