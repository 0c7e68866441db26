// Writes a review, or says something else in it. What is begun is kept in this browser until it is published.
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { languages } from '../../../../shared/primitives.ts';
import { reviewLimits, reviewProblem } from '../../../../shared/reviewing.ts';
import { characters } from '../../../../shared/text.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { languageNames } from '../../../i18n/language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choices.tsx';
import { FieldNote } from '../../../ui/Field.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { type Draft, keepDraft, readDraft } from './drafts.ts';
import { useSaveReview } from './useSaveReview.ts';
import { useTextProblem } from './useTextProblem.ts';

type Props = {
  memberId: string;
  gameId: string;
  /** What it says now; null for a new one. */
  review: Draft | null;
  onClose: () => void;
};

export function ReviewForm({ memberId, gameId, review, onClose }: Props) {
  const t = useTranslations('reviews.form');
  const { language } = useLanguage();
  const tell = useTextProblem();
  const [draft, setDraft] = useState<Draft>(
    () => readDraft(memberId, gameId) ?? review ?? { recommended: null, body: '', language },
  );
  const [tried, setTried] = useState(false);
  const save = useSaveReview(gameId, review !== null, () => {
    keepDraft(memberId, gameId, null);
    onClose();
  });
  const changed = draft.body !== review?.body || draft.recommended !== review.recommended;
  useEffect(() => keepDraft(memberId, gameId, changed ? draft : null), [memberId, gameId, draft, changed]);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { max } = reviewLimits.body;
  const problem = reviewProblem(draft.body);
  const { recommended } = draft;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || recommended === null) return;
    save.send({ recommended, body: draft.body.trim(), language: draft.language });
  };
  return (
    <form className="panel review-form" onSubmit={onSubmit} noValidate aria-label={t('title')}>
      <div className={tried && recommended === null ? 'field is-bad' : 'field'}>
        <span className="label">{t('verdict')}</span>
        <Segments
          label={t('verdict')}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          value={recommended === null ? '' : recommended ? 'yes' : 'no'}
          onChange={(value: string) => set({ recommended: value === 'yes' })}
        />
        <FieldNote
          id={`verdict-${gameId}`}
          problem={tried && recommended === null ? t('noVerdict') : undefined}
        />
      </div>
      <TextArea
        label={t('body')}
        hint={t('hint')}
        rows={7}
        value={draft.body}
        onChange={(body) => set({ body })}
        problem={tell(problem, draft.body, max, tried)}
        count={t('count', { count: characters(draft.body.trim()), max })}
      />
      <Refusal error={save.error} />
      <div className="review-form-foot">
        <Select
          label={t('language')}
          options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          value={draft.language}
          onChange={(chosen) => set({ language: chosen })}
        />
        <div className="dialog-acts">
          <Button kind="quiet" onClick={onClose}>
            {t('not')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            busy={save.isPending ? t(review ? 'saving' : 'publishing') : undefined}
          >
            {t(review ? 'save' : 'publish')}
          </Button>
        </div>
      </div>
    </form>
  );
}
