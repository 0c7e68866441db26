// Buying bundles: what they cost, who is refused, and that money and copies always agree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publisherShare } from '../../../../shared/refunds.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { stockBundle } from '../../../testing/bundles.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';

describe('buying bundles', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  /** Games of one publisher at these prices in won. */
  const games = async (...prices: number[]) => {
    made += 1;
    const stock = await stockGames(
      app.services,
      prices.map((price, place) => ({
        slug: `part-${made}-${place}`,
        publisher: `House ${made}`,
        prices: { KRW: price },
      })),
    );
    return Object.values(stock);
  };
  const buyer = async (money = 100_000) => {
    const member = await app.member({ country: 'KR' });
    await fund(app.services, member.me, money);
    return member;
  };
  type Wanted = Partial<Omit<Parameters<TestMember['caller']['wallet']['buy']>[0], 'key' | 'currency'>>;
  const buy = ({ caller }: TestMember, wanted: Wanted) =>
    caller.wallet.buy({ items: [], currency: 'KRW', key: key(), ...wanted });
  const linesOf = async ({ caller }: TestMember, orderId: string) =>
    (await caller.wallet.order({ orderId })).lines;
  const owned = async ({ me }: TestMember) =>
    new Set(
      (await app.services.database.sql`select game_id from entitlements where member_id = ${me.id}`).map(
        (row) => String(row['game_id']),
      ),
    );

  it('MONEY-120: a bundle is lines of its games, which sum to its price, with games alone beside it', async () => {
    const ada = await buyer();
    const [one = '', two = '', three = ''] = await games(1_505, 2_903, 1_107);
    const [alone = ''] = await games(500);
    // 30 % off: 1053.5 + 2032.1 + 774.9 = 3860.5.
    const bundleId = await stockBundle(app.services, [one, two, three], { percent: 30, name: 'Three' });
    await ada.caller.store.bundles.addToCart({ bundleId });
    const bundles = [{ bundleId, price: 3_860 }];
    const bought = await buy(ada, { items: [{ gameId: alone, price: 500 }], bundles });
    expect(bought.total.amount).toBe(4_360);
    const lines = await linesOf(ada, bought.orderId);
    expect(lines.map(({ game, price, bundle }) => [game.id, price.amount, bundle?.name ?? null])).toEqual([
      [alone, 500, null],
      [one, 1_053, 'Three'],
      [two, 2_032, 'Three'],
      // What rounding left over.
      [three, 775, 'Three'],
    ]);
    expect(await owned(ada)).toEqual(new Set([alone, one, two, three]));
    expect((await ada.caller.store.cart()).bundles).toEqual([]);
    const shares = await app.services.database.sql`
      select price, share from order_lines where order_id = ${bought.orderId}`;
    expect(shares.map((row) => Number(row['share']))).toEqual(
      shares.map((row) => publisherShare(Number(row['price']))),
    );
    await expectAllToAddUp(app.services);
  });

  it('MONEY-121: games one has are left out, the rest keeps the percentage, on top of the sales of now', async () => {
    const ada = await buyer();
    const ids = await games(1_000, 2_000, 4_000);
    const [one = '', , three = ''] = ids;
    const bundleId = await stockBundle(app.services, ids, { percent: 10 });
    await buy(ada, { items: [{ gameId: one, price: 1_000 }] });
    await app.services.database.sql`
      insert into sales (id, game_id, percent, starts_at, ends_at)
      values (gen_random_uuid(), ${three}, 50, now() - interval '1 day', now() + interval '1 day')`;
    const { price, rest } = await ada.caller.store.bundles.find({ bundle: bundleId });
    expect([price?.now.amount, price?.was.amount, rest?.now.amount]).toEqual([4_500, 7_000, 3_600]);
    await expect(buy(ada, { bundles: [{ bundleId, price: 4_500 }] })).rejects.toMatchObject({
      appCode: 'PRICE_CHANGED',
      params: { bundleId, seen: 4_500, now: 3_600, currency: 'KRW' },
    });
    const { orderId, total } = await buy(ada, { bundles: [{ bundleId, price: 3_600 }] });
    expect(total.amount).toBe(3_600);
    expect((await linesOf(ada, orderId)).map((line) => line.price.amount)).toEqual([1_800, 1_800]);
    // Nothing is left of it to buy.
    await expect(buy(ada, { bundles: [{ bundleId, price: 0 }] })).rejects.toMatchObject({
      appCode: 'ALREADY_OWNED',
    });
  });

  it('MONEY-122: a bundle is given whole, to who has none of its games', async () => {
    const [ada, ben, cho] = [await buyer(), await buyer(), await app.member({ country: 'US' })];
    const ids = await games(1_000, 2_000);
    const [one = ''] = ids;
    const bundles = [{ bundleId: await stockBundle(app.services, ids, { percent: 50 }), price: 1_500 }];
    await buy(ben, { items: [{ gameId: one, price: 1_000 }] });
    await expect(buy(ada, { bundles, recipientId: ben.me.id })).rejects.toMatchObject({
      appCode: 'ALREADY_OWNED',
      params: { gameId: one },
    });
    // What the giver has is no matter.
    await buy(ada, { items: [{ gameId: one, price: 1_000 }] });
    await buy(ada, { bundles, recipientId: cho.me.id });
    expect(await owned(cho)).toEqual(new Set(ids));
    await expectAllToAddUp(app.services);
  });

  it('MONEY-123: what is not offered, not sold in the buyer’s currency, unknown or twice is refused, and nothing of it bought', async () => {
    const ada = await buyer();
    const ids = await games(1_000, 2_000, 3_000);
    const [one = '', two = '', three = ''] = ids;
    const day = 24 * 3_600_000;
    const now = Date.now();
    const stock = (facts: Parameters<typeof stockBundle>[2] = {}) =>
      stockBundle(app.services, [one, two], { percent: 50, ...facts });
    const good = { bundleId: await stock(), price: 1_500 };
    const refused = async (wanted: Wanted, appCode: string, params: Record<string, unknown> = {}) =>
      expect(buy(ada, wanted)).rejects.toMatchObject({ appCode, params });
    for (const facts of [
      { state: 'ended' as const },
      { startsAt: new Date(now + day) },
      { endsAt: new Date(now - day) },
    ]) {
      const bundleId = await stock(facts);
      await refused({ bundles: [{ bundleId, price: 1_500 }] }, 'BUNDLE_NOT_FOR_SALE', { bundleId });
    }
    for (const bundleId of [await stock({ state: 'draft' }), key()])
      await refused({ bundles: [{ bundleId, price: 1_500 }] }, 'BUNDLE_NOT_FOUND', { bundleId });
    await refused({ items: [{ gameId: two, price: 2_000 }], bundles: [good] }, 'BUNDLE_OVERLAPS', {
      gameId: two,
    });
    const other = await stockBundle(app.services, [two, three], { percent: 50 });
    await refused({ bundles: [good, { bundleId: other, price: 2_500 }] }, 'BUNDLE_OVERLAPS', {
      bundleId: other,
    });
    for (const wanted of [{}, { bundles: [] }, { bundles: [good, good] }])
      await expect(buy(ada, wanted)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await app.services.database.sql`delete from prices where game_id = ${three}`;
    await refused({ bundles: [{ bundleId: other, price: 1_000 }] }, 'BUNDLE_NOT_FOR_SALE');
    await app.services.database.sql`update games set state = 'delisted' where id = ${one}`;
    await refused({ bundles: [good] }, 'BUNDLE_NOT_FOR_SALE');
    expect(await owned(ada)).toEqual(new Set());
    expect((await ada.caller.wallet.balance()).amount).toBe(100_000);
  });

  it('MONEY-124: a game of a bundle is given back for its part, by the rule of its own line', async () => {
    const ada = await buyer(10_000);
    const ids = await games(1_000, 3_000);
    const bundleId = await stockBundle(app.services, ids, { percent: 50 });
    const { orderId } = await buy(ada, { bundles: [{ bundleId, price: 2_000 }] });
    const [first, second] = await linesOf(ada, orderId);
    await app.services.database.sql`update entitlements set play_ms = 1e9 where line_id = ${first?.id ?? ''}`;
    const refund = (lineId = '') => ada.caller.wallet.refund({ lineId, reason: 'other', key: key() });
    await expect(refund(first?.id)).rejects.toMatchObject({ appCode: 'REFUND_PLAYED' });
    expect((await refund(second?.id)).balance.amount).toBe(9_500);
    // What is lacked again completes the set, still for less.
    const { rest } = await ada.caller.store.bundles.find({ bundle: bundleId });
    expect(rest?.now.amount).toBe(1_500);
    await buy(ada, { bundles: [{ bundleId, price: 1_500 }] });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-125: of many purchases of a bundle and its games at once each game is bought once, and the same key buys once', async () => {
    const ada = await buyer(100_000);
    const ids = await games(1_000, 2_000, 3_000);
    const bundleId = await stockBundle(app.services, ids, { percent: 50 });
    const same = key();
    const calls = Array.from({ length: 8 }, (_, place) =>
      place % 2 === 0
        ? ada.caller.wallet.buy({
            items: [],
            bundles: [{ bundleId, price: 3_000 }],
            currency: 'KRW',
            key: place < 4 ? same : key(),
          })
        : buy(ada, { items: [{ gameId: ids[place % 3] ?? '', price: ((place % 3) + 1) * 1_000 }] }),
    );
    for (const answer of await Promise.allSettled(calls)) {
      if (answer.status === 'fulfilled') continue;
      expect(['PRICE_CHANGED', 'ALREADY_OWNED']).toContain(answer.reason.appCode);
    }
    const rows = await app.services.database.sql`
      select game_id from order_lines join orders on orders.id = order_id where member_id = ${ada.me.id}`;
    expect(new Set(rows.map((row) => row['game_id'])).size).toBe(rows.length);
    await expectAllToAddUp(app.services);
  });
});
