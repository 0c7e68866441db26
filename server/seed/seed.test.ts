// The seeding command's world in a database: repeatable, consistent, and enough of everything.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../platform/postgres/database.ts';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { AlreadySeededError, defaultSeedSize, isUnseeded, type SeedOptions, seed } from './seed.ts';

const now = Date.parse('2031-05-01T12:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const small = { games: 90, members: 60, days: 90, now, demo: true, onProgress: () => {} };

/** Tables the seed writes, or must leave empty. */
const tables = [
  'publishers',
  'categories',
  'tags',
  'games',
  'game_texts',
  'game_categories',
  'game_tags',
  'prices',
  'sales',
  'bundles',
  'bundle_games',
  'game_search',
  'members',
  'entitlements',
  'play_stretches',
  'game_devices',
  'installs',
  'collections',
  'collection_games',
  'reviews',
  'wishes',
  'rooms',
  'directs',
  'room_members',
  'room_lines',
  'messages',
  'topics',
  'events',
  'sessions',
  'installation',
];

const opened: { database: Database; test: TestDatabase }[] = [];
async function empty(): Promise<Database> {
  const test = await testDatabase('seed');
  const database = openDatabase(test.url, { pool: 4 });
  opened.push({ database, test });
  return database;
}
async function seeded(changes: Partial<SeedOptions> = {}): Promise<Database> {
  const database = await empty();
  await seed(database, { ...small, ...changes });
  return database;
}
afterAll(async () => {
  for (const { database, test } of opened) {
    await database.close();
    await test.drop();
  }
});

async function urlOfSeeded(): Promise<string> {
  await seeded();
  return opened.at(-1)?.test.url ?? '';
}

/** One text for each table that changes with any of its rows. */
async function checksums({ sql }: Database): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await sql`
      select count(*) || ' ' || coalesce(md5(string_agg(rows.text, '' order by rows.text collate "C")), '') as sum
      from (select t::text as text from ${sql(table)} t) rows`;
    sums[table] = row?.['sum'];
  }
  return sums;
}

/** How many rows a condition finds. */
async function countOf({ sql }: Database, from: string): Promise<number> {
  const [row] = await sql.unsafe(`select count(*)::int as count from ${from}`);
  return row?.['count'];
}

it('SEED-62: publishers with several games offer some together, for sale everywhere and for less', async () => {
  const app = await startTestApp({ databaseUrl: await urlOfSeeded(), clock: { now: () => now } });
  try {
    const rows = await app.services.database.sql`select slug from bundles`;
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const country of ['KR', 'US', 'CN']) {
      const { caller } = await app.member({ country });
      for (const { slug } of rows) {
        const { games, price, about } = await caller.store.bundles.find({ bundle: String(slug) });
        expect(games.length).toBeGreaterThanOrEqual(2);
        expect(price?.now.amount).toBeLessThan(price?.was.amount ?? 0);
        expect(about).not.toBe('');
      }
    }
  } finally {
    await app.close();
  }
});

