// Members to make friends with, and whom two members both know.
import { z } from 'zod';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { friendLimits } from '../../../../shared/friendLimits.ts';
import type { Bond, FoundMember, FriendPageInput } from '../../../../shared/friends.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { belongsTo } from '../../../../shared/privacy.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs, findNamed } from '../../accounts/queries.ts';
import { findPrivacies, findPrivacy } from '../../profiles/queries/chosen.ts';
import { bondSeenBy } from '../policy.ts';
import { findFriendIds } from './bonds.ts';
import { readTie } from './pair.ts';

const lowestId = '00000000-0000-0000-0000-000000000000';
/** Names read in a row while those found are blocked. */
const mostReads = 5;

/**
 * Members whose nickname begins with a text, in whatever case, or whose id it is: not the one who looks, nobody who is
 * blocked by them or has blocked them, nobody who was kept out or has left.
 * @throws AppError BAD_CURSOR
 */
export async function findMembers(
  services: Services,
  memberId: string,
  { q, cursor, limit }: FriendPageInput & { q: string },
): Promise<Page<FoundMember>> {
  const { database, clock } = services;
  const items: FoundMember[] = [];
  let place = cursor == null ? null : decodeCursor(cursor, z.tuple([z.string().max(100), idSchema]));
  for (let reads = 0; reads < mostReads; reads += 1) {
    const wanted = limit - items.length;
    const found = await findNamed(database, q, { after: place, limit: wanted + 1, now: clock.now() });
    const page = found.slice(0, wanted);
    const last = page.at(-1);
    if (last) place = [last.key, last.id];
    const more = found.length > wanted;
    items.push(...(await reachable(services, memberId, page)));
    if (!more) return { items, nextCursor: null };
    if (items.length >= limit) break;
  }
  return { items, nextCursor: place ? encodeCursor(place) : null };
}

async function reachable(
  services: Services,
  memberId: string,
  members: readonly MemberRef[],
): Promise<FoundMember[]> {
  const bonds = await findBonds(
    services,
    memberId,
    members.map(({ id }) => id),
  );
  return members.flatMap(({ id, nickname, avatar }) => {
    const bond = bonds.get(id);
    return bond === undefined || bond === 'blocked' || bond === 'self'
      ? []
      : [{ member: { id, nickname, avatar }, bond }];
  });
}

/** What stands between the member and each of these; those who have blocked the member are left out. */
async function findBonds(
  { database: { sql } }: Services,
  memberId: string,
  otherIds: readonly string[],
): Promise<Map<string, Bond>> {
  if (otherIds.length === 0) return new Map();
  const rows = await sql<
    { id: string; state: 'asked' | 'friends' | null; askerId: string; declined: boolean; blocked: boolean }[]
  >`
    select other as id, state, asker_id as "askerId", declined_at is not null as declined,
      exists (select from blocks where member_id = ${memberId} and blocked_id = other) as blocked
    from unnest(${[...otherIds]}::uuid[]) as others(other)
    left join bonds on low_id = least(${memberId}::uuid, other) and high_id = greatest(${memberId}::uuid, other)
    where not exists (select from blocks where member_id = other and blocked_id = ${memberId})`;
  return new Map(
    rows.map(({ id, state, askerId, declined, blocked }) => {
      const tie =
        state === null
          ? { state: 'none' as const }
          : state === 'asked'
            ? { state, askerId, declined }
            : { state, askerId };
      return [id, id === memberId ? 'self' : bondSeenBy(memberId, tie, blocked)];
    }),
  );
}

/**
 * Friends of both, by id, as far as one of the two who are friends shows that to the member.
 * @throws AppError BAD_CURSOR, MEMBER_NOT_FOUND
 */
export async function findMutualFriends(
  services: Services,
  memberId: string,
  { memberId: otherId, cursor, limit }: FriendPageInput & { memberId: string },
): Promise<Page<MemberRef> & { total: number }> {
  const { database } = services;
  const [after] = cursor == null ? [lowestId] : decodeCursor(cursor, z.tuple([idSchema]));
  const [{ tie, blockedBy }, privacy] = await Promise.all([
    readTie(database.db, memberId, otherId),
    findPrivacy(database.db, otherId),
  ]);
  if (blockedBy.other) throw new AppError('MEMBER_NOT_FOUND');
  const bond = memberId === otherId ? 'self' : tie.state === 'friends' ? 'friend' : 'none';
  const telling = belongsTo(privacy.friends, bond) ? null : await friendsWhoTell(services, memberId);
  const rows = await database.sql<{ id: string; total: number }[]>`
    with both_know as (${friendsOf(services, memberId)} intersect ${friendsOf(services, otherId)}
      ${telling ? database.sql`intersect select unnest(${telling}::uuid[])` : database.sql``})
    select id, (select count(*)::int from both_know) as total from both_know
    where id > ${after} order by id limit ${limit + 1}`;
  const page = rows.slice(0, limit).map(({ id }) => id);
  const refs = await findMemberRefs(database, page);
  const last = page.at(-1);
  return {
    items: page.map((id) => refs.get(id) ?? goneMember(id)),
    nextCursor: rows.length > limit && last ? encodeCursor([last]) : null,
    total: rows[0]?.total ?? 0,
  };
}

/** The member's friends who show their own friends to friends, and so whom they know in any case. */
async function friendsWhoTell({ database }: Services, memberId: string): Promise<string[]> {
  const { items } = await findFriendIds(database, memberId, { limit: friendLimits.friends.max });
  const privacyOf = await findPrivacies(database.db, items);
  return items.filter((id) => belongsTo(privacyOf(id).friends, 'friend'));
}

const friendsOf = ({ database: { sql } }: Services, memberId: string) => sql`
  (select high_id as id from bonds where low_id = ${memberId} and state = 'friends'
   union all select low_id from bonds where high_id = ${memberId} and state = 'friends')`;
