// Reports of whatever: the list by pages, and what each of its rows has.
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { PagedPart, type PagedQuery } from '../../../ui/PagedPart.tsx';
import { Empty } from '../../../ui/States.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import type { AnyReason } from './ReportDialog.tsx';
import './reports.css';

type PagesProps<Report> = {
  list: PagedQuery & { data: { pages: { items: Report[] }[] } | undefined };
  closed: boolean;
  row: (report: Report) => ReactNode;
};

export function ReportPages<Report>({ list, closed, row }: PagesProps<Report>) {
  const t = useTranslations('reporting.list');
  const reports = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedPart
      list={list}
      words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
      isEmpty={reports.length === 0}
      empty={<Empty drawing="door" title={closed ? t('noneClosed') : t('noneOpen')} />}
    >
      <ol className="panel report-list">{reports.map(row)}</ol>
    </PagedPart>
  );
}

type RowProps = {
  report: { at: number; reporter: MemberRef | null; reason: AnyReason; note: string };
  head: ReactNode;
  /** What is reported, as it was. */
  said: ReactNode;
  /** What was decided; null while nothing is. */
  outcome: string | null;
  /** What can be done. */
  children: ReactNode;
};

export function ReportRow({ report, head, said, outcome, children }: RowProps) {
  const t = useTranslations('reporting');
  const nameOf = useNameOf();
  const when = useWhen();
  const facts = { when: when(report.at), reason: t(`reasons.${report.reason}`) };
  return (
    <li className="report-row">
      <div className="row report-head">{head}</div>
      {said}
      <p className="small muted">
        {report.reporter
          ? t('list.by', { ...facts, reporter: nameOf(report.reporter.nickname) })
          : t('list.byNobody', facts)}
      </p>
      {report.note ? <p className="small report-note">{report.note}</p> : null}
      {outcome === null ? null : <p className="small">{outcome}</p>}
      {children}
    </li>
  );
}

/** A time as these rows say it. */
export function useWhen(): (at: number) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
}
