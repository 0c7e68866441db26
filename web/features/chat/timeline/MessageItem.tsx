// One message of the timeline: stored, on its way, waiting, or refused with the reason and what can be done.
import { memo, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { isGone } from '../../../../shared/gone.ts';
import { Avatar, type Presence } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { Space } from '../attached/Space.tsx';
import { Below, EditField, MessageFoot, MessageTools, QuoteLine, Ticks } from '../message/late.ts';
import { standOn } from '../message/stand.ts';
import type { Reach } from '../message/Ticks.tsx';
import { useRoomTools } from '../message/tools.ts';
import { useLongPress } from '../message/useLongPress.ts';
import { PersonCard } from '../people/PersonCard.tsx';
import { clock } from './clock.ts';
import { MessageText } from './MessageText.tsx';
import type { MessageRow } from './rows.ts';
import { Waiting } from './Waiting.tsx';

type Props = {
  row: MessageRow;
  presence: Presence;
  isHost: boolean;
  /** Whether it is the newest own message that is stored. */
  isLastSent: boolean;
  /** How far one's own message has come; null where nobody is told. */
  tick: Reach | null;
  /** Whether there is no connection. */
  offline: boolean;
  editing: boolean;
  /** Whether it stands out for a moment. */
  pointed: boolean;
  pinned: boolean;
  /** Whether the Tab key stops at it: one of all messages. */
  stop: boolean;
  onRetry: (key: string) => void;
  onDrop: (key: string) => void;
};

/** Rows are made anew with every change; what they show mostly is not. */
const isSame = (a: Props, b: Props) => {
  const { row: before, ...rest } = a;
  const { row: after, ...others } = b;
  return (
    before.key === after.key &&
    before.head === after.head &&
    before.at === after.at &&
    before.body === after.body &&
    before.entry === after.entry &&
    before.message === after.message &&
    before.author.nickname === after.author.nickname &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === others[name])
  );
};

export const MessageItem = memo(function MessageItem(props: Props) {
  const { row, presence, isHost, isLastSent } = props;
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const nameOf = useNameOf();
  const state = row.entry?.state;
  const time = format.dateTime(row.at, clock);
  const { message } = row;
  const talk = useTranslations('talk');
  const tools = useRoomTools();
  // Tools are drawn where they can be used: under the pointer or with the focus.
  const [near, setNear] = useState(false);
  const deleted = message?.deletedAt !== undefined;
  const canTouch = message !== null && !deleted;
  const longPress = useLongPress((pressed) => {
    if (canTouch) tools.open({ kind: 'menu', message, stand: standOn(pressed) });
  });
  const callsMe =
    message?.mentionsAll === true || (message?.mentions ?? []).some(({ id }) => id === tools.me);
  const look = [
    'msg',
    row.head ? '' : 'is-next',
    state?.kind === 'failed' ? 'is-failed' : state ? 'is-waiting' : '',
    props.pointed ? 'is-pointed' : '',
    callsMe && !row.own ? 'calls-me' : '',
  ];
  const mentions = message?.mentions ?? row.entry?.mentions;
  const hung = message?.attachments ?? row.entry?.files;
  return (
    <article
      className={look.filter(Boolean).join(' ')}
      aria-label={t('by', { name: nameOf(row.author.nickname), time })}
      data-number={message?.number}
      // Only those near the view are drawn: this tells where in the room one is. How much there is grows.
      aria-posinset={message?.number}
      aria-setsize={message ? -1 : undefined}
      tabIndex={props.stop ? 0 : -1}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setNear(true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setNear(false)}
      onKeyDown={(event) => {
        const wantsMenu = event.key === 'Enter' || event.key === 'ContextMenu';
        if (!wantsMenu || event.target !== event.currentTarget || !canTouch) return;
        event.preventDefault();
        tools.open({ kind: 'menu', message, stand: standOn(event.currentTarget) });
      }}
      {...longPress}
    >
      {row.quote && !deleted ? (
        <Suspense fallback={<p className="quote-line" />}>
          <QuoteLine quote={row.quote} />
        </Suspense>
      ) : null}
      {row.head ? (
        <Head author={row.author} own={row.own} presence={presence} isHost={isHost} at={row.at} time={time} />
      ) : (
        <time className="msg-time" dateTime={new Date(row.at).toISOString()}>
          {time}
        </time>
      )}
      {deleted ? (
        <p className="text is-deleted">{talk('deleted')}</p>
      ) : message && props.editing ? (
        <Suspense fallback={null}>
          <EditField message={message} />
        </Suspense>
      ) : row.body === '' ? null : (
        <MessageText
          body={row.body}
          mentions={mentions}
          all={message?.mentionsAll ?? row.entry?.mentionsAll}
          me={tools.me}
        />
      )}
      {!deleted && (hung || row.body.includes('/game/')) ? (
        <Suspense fallback={<Space hung={hung} />}>
          <Below body={row.body} hung={hung} entry={row.entry} />
        </Suspense>
      ) : null}
      {message && !deleted && (message.reactions || message.editedAt || props.pinned) ? (
        <Suspense fallback={<div className={message.reactions ? 'chips' : 'msg-marks'} />}>
          <MessageFoot message={message} pinned={props.pinned} />
        </Suspense>
      ) : null}
      {canTouch && near && !props.editing ? (
        <Suspense fallback={null}>
          <MessageTools message={message} />
        </Suspense>
      ) : null}
      {row.entry ? (
        <Waiting {...props} entry={row.entry} />
      ) : message && props.tick && !deleted ? (
        <Suspense fallback={<Sent />}>
          <Ticks message={message} reach={props.tick} />
        </Suspense>
      ) : row.own && isLastSent && !deleted ? (
        <Sent />
      ) : null}
    </article>
  );
}, isSame);

function Sent() {
  const t = useTranslations('rooms.log');
  return (
    <span className="ticks" title={t('sent')}>
      <Icon name="check" />
      <span className="sr">{t('sent')}</span>
    </span>
  );
}

type HeadProps = {
  author: MemberRef;
  own: boolean;
  presence: Presence;
  isHost: boolean;
  at: number;
  time: string;
};

function Head({ author, own, presence, isHost, at, time }: HeadProps) {
  const t = useTranslations('rooms.log');
  const people = useTranslations('chat.people');
  const nameOf = useNameOf();
  const name = <b>{nameOf(author.nickname)}</b>;
  const face = <Avatar avatar={author.avatar} />;
  const card = { person: author, presence, isMe: own, about: isHost ? people('looksAfter') : undefined };
  // Of one who is gone there is nothing to tell: no card.
  const gone = isGone(author);
  return (
    <>
      {gone ? (
        <span className="msg-face">{face}</span>
      ) : (
        <PersonCard {...card}>
          <button type="button" className="msg-face" tabIndex={-1} aria-hidden="true">
            {face}
          </button>
        </PersonCard>
      )}
      <div className="by">
        {gone ? (
          name
        ) : (
          <PersonCard {...card}>
            <button type="button" className="msg-name">
              {name}
            </button>
          </PersonCard>
        )}
        {isHost ? <span className="muted">{t('host')}</span> : null}
        {own ? <span className="muted">{t('you')}</span> : null}
        <time dateTime={new Date(at).toISOString()}>{time}</time>
      </div>
    </>
  );
}
