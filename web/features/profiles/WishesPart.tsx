// What a member wishes for, where they show it.

import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Wall } from '../../ui/Shelf.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { GameBook } from '../store/GameBook.tsx';
import { looked } from './looked.ts';
import { PartList } from './PartList.tsx';

const pageSize = 24;

export function WishesPart({ profile }: { profile: MemberProfile }) {
  const { language } = useLanguage();
  const list = trpc.profiles.wishlist.useInfiniteQuery(
    { ...looked(profile), limit: pageSize, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const games = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PartList
      profile={profile}
      section="wishlist"
      list={list}
      count={games.length}
      skeleton={<BooksSkeleton count={Math.max(1, Math.min(pageSize, profile.parts.wishlist ?? 1))} wall />}
    >
      <Wall>
        {games.map((game) => (
          <GameBook key={game.id} game={game} />
        ))}
      </Wall>
    </PartList>
  );
}
