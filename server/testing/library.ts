// Copies for tests, as the house grants them, and devices to play them on.
import { randomUUID } from 'node:crypto';
import type { Services } from '../services.ts';

/** Gives a member copies, bought a millisecond after each other, the last one now. */
export async function giveCopies(
  { database, clock }: Services,
  memberId: string,
  ...gameIds: string[]
): Promise<void> {
  const rows = gameIds.map((id, index) => ({
    member_id: memberId,
    game_id: id,
    at: new Date(clock.now() - (gameIds.length - 1 - index)),
  }));
  await database.sql`insert into entitlements ${database.sql(rows)}`;
  await database.sql`update games set downloads = downloads + 1 where id = any(${gameIds}::uuid[])`;
}

export const testDevice = (name = 'Desk') => ({ id: randomUUID(), name });
