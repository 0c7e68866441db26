// Falls of prices and those who wish for the games: who is told, of what, and that each of very many is told once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Currency } from '../../../../shared/countries.ts';
import type { WishAlert } from '../../../../shared/store.ts';
import { runSteps } from '../../../platform/jobs.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { holdDropJob } from '../../../testing/drops.ts';
import { nowhere } from '../../../testing/rooms.ts';
import { stockGames } from '../../../testing/shop.ts';
import { lookForDrops } from './look.ts';
import { wantsToHear } from './policy.ts';
import { tellWishers } from './tell.ts';

const hour = 3_600_000;

describe('falls of prices', () => {
  let app: TestApp;
  let letGo: () => Promise<void>;
  let now = Date.UTC(2026, 5, 1, 12);
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    letGo = await holdDropJob(app.services);
  });
  afterAll(async () => {
    await letGo();
    await app.close();
  });

  const gameAt = async (prices: Partial<Record<Currency, number>>) => {
    made += 1;
    const stock = await stockGames(app.services, [
      { slug: `fallen-${made}`, title: `Fallen ${made}`, prices },
    ]);
    return Object.values(stock)[0] ?? '';
  };
  const setPrice = (gameId: string, currency: Currency, amount: number) =>
    app.services.database.sql`
      insert into prices values (${gameId}, ${currency}, ${amount})
      on conflict (game_id, currency) do update set amount = excluded.amount`;
  const addSale = (gameId: string, percent: number, startsAt: number, endsAt = startsAt + hour) =>
    app.services.database.sql`
      insert into sales values (gen_random_uuid(), ${gameId}, ${percent}, ${new Date(startsAt)}, ${new Date(endsAt)})`;
  const wisher = async (gameId: string, country = 'US') => {
    const member = await app.member({ country });
    await member.caller.store.wish({ gameId });
    return member;
  };
  /** What the job does. */
  const run = async (atOnce?: number) => {
    await runSteps(app.services.database, 1, lookForDrops(app.services));
    while (await tellWishers(app.services, atOnce));
  };
  const told = async ({ caller }: TestMember) => (await caller.alerts.list()).items;

  it('ALERT-40: a sale that begins by its time and a price that is lowered are told to those who wish for the game, once each, in their currency', async () => {
    const gameId = await gameAt({ USD: 2_000, KRW: 22_000 });
    const [ann, kim] = [await wisher(gameId), await wisher(gameId, 'KR')];
    await addSale(gameId, 30, now + hour, now + 2 * hour);
    await run();
    expect(await told(ann)).toEqual([]);
    now += hour;
    await run();
    await run();
    const game = { id: gameId, slug: `fallen-${made}`, title: `Fallen ${made}` };
    const money = (amount: number, currency: Currency) => ({ amount, currency });
    expect(await told(ann)).toMatchObject([
      {
        kind: 'priceDrop',
        count: 1,
        actors: [],
        params: { game, was: money(2_000, 'USD'), now: money(1_400, 'USD') },
      },
    ]);
    expect(await told(kim)).toMatchObject([
      { params: { was: money(22_000, 'KRW'), now: money(15_400, 'KRW') } },
    ]);
    // The sale ends, and the price falls for good, in one currency.
    now += hour;
    await run();
    await setPrice(gameId, 'USD', 1_000);
    await run();
    expect(await told(kim)).toHaveLength(1);
    expect(await told(ann)).toMatchObject([
      { count: 1, number: 2, params: { was: money(2_000, 'USD'), now: money(1_000, 'USD') } },
    ]);
  });

  it('ALERT-41: several games that fall are one alert while it is unread; a game that falls twice counts once', async () => {
    const games = [await gameAt({ USD: 900 }), await gameAt({ USD: 800 })];
    const [first = '', second = ''] = games;
    const member = await wisher(first);
    await member.caller.store.wish({ gameId: second });
    for (const [gameId, amount] of [
      [first, 700],
      [second, 600],
      [first, 500],
    ] as const) {
      await setPrice(gameId, 'USD', amount);
      now += hour;
      await run();
    }
    expect(await told(member)).toMatchObject([{ count: 2, params: { game: { id: first } } }]);
    await member.caller.alerts.markAllRead();
    await setPrice(second, 'USD', 100);
    await run();
    expect((await told(member)).map(({ count }) => count)).toEqual([1, 2]);
  });

  it('ALERT-42: whoever wishes sees the price of then: an earlier fall, a rise, a first price and a release are not told', async () => {
    const gameId = await gameAt({ USD: 2_000 });
    const early = await wisher(gameId);
    await addSale(gameId, 50, now);
    // Nobody has looked yet.
    const late = await wisher(gameId);
    await run();
    expect(await told(early)).toHaveLength(1);
    expect(await told(late)).toEqual([]);
    await setPrice(gameId, 'USD', 3_000);
    await setPrice(gameId, 'KRW', 10);
    await run();
    expect(await told(late)).toEqual([]);
    await setPrice(gameId, 'USD', 2_900);
    await run();
    expect(await told(late)).toHaveLength(1);
    const coming = await gameAt({ USD: 2_000 });
    await app.services.database.sql`update games set state = 'coming' where id = ${coming}`;
    const waiting = await wisher(coming);
    await app.services.database.sql`update games set state = 'released' where id = ${coming}`;
    await run();
    expect(await told(waiting)).toEqual([]);
    // Whoever wishes no more is not told.
    await waiting.caller.store.unwish({ gameId: coming });
    await setPrice(coming, 'USD', 1);
    await run();
    expect(await told(waiting)).toEqual([]);
  });

  it('ALERT-43: each wish says which falls it wants to be told of: any, by at least so many percent, or down to an amount', async () => {
    const gameId = await gameAt({ USD: 2_000 });
    const alerts: [WishAlert, number][] = [
      [{ when: 'any' }, 3],
      [{ when: 'percent', percent: 25 }, 1],
      [{ when: 'percent', percent: 26 }, 0],
      [{ when: 'under', amount: { amount: 1_400, currency: 'USD' } }, 1],
      [{ when: 'under', amount: { amount: 1_399, currency: 'USD' } }, 0],
    ];
    const members: TestMember[] = [];
    for (const [alert] of alerts) {
      const member = await wisher(gameId);
      await member.caller.store.setWishAlert({ gameId, alert });
      expect((await member.caller.store.wishlist())?.items[0]?.alert).toEqual(alert);
      members.push(member);
    }
    const counts = members.map(() => 0);
    for (const amount of [1_980, 1_485, 1_400]) {
      await setPrice(gameId, 'USD', amount);
      await run();
      for (const [index, member] of members.entries()) {
        counts[index] = (counts[index] ?? 0) + (await told(member)).filter(({ read }) => !read).length;
        await member.caller.alerts.markAllRead();
      }
    }
    expect(counts).toEqual(alerts.map(([, count]) => count));
  });

  it('ALERT-43: an amount in the currency of a country one has left counts as any fall', () => {
    const wish: WishAlert = { when: 'under', amount: { amount: 100, currency: 'KRW' } };
    expect(wantsToHear(wish, { was: 2_000, now: 1_900, currency: 'USD' })).toBe(true);
    expect(wantsToHear(wish, { was: 2_000, now: 1_900, currency: 'KRW' })).toBe(false);
  });

  it('ALERT-44: a threshold is for a game on the own wish list, within bounds, in the own currency', async () => {
    const gameId = await gameAt({ USD: 2_000 });
    const { caller } = await wisher(gameId);
    const set = (alert: object, id = gameId) =>
      caller.store.setWishAlert({ gameId: id, alert: alert as WishAlert });
    await expect(set({ when: 'any' }, nowhere)).rejects.toMatchObject({ appCode: 'WISH_NOT_FOUND' });
    const won = { when: 'under', amount: { amount: 9_000, currency: 'KRW' } };
    await expect(set(won)).rejects.toMatchObject({
      appCode: 'WALLET_CURRENCY',
      params: { currency: 'USD' },
    });
    for (const bad of [
      { when: 'percent', percent: 0 },
      { when: 'percent', percent: 101 },
      { when: 'percent' },
      { when: 'under', amount: { amount: 0, currency: 'USD' } },
      { when: 'under', amount: { amount: 2e9, currency: 'USD' } },
      { when: 'never' },
    ]) {
      await expect(set(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await set({ when: 'percent', percent: 10 });
    await caller.store.wish({ gameId });
    expect((await caller.store.wishlist()).items[0]?.alert).toEqual({ when: 'percent', percent: 10 });
  });

  it('ALERT-45: of ten thousand who wish for a game each is told once, by two workers at once, batch by batch', async () => {
    const { sql } = app.services.database;
    const [gameId, other] = [await gameAt({ USD: 2_000 }), await gameAt({ USD: 2_000 })];
    await sql`
      insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
      select gen_random_uuid(), 'w' || n || '@example.com', 'w' || n || '@example.com', 'w' || n, 'w' || n, 'US', 'en', 'fox-1', now(), now()
      from generate_series(1, 10000) n`;
    for (const [id, count] of [
      [gameId, 10_000],
      [other, 2_000],
    ] as const) {
      await sql`
        insert into wishes (member_id, game_id, at)
        select id, ${id}, ${new Date(now)} from members where nickname_key ~ '^w[0-9]+$' order by id limit ${count}`;
      await sql`update games set wishes = ${count} where id = ${id}`;
      await setPrice(id, 'USD', 1_500);
    }
    await runSteps(app.services.database, 1, lookForDrops(app.services));
    let batches = 0;
    const work = async () => {
      while (await tellWishers(app.services)) batches += 1;
    };
    await Promise.all([work(), work()]);
    expect(batches).toBeGreaterThanOrEqual(24);
    const [counted] = await sql`
      select count(*)::int as parts, count(distinct member_id)::int as members from alert_parts
      where source in (${`${gameId} 1`}, ${`${other} 1`})`;
    expect(counted).toEqual({ parts: 12_000, members: 10_000 });
    const [box] = await sql`
      select count(*)::int as alerts, min(count) as least, max(count) as most from alerts
      where member_id in (select id from members where nickname_key ~ '^w[0-9]+$')`;
    expect(box).toEqual({ alerts: 10_000, least: 1, most: 2 });
    expect(await sql`select 1 from price_drops where done_at is null`).toEqual([]);
  }, 180_000);
});
