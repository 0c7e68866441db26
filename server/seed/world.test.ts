// The seeded world: numbers that agree, and a store and libraries with enough of everything.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/postgres/database.ts';
import type { TestApp } from '../testing/app.ts';
import { countOf, day, dropOpened, minute, now, openWorld } from '../testing/seeded.ts';
import { defaultSeedSize } from './seed.ts';

describe('the world', () => {
  let database: Database;
  let app: TestApp;
  beforeAll(async () => {
    ({ database, app } = await openWorld());
  });
  afterAll(async () => {
    await app.close();
    await dropOpened();
  });

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
