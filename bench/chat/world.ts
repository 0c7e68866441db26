// A room of 10,000 members in which a million messages were said, and many small rooms, written straight into the tables.
import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { type Person, seedPeople } from '../live/people.ts';

export const size = { members: 10_000, messages: 1_000_000, rooms: 199 };

export type Place = { roomId: string; people: Person[] };

/** So many messages are written by one statement. */
const part = 20_000;

/**
 * Sentences of three languages from small vocabularies, as people use few words often: the commonest stands in every
 * third message, the rarest in one of many thousands.
 */
const sentences = (roomId: string, authors: string, from: number, to: number) => `
  insert into messages (id, room_id, number, author_id, body, at)
  select
    (lpad(to_hex(1700000000000 + n * 60000), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
    '${roomId}', n, ('{${authors}}'::uuid[])[(1 + (n * 7919) % 500)::int],
    case when n % 3 = 0 then 'hello ' else '' end ||
    case n % 5
      when 0 then (select string_agg(substr('가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허', 1 + (hashint8(n * 31 + k) & 2147483647) % 28, 1), case when k % 3 = 0 then ' ' else '' end) from generate_series(1, 18) k)
      when 1 then (select string_agg(substr('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜', 1 + (hashint8(n * 37 + k) & 2147483647) % 40, 1), '') from generate_series(1, 16) k)
      else (select string_agg('w' || to_hex(((hashint8(n * 41 + k) & 2147483647) % 200) * ((hashint8(n * 43 + k) & 2147483647) % 200)), ' ') from generate_series(1, 9) k)
    end || case when n % 100 = 0 then ' https://example.com/' || n else '' end,
    to_timestamp(1700000000 + n * 60)
  from generate_series(${from}::bigint, ${to}::bigint) n`;

export async function fillChat(sql: postgres.Sql): Promise<Place> {
  const people = await seedPeople(sql, size.members);
  const roomId = uuidv7();
  await sql`
    insert into rooms (id, kind, title, capacity, lasting, member_count, created_at, last_number)
    values (${roomId}, 'open', 'bench', 10000, true, ${size.members}, now(), ${size.messages})`;
  await sql`
    insert into room_members (room_id, member_id, joined_at, read_number)
    select ${roomId}, member, now() - interval '1 day', ${size.messages - 100} from unnest(${people.map(({ id }) => id)}::uuid[]) as member`;
  const authors = people
    .slice(0, 500)
    .map(({ id }) => id)
    .join();
  for (let from = 1; from <= size.messages; from += part) {
    await sql.unsafe(sentences(roomId, authors, from, Math.min(from + part - 1, size.messages)));
  }
  const [first] = people;
  // Whoever searches is in many more.
  await sql`
    with made as (
      insert into rooms (id, kind, title, capacity, lasting, member_count, created_at, last_number)
      select gen_random_uuid(), 'open', 'small', 10, true, 1, now(), 50 from generate_series(1, ${size.rooms})
      returning id
    ), inside as (
      insert into room_members (room_id, member_id, joined_at) select id, ${first?.id ?? ''}, now() from made
    )
    insert into messages (id, room_id, number, author_id, body, at)
    select gen_random_uuid(), made.id, n, ${first?.id ?? ''}, 'hello small talk ' || n, now()
    from made, generate_series(1, 50) n`;
  await sql.unsafe('vacuum analyze');
  return { roomId, people };
}
