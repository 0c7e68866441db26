// Whom one may know: friends of friends, with how many both share.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { BondButtons } from './BondButtons.tsx';

const few = 5;

/** Nothing where nobody is suggested, or that could not be asked. */
export function Suggestions() {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const list = trpc.profiles.suggestions.useInfiniteQuery(
    { limit: few },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <LinesSkeleton count={3} />;
  if (people.length === 0) return null;
  return (
    <section className="stack" aria-label={t('find.mayKnow')}>
      <h3 className="small muted">{t('find.mayKnow')}</h3>
      <ul ref={keepFocus} tabIndex={-1} data-focus-else="find-friend" className="found-people">
        {people.map(({ member, mutual }) => (
          <li key={member.id} className="found-person">
            <Avatar avatar={member.avatar} />
            <span className="grow found-name">
              <span className="name clip block">{member.nickname}</span>
              <span className="tiny muted clip block">{t('mutual', { count: mutual })}</span>
            </span>
            <BondButtons member={member} />
          </li>
        ))}
      </ul>
      <MoreFoot
        has={list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('find.more'), loading: ui('loading') }}
        look={{ kind: 'quiet', size: 's' }}
        onMore={() => void list.fetchNextPage()}
      />
    </section>
  );
}
