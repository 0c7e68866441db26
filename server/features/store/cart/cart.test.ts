// The cart: what stands in it, what it tells, and what leaves it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../../shared/limits.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { fund } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';

const hour = 3_600_000;

describe('the cart', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 3, 1);
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  let made = 0;
  const games = async (...prices: (number | null)[]) => {
    made += 1;
    const stock = await stockGames(
      app.services,
      prices.map((price, index) => ({
        slug: `cart-${made}-${index}`,
        prices: price === null ? {} : { KRW: price },
      })),
    );
    return Object.values(stock);
  };

  it('CART-1: a game stands in it once, the newest first, and an unknown one is refused', async () => {
    const { caller } = await app.member({ country: 'KR' });
    const [one = '', two = ''] = await games(1_000, 2_000);
    await caller.store.addToCart({ gameId: one });
    now += 1;
    await caller.store.addToCart({ gameId: two });
    now += 1;
    await Promise.all([1, 2, 3].map(() => caller.store.addToCart({ gameId: one })));
    const { items, total } = await caller.store.cart();
    expect(items.map(({ game }) => game.id)).toEqual([two, one]);
    expect(items.map(({ addedAt }) => addedAt)).toEqual([now - 1, now - 2]);
    expect(total).toEqual({ amount: 3_000, currency: 'KRW' });
    await expect(caller.store.addToCart({ gameId: app.services.newId() })).rejects.toMatchObject({
      appCode: 'GAME_NOT_FOUND',
    });
    await caller.store.removeFromCart({ gameIds: [one, app.services.newId()] });
    await caller.store.removeFromCart({ gameIds: [one] });
    expect((await caller.store.cart()).items.map(({ game }) => game.id)).toEqual([two]);
  });

  it('CART-2: tells the price of now beside the one seen, what is owned, and what all that can be bought costs', async () => {
    const { caller, me } = await app.member({ country: 'KR' });
    const [cheaper = '', unsold = '', owned = ''] = await games(1_000, null, 500);
    for (const gameId of [cheaper, unsold, owned]) await caller.store.addToCart({ gameId });
    const { sql } = app.services.database;
    await sql`insert into entitlements (member_id, game_id, at) values (${me.id}, ${owned}, now())`;
    await sql`insert into sales (id, game_id, percent, starts_at, ends_at)
      values (gen_random_uuid(), ${cheaper}, 20, ${new Date(now)}, ${new Date(now + hour)})`;
    const { items, total } = await caller.store.cart();
    const facts = items.map(({ game, seen, owned: has }) => [
      game.id,
      game.price?.now.amount ?? null,
      seen?.amount ?? null,
      has,
    ]);
    expect(facts).toHaveLength(3);
    expect(facts).toEqual(
      expect.arrayContaining([
        [cheaper, 800, 1_000, false],
        [unsold, null, null, false],
        [owned, 500, 500, true],
      ]),
    );
    expect(total).toEqual({ amount: 800, currency: 'KRW' });
    // What was seen in dollars says nothing in won.
    await sql`update cart_items set seen_currency = 'USD' where game_id = ${cheaper}`;
    const [item] = (await caller.store.cart()).items.filter(({ game }) => game.id === cheaper);
    expect(item?.seen).toBeNull();
  });

  it('CART-3: holds as many as one order may, also when many come at once', async () => {
    const { caller } = await app.member();
    const { max } = limits.orderItems;
    const ids = await games(...Array.from({ length: max + 5 }, () => 100));
    const all = await Promise.allSettled(ids.map((gameId) => caller.store.addToCart({ gameId })));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    for (const one of refused) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ appCode: 'CART_FULL', params: { max } });
    }
    expect((await caller.store.cart()).items).toHaveLength(max);
  });

  it('CART-4: what is bought leaves the buyer’s cart, and nothing else does', async () => {
    const [ada, ben] = [await app.member({ country: 'KR' }), await app.member({ country: 'KR' })];
    const [one = '', two = ''] = await games(1_000, 2_000);
    for (const { caller } of [ada, ben]) {
      for (const gameId of [one, two]) await caller.store.addToCart({ gameId });
    }
    await fund(app.services, ada.me, 1_000);
    const key = app.services.newId();
    await ada.caller.wallet.buy({ items: [{ gameId: one, price: 1_000 }], currency: 'KRW', key });
    expect((await ada.caller.store.cart()).items.map(({ game }) => game.id)).toEqual([two]);
    expect((await ben.caller.store.cart()).items).toHaveLength(2);
  });
});
