// Entries of guestbooks that members reported: open ones to decide about, and what was decided.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { EntryReport } from '../../../shared/profiles.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import { toast } from '../../ui/toast.ts';
import { useNameOf } from '../../ui/useNameOf.ts';
import { PagedList } from './PagedList.tsx';

export function EntryReportList({ closed }: { closed: boolean }) {
  const t = useTranslations('reviews.reports');
  const list = trpc.profiles.entryReports.useInfiniteQuery(
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
          <Row key={report.id} report={report} />
        ))}
      </ol>
    </PagedList>
  );
}

function Row({ report }: { report: EntryReport }) {
  const t = useTranslations('reviews.reports');
  const words = useTranslations('moderation.entries');
  const reasons = useTranslations('reviews.report.reasons');
  const errorText = useErrorText();
  const format = useFormatter();
  const nameOf = useNameOf();
  const when = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  const decide = trpc.profiles.decideEntry.useMutation({
    onSuccess: (_done, { remove }) => toast({ text: remove ? words('removed') : t('left') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.profiles.entryReports.invalidate(),
  });
  const { id: reportId, author, owner, closed, entryId } = report;
  return (
    <li className="report-row">
      <div className="row report-head">
        <Link to="/member/$memberId" params={{ memberId: owner.id }} className="link">
          {words('about', { author: nameOf(author.nickname), owner: nameOf(owner.nickname) })}
        </Link>
      </div>
      <blockquote className="report-said">{report.body}</blockquote>
      <p className="small muted">
        {t('by', {
          reporter: nameOf(report.reporter.nickname),
          when: when(report.at),
          reason: reasons(report.reason),
        })}
      </p>
      {report.note ? <p className="small report-note">{report.note}</p> : null}
      {closed ? (
        <p className="small">
          {closed.outcome === 'left'
            ? t('outcomes.left', { keeper: nameOf(closed.by?.nickname ?? ''), when: when(closed.at) })
            : words('outcome', { keeper: nameOf(closed.by?.nickname ?? ''), when: when(closed.at) })}
        </p>
      ) : (
        <div className="wrap">
          {entryId === null ? (
            <p className="small muted">{words('gone')}</p>
          ) : (
            <Button size="s" onClick={() => decide.mutate({ reportId, remove: true })}>
              {words('remove')}
            </Button>
          )}
          <Button size="s" kind="quiet" onClick={() => decide.mutate({ reportId, remove: false })}>
            {t('leave')}
          </Button>
        </div>
      )}
    </li>
  );
}
