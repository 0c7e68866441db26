// How PostgreSQL reads what every connection asks.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { makeRoomOf } from '../../testing/rooms.ts';
import { findSession } from '../accounts/sessions.ts';
import { findCutOff } from '../friends/sight.ts';
import { findOpenRoomsOf, findToldRoomsOf, requireInRoom } from './queries/index.ts';
import { markPresent } from './sweep.ts';

const statements: string[] = [];
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ onStatement: (text) => statements.push(text) });
});
afterAll(() => app.close());

it('CHAT-134: what each connection asks is read by keys, whatever PostgreSQL knows of the tables', async () => {
  const { database } = app.services;
  const member = await app.member();
  const roomId = await makeRoomOf(app, member);
  const { sql } = database;
  // Much in each table, of which PostgreSQL has gathered nothing.
  await sql`
    insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
    select gen_random_uuid(), 'k' || n, 'k' || n, 'k' || n, 'k' || n, 'US', 'en', 'fox-1', now(), now()
    from generate_series(1, 4000) n`;
  await sql`
    insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
    select gen_random_uuid(), id, sha256(convert_to(nickname, 'utf8')), '', '127.0.0.1', now(), now(), now() + interval '1 day'
    from members where nickname_key ~ '^k[0-9]+$'`;
  await sql`insert into presences (member_id) select id from members where nickname_key ~ '^k[0-9]+$'`;
  await sql`
    insert into rooms select (json_populate_record(rooms, json_build_object('id', gen_random_uuid()))).*
    from rooms, generate_series(1, 4000) where id = ${roomId}`;
  await sql`
    insert into room_members
    select (json_populate_record(place, json_build_object('room_id', rooms.id, 'member_id', people.id))).*
    from (select id, row_number() over () as n from members) people
    join (select id, row_number() over () as n from rooms) rooms using (n)
    join room_members place on place.room_id = ${roomId} on conflict do nothing`;

  statements.length = 0;
  const token = member.cookie.split('=')[1] ?? '';
  expect((await findSession(app.services, token))?.member.id).toBe(member.me.id);
  await requireInRoom(database, roomId, member.me.id);
  expect((await findOpenRoomsOf(database, [member.me.id])).get(member.me.id)?.id).toBe(roomId);
  expect((await findToldRoomsOf(database, [member.me.id])).get(member.me.id)).toEqual([roomId]);
  await findCutOff(database, member.me.id);
  await sql`update room_members set absent_since = now() where member_id = ${member.me.id} and room_id = ${roomId}`;
  await markPresent(app.services, [member.me.id]);
  expect(
    await sql`select 1 from room_members where member_id = ${member.me.id} and absent_since is not null`,
  ).toEqual([]);
  // Jobs may ask something meanwhile.
  const asked = statements.filter((text) => /string_to_(table|array)|from unnest/.test(text));
  expect(asked).toHaveLength(6);
  for (const text of asked) {
    const plan = (await sql.unsafe(`explain (generic_plan) ${text}`))
      .map((row) => row['QUERY PLAN'])
      .join('\n');
    expect(plan, text).toMatch(/Index/);
    expect(plan, text).not.toMatch(/Seq Scan|Hash( \w+)* Join/);
  }
});

it('CHAT-135: what a message needs to be stored is found by keys, however many keys and messages there are', async () => {
  const { database, newId } = app.services;
  const member = await app.member();
  const roomId = await makeRoomOf(app, member);
  const { number } = await member.caller.chat.send({ roomId, body: 'one', key: newId() });
  const { sql } = database;
  await sql`
    insert into request_keys (member_id, procedure, key, input_hash, result, at)
    select member_id, procedure, gen_random_uuid(), input_hash, result, at
    from request_keys, generate_series(1, 3000) where procedure = 'chat.send' and member_id = ${member.me.id}`;
  await sql`
    insert into messages
    select (json_populate_record(one, json_build_object('id', gen_random_uuid(), 'number', n))).*
    from messages one, generate_series(2, 3000) n where room_id = ${roomId} and number = ${number}`;
  await sql`update rooms set last_number = 3000 where id = ${roomId}`;

  const planOf = async (relation: string): Promise<string> => {
    const [asked, ...others] = statements.filter((text) => text.includes(relation));
    expect(others).toEqual([]);
    const rows = await sql.unsafe(`explain (generic_plan) ${asked}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  statements.length = 0;
  await member.caller.chat.send({ roomId, body: 'another', replyTo: number, key: newId() });
  await member.caller.chat.send({ roomId, body: 'a plain one', key: newId() });
  const plain = await planOf('as plain(');
  for (const table of ['request_keys', 'rooms', 'room_members', 'room_mutes']) {
    expect(plain).toMatch(new RegExp(`Index Scan using \\w+ on ${table}\\b`));
  }
  expect(plain).not.toMatch(/Seq Scan on (request_keys|room_mutes)\b/);
  const plan = await planOf('as sends(');
  for (const table of ['request_keys', 'messages', 'room_mutes', 'attachments']) {
    expect(plan).not.toMatch(new RegExp(`Seq Scan on ${table}\\b`));
  }
  expect(plan).toMatch(/Index Scan using \w+ on request_keys/);
  expect(plan).toMatch(/Index Scan using \w+ on messages/);
});
