// Who messages about to be stored speak of: those they address, and the authors of what they answer.
import type { MemberRef } from '../../../../shared/accounts.ts';
import { goneMember, isGone } from '../../../../shared/gone.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';

type Asking = { roomId: string; replyTo?: number | undefined; mentions?: string[] | undefined };
type Found = { mentions: { id: string; nickname: string }[]; quotedAuthor: MemberRef | null };

/** Only members of the room can be addressed; the others are left out. No query when nobody is spoken of. */
export async function findAddressed(database: Database, asking: Asking[]): Promise<Found[]> {
  const answers = asking.filter(({ replyTo }) => replyTo !== undefined);
  const calls = asking.flatMap(({ roomId, mentions = [] }) =>
    [...new Set(mentions)].map((memberId) => ({ roomId, memberId })),
  );
  if (answers.length === 0 && calls.length === 0) return [];
  const [authors, members] = await Promise.all([
    findAuthors(database, answers),
    findThoseIn(database, calls),
  ]);
  const refs = await findMemberRefs(database, [...new Set([...authors.values(), ...members.values()])]);
  return asking.map(({ roomId, replyTo, mentions = [] }) => {
    const authorId = authors.get(`${roomId} ${replyTo}`);
    return {
      quotedAuthor: authorId === undefined ? null : (refs.get(authorId) ?? goneMember(authorId)),
      mentions: [...new Set(mentions)].flatMap((memberId) => {
        const ref = refs.get(members.get(`${roomId} ${memberId}`) ?? '');
        return ref && !isGone(ref) ? [{ id: ref.id, nickname: ref.nickname }] : [];
      }),
    };
  });
}

async function findAuthors({ sql }: Database, answers: Asking[]): Promise<Map<string, string>> {
  if (answers.length === 0) return new Map();
  const rows = await sql<{ place: string; authorId: string }[]>`
    select asked.room_id || ' ' || asked.number as place, said.author_id as "authorId"
    from unnest(${answers.map(({ roomId }) => roomId)}::uuid[], ${answers.map(({ replyTo }) => replyTo ?? 0)}::bigint[])
      as asked(room_id, number)
    cross join lateral (
      select author_id from messages where room_id = asked.room_id and number = asked.number limit 1
    ) as said`;
  return new Map(rows.map(({ place, authorId }) => [place, authorId]));
}

async function findThoseIn(
  { sql }: Database,
  calls: { roomId: string; memberId: string }[],
): Promise<Map<string, string>> {
  if (calls.length === 0) return new Map();
  const rows = await sql<{ place: string; memberId: string }[]>`
    select asked.room_id || ' ' || asked.member_id as place, member_id as "memberId"
    from unnest(${calls.map(({ roomId }) => roomId)}::uuid[], ${calls.map(({ memberId }) => memberId)}::uuid[])
      as asked(room_id, member_id)
    join room_members using (room_id, member_id)`;
  return new Map(rows.map(({ place, memberId }) => [place, memberId]));
}
