// A room: its head, the timeline, who is typing, and where one writes. Or its door, for who is not in it.

import { useParams } from '@tanstack/react-router';
import {
  type ComponentProps,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import type { RoomEvent } from '../../../shared/chat.ts';
import type { Message } from '../../../shared/chatMessages.ts';
import { limits } from '../../../shared/limits.ts';
import { may } from '../../../shared/ranks.ts';
import { useConnection } from '../../api/connection.ts';
import { appErrorOf } from '../../api/errors.ts';
import { useFeed } from '../../api/feeds.ts';
import { api } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { useRoomName } from '../../ui/useNameOf.ts';
import { useMe } from '../accounts/useMe.ts';
import { Composer, type ComposerHandle } from './composer/Composer.tsx';
import { calledIn } from './composer/called.ts';
import { type Addressee, draftOf, keepDraft } from './composer/drafts.ts';
import { roomFeed } from './live/roomFeed.ts';
import type { RoomView } from './live/roomView.ts';
import { typingIn } from './live/typing.ts';
import { JumpToHash, MessagePlaces, TargetPicker, Telling, WhisperSource } from './message/late.ts';
import { mayEdit, RoomToolsContext } from './message/tools.ts';
import { useTalk } from './message/useTalk.ts';
import type { WaitingFile } from './outbox/entry.ts';
import { ownOf } from './own.ts';
import { RoomConnection } from './room/RoomConnection.tsx';
import { RoomHead } from './room/RoomHead.tsx';
import { useReading } from './room/useReading.ts';
import type { WhisperLine } from './timeline/rows.ts';
import { TalkBones } from './timeline/TalkBones.tsx';
import { Timeline, type TimelineHandle } from './timeline/Timeline.tsx';
import type { TargetHandle } from './whisper/TargetPicker.tsx';
import './message/message.css';
import { useInboxRoom, useIsLeft } from './useMyRooms.ts';

const LateDoor = lazy(() => import('./room/DoorPage.tsx').then((part) => ({ default: part.DoorPage })));

/** Before the door; most come straight in. */
const DoorPage = (props: ComponentProps<typeof LateDoor>) => (
  <Suspense fallback={<RoomSkeleton />}>
    <LateDoor {...props} />
  </Suspense>
);

export function RoomPage() {
  const { roomId } = useParams({ from: '/frame/rooms/$roomId' });
  const { me, isPending } = useMe();
  if (isPending) return <RoomSkeleton roomId={roomId} />;
  if (!me) return <DoorPage roomId={roomId} error={null} wasIn={false} guest />;
  return <MemberRoom key={`${me.id} ${roomId}`} roomId={roomId} me={me} />;
}

const none: readonly WhisperLine[] = [];

type MessageListener = (message: Message) => void;

function MemberRoom({ roomId, me }: { roomId: string; me: Me }) {
  const typing = typingIn(roomId);
  const listeners = useRef(new Set<MessageListener>());
  const onEvent = useCallback(
    (event: RoomEvent) => {
      if (event.type === 'typing' && event.member.id !== me.id) typing.typed(event.member);
      if (event.type === 'member.left') typing.stopped(event.memberId);
      if (event.type !== 'message.created') return;
      typing.stopped(event.message.author.id);
      if (event.message.author.id === me.id) return;
      for (const listener of listeners.current) listener(event.message);
    },
    [typing, me.id],
  );
  const onMessage = useCallback((listener: MessageListener) => {
    listeners.current.add(listener);
    return () => listeners.current.delete(listener);
  }, []);

  const { state, status, error } = useFeed<RoomView, RoomEvent>(roomFeed(roomId), onEvent);
  const full = state?.full;

  // What is still shown after the end would only look alive.
  if (status === 'ended' || full?.closed) {
    const closed = full?.closed || appErrorOf(error).code === 'ROOM_NOT_FOUND';
    const reason = closed ? { data: { appCode: 'ROOM_NOT_FOUND' } } : error;
    return <DoorPage roomId={roomId} error={reason} wasIn={full !== undefined} guest={false} />;
  }
  if (state) return <OpenRoom view={state} me={me} onMessage={onMessage} />;
  if (status === 'failing') return <DoorPage roomId={roomId} error={error} wasIn={false} guest={false} />;
  return <RoomSkeleton roomId={roomId} />;
}

type OpenRoomProps = {
  view: RoomView;
  me: Me;
  onMessage: (listener: MessageListener) => () => void;
};

function OpenRoom({ view, me, onMessage }: OpenRoomProps) {
  const { full: room } = view;
  // What is pinned and not for who came later is not there for them.
  const pins = room.pins.filter((number) => number > (room.seenAfter ?? 0));
  const { id: roomId, with: other } = room.room;
  const t = useTranslations('rooms.composer');
  const title = useRoomName()(room.room);
  const [whispers, setWhispers] = useState<readonly WhisperLine[]>(none);
  const [begun] = useState(() => draftOf(me.id, roomId));
  const [target, setTarget] = useState(begun.to);
  const picker = useRef<TargetHandle>(null);
  const composer = useRef<ComposerHandle | null>(null);
  const pick = useCallback(
    (to: Addressee | null) => {
      setTarget(to);
      const text = composer.current?.text() ?? '';
      keepDraft(me.id, roomId, { text, to }, text);
    },
    [me.id, roomId],
  );
  // The same at each drawing: asked once, when a group is found to be left.
  const isEmpty = useCallback(() => composer.current?.text() === '', []);
  const isLost = useIsLeft(target?.isGroup ? target.id : null);
  const { outbox, marks } = ownOf(me);
  const entries = useSyncExternalStore(outbox.subscribe, () => outbox.entries(roomId));
  const newest = room.messages.items.at(-1)?.number ?? 0;
  const told = useInboxRoom(roomId)?.readNumber ?? 0;
  const reading = useReading(roomId, newest, marks, Math.max(view.readNumber, told));
  const timeline = useRef<TimelineHandle | null>(null);
  const news = useBackNews(newest, entries.filter((entry) => entry.state.kind === 'waiting').length);
  const author = useMemo(() => ({ id: me.id, nickname: me.nickname, avatar: me.avatar }), [me]);
  usePageTitle(title);
  useEffect(() => {
    delete window.lobbyFirstRoom;
  }, []);
  const talk = useTalk(
    roomId,
    me.id,
    () => composer.current?.focus(),
    (number) => timeline.current?.show(number) ?? false,
  );
  const { tools, answering } = talk;
  const isOwner = room.room.owner?.id === me.id;
  const keeps = !other && (isOwner || room.moderates === true || may(me.role, 'keepRooms'));
  const rights = { me: me.id, keeps, pins: keeps || other !== undefined };

  const people = room.members.items;
  const others = people.filter(({ id }) => id !== me.id);
  const mayCallAll = rights.keeps || room.room.memberCount <= limits.smallRoom.max;
  const to = target?.nickname ?? (other && title);
  const editLast = (): boolean => {
    const last = room.messages.items.findLast((message) => mayEdit(message, rights));
    if (last) tools.edit(last);
    return last !== undefined;
  };
  const send = (body: string, files: WaitingFile[]) => {
    const what = { body, ...(files.length > 0 && { files }) };
    if (target?.isGroup) {
      outbox.add({ roomId: target.id, afterNumber: picker.current?.newestIn(target.id) ?? 0, ...what });
      return picker.current?.sentTo(target);
    }
    const more = target
      ? { whisperTo: { id: target.id, nickname: target.nickname } }
      : { ...calledIn(body, people, mayCallAll), ...(answering && { replyTo: answering }) };
    outbox.add({ roomId, afterNumber: newest, ...more, ...what });
    talk.stopAnswering();
    reading.clear();
    // After the row is there.
    requestAnimationFrame(() => timeline.current?.toEnd());
  };

  return (
    <RoomToolsContext value={tools}>
      <main className="talk" id="main" tabIndex={-1}>
        <RoomHead room={room.room} pins={pins} rights={rights} marks={marks} />
        <RoomConnection news={news} />
        <Timeline
          room={room}
          me={author}
          entries={entries}
          whispers={whispers}
          outbox={outbox}
          reading={reading}
          editing={talk.editing}
          pointed={talk.pointed}
          handle={timeline}
        />
        <Suspense fallback={<p className="typing" />}>
          <Telling subscribe={onMessage} roomId={roomId} me={me.id} />
        </Suspense>
        <Composer
          roomId={roomId}
          to={target}
          isLost={isLost}
          begun={begun.text}
          label={to ? t('messageToOne', { name: to }) : t('messageTo', { title })}
          placeholder={
            target
              ? t(target.isGroup ? 'groupPlaceholder' : 'whisperPlaceholder', { name: target.nickname })
              : other
                ? t('directPlaceholder', { name: title })
                : t('placeholder')
          }
          target={
            <TargetPicker
              roomId={roomId}
              target={target}
              isLost={isLost}
              isEmpty={isEmpty}
              people={others}
              only={other ? title : null}
              onPick={pick}
              handle={picker}
            />
          }
          onCycle={(step) => picker.current?.cycle(step)}
          timeline={timeline}
          handle={composer}
          room={room}
          isOwner={isOwner || room.moderates === true}
          members={people}
          me={me.id}
          mayCallAll={mayCallAll}
          answering={answering}
          onStopAnswering={talk.stopAnswering}
          onEditLast={editLast}
          onSend={send}
          onTyping={() => {
            // Nobody misses a sign of typing that does not arrive.
            api.chat.typing.mutate({ roomId }).catch(() => {});
          }}
        />
        <Suspense fallback={null}>
          <JumpToHash newest={newest} />
          {other ? null : <WhisperSource roomId={roomId} me={me} onChange={setWhispers} />}
          {talk.opened ? <MessagePlaces opened={talk.opened} pins={room.pins} rights={rights} /> : null}
        </Suspense>
      </main>
    </RoomToolsContext>
  );
}

/** What the good news after a lost connection tells: how much has gone out and come in since it was lost. */
function useBackNews(newest: number, waiting: number): string | null {
  const t = useTranslations('rooms.connection');
  const isOpen = useConnection() === 'open';
  const wasOpen = useRef(isOpen);
  const away = useRef<{ newest: number; waiting: number } | null>(null);
  if (!isOpen) {
    const begun = wasOpen.current ? null : away.current;
    away.current = { newest: begun?.newest ?? newest, waiting: Math.max(begun?.waiting ?? 0, waiting) };
  }
  wasOpen.current = isOpen;
  if (!isOpen || !away.current) return null;
  const sent = Math.max(0, away.current.waiting - waiting);
  const fresh = Math.max(0, newest - away.current.newest - sent);
  if (sent > 0 && fresh > 0) return t('backBoth', { sent, fresh });
  if (sent > 0) return t('backSent', { sent });
  return fresh > 0 ? t('backFresh', { fresh }) : null;
}

/** @param roomId of the room that comes, which may stand in the first paint already */
function RoomSkeleton({ roomId }: { roomId?: string }) {
  const first = window.lobbyFirstRoom;
  if (first && first.roomId === roomId) return <FirstRoom parts={first.parts} />;
  return (
    <main className="talk" id="main" tabIndex={-1}>
      <div className="talk-head" />
      <div className="log">
        <TalkBones count={7} />
      </div>
    </main>
  );
}

/** What the first paint shows (web/firstRoom.ts), instead of bones where words stood. */
function FirstRoom({ parts }: { parts: readonly Element[] }) {
  return (
    <main
      className="talk"
      id="main"
      tabIndex={-1}
      aria-busy="true"
      ref={(main) => {
        main?.append(...parts);
        const log = main?.querySelector('.log');
        if (log) log.scrollTop = log.scrollHeight;
      }}
    />
  );
}
