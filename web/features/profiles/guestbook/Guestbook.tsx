// A guestbook: what others wrote, the newest first, what one is just writing on top. New entries come by themselves.
import { useTranslations } from 'use-intl/react';
import type { MemberProfile } from '../../../../shared/profiles.ts';
import { trpc } from '../../../api/trpc.ts';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { looked } from '../looked.ts';
import { PartList } from '../PartList.tsx';
import { Entry } from './Entry.tsx';
import { PendingEntry } from './PendingEntry.tsx';
import { useDeleting } from './useDeleting.ts';
import { usePokes } from './usePokes.ts';
import { useWriting } from './useWriting.ts';
import { WriteEntry } from './WriteEntry.tsx';

const fewCount = 5;

/** @param onAll where only the newest few stand: the way to all. */
export function Guestbook({ profile, onAll }: { profile: MemberProfile; onAll?: () => void }) {
  const t = useTranslations('profiles.guestbook');
  const { me } = useMe();
  const memberId = profile.id;
  const list = trpc.profiles.guestbook.useInfiniteQuery(
    { ...looked(profile), ...(onAll ? { limit: fewCount } : {}) },
    { getNextPageParam: (page) => page.nextCursor },
  );
  usePokes(memberId);
  const { pending, write, retry, drop } = useWriting(memberId);
  const { hidden, remove } = useDeleting(memberId);
  const entries = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !hidden.has(id));
  return (
    <PartList
      profile={profile}
      section="guestbook"
      list={list}
      count={entries.length + pending.length + (profile.mayWrite ? 1 : 0)}
      skeleton={<LinesSkeleton count={3} />}
      onAll={onAll}
    >
      {profile.mayWrite ? (
        // As others see it, which is no place for its owner to write.
        <div inert={profile.as !== undefined}>
          <WriteEntry name={profile.nickname} onWrite={write} />
        </div>
      ) : null}
      <ul ref={keepFocus} tabIndex={-1} data-focus-else="part-guestbook" className="entries">
        {me
          ? pending.map((entry) => (
              <PendingEntry key={entry.key} entry={entry} me={me} onRetry={retry} onDrop={drop} />
            ))
          : null}
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            isMine={entry.author.id === me?.id}
            mayEdit={entry.author.id === me?.id && profile.mayWrite}
            mayDelete={entry.author.id === me?.id || profile.bond === 'self'}
            mayReport={me !== null && entry.author.id !== me.id && !profile.as}
            onDelete={() => remove(entry.id)}
          />
        ))}
      </ul>
      {profile.mayWrite && entries.length + pending.length === 0 ? (
        <p className="me-none">{t('first', { name: profile.nickname })}</p>
      ) : null}
    </PartList>
  );
}
