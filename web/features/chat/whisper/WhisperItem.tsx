// A whisper in the room it was said in: seen by two, and it says so.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { Below } from '../attached/Below.tsx';
import { standOn } from '../message/stand.ts';
import { useRoomTools } from '../message/tools.ts';
import { useLongPress } from '../message/useLongPress.ts';
import { clock } from '../timeline/clock.ts';
import { MessageText } from '../timeline/MessageText.tsx';
import type { WhisperRow } from '../timeline/rows.ts';
import { Waiting } from '../timeline/Waiting.tsx';
import { useMyRooms } from '../useMyRooms.ts';
import './whisper.css';

type Props = {
  row: WhisperRow;
  me: MemberRef;
  offline: boolean;
  onRetry: (key: string) => void;
  onDrop: (key: string) => void;
};

export function WhisperItem({ row, me, offline, onRetry, onDrop }: Props) {
  const t = useTranslations('talk.whisper');
  const talk = useTranslations('talk');
  const format = useFormatter();
  const nameOf = useNameOf();
  const { rooms } = useMyRooms();
  const { whisper, entry, at } = row;
  const author = whisper?.message.author ?? me;
  const own = author.id === me.id;
  const other = own
    ? (entry?.whisperTo ?? rooms.find(({ room }) => room.id === whisper?.roomId)?.room.with)
    : author;
  const name = nameOf(other?.nickname ?? '');
  const body = whisper?.message.body ?? entry?.body ?? '';
  const hung = whisper?.message.attachments ?? entry?.files;
  const time = format.dateTime(at, clock);
  const state = entry && entry.state.kind !== 'sent' ? entry.state.kind : null;
  const tools = useRoomTools();
  const [near, setNear] = useState(false);
  const message = whisper && whisper.message.deletedAt === undefined ? whisper.message : null;
  const openMenu = (pressed: HTMLElement) => {
    if (whisper && message)
      tools.open({ kind: 'whisper', message, roomId: whisper.roomId, stand: standOn(pressed) });
  };
  const longPress = useLongPress(openMenu);
  const look = ['msg', 'is-whisper', state === 'failed' ? 'is-failed' : state ? 'is-waiting' : ''];
  return (
    <article
      className={look.filter(Boolean).join(' ')}
      aria-label={t(own ? 'byYou' : 'byOther', { name, time })}
      tabIndex={-1}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setNear(true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setNear(false)}
      onKeyDown={(event) => {
        const wantsMenu = event.key === 'Enter' || event.key === 'ContextMenu';
        if (!wantsMenu || event.target !== event.currentTarget || !message) return;
        event.preventDefault();
        openMenu(event.currentTarget);
      }}
      {...longPress}
    >
      <span className="msg-face">
        <Avatar avatar={author.avatar} />
      </span>
      <div className="by">
        <b>{own ? t('youTo', { name }) : t('toYou', { name })}</b>
        <span className="muted">
          <Icon name="lock" small /> <span className="whisper-alone">{t('alone')}</span>
        </span>
        <time dateTime={new Date(at).toISOString()}>{time}</time>
        {whisper ? (
          <Link to="/rooms/$roomId" params={{ roomId: whisper.roomId }} className="link small">
            {t('open')}
          </Link>
        ) : null}
      </div>
      {whisper?.message.deletedAt === undefined ? (
        <>
          {body === '' ? null : <MessageText body={body} mentions={undefined} all={undefined} me={me.id} />}
          <Below body={body} hung={hung} entry={entry} />
        </>
      ) : (
        <p className="text is-deleted">{talk('deleted')}</p>
      )}
      {near && message ? (
        <div className="msg-tools">
          <IconButton
            small
            icon="more"
            label={talk('more')}
            aria-haspopup="menu"
            onClick={(event) => openMenu(event.currentTarget)}
          />
        </div>
      ) : null}
      {entry && state ? <Waiting entry={entry} offline={offline} onRetry={onRetry} onDrop={onDrop} /> : null}
    </article>
  );
}
