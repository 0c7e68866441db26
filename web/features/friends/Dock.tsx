// The dock: people and conversations. It stays while pages change; a member's part is fetched when there is a member.
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import { useMe } from '../accounts/useMe.ts';
import { useNarrow } from '../chat/useNarrow.ts';
import { GuestCard } from './GuestCard.tsx';

const DockMember = lazy(() => import('./DockMember.tsx').then((part) => ({ default: part.DockMember })));

export function Dock() {
  const t = useTranslations('friends');
  // On a phone it is the page "Friends".
  if (useNarrow()) return null;
  return (
    <aside className="dock" aria-label={t('dock')}>
      <DockParts />
    </aside>
  );
}

/** What stands in the dock, and on the page "Friends" of a phone. */
export function DockParts() {
  const { me, isPending } = useMe();
  if (isPending) return null;
  if (!me) return <GuestCard />;
  return (
    <Suspense fallback={null}>
      <DockMember me={me} />
    </Suspense>
  );
}
