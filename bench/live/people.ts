// The people and rooms of a bench, written straight into the tables, with sessions to sign in by.
import { createHash, randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { messageBytes, trpcEnvelope } from '../peers/people.ts';

export type Person = { id: string; cookie: string };
export type Place = { id: string; people: Person[] };

/** By what a delivery tells who sent it: four digits follow. */
export const nicknameStart = '"nickname":"bench-';

const nicknameOf = (index: number) => `bench-${String(index).padStart(4, '0')}`;

/** Fills up to `messageBytes` what Lobby sends when somebody is typing. */
function avatar(): string {
  const member = { id: uuidv7(), nickname: nicknameOf(0), avatar: '' };
  const event = JSON.stringify({ type: 'typing', member });
  return 'a'.repeat(messageBytes - trpcEnvelope.length - event.length);
}

/** At most 10,000. */
export async function seedPeople(sql: postgres.Sql, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => {
    const token = randomBytes(32).toString('base64url');
    return {
      id: uuidv7(),
      session: uuidv7(),
      nickname: nicknameOf(index),
      cookie: `lobby_session=${token}`,
      hash: createHash('sha256').update(token).digest('hex'),
    };
  });
  const rows = JSON.stringify(people);
  await sql`
    insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
    select id, nickname || '@example.com', nickname || '@example.com', nickname, nickname, 'US', 'en', ${avatar()}, now(), now()
    from json_to_recordset(${rows}::text::json) as rows(id uuid, nickname text)`;
  await sql`
    insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
    select session, id, decode(hash, 'hex'), 'bench', '127.0.0.1', now(), now(), now() + interval '1 day'
    from json_to_recordset(${rows}::text::json) as rows(id uuid, session uuid, hash text)`;
  await sql`create table bench_rooms (id uuid primary key, last_number bigint not null default 0)`;
  await sql`
    create table bench_messages (
      room_id uuid not null, number bigint not null, author_id uuid not null, body text not null,
      at timestamptz not null, primary key (room_id, number)
    )`;
  return people.map(({ id, cookie }) => ({ id, cookie }));
}

/** New rooms of as many people each, for Lobby and for the peers: the first people in the first, and so on. */
export async function makeRooms(
  sql: postgres.Sql,
  people: Person[],
  { rooms, size }: { rooms: number; size: number },
): Promise<Place[]> {
  const places = Array.from({ length: rooms }, (_, room) => ({
    id: uuidv7(),
    people: people.slice(room * size, (room + 1) * size),
  }));
  const ids = places.map(({ id }) => id);
  const inside = places.flatMap(({ id, people: members }) =>
    members.map((member) => ({ room: id, member: member.id })),
  );
  await sql`
    insert into rooms (id, kind, title, capacity, lasting, member_count, created_at)
    select id, 'open', 'bench', 10000, true, ${size}, now() from unnest(${ids}::uuid[]) as made(id)`;
  await sql`
    insert into room_members (room_id, member_id, joined_at)
    select room, member, now() from json_to_recordset(${JSON.stringify(inside)}::text::json)
      as rows(room uuid, member uuid)`;
  await sql`insert into bench_rooms (id) select id from unnest(${ids}::uuid[]) as made(id)`;
  return places;
}
