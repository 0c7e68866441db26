// Many members with sessions, in many rooms, written straight into a database. For suites that need a crowd.
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { sessionCookie } from '../../platform/http/context.ts';
import { insertRows } from '../../platform/postgres/bulk.ts';

export type Person = { id: string; nickname: string; cookie: string };

export type Population = { people: Person[]; rooms: string[] };

const year = 365 * 24 * 3_600_000;

/** @param size.isIn who is in which room, by their places in the lists; everybody in every room without it. */
export async function populate(
  databaseUrl: string,
  size: { people: number; rooms: number; isIn?: (person: number, room: number) => boolean },
): Promise<Population> {
  const { isIn = () => true } = size;
  const now = new Date().toISOString();
  const rooms = Array.from({ length: size.rooms }, () => uuidv7());
  const made = Array.from({ length: size.people }, (_, index) => {
    const token = randomBytes(32).toString('base64url');
    const nickname = `crowd${index}x${randomBytes(3).toString('hex')}`;
    return { id: uuidv7(), nickname, token, cookie: `${sessionCookie}=${token}` };
  });
  const places = made.flatMap(({ id }, person) =>
    rooms.flatMap((room, index) => (isIn(person, index) ? [{ room, id }] : [])),
  );
  const counts = new Map<string, number>();
  for (const { room } of places) counts.set(room, (counts.get(room) ?? 0) + 1);

  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql.begin(async (tx) => {
    await insertRows(
      tx,
      'members',
      made.map(({ id, nickname }) => ({
        id,
        email: `${nickname}@example.com`,
        email_key: `${nickname}@example.com`,
        nickname,
        nickname_key: nickname,
        country: 'US',
        language: 'en',
        avatar: 'fox-1',
        kind: 'normal',
        role: 'member',
        demo: false,
        joined_at: now,
        last_seen_at: now,
      })),
    );
    await insertRows(
      tx,
      'sessions',
      made.map(({ id, token }) => ({
        id: uuidv7(),
        member_id: id,
        token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`,
        user_agent: 'vitest',
        address: '127.0.0.1',
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(Date.now() + year).toISOString(),
      })),
    );
    await insertRows(
      tx,
      'rooms',
      rooms.map((id, index) => ({
        id,
        kind: 'open',
        title: `Room ${index}`,
        capacity: 1_000,
        lasting: true,
        member_count: counts.get(id) ?? 0,
        last_number: 0,
        created_at: now,
      })),
    );
    await insertRows(
      tx,
      'room_members',
      places.map(({ room, id }) => ({ room_id: room, member_id: id, joined_at: now })),
    );
  });
  await sql.end();
  return { people: made.map(({ id, nickname, cookie }) => ({ id, nickname, cookie })), rooms };
}
