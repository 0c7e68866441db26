// What members reported, reviews or entries of guestbooks: open ones to decide about, and what was decided.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Empty } from '../../ui/States.tsx';
import { EntryReportList } from './EntryReportList.tsx';
import { PagedList } from './PagedList.tsx';
import { ReportRow } from './ReportRow.tsx';

export function ReportList() {
  const t = useTranslations('reviews.reports');
  const words = useTranslations('moderation.entries');
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const [of, setOf] = useState<'reviews' | 'entries'>('reviews');
  const closed = which === 'closed';
  return (
    <div className="stack">
      <div className="wrap">
        <Segments
          label={words('of')}
          options={(['reviews', 'entries'] as const).map((value) => ({ value, label: words(value) }))}
          value={of}
          onChange={setOf}
        />
        <Segments
          label={t('which')}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: t(value) }))}
          value={which}
          onChange={setWhich}
        />
      </div>
      {of === 'reviews' ? <ReviewReports closed={closed} /> : <EntryReportList closed={closed} />}
    </div>
  );
}

function ReviewReports({ closed }: { closed: boolean }) {
  const t = useTranslations('reviews.reports');
  const list = trpc.store.review.reports.useInfiniteQuery(
    { closed, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const reports = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedList
      list={list}
      failed={t('failed')}
      isEmpty={reports.length === 0}
      empty={<Empty drawing="door" title={closed ? t('noneClosed') : t('noneOpen')} />}
    >
      <ol className="panel moderation-list">
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} />
        ))}
      </ol>
    </PagedList>
  );
}
