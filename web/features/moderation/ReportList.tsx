// Reviews that members reported: open ones to decide about, and what was decided.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Empty } from '../../ui/States.tsx';
import { PagedList } from './PagedList.tsx';
import { ReportRow } from './ReportRow.tsx';

export function ReportList() {
  const t = useTranslations('reviews.reports');
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const list = trpc.store.review.reports.useInfiniteQuery(
    { closed: which === 'closed', limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const reports = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <div>
        <Segments
          label={t('which')}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: t(value) }))}
          value={which}
          onChange={setWhich}
        />
      </div>
      <PagedList
        list={list}
        failed={t('failed')}
        isEmpty={reports.length === 0}
        empty={<Empty drawing="door" title={which === 'open' ? t('noneOpen') : t('noneClosed')} />}
      >
        <ol className="panel moderation-list">
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </ol>
      </PagedList>
    </div>
  );
}
