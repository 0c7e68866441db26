// One report: the review as it was, what is said against it, and what can be done.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { ReviewReport } from '../../../shared/reviews.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.ts';
import { useNameOf } from '../../ui/useNameOf.ts';
import { HideDialog } from '../store/reviews/HideDialog.tsx';
import { Verdict } from '../store/reviews/Verdict.tsx';

export function ReportRow({ report }: { report: ReviewReport }) {
  const t = useTranslations('reviews.reports');
  const reasons = useTranslations('reviews.report.reasons');
  const format = useFormatter();
  const nameOf = useNameOf();
  const { review, game } = report;
  const when = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="report-row">
      <div className="row report-head">
        <Link to="/game/$slug" params={{ slug: game.slug }} className="link">
          {t('about', { author: nameOf(review.author.nickname), game: game.title })}
        </Link>
        <Verdict recommended={review.recommended} />
      </div>
      <blockquote className="report-said">{review.body}</blockquote>
      <p className="small muted">
        {t('by', {
          reporter: nameOf(report.reporter.nickname),
          when: when(report.at),
          reason: reasons(report.reason),
        })}
      </p>
      {report.note ? <p className="small report-note">{report.note}</p> : null}
      {report.closed ? (
        <p className="small">
          {t(`outcomes.${report.closed.outcome}`, {
            keeper: nameOf(report.closed.by?.nickname ?? ''),
            when: when(report.closed.at),
          })}
        </p>
      ) : null}
      <Actions report={report} name={nameOf(review.author.nickname)} />
    </li>
  );
}

function Actions({ report, name }: { report: ReviewReport; name: string }) {
  const t = useTranslations('reviews');
  const errorText = useErrorText();
  const [hides, setHides] = useState(false);
  const told = (text: string) => ({
    onSuccess: () => toast({ text }),
    onError: (error: unknown) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.review.invalidate(),
  });
  const leave = trpc.store.review.closeReport.useMutation(told(t('reports.left')));
  const show = trpc.store.review.show.useMutation(told(t('reports.shown')));
  const { reviewId } = report;
  return (
    <div className="wrap">
      {reviewId === null ? <p className="small muted">{t('reports.gone')}</p> : null}
      {reviewId !== null && !report.hidden ? (
        <Button size="s" onClick={() => setHides(true)}>
          {t('hide.open')}
        </Button>
      ) : null}
      {reviewId !== null && report.hidden ? (
        <Button size="s" onClick={() => show.mutate({ reviewId })}>
          {t('reports.show')}
        </Button>
      ) : null}
      {report.closed === null ? (
        <Button size="s" kind="quiet" onClick={() => leave.mutate({ reportId: report.id })}>
          {t('reports.leave')}
        </Button>
      ) : null}
      {hides && reviewId !== null ? (
        <HideDialog reviewId={reviewId} name={name} onClose={() => setHides(false)} />
      ) : null}
    </div>
  );
}
