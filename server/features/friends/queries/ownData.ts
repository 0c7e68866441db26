// What the shop holds of a member's friends, for their copy of it: what others keep about them is not in it.
import { sql } from 'drizzle-orm';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';

/** Each with the name the other is shown by. */
async function* named(tx: Transaction, rows: readonly { memberId: string }[]) {
  const ids = rows.map(({ memberId }) => memberId);
  const refs = await findMemberRefs({ db: tx }, ids);
  for (const row of rows) yield { ...row, nickname: refs.get(row.memberId)?.nickname ?? '' };
}

/** Whether a request of the member's was declined is the other's affair. */
async function* friendsOf(tx: Transaction, memberId: string) {
  const rows = await tx.execute<{ memberId: string }>(sql`
    select other as "memberId", state, asker_id = ${memberId} as "askedByMe", at,
      asker_id <> ${memberId} and declined_at is not null as "declinedByMe", own_name as "ownName", favourite, labels
    from (
      select *, case when low_id = ${memberId} then high_id else low_id end as other from bonds
      where low_id = ${memberId} or high_id = ${memberId}
    ) as mine
    left join friend_notes on friend_notes.member_id = ${memberId} and friend_id = other
    order by at`);
  yield* named(tx, rows);
}

async function* blocksOf(tx: Transaction, memberId: string) {
  const rows = await tx.execute<{ memberId: string }>(
    sql`select blocked_id as "memberId", at from blocks where member_id = ${memberId} order by at`,
  );
  yield* named(tx, rows);
}

async function* presenceOf(tx: Transaction, memberId: string) {
  yield* await tx.execute(sql`
    select chosen, show_state as "showState", show_room as "showRoom", show_playing as "showPlaying", reach, seen_at as "seenAt",
      hush_until as "hushUntil", quiet_from as "quietFrom", quiet_to as "quietTo", quiet_zone as "quietZone"
    from presences where member_id = ${memberId}`);
}

export const friendParts: ExportPart[] = [
  { name: 'friends', read: friendsOf },
  { name: 'blocks', read: blocksOf },
  { name: 'presence', read: presenceOf },
];
