// What a review says, cut short where it is long.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Review } from '../../../../shared/reviews.ts';

/** Characters and lines above which a text is cut short. */
const longText = 700;
const manyLines = 10;

export function ReviewText({ body, language }: Pick<Review, 'body' | 'language'>) {
  const t = useTranslations('reviews');
  const long = body.length > longText || body.split('\n').length > manyLines;
  const [whole, setWhole] = useState(!long);
  return (
    <>
      <p className={whole ? 'review-text' : 'review-text is-cut'} lang={language}>
        {body}
      </p>
      {whole ? null : (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('readAll')}
        </button>
      )}
    </>
  );
}
