// The people of the seeded world: names, rooms with talk in them, friends, and what happened to them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/postgres/database.ts';
import type { TestApp } from '../testing/app.ts';
import { countOf, dropOpened, minute, now, openWorld, seeded } from '../testing/seeded.ts';

describe('people of the world', () => {
  let database: Database;
  let app: TestApp;
  beforeAll(async () => {
    ({ database, app } = await openWorld());
  });
  afterAll(async () => {
    await app.close();
    await dropOpened();
  });

  it('SEED-54: rooms are lasting, populated, and were talked in a few minutes ago', async () => {
    const rooms = await database.sql<
      {
        id: string;
        lasting: boolean;
        member_count: number;
        last_at: Date;
        ordered: boolean;
        foreign: number;
      }[]
    >`
      select r.id, r.lasting, r.member_count,
        (select max(at) from messages m where m.room_id = r.id) as last_at,
        not exists (
          select 1 from messages a join messages b on b.room_id = a.room_id and b.number = a.number + 1
          where a.room_id = r.id and b.at < a.at
        ) as ordered,
        (
          select count(*)::int from messages m where m.room_id = r.id and not exists (
            select 1 from room_members p where p.room_id = r.id and p.member_id = m.author_id and p.joined_at <= m.at
          )
        ) + (
          select count(*)::int where not exists (
            select 1 from room_members p where p.room_id = r.id and p.member_id = r.owner_id
          )
        ) as foreign
      from rooms r where kind = 'open'`;
    expect(rooms.length).toBeGreaterThanOrEqual(5);
    for (const room of rooms) {
      expect(room).toMatchObject({ lasting: true, ordered: true, foreign: 0 });
      expect(room.member_count).toBeGreaterThanOrEqual(2);
      expect(now - room.last_at.getTime()).toBeLessThan(60 * minute);
    }
  });

  it('CHAT-127: those who may be entered by one click have conversations with friends, one with something unread', async () => {
    const rows = await database.sql`
      select m.id, count(*)::int as talks, count(*) filter (where read_number < last_number)::int as unread,
        bool_and(exists (
          select 1 from bonds where low_id = d.low_id and high_id = d.high_id and state = 'friends'
        )) as friends, bool_and(r.last_number >= 3 and r.member_count = 2) as whole
      from members m join room_members rm on rm.member_id = m.id join rooms r on r.id = rm.room_id and r.kind = 'direct'
      join directs d on d.room_id = r.id
      where email = any(${Array.from({ length: 8 }, (_, number) => `member${number}@example.com`)}) group by m.id`;
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row).toMatchObject({ friends: true, whole: true, unread: 1 });
    for (const row of rows) expect(row['talks']).toBeGreaterThanOrEqual(3);
  });

  it('CHAT-168: groups are listed, in which people talk, and something was said in the lobby', async () => {
    const { items } = await app.guest().caller.chat.groups({ limit: 100 });
    expect(items).toHaveLength(3);
    for (const { memberCount } of items) expect(memberCount).toBeGreaterThanOrEqual(3);
    const { caller } = await app.member();
    const { roomId } = await caller.chat.enterLobby();
    const { messages } = await caller.chat.room({ roomId });
    expect(messages.items.length).toBeGreaterThanOrEqual(5);
    expect(messages.items.every(({ body }) => body !== '')).toBe(true);
  });

  it('SEED-54: talk goes on in them where it stopped', async () => {
    const { accounts } = await app.guest().caller.accounts.demo();
    const { caller } = await app.member();
    const { items } = await caller.chat.rooms({ limit: 100 });
    const room = items.find(({ lasting, locked }) => lasting && !locked);
    if (!room) throw new Error('No seeded room is open.');
    const [last] = await database.sql`select last_number from rooms where id = ${room.id}`;
    await caller.chat.joinRoom({ roomId: room.id });
    const sent = await caller.chat.send({ roomId: room.id, body: 'hello', key: app.services.newId() });
    expect(sent.number).toBe(Number(last?.['last_number']) + 1);
    const snapshot = await caller.chat.room({ roomId: room.id });
    expect(snapshot.messages.items.at(-1)?.body).toBe('hello');
    expect(snapshot.messages.items.length).toBeGreaterThan(5);
    expect(accounts.length).toBeGreaterThan(0);
  });

  it('SEED-61: everybody has friends; those who may be entered by one click also favourites, groups and requests', async () => {
    const { sql } = database;
    const rows = await sql`
      select nickname, (select count(*)::int from bonds where members.id in (low_id, high_id) and state = 'friends') as friends,
        (select count(*)::int from bonds where members.id in (low_id, high_id) and state = 'asked' and asker_id <> members.id) as incoming,
        (select count(*)::int from bonds where state = 'asked' and asker_id = members.id) as outgoing,
        (select count(*)::int from friend_notes where member_id = members.id and favourite) as favourites,
        (select count(*)::int from friend_notes where member_id = members.id and labels <> '{}') as grouped
      from members where email = any(${Array.from({ length: 8 }, (_, number) => `member${number}@example.com`)})`;
    for (const row of rows) {
      expect(row['friends']).toBeGreaterThan(10);
      expect(row['incoming']).toBeGreaterThan(0);
      expect(row['outgoing']).toBeGreaterThan(0);
      expect(row['favourites']).toBe(2);
      expect(row['grouped']).toBe(2);
    }
    const [lonely] = await sql`
      select count(*)::int as members from members where email ~ '^member[0-9]+@'
        and not exists (select from bonds where members.id in (low_id, high_id) and state = 'friends')`;
    expect(lonely?.['members']).toBe(0);
    const [wrong] = await sql`
      select count(*)::int as bonds from bonds join members as low on low.id = low_id join members as high on high.id = high_id
      where at < greatest(low.joined_at, high.joined_at) - interval '3 days' or at > ${new Date(now)}`;
    expect(wrong?.['bonds']).toBe(0);
  });

  it('ALERT-50: in the bell of each member offered by the demo stands something that happened to them', async () => {
    const rows = await database.sql`
      select member_id, unread, (select count(*)::int from alerts where alerts.member_id = box.member_id and read_at is null) as counted
      from alert_boxes box`;
    expect(rows).toHaveLength(8);
    for (const { unread, counted } of rows) expect(unread).toBe(counted);
    const { caller } = await app.member();
    expect((await caller.alerts.list()).items).toEqual([]);
    const kinds = await database.sql`select distinct kind from alerts order by kind`;
    expect(kinds.map(({ kind }) => kind)).toEqual(['gift', 'guestbook', 'priceDrop']);
    const untrue = await database.sql`
      select 1 from alert_parts where kind = 'guestbook' and source not in (select id::text from guestbook_entries)`;
    expect(untrue).toEqual([]);
  });

  it('SEED-55, ACC-126: members have no passwords, proven addresses, and the first of them are the demo’s', async () => {
    expect(await countOf(database, 'members where password_hash is not null')).toBe(0);
    expect(await countOf(database, `members where email not like '%@example.com'`)).toBe(0);
    expect(
      await countOf(database, `members where email_verified_at is null and email ~ '^member[0-9]+@'`),
    ).toBe(0);
    const { accounts } = await app.guest().caller.accounts.demo();
    expect(accounts).toHaveLength(8);
    const guest = app.guest();
    const first = accounts[0]?.id ?? '';
    expect((await guest.caller.accounts.signInDemo({ memberId: first })).id).toBe(first);
    const without = await seeded({ demo: false });
    expect(await countOf(without, 'members where demo')).toBe(0);
  });

  it('SEED-55: names come in several scripts', async () => {
    for (const script of ['[a-zA-Z]', '[가-힣]', '[一-龥]']) {
      expect(await countOf(database, `members where nickname ~ '${script}'`), script).toBeGreaterThan(10);
    }
  });
});
