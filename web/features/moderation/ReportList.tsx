// What members reported: reviews, entries of guestbooks, and talk; open ones to decide about, and what was decided.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Segments } from '../../ui/Segments.tsx';
import { EntryReports } from './reports/EntryReports.tsx';
import { OpenOrClosed } from './reports/OpenOrClosed.tsx';
import { ReviewReports } from './reports/ReviewReports.tsx';
import { TalkReports } from './reports/TalkReports.tsx';

const kinds = ['reviews', 'entries', 'talk'] as const;

export function ReportList() {
  const t = useTranslations('reporting.list');
  const [closed, setClosed] = useState(false);
  const [of, setOf] = useState<(typeof kinds)[number]>('reviews');
  return (
    <div className="stack">
      <div className="wrap">
        <Segments
          label={t('of')}
          options={kinds.map((value) => ({ value, label: t(value) }))}
          value={of}
          onChange={setOf}
        />
        <OpenOrClosed closed={closed} onChange={setClosed} />
      </div>
      {of === 'reviews' ? (
        <ReviewReports closed={closed} />
      ) : of === 'entries' ? (
        <EntryReports closed={closed} />
      ) : (
        <TalkReports closed={closed} />
      )}
    </div>
  );
}
