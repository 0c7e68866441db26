// A member's friends, where they show them.
import { Link } from '@tanstack/react-router';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { useNameOf } from '../../ui/useNameOf.ts';
import { looked } from './looked.ts';
import { PartList } from './PartList.tsx';

const pageSize = 48;

export function FriendsPart({ profile }: { profile: MemberProfile }) {
  const nameOf = useNameOf();
  const list = trpc.profiles.friends.useInfiniteQuery(
    { ...looked(profile), limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PartList
      profile={profile}
      section="friends"
      list={list}
      count={people.length}
      skeleton={<LinesSkeleton count={6} />}
    >
      <ul className="me-people">
        {people.map((person) => (
          <li key={person.id}>
            <Link to="/member/$memberId" params={{ memberId: person.id }} className="line">
              <Avatar avatar={person.avatar} />
              <span className="grow name clip">{nameOf(person.nickname)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PartList>
  );
}
