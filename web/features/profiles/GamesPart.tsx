// The games a member shows, on ledges, with how long they played where that is told.

import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Shelf, Wall } from '../../ui/Shelf.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { looked } from './looked.ts';
import { OwnedBook } from './OwnedBook.tsx';
import { PartList } from './PartList.tsx';

const fewCount = 6;
const pageSize = 24;

/** @param onAll where only a shelf of them stands: the way to all. */
export function GamesPart({ profile, onAll }: { profile: MemberProfile; onAll?: () => void }) {
  const { language } = useLanguage();
  const limit = onAll ? fewCount : pageSize;
  const list = trpc.profiles.games.useInfiniteQuery(
    { ...looked(profile), limit, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const games = list.data?.pages.flatMap((page) => page.items) ?? [];
  const Place = onAll ? Shelf : Wall;
  const bones = Math.min(limit, Math.max(1, profile.parts.games ?? 1));
  return (
    <PartList
      profile={profile}
      section="games"
      list={list}
      count={games.length}
      skeleton={<BooksSkeleton count={bones} wall={!onAll} />}
      onAll={onAll}
    >
      <Place>
        {games.map((game) => (
          <OwnedBook key={game.id} game={game} />
        ))}
      </Place>
    </PartList>
  );
}
