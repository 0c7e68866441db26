// Who did what to whom in a room, the newest first.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomLogEntry } from '../../../../shared/roomKeeping.ts';
import { trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { KeepingList } from './KeepingList.tsx';
import { useTimes } from './useTimes.ts';

export function LogPane({ roomId }: { roomId: string }) {
  const query = trpc.chat.roomLog.useInfiniteQuery(
    { roomId },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  return (
    <KeepingList of="log" list={query}>
      {(entry) => <Entry key={entry.id} entry={entry} />}
    </KeepingList>
  );
}

function Entry({ entry }: { entry: RoomLogEntry }) {
  const t = useTranslations('roomKeeping.log');
  const format = useFormatter();
  const nameOf = useNameOf();
  const times = useTimes();
  const { at, action, actor, member, reason, until, changed } = entry;
  const said = t(action, {
    actor: nameOf(actor.nickname),
    member: member ? nameOf(member.nickname) : '',
    until: until ? times.at(until) : '',
    what: format.list((changed ?? []).map((setting) => t(setting))),
  });
  return (
    <li>
      <Avatar avatar={actor.avatar} size="s" />
      <div className="grow">
        <span className="block">{said}</span>
        {reason ? <span className="small muted block">{t('reason', { reason })}</span> : null}
        <time className="tiny muted block" dateTime={new Date(at).toISOString()}>
          {times.at(at)}
        </time>
      </div>
    </li>
  );
}
