// Charges for a purchase: what is missing is charged, and the games are bought once it is there.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { chargeLimits } from '../../../../shared/charging.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { chargesIn, holdChargeJob } from '../../../testing/charges.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { pressAtSandbox } from '../../../testing/sandbox.ts';
import { hashPassword } from '../../accounts/passwords.ts';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('charges for a purchase', () => {
  let app: TestApp;
  let job: Awaited<ReturnType<typeof holdChargeJob>>;
  let now = start;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' }, clock: { now: () => now } });
    job = await holdChargeJob(app.services);
  });
  beforeEach(() => {
    now = start;
  });
  afterAll(async () => {
    await job.release();
    await app.close();
  });

  const { key, member, balance, gameAt, payUnheard, chargeFor } = chargesIn(() => app);

  it('MONEY-68: what is missing for a purchase is charged, and bought when it is booked, once', async () => {
    const ada = await member();
    await fund(app.services, ada.me, 4_000);
    const gameId = await gameAt(20_000);
    const begun = await chargeFor(ada, gameId, 20_000);
    expect(begun).toMatchObject({
      amount: { amount: 16_000, currency: 'KRW' },
      withPurchase: true,
      orderId: null,
    });
    await payUnheard(begun.id);
    now += 2 * minute;
    const approve = () => ada.caller.wallet.charges.approve({ chargeId: begun.id });
    await Promise.all([approve(), approve(), job.run()]);
    const done = await approve();
    expect(done).toMatchObject({ state: 'approved', orderId: expect.any(String), refusal: null });
    const order = await ada.caller.wallet.order({ orderId: done.orderId ?? '' });
    expect(order.lines.map(({ game }) => game.id)).toEqual([gameId]);
    expect(await balance(ada)).toBe(0);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-68: never less than a charge may be; with enough in the wallet none is begun', async () => {
    const ada = await member();
    await fund(app.services, ada.me, 9_999);
    const [dear, cheap] = [await gameAt(10_000), await gameAt(9_999)];
    expect(await chargeFor(ada, dear, 10_000)).toMatchObject({ amount: { amount: chargeLimits.KRW.min } });
    await expect(chargeFor(ada, cheap, 9_999)).rejects.toMatchObject({ appCode: 'CHARGE_NOT_NEEDED' });
    await expect(chargeFor(ada, dear, 9_000)).rejects.toMatchObject({ appCode: 'PRICE_CHANGED' });
    await ada.caller.wallet.buy({ items: [{ gameId: cheap, price: 9_999 }], currency: 'KRW', key: key() });
    await expect(chargeFor(ada, cheap, 9_999)).rejects.toMatchObject({ appCode: 'ALREADY_OWNED' });
    expect(await balance(ada)).toBe(0);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-69: a purchase that is refused meanwhile says why, and the money stays in the wallet', async () => {
    const ada = await member();
    const gameId = await gameAt(20_000);
    const begun = await chargeFor(ada, gameId, 20_000);
    await app.services.database.sql`update prices set amount = 25000 where game_id = ${gameId}`;
    await pressAtSandbox(app, begun);
    expect(await ada.caller.wallet.charges.approve({ chargeId: begun.id })).toMatchObject({
      state: 'approved',
      orderId: null,
      refusal: { code: 'PRICE_CHANGED', params: { gameId, seen: 20_000, now: 25_000, currency: 'KRW' } },
    });
    expect(await balance(ada)).toBe(20_000);
    expect((await ada.caller.wallet.orders()).items).toEqual([]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-69: of a purchase that is refused half way nothing stays', async () => {
    const [ada, bob] = [await member(), await member()];
    const gameIds = [await gameAt(6_000), await gameAt(7_000)];
    const items = gameIds.map((gameId, place) => ({ gameId, price: place === 0 ? 6_000 : 7_000 }));
    const begun = await ada.caller.wallet.charges.start({ purchase: { items }, currency: 'KRW', key: key() });
    await fund(app.services, bob.me, 7_000);
    const gift = { items: items.slice(1), currency: 'KRW', key: key(), recipientId: ada.me.id } as const;
    await bob.caller.wallet.buy(gift);
    await pressAtSandbox(app, begun);
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({
      state: 'approved',
      orderId: null,
      refusal: { code: 'ALREADY_OWNED', params: { gameId: gameIds[1] } },
    });
    expect(await balance(ada)).toBe(13_000);
    expect((await ada.caller.wallet.orders()).items).toEqual([]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-69: what was paid for a purchase and found after it ran out buys nothing any more', async () => {
    const ada = await member();
    const begun = await chargeFor(ada, await gameAt(20_000), 20_000);
    now += 15 * minute;
    await job.run();
    await payUnheard(begun.id);
    const { db } = app.services.database;
    await db
      .update(charges)
      .set({ lookAt: new Date(now) })
      .where(eq(charges.id, begun.id));
    await job.run();
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({
      state: 'approved',
      orderId: null,
      refusal: { code: 'CHARGE_EXPIRED' },
    });
    expect(await balance(ada)).toBe(20_000);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-70: money for a member who has left meanwhile is booked, and buys nothing', async () => {
    const password = 'violet doorway 7';
    const ada = await app.member({ country: 'KR', passwordHash: await hashPassword(password) });
    const begun = await chargeFor(ada, await gameAt(20_000), 20_000);
    await payUnheard(begun.id);
    const { sql, db } = app.services.database;
    await ada.caller.leaving.deleteAccount({ password, withMessages: false });
    now += 2 * minute;
    await job.run();
    const [row] = await db.select().from(charges).where(eq(charges.id, begun.id));
    expect(row).toMatchObject({ state: 'approved', orderId: null, refusal: { code: 'NOT_SIGNED_IN' } });
    const [held] = await sql`select balance from ledger_accounts where member_id = ${ada.me.id}`;
    expect(Number(held?.['balance'])).toBe(20_000);
    await expectAllToAddUp(app.services);
  });
});
