// The friends of a member in the dock: who asks, who is here and does what, who is not here.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Friend } from '../../../shared/friends.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { browserPlace } from '../chat/browserStorage.ts';
import { FriendLine } from './FriendLine.tsx';
import './friends.css';
import { RequestLine } from './RequestLine.tsx';
import { friendName, sortFriends, useFriends } from './useFriends.ts';

const FindDialog = lazy(() => import('./FindDialog.tsx').then((part) => ({ default: part.FindDialog })));
const showsOffline = browserPlace('lobby.friends.offline');

const sets = ['people'] as const;

export function DockFriends() {
  return (
    <LateWords sets={sets}>
      <FriendsParts />
    </LateWords>
  );
}

function FriendsParts() {
  const t = useTranslations('people');
  const words = useTranslations('ui.error');
  const { state, error, retry } = useFriends();
  const [finding, setFinding] = useState(false);
  const here = state?.friends.items.filter(({ presence }) => presence.state !== 'offline').length;
  return (
    <>
      <Requests />
      {/* Not its heading, which a narrow dock does not show. */}
      <section id="dock-friends" tabIndex={-1} aria-label={t('friends')}>
        <h2>
          {t('friends')}{' '}
          <span className="muted">{here === undefined ? null : t('online', { count: here })}</span>
          <span className="dock-head-acts">
            <Link to="/activity" className="btn btn-icon btn-s" aria-label={t('news')} title={t('news')}>
              <Icon name="clock" small />
            </Link>
            <IconButton icon="plus" small label={t('add')} onClick={() => setFinding(true)} />
          </span>
        </h2>
        {error ? (
          <p className="dock-note">
            {t('loadFailed')}{' '}
            <button type="button" className="link" onClick={retry}>
              {words('tryAgain')}
            </button>
          </p>
        ) : !state ? (
          <LinesSkeleton count={4} />
        ) : state.friends.items.length === 0 ? (
          <div className="dock-note">
            <p>{t('none')}</p>
            <button type="button" className="link" onClick={() => setFinding(true)}>
              {t('add')}
            </button>
          </div>
        ) : (
          <FriendList friends={state.friends.items} />
        )}
        <button
          type="button"
          className="line only-strip"
          aria-label={t('add')}
          onClick={() => setFinding(true)}
        >
          <Icon name="plus" />
        </button>
      </section>
      <Suspense>{finding ? <FindDialog onClose={() => setFinding(false)} /> : null}</Suspense>
    </>
  );
}

function Requests() {
  const t = useTranslations('people');
  const { state } = useFriends();
  if (!state || state.incoming.items.length + state.outgoing.items.length === 0) return null;
  return (
    <section ref={keepFocus} tabIndex={-1} data-focus-else="dock-friends" aria-label={t('requests')}>
      <h2>
        {t('requests')} <span className="muted">{state.counts.incoming || null}</span>
      </h2>
      <ul>
        {state.incoming.items.map((tie) => (
          <RequestLine key={tie.member.id} tie={tie} incoming />
        ))}
        {state.outgoing.items.map((tie) => (
          <RequestLine key={tie.member.id} tie={tie} incoming={false} />
        ))}
      </ul>
    </section>
  );
}

function FriendList({ friends }: { friends: readonly Friend[] }) {
  const t = useTranslations('people');
  const [label, setLabel] = useState<string | null>(null);
  const [open, setOpen] = useState(() => showsOffline.read() === 'yes');
  const labels = [...new Set(friends.flatMap((friend) => friend.labels))].sort();
  // A group that is gone shows nobody any more.
  const chosen = label !== null && labels.includes(label) ? label : null;
  const shown = friends.filter((friend) => chosen === null || friend.labels.includes(chosen));
  const sorted = sortFriends(shown, friendName);
  const here = sorted.filter(({ presence }) => presence.state !== 'offline');
  const away = sorted.filter(({ presence }) => presence.state === 'offline');
  return (
    <>
      {labels.length > 0 ? (
        <fieldset className="friend-groups">
          <legend className="sr">{t('groups')}</legend>
          {[null, ...labels].map((name) => (
            <Button
              key={name ?? ''}
              kind="quiet"
              size="s"
              aria-pressed={name === chosen}
              onClick={() => setLabel(name)}
            >
              {name ?? t('allGroups')}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <ul>
        {here.map((friend) => (
          <FriendLine key={friend.member.id} friend={friend} />
        ))}
      </ul>
      {away.length > 0 ? (
        <button
          type="button"
          className="friends-fold"
          aria-expanded={open}
          onClick={() => {
            showsOffline.write(open ? 'no' : 'yes');
            setOpen(!open);
          }}
        >
          <Icon name={open ? 'down' : 'right'} small />
          {t('offline', { count: away.length })}
        </button>
      ) : null}
      {open ? (
        <ul>
          {away.map((friend) => (
            <FriendLine key={friend.member.id} friend={friend} />
          ))}
        </ul>
      ) : null}
    </>
  );
}
