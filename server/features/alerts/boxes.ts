// The boxes: the row lock under which a member's alerts change, so that events stand in the order of the changes.
import { sql } from 'drizzle-orm';
import type { AlertKind } from '../../../shared/alertKinds.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

export type Box = { memberId: string; lastNumber: number; unread: number; off: AlertKind[] };

type Row = { member_id: string; last_number: string; unread: number; off: AlertKind[] };

const uuids = (ids: Iterable<string>) => sql`${`{${[...ids].join(',')}}`}::uuid[]`;

/** Locks these members' boxes in the order of their ids, making those that are missing. The members must exist. */
export async function holdBoxes(tx: Transaction, memberIds: Iterable<string>): Promise<Map<string, Box>> {
  const rows = await tx.execute<Row>(sql`
    insert into alert_boxes (member_id) select id from unnest(${uuids(memberIds)}) as asked(id) order by id
    on conflict (member_id) do update set member_id = excluded.member_id
    returning member_id, last_number, unread, off`);
  return new Map(
    [...rows].map(({ member_id, last_number, unread, off }) => [
      member_id,
      { memberId: member_id, lastNumber: Number(last_number), unread, off },
    ]),
  );
}

/** Locks the member's own box; null where they were never told anything. */
export async function holdBox(tx: Transaction, memberId: string): Promise<Box | null> {
  const [row] = await tx.execute<Row>(sql`
    select member_id, last_number, unread, off from alert_boxes where member_id = ${memberId} for update`);
  return row ? { memberId, lastNumber: Number(row.last_number), unread: row.unread, off: row.off } : null;
}
