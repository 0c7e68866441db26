// Bundles by callers over a real database: who makes them, what they show, and how they wait in carts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleLimits } from '../../../../shared/bundleShares.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { stockBundle } from '../../../testing/bundles.ts';
import { type StockedGame, stockGames } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';

const hour = 3_600_000;

describe('bundles', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 5, 1, 12);
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  /** A publisher with these games, and its owner. */
  async function house(games: Partial<StockedGame>[] = [{}, {}, {}]) {
    made += 1;
    const publisher = `Bundler ${made}`;
    const stock = games.map((game, place) => ({
      slug: `bundled-${made}-${place}`,
      publisher,
      prices: { KRW: 1_000, USD: 100 },
      ...game,
    }));
    const gameIds = Object.values(await stockGames(app.services, stock));
    const [row] = await app.services.database.sql`select id from publishers where name = ${publisher}`;
    const publisherId = String(row?.['id']);
    const owner = await app.member();
    await setPublisherRole(app.services.database, publisherId, owner.me.id, 'owner', now);
    return { publisherId, gameIds, owner, publishing: owner.caller.store.publishing };
  }
  type Made = Parameters<TestMember['caller']['store']['publishing']['makeBundle']>[0];
  const facts = (gameIds: string[], changed: Partial<Made> = {}) => ({
    name: 'Two for the road',
    about: { en: 'Both of them', ko: '둘 다', zh: '' },
    percent: 20,
    gameIds,
    state: 'offered' as const,
    startsAt: null,
    endsAt: null,
    key: key(),
    ...changed,
  });
  const guest = () => app.guest().caller.store;

  it('STORE-120: who sells for a publisher makes a bundle of its games, each once for its key', async () => {
    const { publisherId, gameIds, publishing } = await house();
    const input = { publisherId, ...facts(gameIds.slice(0, 2)) };
    const { bundleId } = await publishing.makeBundle(input);
    expect(await publishing.makeBundle(input)).toEqual({ bundleId });
    await expect(publishing.makeBundle({ ...input, percent: 21 })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
    expect((await publishing.bundles({ publisherId })).items).toMatchObject([
      { id: bundleId, name: 'Two for the road', percent: 20, state: 'offered', version: 0 },
    ]);
    const { slug } = await guest().bundles.find({ bundle: bundleId });
    expect(slug).toMatch(/^two-for-the-road-[0-9a-f]{8}$/);
    const support = await app.member();
    await setPublisherRole(app.services.database, publisherId, support.me.id, 'support', now);
    await expect(support.caller.store.publishing.makeBundle({ ...input, key: key() })).rejects.toMatchObject({
      appCode: 'NOT_ALLOWED',
    });
  });

  it('STORE-120: games of others, and on offer those not out or sold nowhere for money, are refused, as is what breaks a rule', async () => {
    const [ours, theirs] = [
      await house([{}, { state: 'coming' }, { prices: { USD: 0 } }, {}]),
      await house(),
    ];
    const [good = '', coming = '', free = ''] = ours.gameIds;
    const make = (changed: Partial<Made>, gameIds: string[] = [good, ours.gameIds[3] ?? '']) =>
      ours.publishing.makeBundle({ publisherId: ours.publisherId, ...facts(gameIds, changed) });
    for (const gameId of [coming, free, theirs.gameIds[0] ?? '', key()]) {
      await expect(make({}, [good, gameId])).rejects.toMatchObject({
        appCode: 'BUNDLE_GAME',
        params: { gameId },
      });
    }
    // A draft waits for what is not out yet.
    await make({ state: 'draft' }, [good, coming]);
    for (const wrong of [
      { percent: 0 },
      { percent: 96 },
      { name: ' ' },
      { name: 'two\nlines' },
      { gameIds: [good] },
      { gameIds: [good, good] },
      { startsAt: now + hour, endsAt: now + hour },
    ]) {
      await expect(make(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('STORE-120: a publisher has so many that have not ended, also with many made at once', async () => {
    const { publisherId, gameIds, publishing } = await house();
    for (let place = 1; place < bundleLimits.open.max; place += 1)
      await stockBundle(app.services, gameIds, { state: place % 2 === 0 ? 'draft' : 'offered' });
    await stockBundle(app.services, gameIds, { state: 'ended' });
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => publishing.makeBundle({ publisherId, ...facts(gameIds) })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ appCode: 'TOO_MANY_BUNDLES' });
  });

  it('STORE-121: what is saved names the version that was edited; once offered its games stay, and it is no draft again', async () => {
    const { publisherId, gameIds, publishing } = await house();
    const [one = '', two = '', three = ''] = gameIds;
    const { bundleId } = await publishing.makeBundle({
      publisherId,
      ...facts([one, two], { state: 'draft' }),
    });
    const save = (version: number, ids: string[], changed: Partial<Made> = {}) =>
      publishing.saveBundle({ bundleId, version, ...facts(ids, changed) });
    const input = { bundleId, version: 0, ...facts([two, three], { name: 'Other two' }) };
    expect(await publishing.saveBundle(input)).toEqual({ version: 1 });
    expect(await publishing.saveBundle(input)).toEqual({ version: 1 });
    await expect(save(0, [two, three])).rejects.toMatchObject({
      appCode: 'EDIT_CONFLICT',
      params: { version: 1 },
    });
    const shown = await guest().bundles.find({ bundle: bundleId, language: 'zh' });
    expect(shown.games.map(({ id }) => id)).toEqual([two, three]);
    expect([shown.name, shown.about]).toEqual(['Other two', 'Both of them']);
    for (const answer of [() => save(1, [one, two]), () => save(1, [two, three], { state: 'draft' })])
      await expect(answer()).rejects.toMatchObject({ appCode: 'BUNDLE_FIXED' });
    expect(await save(1, [three, two], { percent: 50, state: 'ended' })).toEqual({ version: 2 });
    expect((await guest().bundles.find({ bundle: bundleId })).price).toBeNull();
    expect(await save(2, [two, three], { percent: 50 })).toEqual({ version: 3 });
    expect((await guest().bundles.find({ bundle: bundleId })).price?.now.amount).toBe(100);
    const other = await house();
    await expect(other.publishing.saveBundle({ ...input, key: key() })).rejects.toMatchObject({
      appCode: 'BUNDLE_NOT_FOUND',
    });
  });

  it('STORE-122: a publisher’s bundles come newest first in pages, drafts among them', async () => {
    const { publisherId, gameIds, publishing } = await house();
    const ids: string[] = [];
    for (const state of ['draft', 'offered', 'ended'] as const)
      ids.unshift(await stockBundle(app.services, gameIds, { state }));
    const first = await publishing.bundles({ publisherId, limit: 2 });
    const second = await publishing.bundles({ publisherId, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]?.games.map(({ id }) => id)).toEqual(gameIds);
  });

  it('STORE-123: everybody sees one by its id and its address, with what they have of it; a draft is nobody’s to see', async () => {
    const { gameIds } = await house();
    const [one = ''] = gameIds;
    const bundleId = await stockBundle(app.services, gameIds, { percent: 50, endsAt: new Date(now + hour) });
    const ada = await app.member({ country: 'KR' });
    await app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${ada.me.id}, ${one}, now())`;
    const seen = await ada.caller.store.bundles.find({ bundle: bundleId });
    expect(seen).toMatchObject({
      percent: 50,
      until: now + hour,
      price: { now: { amount: 1_500, currency: 'KRW' }, was: { amount: 3_000 } },
      rest: { now: { amount: 1_000 }, was: { amount: 2_000 } },
    });
    expect(seen.games.map(({ owned }) => owned)).toEqual([true, false, false]);
    expect(await ada.caller.store.bundles.find({ bundle: seen.slug })).toEqual(seen);
    expect(await guest().bundles.byIds({ ids: [bundleId, key()] })).toMatchObject([
      { id: bundleId, rest: { now: { amount: 150, currency: 'USD' } } },
    ]);
    const draft = await stockBundle(app.services, gameIds, { state: 'draft' });
    for (const bundle of [draft, key(), 'no-such-bundle'])
      await expect(guest().bundles.find({ bundle })).rejects.toMatchObject({ appCode: 'BUNDLE_NOT_FOUND' });
  });

  it('STORE-124: it has no price before it begins, from its end on, and where one of its games is not sold', async () => {
    const { gameIds } = await house([{}, { prices: { USD: 100 } }]);
    const begins = now + hour;
    const bundleId = await stockBundle(app.services, gameIds, {
      startsAt: new Date(begins),
      endsAt: new Date(begins + hour),
    });
    const [here, there] = [await app.member({ country: 'US' }), await app.member({ country: 'KR' })];
    const price = async ({ caller }: TestMember) =>
      (await caller.store.bundles.find({ bundle: bundleId })).price?.now.amount ?? null;
    const prices = async (at: number) => {
      now = at;
      return [await price(here), await price(there)];
    };
    expect(await prices(begins - 1)).toEqual([null, null]);
    expect(await prices(begins)).toEqual([160, null]);
    await app.services.database.sql`
      insert into sales (id, game_id, percent, starts_at, ends_at)
      values (gen_random_uuid(), ${gameIds[0] ?? ''}, 50, ${new Date(begins + 10)}, ${new Date(begins + hour)})`;
    expect(await prices(begins + 10)).toEqual([120, null]);
    expect(await prices(begins + hour)).toEqual([null, null]);
  });

  it('STORE-125: the page of a game tells of the bundles with it that are for sale, the newest first', async () => {
    const { gameIds } = await house();
    const [one = '', two = '', three = ''] = gameIds;
    const first = await stockBundle(app.services, [one, two]);
    const second = await stockBundle(app.services, [one, three]);
    await stockBundle(app.services, [two, three]);
    await stockBundle(app.services, [one, two], { state: 'draft' });
    await stockBundle(app.services, [one, two], { state: 'ended' });
    await stockBundle(app.services, [one, two], { startsAt: new Date(now + hour) });
    const ids = async (gameId: string) => (await guest().bundles.ofGame({ gameId })).map(({ id }) => id);
    expect(await ids(one)).toEqual([second, first]);
    await app.services.database.sql`update games set state = 'delisted' where id = ${three}`;
    expect(await ids(one)).toEqual([first]);
    for (let place = 0; place < bundleLimits.ofGame.max; place += 1)
      await stockBundle(app.services, [one, two]);
    expect(await ids(one)).toHaveLength(bundleLimits.ofGame.max);
  });

  it('STORE-126: a cart holds a bundle once, with what it cost then, the newest first, and so many of them', async () => {
    const { gameIds } = await house();
    const ada = await app.member({ country: 'KR' });
    const { bundles, cart } = ada.caller.store;
    const one = await stockBundle(app.services, gameIds, { percent: 50 });
    await bundles.addToCart({ bundleId: one });
    await app.services.database
      .sql`update prices set amount = 2000 where game_id = ${gameIds[0] ?? ''} and currency = 'KRW'`;
    now += 1;
    await Promise.all([1, 2].map(() => bundles.addToCart({ bundleId: one })));
    expect((await cart()).bundles).toMatchObject([
      { bundle: { id: one, rest: { now: { amount: 2_000 } } }, addedAt: now - 1, seen: { amount: 1_500 } },
    ]);
    const many = [];
    for (let place = 0; place < bundleLimits.inCart.max; place += 1)
      many.push(await stockBundle(app.services, gameIds));
    const answers = await Promise.allSettled(many.map((bundleId) => bundles.addToCart({ bundleId })));
    expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { appCode: 'CART_FULL', params: bundleLimits.inCart } },
    ]);
    await bundles.removeFromCart({ bundleId: one });
    await bundles.removeFromCart({ bundleId: one });
    const left = (await cart()).bundles.map(({ bundle }) => bundle.id);
    expect(left).toHaveLength(bundleLimits.inCart.max - 1);
    expect(left).not.toContain(one);
    await expect(bundles.addToCart({ bundleId: key() })).rejects.toMatchObject({
      appCode: 'BUNDLE_NOT_FOUND',
    });
  });

  it('STORE-131: a publisher’s bundles that are for sale come in pages, the newest first, and no others', async () => {
    const { publisherId, gameIds } = await house();
    const other = await house();
    await stockBundle(app.services, other.gameIds);
    const stocked = async (facts: Parameters<typeof stockBundle>[2]) =>
      stockBundle(app.services, gameIds.slice(0, 2), facts);
    const first = await stocked({});
    await stocked({ state: 'draft' });
    await stocked({ state: 'ended' });
    await stocked({ startsAt: new Date(now + hour) });
    await stocked({ endsAt: new Date(now) });
    const second = await stocked({ startsAt: new Date(now), endsAt: new Date(now + hour) });
    const third = await stocked({});
    const page = async (cursor?: string | null) =>
      guest().bundles.ofMaker({ publisherId, limit: 2, cursor: cursor ?? undefined });
    const newest = await page();
    expect(newest.items.map(({ id }) => id)).toEqual([third, second]);
    const rest = await page(newest.nextCursor);
    expect(rest).toMatchObject({ items: [{ id: first }], nextCursor: null });
    await app.services.database.sql`delete from prices where game_id = ${gameIds[0] ?? ''}`;
    expect((await page()).items).toEqual([]);
  });
});
