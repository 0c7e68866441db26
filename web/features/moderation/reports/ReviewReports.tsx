// Reviews that members reported: the review as it was, what is said against it, and what can be done.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewReport } from '../../../../shared/reviews.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { HideDialog } from '../../store/reviews/HideDialog.tsx';
import { Verdict } from '../../store/reviews/Verdict.tsx';
import { ReportPages, ReportRow, useWhen } from './ReportPages.tsx';

export function ReviewReports({ closed }: { closed: boolean }) {
  const list = trpc.store.review.reports.useInfiniteQuery(
    { closed, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  return (
    <ReportPages list={list} closed={closed} row={(report) => <Row key={report.id} report={report} />} />
  );
}

function Row({ report }: { report: ReviewReport }) {
  const t = useTranslations('reporting');
  const nameOf = useNameOf();
  const when = useWhen();
  const { review, game, closed } = report;
  const decided = closed && { keeper: nameOf(closed.by?.nickname ?? ''), when: when(closed.at) };
  return (
    <ReportRow
      report={report}
      head={
        <>
          <Link to="/game/$slug" params={{ slug: game.slug }} className="link">
            {t('review.about', { author: nameOf(review.author.nickname), game: game.title })}
          </Link>
          <Verdict recommended={review.recommended} />
        </>
      }
      said={<blockquote className="report-said">{review.body}</blockquote>}
      outcome={decided && t(closed.outcome === 'left' ? 'list.leftBy' : 'review.hidden', decided)}
    >
      <Actions report={report} name={nameOf(review.author.nickname)} />
    </ReportRow>
  );
}

function Actions({ report, name }: { report: ReviewReport; name: string }) {
  const t = useTranslations('reporting');
  const words = useTranslations('reviews');
  const errorText = useErrorText();
  const [hides, setHides] = useState(false);
  const told = (text: string) => ({
    onSuccess: () => toast({ text }),
    onError: (error: unknown) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.review.invalidate(),
  });
  const leave = trpc.store.review.closeReport.useMutation(told(t('list.left')));
  const show = trpc.store.review.show.useMutation(told(t('review.shown')));
  const { reviewId } = report;
  return (
    <div className="wrap">
      {reviewId === null ? <p className="small muted">{t('review.gone')}</p> : null}
      {reviewId !== null && !report.hidden ? (
        <Button size="s" onClick={() => setHides(true)}>
          {words('hide.open')}
        </Button>
      ) : null}
      {reviewId !== null && report.hidden ? (
        <Button size="s" onClick={() => show.mutate({ reviewId })}>
          {t('review.show')}
        </Button>
      ) : null}
      {report.closed === null ? (
        <Button size="s" kind="quiet" onClick={() => leave.mutate({ reportId: report.id })}>
          {t('list.leave')}
        </Button>
      ) : null}
      {hides && reviewId !== null ? (
        <HideDialog reviewId={reviewId} name={name} onClose={() => setHides(false)} />
      ) : null}
    </div>
  );
}
