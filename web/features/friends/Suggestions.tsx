// Whom one may know: friends of friends, with how many both share.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { BondButtons } from './BondButtons.tsx';

const few = 5;

/** Nothing where nobody is suggested, or that could not be asked. */
export function Suggestions() {
  const t = useTranslations('people');
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
      <ul className="found-people">
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
      {list.hasNextPage ? (
        <Button kind="quiet" size="s" onClick={() => void list.fetchNextPage()}>
          {t('find.more')}
        </Button>
      ) : null}
    </section>
  );
}
