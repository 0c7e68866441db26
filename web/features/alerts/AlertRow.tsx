// One alert as a line: its face, what it says, when, and away with it. The line leads where the alert is about.
import { Link } from '@tanstack/react-router';
import { Suspense, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Alert } from '../../../shared/alerts.ts';
import { lazyWithWords } from '../../i18n/withWords.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useMe } from '../accounts/useMe.ts';
import { AlertAnswer } from './AlertAnswer.tsx';
import { AlertFace } from './AlertFace.tsx';
import { linkOf } from './alertLink.ts';
import type { AlertActions } from './useAlertActions.ts';
import { useAlertText } from './useAlertText.ts';

const GroupAnswer = lazyWithWords(
  () => import('../chat/groups/GroupAnswer.tsx').then((part) => part.GroupAnswer),
  'groups',
);

/** Milliseconds a pointer rests on a line before it counts as read. */
const rest = 700;

type Props = {
  alert: Alert;
  actions: AlertActions;
  /** Epoch milliseconds. */
  now: number;
  /** Read when a pointer or the focus rests on it: where what is shown is not read as a whole. */
  readByResting?: boolean;
  onFollow?: () => void;
};

export function AlertRow({ alert, actions, now, readByResting = false, onFollow }: Props) {
  const t = useTranslations('alerts');
  const format = useFormatter();
  const { rich } = useAlertText();
  const { me } = useMe();
  const link = linkOf(alert, me?.id ?? '');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const begin = () => {
    if (!readByResting || alert.read) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      actions.markRead([alert]);
    }, rest);
  };
  const stop = () => {
    clearTimeout(timer.current ?? undefined);
    timer.current = null;
  };
  const text = rich(alert);
  return (
    <li
      className={alert.read ? 'alert' : 'alert is-new'}
      // Not when it enters: a line that comes in under a pointer left lying there has been read by nobody.
      onPointerMove={begin}
      onPointerLeave={stop}
      onFocus={begin}
      onBlur={stop}
    >
      {alert.read ? null : <span className="alert-edge" role="img" aria-label={t('unread')} />}
      <AlertFace alert={alert} />
      <p className="alert-text">
        {link ? (
          <Link
            {...link}
            className="alert-link"
            onClick={() => {
              actions.markRead([alert]);
              onFollow?.();
            }}
          >
            {text}
          </Link>
        ) : (
          text
        )}
      </p>
      {alert.kind === 'friendRequest' && alert.actors[0] && !alert.withdrawn ? (
        <AlertAnswer member={alert.actors[0]} onAnswered={() => actions.markRead([alert])} />
      ) : null}
      {((alert.kind === 'roomInvite' && alert.params.room.isGroup) || alert.kind === 'groupRequest') &&
      !alert.withdrawn ? (
        <Suspense>
          <GroupAnswer alert={alert} onAnswered={() => actions.markRead([alert])} />
        </Suspense>
      ) : null}
      <time
        dateTime={new Date(alert.at).toISOString()}
        title={format.dateTime(alert.at, { dateStyle: 'medium', timeStyle: 'short' })}
      >
        {format.relativeTime(alert.at, { now, style: 'narrow' })}
      </time>
      <IconButton
        icon="x"
        small
        className="alert-away"
        label={t('remove')}
        onClick={() => actions.remove(alert)}
      />
    </li>
  );
}
