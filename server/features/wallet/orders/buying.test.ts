// Buying and giving back: what is refused, what happens at once, and that money and copies always agree.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publisherShare } from '../../../../shared/refunds.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { buyingIn } from '../../../testing/buying.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('buying', () => {
  let app: TestApp;
  let now = start;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  beforeEach(() => {
    now = start;
  });
  afterAll(() => app.close());

  const { key, gameAt, buyer, buy, owned, balance, held, refundOf } = buyingIn(() => app);

  it('MONEY-20: takes the price, shares it, gives the copies, fulfils wishes and keeps the order', async () => {
    const ada = await buyer(50_000);
    const [one, two] = [await gameAt(19_999), await gameAt(10_001)];
    await ada.caller.store.wish({ gameId: one });
    const before = [await held('publisher'), await held('fee')] as const;
    const bought = await buy(ada, [
      { gameId: one, price: 19_999 },
      { gameId: two, price: 10_001 },
    ]);
    expect(bought).toMatchObject({
      total: { amount: 30_000, currency: 'KRW' },
      balance: { amount: 20_000, currency: 'KRW' },
    });
    expect(await balance(ada)).toBe(20_000);
    const share = publisherShare(19_999) + publisherShare(10_001);
    expect([(await held('publisher')) - before[0], (await held('fee')) - before[1]]).toEqual([
      share,
      30_000 - share,
    ]);
    expect((await owned(ada)).sort()).toEqual([one, two].sort());
    expect((await ada.caller.store.wishlist()).items).toEqual([]);
    expect((await ada.caller.store.game({ id: one })).downloads).toBe(1);
    expect(await ada.caller.wallet.order({ orderId: bought.orderId })).toMatchObject({
      id: bought.orderId,
      at: now,
      total: { amount: 30_000, currency: 'KRW' },
      recipient: null,
      lines: [
        { game: { id: one, slug: 'game-1' }, price: { amount: 19_999 }, refundedAt: null },
        { game: { id: two }, price: { amount: 10_001 }, refundedAt: null },
      ],
    });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-45: of a game whose publisher nobody knows all is the store’s, and goes back from there', async () => {
    const ada = await buyer(5_000);
    const gameId = await gameAt(2_000);
    await app.services.database.sql`update games set publisher_id = null where id = ${gameId}`;
    const before = await held('fee');
    const { orderId } = await buy(ada, [{ gameId, price: 2_000 }]);
    expect((await held('fee')) - before).toBe(2_000);
    await ada.caller.wallet.refund(await refundOf(ada, orderId));
    expect([(await held('fee')) - before, await balance(ada)]).toEqual([0, 5_000]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-21: the price is the server’s: one that was not seen is refused with both, whatever the client says', async () => {
    const ada = await buyer(50_000);
    const sale = { percent: 50, startsAt: start - day, endsAt: start + day };
    const gameId = await gameAt(20_000, { sales: [sale] });
    for (const seen of [0, 1, 9_999, 20_000]) {
      await expect(buy(ada, [{ gameId, price: seen }])).rejects.toMatchObject({
        appCode: 'PRICE_CHANGED',
        params: { gameId, seen, now: 10_000, currency: 'KRW' },
      });
    }
    // The sale ends while the buyer looks at it.
    now = sale.endsAt;
    await expect(buy(ada, [{ gameId, price: 10_000 }])).rejects.toMatchObject({
      appCode: 'PRICE_CHANGED',
      params: { seen: 10_000, now: 20_000 },
    });
    await expect(
      ada.caller.wallet.buy({ items: [{ gameId, price: 20_000 }], currency: 'USD', key: key() }),
    ).rejects.toMatchObject({ appCode: 'PRICE_CHANGED' });
    expect([await balance(ada), await owned(ada)]).toEqual([50_000, []]);
  });

  it('MONEY-22: carts that are empty, doubled, too long, partly unknown, unsold or owned are refused whole', async () => {
    const ada = await buyer(50_000);
    const [game, unsold, mine] = [await gameAt(1_000), await gameAt(null), await gameAt(500)];
    await buy(ada, [{ gameId: mine, price: 500 }]);
    const item = { gameId: game, price: 1_000 };
    const refused = async (items: { gameId: string; price: number }[], code: string, params = {}) =>
      expect(buy(ada, items)).rejects.toMatchObject({ appCode: code, params });
    await expect(buy(ada, [])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(buy(ada, [item, item])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(
      buy(
        ada,
        Array.from({ length: 51 }, () => ({ gameId: key(), price: 1 })),
      ),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    for (const price of [-1, 0.5, Number.NaN, 2 ** 53]) {
      await expect(buy(ada, [{ gameId: game, price }])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    const unknown = key();
    await refused([item, { gameId: unknown, price: 5 }], 'GAME_NOT_FOUND', { gameId: unknown });
    await refused([item, { gameId: unsold, price: 0 }], 'NOT_FOR_SALE', { gameId: unsold });
    await refused([item, { gameId: mine, price: 500 }], 'ALREADY_OWNED', { gameId: mine });
    expect([await balance(ada), await owned(ada)]).toEqual([49_500, [mine]]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-23: without enough in the wallet nothing happens, and how much is missing is said', async () => {
    const ada = await buyer(999);
    const gameId = await gameAt(1_500);
    await expect(buy(ada, [{ gameId, price: 1_500 }])).rejects.toMatchObject({
      appCode: 'INSUFFICIENT_FUNDS',
      params: { missing: 501, currency: 'KRW' },
    });
    expect([await balance(ada), await owned(ada)]).toEqual([999, []]);
  });

  it('MONEY-24: a free game is bought for nothing, by an empty wallet too', async () => {
    const ada = await buyer();
    const gameId = await gameAt(0);
    await expect(buy(ada, [{ gameId, price: 0 }])).resolves.toMatchObject({ total: { amount: 0 } });
    expect(await owned(ada)).toEqual([gameId]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-25: two clicks are one order; the same key with another cart is refused', async () => {
    const ada = await buyer(50_000);
    const gameId = await gameAt(1_000);
    const call = { items: [{ gameId, price: 1_000 }], currency: 'KRW' as const, key: key() };
    const [one, two] = await Promise.all([ada.caller.wallet.buy(call), ada.caller.wallet.buy(call)]);
    expect(one).toEqual(two);
    expect(await ada.caller.wallet.buy(call)).toEqual(one);
    const other = await gameAt(2_000);
    await expect(
      ada.caller.wallet.buy({ ...call, items: [{ gameId: other, price: 2_000 }] }),
    ).rejects.toMatchObject({ appCode: 'KEY_REUSED' });
    expect((await ada.caller.wallet.orders()).items).toHaveLength(1);
    expect(await balance(ada)).toBe(49_000);
  });

  it('MONEY-26: of a hundred purchases at once with money for one exactly one is', async () => {
    const ada = await buyer(1_000);
    const games = await Promise.all(Array.from({ length: 100 }, () => gameAt(1_000)));
    const all = await Promise.allSettled(games.map((gameId) => buy(ada, [{ gameId, price: 1_000 }])));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ appCode: 'INSUFFICIENT_FUNDS' });
    }
    expect([await balance(ada), (await owned(ada)).length]).toEqual([0, 1]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-27: many buy the same games in any order at once, wishing and unwishing meanwhile, and all counts agree', async () => {
    const games = await Promise.all(Array.from({ length: 5 }, () => gameAt(100)));
    const people = await Promise.all(Array.from({ length: 12 }, () => buyer(1_000)));
    await Promise.all(
      people.flatMap((person, index) => {
        const items = games.map((gameId) => ({ gameId, price: 100 }));
        if (index % 2 === 0) items.reverse();
        return [
          ...games.map((gameId) => person.caller.store.wish({ gameId })),
          buy(person, items),
          ...games.map((gameId) => person.caller.store.unwish({ gameId })),
        ];
      }),
    );
    for (const person of people) expect(await balance(person)).toBe(500);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-28: a gift is paid by one and owned by the other, who has it once', async () => {
    const [ada, ben] = [await buyer(5_000), await buyer()];
    const gameId = await gameAt(2_000);
    await ben.caller.store.wish({ gameId });
    const { orderId } = await buy(ada, [{ gameId, price: 2_000 }], ben.me.id);
    expect([await owned(ada), await owned(ben)]).toEqual([[], [gameId]]);
    expect(await balance(ada)).toBe(3_000);
    expect((await ben.caller.store.wishlist()).items).toEqual([]);
    expect((await ada.caller.wallet.order({ orderId })).recipient).toMatchObject({ id: ben.me.id });
    await expect(buy(ada, [{ gameId, price: 2_000 }], ben.me.id)).rejects.toMatchObject({
      appCode: 'ALREADY_OWNED',
    });
    await expect(buy(ada, [{ gameId, price: 2_000 }], ada.me.id)).rejects.toMatchObject({
      appCode: 'GIFT_TO_SELF',
    });
    await expect(buy(ada, [{ gameId, price: 2_000 }], key())).rejects.toMatchObject({
      appCode: 'MEMBER_NOT_FOUND',
    });
    await expectAllToAddUp(app.services);
  });

  it('MONEY-29: an order is its buyer’s own; orders come newest first in pages', async () => {
    const [ada, ben] = [await buyer(50_000), await buyer()];
    const ids = [];
    for (let n = 0; n < 5; n += 1) {
      if (n % 2 === 1) now += 1;
      ids.unshift((await buy(ada, [{ gameId: await gameAt(100), price: 100 }])).orderId);
    }
    const seen: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page = await ada.caller.wallet.orders({ cursor, limit: 2 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual([...ids].sort());
    await expect(ben.caller.wallet.order({ orderId: ids[0] ?? '' })).rejects.toMatchObject({
      appCode: 'ORDER_NOT_FOUND',
    });
    expect((await ben.caller.wallet.orders()).items).toEqual([]);
  });
});
