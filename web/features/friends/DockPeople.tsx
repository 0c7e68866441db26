// Who is in the lobby.
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { PersonLine } from '../chat/people/PersonLine.tsx';
import { useOnline } from '../chat/useOnline.ts';

const shownAtMost = 40;

export function DockPeople({ me }: { me: Me }) {
  const t = useTranslations('friends');
  const words = useTranslations('ui.error');
  const { people, total, isPending, error, retry } = useOnline();
  const others = people.filter((person) => person.id !== me.id).slice(0, shownAtMost);
  const hidden = total - others.length - 1;
  return (
    <section aria-label={t('people')}>
      <h2>
        {t('people')}{' '}
        <span className="muted">{isPending || error ? null : t('online', { count: total })}</span>
      </h2>
      {isPending ? (
        <LinesSkeleton count={5} />
      ) : error ? (
        <p className="dock-note">
          {t('peopleFailed')}{' '}
          <button type="button" className="link" onClick={retry}>
            {words('tryAgain')}
          </button>
        </p>
      ) : others.length === 0 ? (
        <p className="dock-note">{t('nobody')}</p>
      ) : (
        <ul>
          {others.map((person) => (
            <PersonLine key={person.id} person={person} presence="online" isMe={false} />
          ))}
        </ul>
      )}
      {hidden > 0 ? <p className="dock-note">{t('more', { count: hidden })}</p> : null}
    </section>
  );
}
