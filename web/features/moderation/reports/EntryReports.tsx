// Entries of guestbooks that members reported: open ones to decide about, and what was decided.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { EntryReport } from '../../../../shared/profiles.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { ReportPages, ReportRow, useWhen } from './ReportPages.tsx';

export function EntryReports({ closed }: { closed: boolean }) {
  const list = trpc.profiles.entryReports.useInfiniteQuery(
    { closed, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  return (
    <ReportPages list={list} closed={closed} row={(report) => <Row key={report.id} report={report} />} />
  );
}

function Row({ report }: { report: EntryReport }) {
  const t = useTranslations('reporting');
  const errorText = useErrorText();
  const nameOf = useNameOf();
  const when = useWhen();
  const decide = trpc.profiles.decideEntry.useMutation({
    onSuccess: (_done, { remove }) => toast({ text: remove ? t('entry.removed') : t('list.left') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.profiles.entryReports.invalidate(),
  });
  const { id: reportId, author, owner, closed, entryId } = report;
  const decided = closed && { keeper: nameOf(closed.by?.nickname ?? ''), when: when(closed.at) };
  return (
    <ReportRow
      report={report}
      head={
        <Link to="/member/$memberId" params={{ memberId: owner.id }} className="link">
          {t('entry.about', { author: nameOf(author.nickname), owner: nameOf(owner.nickname) })}
        </Link>
      }
      said={<blockquote className="report-said">{report.body}</blockquote>}
      outcome={decided && t(closed.outcome === 'left' ? 'list.leftBy' : 'entry.outcome', decided)}
    >
      {closed ? null : (
        <div className="wrap">
          {entryId === null ? (
            <p className="small muted">{t('entry.gone')}</p>
          ) : (
            <Button size="s" onClick={() => decide.mutate({ reportId, remove: true })}>
              {t('entry.remove')}
            </Button>
          )}
          <Button size="s" kind="quiet" onClick={() => decide.mutate({ reportId, remove: false })}>
            {t('list.leave')}
          </Button>
        </div>
      )}
    </ReportRow>
  );
}