describe('repeating', () => {
  it('SEED-50: the same numbers and moment give the same rows, other numbers others', async () => {
    const [one, two, other] = await Promise.all([seeded(), seeded(), seeded({ members: 61 })]);
    const sums = await checksums(one);
    expect(await checksums(two)).toEqual(sums);
    expect((await checksums(other))['members']).not.toBe(sums['members']);
    expect((await checksums(other))['games']?.split(' ')[0]).toBe('90');
  });

  it('SEED-51: refuses a database with a seed or with members, and changes nothing', async () => {
    const database = await seeded();
    const before = await checksums(database);
    expect(await isUnseeded(database)).toBe(false);
    await expect(seed(database, small)).rejects.toThrow(AlreadySeededError);
    await expect(seed(database, small)).rejects.toThrow(/only for an empty one/);
    expect(await checksums(database)).toEqual(before);

    const inhabited = await empty();
    expect(await isUnseeded(inhabited)).toBe(true);
    await inhabited.sql`
      insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
      values (gen_random_uuid(), 'a@example.com', 'a@example.com', 'ann', 'ann', 'US', 'en', 'fox-1', now(), now())`;
    await expect(seed(inhabited, small)).rejects.toThrow(AlreadySeededError);
    expect(await countOf(inhabited, 'games')).toBe(0);
  });

  it('SEED-51: of two at once one fills the database', async () => {
    const database = await empty();
    const outcomes = await Promise.allSettled([seed(database, small), seed(database, small)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countOf(database, 'members')).toBe(small.members);
  });

  it('SEED-51: a seed that fails leaves nothing behind', async () => {
    const database = await empty();
    const onProgress = (text: string) => {
      if (text.includes('members')) throw new Error('no more');
    };
    await expect(seed(database, { ...small, onProgress })).rejects.toThrow('no more');
    expect(await isUnseeded(database)).toBe(true);
    expect(await countOf(database, 'categories')).toBe(0);
  });
});

describe('size', () => {
  it('SEED-59: a world is as large as asked, and its indexes are those of an empty one', async () => {
    const indexes = ({ sql }: Database) =>
      sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname`;
    const before = await indexes(await empty());
    const large = await seeded({ games: 1_500, members: 700, days: 30 });
    expect(await countOf(large, 'games')).toBe(1_500);
    expect(await countOf(large, 'game_search')).toBe(1_500);
    expect(await countOf(large, 'members')).toBe(700);
    expect([...(await indexes(large))]).toEqual([...before]);
    const tiny = await seeded({ games: 1, members: 2, days: 1 });
    expect(await countOf(tiny, 'games')).toBe(1);
  });
});

describe('the world', () => {
  let database: Database;
  let app: TestApp;
  beforeAll(async () => {
    const test = await testDatabase('world');
    database = openDatabase(test.url, { pool: 4 });
    opened.push({ database, test });
    await seed(database, { ...small, ...defaultSeedSize });
    app = await startTestApp({
      databaseUrl: test.url,
      clock: { now: () => now },
      environment: { LOBBY_DEMO_ACCOUNTS: 'on' },
    });
  });
  afterAll(() => app.close());

  it('SEED-52: counters equal the rows they count', async () => {
    const wrong = await database.sql`
      select slug from games g where
        downloads <> (select count(*) from entitlements e where e.game_id = g.id)
        or reviews <> (select count(*) from reviews r where r.game_id = g.id)
        or positive <> (select count(*) from reviews r where r.game_id = g.id and r.recommended)
        or wishes <> (select count(*) from wishes w where w.game_id = g.id)`;
    expect(wrong).toHaveLength(0);
    const rooms = await database.sql`
      select title from rooms r where
        -- Nobody counts who is in the lobby.
        member_count <> (select count(*) from room_members m where m.room_id = r.id and r.kind <> 'lobby')
        or last_number <> (select coalesce(max(number), 0) from messages m where m.room_id = r.id)
        or last_number <> (select count(*) from messages m where m.room_id = r.id)`;
    expect(rooms).toHaveLength(0);
  });

  it('PROFILE-48: experience is the sum of deeds, and levels differ', async () => {
    const wrong = await database.sql`
      select id from members m
      where experience <> (select coalesce(sum(points), 0) from member_deeds d where d.member_id = m.id)`;
    expect(wrong).toHaveLength(0);
    const kinds = await database.sql`select distinct deed from member_deeds order by deed`;
    expect(kinds.map(({ deed }) => deed)).toEqual(['guestbook', 'profile', 'review', 'visit']);
    const [spread] = await database.sql`select min(experience)::int, max(experience)::int from members`;
    expect(spread?.['max']).toBeGreaterThan(spread?.['min'] + 500);
    const early = await database.sql`
      select 1 from member_deeds join members on id = member_id where at < date_trunc('day', joined_at) or at > ${new Date(now)}`;
    expect(early).toHaveLength(0);
  });

  it('SEED-53: only owners review, nobody wishes for what they own, nothing lies in the future', async () => {
    expect(await countOf(database, 'reviews')).toBeGreaterThan(500);
    expect(await countOf(database, 'wishes')).toBeGreaterThan(200);
    const strangers = await database.sql`
      select 1 from reviews r where not exists (
        select 1 from entitlements e where e.member_id = r.member_id and e.game_id = r.game_id and e.at <= r.at
      )`;
    expect(strangers).toHaveLength(0);
    const owned = await database.sql`select 1 from wishes join entitlements using (member_id, game_id)`;
    expect(owned).toHaveLength(0);
    const moment = new Date(now);
    const early = await database.sql`
      select 1 from entitlements e join games g on g.id = e.game_id join members m on m.id = e.member_id
      where e.at < g.released_at or e.at < m.joined_at or e.at > ${moment}`;
    expect(early).toHaveLength(0);
    const late = await database.sql`
      select at from reviews where at > ${moment} union all select at from wishes where at > ${moment}
      union all select at from messages where at > ${moment}
      union all select last_seen_at from members where last_seen_at > ${moment}`;
    expect(late).toHaveLength(0);
  });

  it('LIB-52: copies were played between their purchase and now, some lately, by stretches within their play time', async () => {
    const moment = new Date(now);
    const wrong = await database.sql`
      select 1 from entitlements e
      left join lateral (
        select count(*) as stretches, sum(extract(epoch from ended_at - began_at)) * 1000 as ms, min(began_at) as first,
          max(ended_at) as last
        from play_stretches s where s.member_id = e.member_id and s.game_id = e.game_id
      ) counted on true
      where e.played_at > ${moment} or e.played_at <= e.at or (e.play_ms = 0) <> (e.played_at is null)
        and e.at < ${new Date(now - 60 * minute)}
        or counted.ms > e.play_ms or counted.first <= e.at or counted.last <> e.played_at`;
    expect(wrong).toHaveLength(0);
    const { caller } = app.guest();
    const demo = (await caller.accounts.demo()).accounts.map(({ id }) => id);
    expect(demo.length).toBeGreaterThan(3);
    const kept = await database.sql`
      select (select count(*)::int from play_stretches s where s.member_id = m.id and ended_at > ${new Date(now - 14 * day)}) as lately,
        (select count(*)::int from collection_games c where c.member_id = m.id) as shelved,
        (select count(*)::int from installs i where i.member_id = m.id) as installed
      from members m where id = any(${demo}::uuid[])`;
    for (const member of kept) {
      expect(member['lately']).toBeGreaterThan(0);
      expect(member['shelved']).toBeGreaterThan(3);
      expect(member['installed']).toBeGreaterThan(3);
    }
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

  it('SEED-56: the store has enough of everything', async () => {
    expect(await countOf(database, 'games')).toBeGreaterThanOrEqual(80);
    expect(await countOf(database, 'publishers')).toBeGreaterThanOrEqual(5);
    const store = app.guest().caller.store;
    const categories = await store.categories();
    const tops = categories.filter(({ parent }) => parent === null);
    expect(tops).toHaveLength(5);
    for (const { slug, games } of categories) expect(games, slug).toBeGreaterThan(0);
    for (const { slug } of tops) {
      expect(
        categories.some(({ parent }) => parent === slug),
        slug,
      ).toBe(true);
    }
    expect((await store.games({ free: true })).total).toBeGreaterThan(2);
    expect((await store.games({ onSale: true })).total).toBeGreaterThan(5);
    const languages = await database.sql`
      select game_id from game_texts where short <> '' and long <> '' group by game_id having count(*) = 3`;
    expect(languages).toHaveLength(await countOf(database, 'games'));
    // The least and the recommended, for each system a game is for.
    expect(await countOf(database, 'game_requirements')).toBe(
      2 * (await countOf(database, `games, unnest(systems)`)),
    );
    expect(await countOf(database, `publishers where about = '{}'`)).toBe(0);
    expect(await countOf(database, `prices where currency in ('KRW', 'USD', 'CNY')`)).toBe(
      3 * (await countOf(database, 'games')),
    );
  });

  it('SEED-56: "most downloaded" and "best rated" mean something', async () => {
    const [spread] = await database.sql`
      select max(downloads) as most, percentile_cont(0.5) within group (order by downloads) as middle,
        count(distinct rating_score)::int as ratings
      from games`;
    expect(spread?.['most']).toBeGreaterThan(2 * spread?.['middle']);
    expect(spread?.['ratings']).toBeGreaterThan(40);
  });

  it('SEED-57: every game is found by its name in each language', async () => {
    const store = app.guest().caller.store;
    const games = await database.sql<{ slug: string; title: string; titles: Record<string, string> }[]>`
      select slug, title, titles from games order by slug`;
    for (const { slug, title, titles } of games) {
      for (const q of new Set([title, ...Object.values(titles)])) {
        const page = await store.games({ q, limit: 5 });
        expect(
          page.items.map((game) => game.slug),
          q,
        ).toContain(slug);
      }
    }
  });

  it('SEED-58: no day of the history is before it began', async () => {
    const began = new Date(now - (defaultSeedSize.days + 2) * day);
    expect(await countOf(database, `members where joined_at < '${began.toISOString()}'`)).toBe(0);
    expect(await countOf(database, `entitlements where at < '${began.toISOString()}'`)).toBe(0);
    const [spread] = await database.sql`select count(distinct at::date)::int as days from entitlements`;
    expect(spread?.['days']).toBeGreaterThan(defaultSeedSize.days / 2);
  });
});
