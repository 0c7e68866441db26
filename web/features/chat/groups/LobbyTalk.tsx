// The lobby's own channel on the lobby's page: what was said last, and where one says something.
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me, MemberRef } from '../../../../shared/accounts.ts';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters, showsSomething } from '../../../../shared/text.ts';
import { useFeed } from '../../../api/feeds.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { buttonClass, IconButton } from '../../../ui/Button.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { draftOf, keepDraft, onDraftGone } from '../composer/drafts.ts';
import { roomFeed } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';
import { oneLine } from '../markdown/oneLine.ts';
import { ownOf } from '../own.ts';
import { PersonCard } from '../people/PersonCard.tsx';
import { heldBack } from '../timeline/rows.ts';
import { useLobbyChannel } from './useLobbyChannel.ts';
import './groups.css';

/** Messages shown. */
const shown = 5;

export function LobbyTalk({ me }: { me: Me }) {
  const t = useTranslations('groups.lobby');
  const errorText = useErrorText();
  const channel = useLobbyChannel(me.id);
  const roomId = channel.data?.roomId;
  return (
    <section className="panel lobby-talk" aria-label={t('title')}>
      <header className="spread">
        <div>
          <h2>{t('title')}</h2>
          <p className="small muted">{t('about')}</p>
        </div>
        {roomId ? (
          <Link to="/rooms/$roomId" params={{ roomId }} className={buttonClass({ kind: 'quiet', size: 's' })}>
            {t('open')}
          </Link>
        ) : null}
      </header>
      {channel.isError ? (
        <p className="small muted" role="alert">
          {errorText(channel.error).text}
        </p>
      ) : roomId ? (
        <Talk roomId={roomId} me={me} />
      ) : (
        <LinesSkeleton count={3} />
      )}
    </section>
  );
}

function Talk({ roomId, me }: { roomId: string; me: Me }) {
  const t = useTranslations('groups.lobby');
  const { state, status, error } = useFeed<RoomView, RoomEvent>(roomFeed(roomId));
  const { outbox } = ownOf(me);
  const entries = useSyncExternalStore(outbox.subscribe, () => outbox.entries(roomId));
  const channel = useLobbyChannel(me.id);
  if (status === 'ended' || (status === 'failing' && !state)) {
    return <ErrorState title={t('failed')} error={error} onRetry={() => void channel.refetch()} />;
  }
  if (!state) return <LinesSkeleton count={3} />;
  const { items } = state.full.messages;
  const newest = items.at(-1)?.number ?? 0;
  const held = heldBack({ messages: items, entries, me, keyOf: outbox.keyOf });
  const said = items.filter(({ id }) => !held.has(id));
  const waiting = entries.filter(({ state: { kind } }) => kind !== 'sent');
  return (
    <>
      <div role="log" aria-label={t('title')} aria-live="polite">
        <ol className="lobby-lines">
          {said.length + waiting.length === 0 ? <li className="muted small">{t('quiet')}</li> : null}
          {said.slice(-shown).map((message) => (
            <Line key={message.id} author={message.author} isMe={message.author.id === me.id}>
              {message.body === '' ? <i className="muted">{t('deleted')}</i> : oneLine(message.body)}
            </Line>
          ))}
          {waiting.map(({ key, body, state: { kind } }) => (
            <Line key={key} author={me} isMe>
              {oneLine(body)} <i className="muted small">{t(kind === 'failed' ? 'notSent' : 'waiting')}</i>
            </Line>
          ))}
        </ol>
      </div>
      <SayForm
        key={roomId}
        roomId={roomId}
        me={me.id}
        onSay={(body) => outbox.add({ roomId, body, afterNumber: newest })}
      />
    </>
  );
}

type LineProps = { author: MemberRef; isMe: boolean; children: React.ReactNode };

function Line({ author, isMe, children }: LineProps) {
  const nameOf = useNameOf();
  const { id, nickname, avatar } = author;
  return (
    <li>
      <Avatar avatar={avatar} size="s" />
      <span className="clip">
        <PersonCard person={{ id, nickname, avatar }} isMe={isMe}>
          <button type="button" className="msg-name">
            <b>{nameOf(nickname)}</b>
          </button>
        </PersonCard>{' '}
        {children}
      </span>
    </li>
  );
}

const fits = (text: string): boolean => characters(text.trim()) <= limits.messageBody.max;

/**
 * What was begun in the room for everyone, on one line and no longer than a message. Null for what only the room's own page
 * can show: that stays.
 */
function begunHere(me: string, roomId: string): string | null {
  const { text, to } = draftOf(me, roomId);
  return to || text.includes('\n') || !fits(text) ? null : text;
}

type SayProps = { roomId: string; me: string; onSay: (body: string) => void };

function SayForm({ roomId, me, onSay }: SayProps) {
  const t = useTranslations('groups.lobby');
  const [text, setText] = useState(() => begunHere(me, roomId) ?? '');
  useEffect(() => onDraftGone(me, roomId, setText), [me, roomId]);
  const change = (next: string) => {
    if (begunHere(me, roomId) !== null) keepDraft(me, roomId, { text: next, to: null }, text);
    setText(next);
  };
  return (
    <form
      className="input lobby-say"
      onSubmit={(event) => {
        event.preventDefault();
        const body = text.trim();
        if (!showsSomething(body) || !fits(body)) return;
        onSay(body);
        change('');
      }}
    >
      <input
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={limits.messageBody.max}
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => change(event.target.value)}
      />
      <IconButton icon="send" small type="submit" label={t('send')} aria-disabled={!showsSomething(text)} />
    </form>
  );
}
