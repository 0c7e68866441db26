// Buying and giving back: what is refused, what happens at once, and that money and copies always agree.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Currency } from '../../../../shared/countries.ts';
import { publisherShare, refundRule } from '../../../../shared/refunds.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('buying', () => {
  let app: TestApp;
  let now = start;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  beforeEach(() => {
    now = start;
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  /** A game at this price in won. */
  const gameAt = async (
    price: number | null,
    facts: Partial<Parameters<typeof stockGames>[1][number]> = {},
  ) => {
    made += 1;
    const slug = `game-${made}`;
    const prices = price === null ? {} : { KRW: price };
    return Object.values(await stockGames(app.services, [{ slug, prices, ...facts }]))[0] ?? '';
  };
  const buyer = async (money = 0) => {
    const member = await app.member({ country: 'KR' });
    if (money > 0) await fund(app.services, member.me, money);
    return member;
  };
  const buy = ({ caller }: TestMember, items: { gameId: string; price: number }[], recipientId?: string) =>
    caller.wallet.buy({ items, currency: 'KRW', key: key(), ...(recipientId ? { recipientId } : {}) });
  const owned = async ({ me }: TestMember) =>
    (await app.services.database.sql`select game_id from entitlements where member_id = ${me.id}`).map(
      (row) => row['game_id'],
    );
  const balance = async ({ caller }: TestMember) => (await caller.wallet.balance()).amount;
  const held = async (kind: string, currency: Currency = 'KRW') =>
    Number(
      (
        await app.services.database.sql`
          select coalesce(sum(balance), 0) as sum from ledger_accounts where kind = ${kind} and currency = ${currency}`
      )[0]?.['sum'],
    );
  const refundOf = async (member: TestMember, orderId: string, place = 0) => {
    const order = await member.caller.wallet.order({ orderId });
    return { lineId: order.lines[place]?.id ?? '', reason: 'notFun' as const, key: key() };
  };

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

  it('MONEY-40: a refund takes the copy, books every entry the other way round, and is done once', async () => {
    const ada = await buyer(10_000);
    const gameId = await gameAt(3_333);
    const { orderId } = await buy(ada, [{ gameId, price: 3_333 }]);
    const before = await held('publisher');
    now += refundRule.days * day - 1;
    const call = await refundOf(ada, orderId);
    const [one, two] = await Promise.all([ada.caller.wallet.refund(call), ada.caller.wallet.refund(call)]);
    expect(one).toEqual({
      lineId: call.lineId,
      amount: { amount: 3_333, currency: 'KRW' },
      balance: { amount: 10_000, currency: 'KRW' },
    });
    expect(two).toEqual(one);
    expect(before - (await held('publisher'))).toBe(publisherShare(3_333));
    await expect(ada.caller.wallet.refund({ ...call, key: key() })).rejects.toMatchObject({
      appCode: 'ALREADY_REFUNDED',
    });
    expect([await balance(ada), await owned(ada)]).toEqual([10_000, []]);
    expect((await ada.caller.wallet.order({ orderId })).lines[0]?.refundedAt).toBe(now);
    // It can be bought again.
    await buy(ada, [{ gameId, price: 3_333 }]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-41: too late, played too long, or somebody else’s: no refund', async () => {
    const [ada, ben] = [await buyer(10_000), await buyer(10_000)];
    const [late, played] = [await gameAt(100), await gameAt(100)];
    const first = await buy(ada, [{ gameId: late, price: 100 }]);
    const second = await buy(ada, [{ gameId: played, price: 100 }]);
    await app.services.database
      .sql`update entitlements set play_ms = ${refundRule.minutes * 60_000} where game_id = ${played}`;
    await expect(ada.caller.wallet.refund(await refundOf(ada, second.orderId))).rejects.toMatchObject({
      appCode: 'REFUND_PLAYED',
      params: { minutes: 120 },
    });
    await expect(ben.caller.wallet.refund(await refundOf(ada, first.orderId))).rejects.toMatchObject({
      appCode: 'ORDER_NOT_FOUND',
    });
    now += refundRule.days * day;
    await expect(ada.caller.wallet.refund(await refundOf(ada, first.orderId))).rejects.toMatchObject({
      appCode: 'REFUND_TOO_LATE',
      params: { days: 14 },
    });
    expect((await owned(ada)).sort()).toEqual([late, played].sort());
  });

  it('MONEY-42: a gift given back returns to who paid', async () => {
    const [ada, ben] = [await buyer(5_000), await buyer()];
    const gameId = await gameAt(2_000);
    const { orderId } = await buy(ada, [{ gameId, price: 2_000 }], ben.me.id);
    const call = await refundOf(ada, orderId);
    await expect(ben.caller.wallet.refund(call)).rejects.toMatchObject({ appCode: 'ORDER_NOT_FOUND' });
    await ada.caller.wallet.refund(call);
    expect([await balance(ada), await balance(ben), await owned(ben)]).toEqual([5_000, 0, []]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-43: a price may be large: nothing is rounded on the way', async () => {
    const price = 9_007_199_254_740_991 - 1_000;
    const ada = await buyer(price);
    const gameId = await gameAt(price);
    const { orderId } = await buy(ada, [{ gameId, price }]);
    expect(await ada.caller.wallet.order({ orderId })).toMatchObject({ total: { amount: price } });
    await ada.caller.wallet.refund(await refundOf(ada, orderId));
    expect(await balance(ada)).toBe(price);
    await expectAllToAddUp(app.services);
  });
});
