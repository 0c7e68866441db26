// Publishers' pages by callers over a real database: who sees what, prices, sales, states, figures, reviews to answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublisherRole } from '../../../../shared/publishingRights.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { fund } from '../../../testing/money.ts';
import { own, say } from '../../../testing/reviews.ts';
import { type StockedGame, stockGames } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });
const day = 86_400_000;

describe('publishers', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 5, 1, 12);
  let stocked = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const speaker = async (publisherId: string, role: PublisherRole): Promise<TestMember> => {
    const member = await app.member();
    await setPublisherRole(app.services.database, publisherId, member.me.id, role, now);
    return member;
  };

  /** A publisher with these games, and its owner. */
  async function house(games: Partial<StockedGame>[] = [{}]) {
    stocked += 1;
    const publisher = `House ${stocked}`;
    const stock = games.map((game, index) => ({ slug: `house-${stocked}-${index}`, publisher, ...game }));
    const gameIds = Object.values(await stockGames(app.services, stock));
    const [found] = await app.services.database.sql`
      select id, slug from publishers where name = ${publisher}`;
    const [publisherId, slug] = [String(found?.['id']), String(found?.['slug'])];
    const owner = await speaker(publisherId, 'owner');
    return { publisher, publisherId, slug, gameIds, gameId: gameIds[0] ?? '', owner };
  }

  it('STORE-82: a member sees the publishers they speak for, and nothing of others', async () => {
    const [ours, theirs] = [await house(), await house()];
    const { publishing } = ours.owner.caller.store;
    expect(await publishing.publishers()).toMatchObject({
      items: [{ id: ours.publisherId, name: ours.publisher, role: 'owner' }],
      nextCursor: null,
    });
    for (const publisher of [ours.slug, ours.publisherId]) {
      expect(await publishing.publisher({ publisher })).toMatchObject({ id: ours.publisherId });
    }
    const { publisherId, gameId } = theirs;
    const key = app.services.newId();
    const ofPublisher = [
      () => publishing.publisher({ publisher: theirs.slug }),
      () => publishing.games({ publisherId }),
      () => publishing.figures({ publisherId }),
      () => publishing.reviews({ publisherId }),
    ];
    const ofGame = [
      () => publishing.game({ gameId }),
      () => publishing.sales({ gameId }),
      () => publishing.setPrice({ gameId, currency: 'USD', amount: 1 }),
      () => publishing.addSale({ gameId, percent: 10, startsAt: now, endsAt: now + day, key }),
      () => publishing.endSale({ gameId, saleId: key }),
      () => publishing.move({ gameId, state: 'delisted' }),
    ];
    for (const call of ofPublisher) await expect(call()).rejects.toEqual(code('PUBLISHER_NOT_FOUND'));
    for (const call of ofGame) await expect(call()).rejects.toEqual(code('GAME_NOT_FOUND'));
    // A sale of another's game is not ended by naming one's own.
    const { saleId } = await theirs.owner.caller.store.publishing.addSale({
      ...{ gameId, percent: 10, startsAt: now, endsAt: now + day, key },
    });
    await publishing.endSale({ gameId: ours.gameId, saleId });
    const { items } = await theirs.owner.caller.store.publishing.sales({ gameId });
    expect(items).toMatchObject([{ id: saleId, endsAt: now + day }]);
  });

  it('STORE-83: editors change prices, sales and states, support only looks and answers, earnings are the owner’s', async () => {
    const { publisherId, gameId, owner } = await house();
    const [editor, support] = [await speaker(publisherId, 'editor'), await speaker(publisherId, 'support')];
    const calls = ({ caller }: TestMember) => [
      () => caller.store.publishing.games({ publisherId }),
      () => caller.store.publishing.setPrice({ gameId, currency: 'USD', amount: 100 }),
      () => caller.store.publishing.figures({ publisherId }),
    ];
    const answers = async (member: TestMember) => {
      const settled = await Promise.allSettled(calls(member).map((call) => call()));
      return settled.map((each) => (each.status === 'fulfilled' ? 'ok' : each.reason.appCode));
    };
    expect(await answers(owner)).toEqual(['ok', 'ok', 'ok']);
    expect(await answers(editor)).toEqual(['ok', 'ok', 'NOT_ALLOWED']);
    expect(await answers(support)).toEqual(['ok', 'NOT_ALLOWED', 'NOT_ALLOWED']);
    await setPublisherRole(app.services.database, publisherId, editor.me.id, null, now);
    expect(await answers(editor)).toEqual(['PUBLISHER_NOT_FOUND', 'GAME_NOT_FOUND', 'PUBLISHER_NOT_FOUND']);
  });

  it('STORE-84: a publisher’s games come by title, in pages, drafts among them', async () => {
    const titles = ['Cedar', 'Alder', 'Birch'];
    const { publisherId, owner } = await house(
      titles.map((title, index) => ({ title, state: index === 1 ? 'draft' : 'released' })),
    );
    const { games } = owner.caller.store.publishing;
    const first = await games({ publisherId, limit: 2 });
    expect(first.items).toMatchObject([{ title: 'Alder', state: 'draft' }, { title: 'Birch' }]);
    const rest = await games({ publisherId, limit: 2, cursor: first.nextCursor });
    expect(rest).toMatchObject({ items: [{ title: 'Cedar', copies: 0 }], nextCursor: null });
  });

  it('STORE-85: a price is set and taken away for each currency, and is what buyers see at once', async () => {
    const { gameId, owner } = await house([{ prices: { KRW: 9_000 } }]);
    const { publishing } = owner.caller.store;
    const buyer = await app.member({ country: 'KR' });
    const seen = async () => (await buyer.caller.store.game({ id: gameId })).price?.now.amount ?? null;
    await publishing.setPrice({ gameId, currency: 'KRW', amount: 12_000 });
    await publishing.setPrice({ gameId, currency: 'USD', amount: 0 });
    expect(await seen()).toBe(12_000);
    expect((await publishing.game({ gameId })).prices).toEqual({ KRW: 12_000, USD: 0 });
    await publishing.setPrice({ gameId, currency: 'KRW', amount: null });
    await publishing.setPrice({ gameId, currency: 'KRW', amount: null });
    expect(await seen()).toBeNull();
    for (const amount of [-1, 0.5, 1e12]) {
      await expect(publishing.setPrice({ gameId, currency: 'KRW', amount })).rejects.toThrow();
    }
  });

  it('STORE-86: a sale begins and ends at its times, and no two of a game overlap, however many try at once', async () => {
    const { gameId, owner } = await house([{ prices: { USD: 1_000 } }]);
    const { publishing } = owner.caller.store;
    const { newId } = app.services;
    const add = (startsAt: number, endsAt: number, key = newId()) =>
      publishing.addSale({ gameId, percent: 25, startsAt, endsAt, key });
    const [key, start] = [newId(), now + day];
    const first = await add(start, start + day, key);
    expect(await add(start, start + day, key)).toEqual(first);
    await expect(add(start - day, start + 1)).rejects.toEqual(code('SALE_OVERLAPS'));
    await expect(add(start + day - 1, start + 9 * day)).rejects.toEqual(code('SALE_OVERLAPS'));
    await expect(add(now - 2 * day, now)).rejects.toEqual(code('SALE_PAST'));
    await expect(add(start, start)).rejects.toThrow();
    await add(start + day, start + 2 * day);
    const price = async () => (await owner.caller.store.game({ id: gameId })).price?.now.amount;
    expect(await price()).toBe(1_000);
    now = start;
    expect(await price()).toBe(750);
    now = start + day / 2;
    await publishing.endSale({ gameId, saleId: first.saleId });
    await publishing.endSale({ gameId, saleId: first.saleId });
    expect(await price()).toBe(1_000);
    const later = start + 30 * day;
    const settled = await Promise.allSettled([1, 2, 3, 4].map((hours) => add(later + hours, later + day)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items } = await publishing.sales({ gameId });
    expect(items.map(({ startsAt, endsAt }) => [startsAt, endsAt]).slice(1)).toEqual([
      [start + day, start + 2 * day],
      [start, now],
    ]);
    // What has not begun is taken back whole.
    await publishing.endSale({ gameId, saleId: items[1]?.id ?? '' });
    expect((await publishing.sales({ gameId, limit: 1 })).nextCursor).not.toBeNull();
    expect((await publishing.sales({ gameId })).items).toHaveLength(2);
    const { sql } = app.services.database;
    await expect(
      sql`insert into sales (id, game_id, percent, starts_at, ends_at, publisher_id)
        select gen_random_uuid(), game_id, 5, starts_at, ends_at, publisher_id from sales where game_id = ${gameId}`,
    ).rejects.toMatchObject({ constraint_name: 'sales_no_two_at_once' });
    const byShop = () => sql`insert into sales (id, game_id, percent, starts_at, ends_at)
      values (gen_random_uuid(), ${gameId}, 5, ${new Date(later)}, ${new Date(later + day)})`;
    await byShop();
    await expect(byShop()).rejects.toMatchObject({ constraint_name: 'sales_of_shop_apart' });
  });

  it('STORE-87: a game is moved one step at a time, which the audit log tells, and comes out on its day', async () => {
    const { gameId, owner } = await house([{ state: 'draft', releasedAt: now + 90 * day }]);
    const { publishing } = owner.caller.store;
    await publishing.move({ gameId, state: 'coming' });
    await publishing.move({ gameId, state: 'coming' });
    await expect(publishing.move({ gameId, state: 'draft' })).rejects.toMatchObject({
      appCode: 'GAME_STATE',
      params: { from: 'coming', to: 'draft' },
    });
    expect(await publishing.game({ gameId })).toMatchObject({ state: 'coming', releasedAt: now + 90 * day });
    await publishing.move({ gameId, state: 'released' });
    expect(await publishing.game({ gameId })).toMatchObject({ state: 'released', releasedAt: now });
    const admin = await app.member({ role: 'admin' });
    const { items } = await admin.caller.moderation.log({ limit: 2 });
    expect(items).toMatchObject([
      {
        action: 'gameState',
        actor: { id: owner.me.id },
        details: { gameId, from: 'coming', to: 'released' },
      },
      { action: 'gameState', details: { from: 'draft', to: 'coming' } },
    ]);
  });

  it('STORE-88: figures tell copies and share by day, country and currency as the ledger does, refunds on their day', async () => {
    const { publisherId, gameIds, owner } = await house([
      { prices: { USD: 1_000, KRW: 10_000 } },
      { prices: { USD: 500 } },
    ]);
    const [one = '', two = ''] = gameIds;
    const buy = async (country: 'US' | 'KR', games: [string, number][]) => {
      const { caller, me } = await app.member({ country });
      await fund(app.services, me, 100_000);
      const items = games.map(([gameId, price]) => ({ gameId, price }));
      const { orderId } = await caller.wallet.buy({
        items,
        currency: me.currency,
        key: app.services.newId(),
      });
      return { caller, orderId };
    };
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
    const [first, second] = [now, now + day];
    await buy('KR', [[one, 10_000]]);
    const given = await buy('US', [
      [one, 1_000],
      [two, 500],
    ]);
    await buy('US', [[one, 1_000]]);
    now = second;
    const [line] = (await given.caller.wallet.order({ orderId: given.orderId })).lines;
    await given.caller.wallet.refund({ lineId: line?.id ?? '', reason: 'other', key: app.services.newId() });
    const rows = [
      { day: dayOf(second), country: 'US', copies: -1, share: { amount: -700, currency: 'USD' } },
      { day: dayOf(first), country: 'KR', copies: 1, share: { amount: 7_000, currency: 'KRW' } },
      { day: dayOf(first), country: 'US', copies: 3, share: { amount: 1_750, currency: 'USD' } },
    ];
    const { figures } = owner.caller.store.publishing;
    expect(await figures({ publisherId })).toEqual({ items: rows, nextCursor: null });
    const paged: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await figures({ publisherId, limit: 1, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(rows);
  });

  it('STORE-89: reviews to answer come from all its games, the newest first, without those hidden', async () => {
    const { publisherId, gameIds, owner } = await house([{}, {}]);
    const other = await house();
    const written: string[] = [];
    for (const gameId of [...gameIds, other.gameId, ...gameIds]) {
      const author = await app.member();
      await own(app.services, author, gameId);
      now += 1;
      written.push(await say(app.services, author, gameId));
    }
    const [a = '', b = '', , c = '', d = ''] = written;
    const moderator = await app.member({ role: 'moderator' });
    await moderator.caller.store.review.hide({ reviewId: b, reason: 'rude' });
    await owner.caller.store.review.reply({ reviewId: c, body: 'Thanks.' });
    const { reviews } = owner.caller.store.publishing;
    const first = await reviews({ publisherId, limit: 1 });
    expect(first.items).toMatchObject([{ review: { id: d }, game: { id: gameIds[1] } }]);
    const rest = await reviews({ publisherId, limit: 5, cursor: first.nextCursor });
    expect(rest.items).toMatchObject([{ review: { id: a } }]);
    expect((await reviews({ publisherId, answered: true })).items).toMatchObject([
      { review: { id: c, reply: { body: 'Thanks.' } } },
    ]);
  });
});
