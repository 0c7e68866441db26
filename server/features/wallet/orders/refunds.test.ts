// Giving games back: by whom, until when, and what is booked.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publisherShare, refundRule } from '../../../../shared/refunds.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { buyingIn } from '../../../testing/buying.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('refunds', () => {
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
