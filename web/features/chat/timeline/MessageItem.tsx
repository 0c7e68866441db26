// One message of the timeline: stored, on its way, waiting, or refused with the reason and what can be done.
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { isGone } from '../../../../shared/gone.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar, type Presence } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { PersonCard } from '../people/PersonCard.tsx';
import { MessageText } from './MessageText.tsx';
import type { MessageRow } from './rows.ts';

/** Two digits for the hour, and no "PM": times stand below each other. */
export const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

type Props = {
  row: MessageRow;
  presence: Presence;
  isHost: boolean;
  /** Whether it is the newest own message that is stored. */
  isLastSent: boolean;
  /** Whether there is no connection. */
  offline: boolean;
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
    before.author.nickname === after.author.nickname &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === others[name])
  );
};

export const MessageItem = memo(function MessageItem(props: Props) {
  const { row, presence, isHost, isLastSent } = props;
  const t = useTranslations('chat.log');
  const format = useFormatter();
  const nameOf = useNameOf();
  const state = row.entry?.state;
  const time = format.dateTime(row.at, clock);
  const look = [
    'msg',
    row.head ? '' : 'is-next',
    state?.kind === 'failed' ? 'is-failed' : state ? 'is-waiting' : '',
  ];
  return (
    <article
      className={look.filter(Boolean).join(' ')}
      aria-label={t('by', { name: nameOf(row.author.nickname), time })}
    >
      {row.head ? (
        <Head author={row.author} own={row.own} presence={presence} isHost={isHost} at={row.at} time={time} />
      ) : (
        <time className="msg-time" dateTime={new Date(row.at).toISOString()}>
          {time}
        </time>
      )}
      <MessageText body={row.body} />
      {row.entry ? (
        <Waiting {...props} entry={row.entry} />
      ) : row.own && isLastSent ? (
        <span className="ticks" title={t('sent')}>
          <Icon name="check" />
          <span className="sr">{t('sent')}</span>
        </span>
      ) : null}
    </article>
  );
}, isSame);

type HeadProps = {
  author: MemberRef;
  own: boolean;
  presence: Presence;
  isHost: boolean;
  at: number;
  time: string;
};

function Head({ author, own, presence, isHost, at, time }: HeadProps) {
  const t = useTranslations('chat.log');
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

type WaitingProps = Pick<Props, 'offline' | 'onRetry' | 'onDrop'> & { entry: OutboxEntry };

function Waiting({ entry, offline, onRetry, onDrop }: WaitingProps) {
  const t = useTranslations('chat.log');
  const errorText = useErrorText();
  const { key, state } = entry;
  if (state.kind === 'failed') {
    // The catalogue's sentence for this code; the error itself did not survive a reload, its code and params did.
    const { text } = errorText({ data: { appCode: state.error.code, params: state.error.params } });
    return (
      <div className="failed" role="alert">
        <Icon name="warn" small />
        <span>{t('notSent', { reason: text })}</span>
        <button type="button" className="link" onClick={() => onRetry(key)}>
          {t('tryAgain')}
        </button>
        <button type="button" className="link" onClick={() => onDrop(key)}>
          {t('drop')}
        </button>
      </div>
    );
  }
  if (state.kind === 'sending' || (!offline && state.kind === 'waiting' && state.until === undefined)) {
    return (
      <span className="ticks" title={t('sending')}>
        <Icon name="clock" />
        <span className="sr">{t('sending')}</span>
      </span>
    );
  }
  return (
    <div className="waits">
      <Icon name="clock" small />
      <span>{offline ? t('waiting') : t('slowed')}</span>
      <button type="button" className="link" onClick={() => onDrop(key)}>
        {t('takeBack')}
      </button>
    </div>
  );
}
