// Messages and members that were reported: with what was said around them, as it was then, and what can be done.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { daysForHouse } from '../../../../shared/talkReporting.ts';
import type { FrozenLine, TalkReport } from '../../../../shared/talkReports.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { saidIn } from '../../chat/attached/said.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { ReportFiles } from './ReportFiles.tsx';
import { ReportPages, ReportRow, useWhen } from './ReportPages.tsx';

const outcomes = {
  delete: 'talk.deleted',
  mute: 'talk.muted',
  ban: 'talk.banned',
  banMember: 'talk.out',
  dismiss: 'talk.dismissed',
} as const;

/** What was reported everywhere, for those who look after the house. */
export function TalkReports({ closed }: { closed: boolean }) {
  const list = trpc.chat.talkReports.useInfiniteQuery(
    { closed, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  return (
    <ReportPages
      list={list}
      closed={closed}
      row={(report) => <Row key={report.id} report={report} house />}
    />
  );
}

/** The messages reported in a room, for those who look after it. */
export function RoomReports({ roomId, closed }: { roomId: string; closed: boolean }) {
  const list = trpc.chat.roomReports.useInfiniteQuery(
    { roomId, closed, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  return (
    <ReportPages list={list} closed={closed} row={(report) => <Row key={report.id} report={report} />} />
  );
}

function Row({ report, house = false }: { report: TalkReport; house?: boolean }) {
  const t = useTranslations('reporting');
  const nameOf = useNameOf();
  const when = useWhen();
  const { member, room, closed, inRoom } = report;
  const name = nameOf(member.nickname);
  const said = ({ by, at, outcome }: NonNullable<typeof closed>) =>
    t(outcomes[outcome], { keeper: nameOf(by?.nickname ?? ''), when: when(at) });
  return (
    <ReportRow
      report={report}
      head={
        <Link to="/member/$memberId" params={{ memberId: member.id }} className="link">
          {room === null
            ? t('talk.alone', { name })
            : room.direct
              ? t('talk.inDirect', { name })
              : t('talk.inRoom', { name, room: room.title })}
        </Link>
      }
      said={<Said report={report} />}
      outcome={
        closed
          ? said(closed)
          : inRoom &&
            t('talk.roomDecided', {
              outcome: said(inRoom),
              until: when(inRoom.at + daysForHouse * 86_400_000),
            })
      }
    >
      {closed ? null : <Actions report={report} name={name} house={house} />}
    </ReportRow>
  );
}

function Said({ report: { lines, edits, number } }: { report: TalkReport }) {
  const t = useTranslations('reporting.talk');
  const when = useWhen();
  if (lines.length === 0) return <p className="small muted">{t('nothing')}</p>;
  return (
    <>
      <ol className="report-said report-lines" aria-label={t('lines')}>
        {lines.map((line) => (
          <Line key={line.number} line={line} about={line.number === number} />
        ))}
      </ol>
      {edits.length > 0 ? (
        <details className="small">
          <summary>{t('before')}</summary>
          <ol className="report-said report-lines">
            {edits.map(({ body, at }) => (
              <li key={at}>
                <time className="tiny muted block">{when(at)}</time>
                {body}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function Line({ line, about }: { line: FrozenLine; about: boolean }) {
  const list = useTranslations('chat.list');
  const nameOf = useNameOf();
  const when = useWhen();
  const { author, at, body, attached, files } = line;
  return (
    <li className={about ? 'is-reported' : undefined}>
      <span className="block">
        <b>{nameOf(author.nickname)}</b> <time className="tiny muted">{when(at)}</time>
      </span>
      {body}
      {files ? (
        <ReportFiles files={files} />
      ) : attached ? (
        <em className="block small muted">{saidIn({ body: '', attached }, list)}</em>
      ) : null}
    </li>
  );
}

type ActionsProps = { report: TalkReport; name: string; house: boolean };

function Actions({ report, name, house }: ActionsProps) {
  const t = useTranslations('reporting');
  const errorText = useErrorText();
  const [deciding, setDeciding] = useState(false);
  const { id: reportId, number, stands, room } = report;
  const dismiss = trpc.chat.decideReport.useMutation({
    onSuccess: () => toast({ text: t('list.left') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: forgetReports,
  });
  const inRoom = room !== null && room.id !== null;
  const may = [
    ...(stands && inRoom ? (['delete'] as const) : []),
    ...(inRoom && !room.direct ? (['mute', 'ban'] as const) : []),
    ...(house ? (['banMember'] as const) : []),
  ];
  return (
    <div className="wrap">
      {number !== null && !stands ? <p className="small muted">{t('talk.gone')}</p> : null}
      {may.length > 0 ? (
        <Button size="s" onClick={() => setDeciding(true)}>
          {t('talk.decide')}
        </Button>
      ) : null}
      <Button
        size="s"
        kind="quiet"
        onClick={() => dismiss.isPending || dismiss.mutate({ reportId, decision: 'dismiss' })}
      >
        {t('talk.dismiss')}
      </Button>
      {deciding ? (
        <DecideDialog
          reportId={reportId}
          name={name}
          may={may}
          onDone={forgetReports}
          onClose={() => setDeciding(false)}
        />
      ) : null}
    </div>
  );
}

/** What lists know is old now. */
const forgetReports = (): Promise<unknown> =>
  Promise.all([cache.chat.talkReports.invalidate(), cache.chat.roomReports.invalidate()]);
