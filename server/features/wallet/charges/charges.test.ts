// Charges by the sandbox: begun, paid, booked once, found when nobody reports them, and what is bought with them.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { chargeLimits } from '../../../../shared/charging.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { chargesIn, holdChargeJob } from '../../../testing/charges.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { pressAtSandbox } from '../../../testing/sandbox.ts';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('charges', () => {
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

  const { key, member, charge, balance, payUnheard } = chargesIn(() => app);

  it('MONEY-60: begins once for each key, and is paid at an address of its provider within ten minutes', async () => {
    const ada = await member();
    const input = { amount: 30_000, currency: 'KRW', key: key() } as const;
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => ada.caller.wallet.charges.start(input)),
    );
    expect(first).toMatchObject({
      state: 'ready',
      amount: { amount: 30_000, currency: 'KRW' },
      provider: 'sandbox',
      payUrl: expect.stringMatching(/^\/payments\/sandbox\//),
      createdAt: start,
      expiresAt: start + 10 * minute,
    });
    for (const other of others) expect(other).toEqual(first);
    const reused = ada.caller.wallet.charges.start({ ...input, amount: 40_000 });
    await expect(reused).rejects.toMatchObject({ appCode: 'KEY_REUSED' });
    expect(await balance(ada)).toBe(0);
  });

  it('MONEY-61: is refused outside its bounds, in another currency, and where nobody takes money', async () => {
    const ada = await member();
    const { min, max } = chargeLimits.KRW;
    for (const amount of [min - 1, max + 1]) {
      await expect(charge(ada, amount)).rejects.toMatchObject({
        appCode: 'CHARGE_AMOUNT',
        params: { min, max, currency: 'KRW' },
      });
    }
    await charge(ada, min);
    await charge(ada, max);
    const dollars = ada.caller.wallet.charges.start({ amount: 5_000, currency: 'USD', key: key() });
    await expect(dollars).rejects.toMatchObject({ appCode: 'WALLET_CURRENCY', params: { currency: 'KRW' } });
    expect(await ada.caller.wallet.charges.ways()).toEqual({
      provider: 'sandbox',
      currency: 'KRW',
      min,
      max,
    });
    const poor = await startTestApp({ environment: { LOBBY_PAYMENTS: 'off' } });
    const bob = await poor.member({ country: 'KR' });
    const off = bob.caller.wallet.charges.start({ amount: 5_000, currency: 'KRW', key: key() });
    await expect(off).rejects.toMatchObject({ appCode: 'PAYMENTS_OFF' });
    expect((await bob.caller.wallet.charges.ways()).provider).toBeNull();
    await poor.close();
  });

  it('MONEY-62: is booked once, however many approve it, report it and look for it at once', async () => {
    const ada = await member();
    const begun = await charge(ada);
    await payUnheard(begun.id);
    now += 2 * minute;
    const approve = () => ada.caller.wallet.charges.approve({ chargeId: begun.id });
    await Promise.all([...Array.from({ length: 6 }, approve), job.run(), job.run()]);
    expect(await approve()).toMatchObject({ state: 'approved', settledAt: now, payUrl: null });
    expect(await balance(ada)).toBe(30_000);
    await expectAllToAddUp(app.services);
  });

  it("MONEY-63: is its member's alone: to anybody else it is not there", async () => {
    const [ada, eve] = [await member(), await member()];
    const begun = await charge(ada);
    await payUnheard(begun.id);
    const { approve, giveUp, find } = eve.caller.wallet.charges;
    for (const call of [approve, giveUp, find]) {
      await expect(call({ chargeId: begun.id })).rejects.toMatchObject({ appCode: 'CHARGE_NOT_FOUND' });
    }
    expect([await balance(eve), await balance(ada)]).toEqual([0, 0]);
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({ state: 'ready' });
  });

  it('MONEY-64: after ten minutes it is too late to approve, but what was paid in time is booked', async () => {
    const ada = await member();
    const [paid, unpaid] = [await charge(ada), await charge(ada, 7_000)];
    await payUnheard(paid.id);
    now += 10 * minute;
    for (const { id: chargeId } of [paid, unpaid]) {
      const late = ada.caller.wallet.charges.approve({ chargeId });
      await expect(late).rejects.toMatchObject({ appCode: 'CHARGE_EXPIRED' });
    }
    await job.run();
    expect(await balance(ada)).toBe(30_000);
    now += 5 * minute;
    await job.run();
    const { items } = await ada.caller.wallet.charges.list();
    expect(Object.fromEntries(items.map(({ id, state }) => [id, state]))).toEqual({
      [paid.id]: 'approved',
      [unpaid.id]: 'expired',
    });
    // Too late at the provider as well.
    expect(await pressAtSandbox(app, unpaid)).toMatchObject({ status: 303 });
    expect(await balance(ada)).toBe(30_000);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-65: what was paid and never reported is found, page by page, and asked for less often with time', async () => {
    const ada = await member();
    const begun = await Promise.all(Array.from({ length: 20 }, () => charge(ada, 1_000)));
    for (const { id } of begun) await payUnheard(id);
    await job.run();
    expect(await balance(ada), 'not in the first minute').toBe(0);
    now += minute;
    await job.run();
    expect(await balance(ada)).toBe(20_000);
    const waiting = await charge(ada);
    const due = async () => {
      const [row] = await app.services.database.db.select().from(charges).where(eq(charges.id, waiting.id));
      return row?.lookAt?.getTime() ?? null;
    };
    const pauses: number[] = [];
    for (let look = 0; look < 4; look += 1) {
      const next = (await due()) ?? 0;
      pauses.push((next - now) / minute);
      now = next;
      await job.run();
    }
    expect(pauses).toEqual([1, 1, 2, 4]);
    now += 8 * minute;
    await job.run();
    expect(await due(), 'expired, and looked for no more').toBeNull();
    await expectAllToAddUp(app.services);
  });

  it('MONEY-66: declined it has failed, given up it is cancelled, and paid all the same it is booked', async () => {
    const ada = await member();
    const { approve, giveUp } = ada.caller.wallet.charges;
    const [declined, left, paid] = [await charge(ada), await charge(ada), await charge(ada)];
    await pressAtSandbox(app, declined, 'decline');
    expect(await approve({ chargeId: declined.id })).toMatchObject({ state: 'failed', payUrl: null });
    expect(await giveUp({ chargeId: left.id })).toMatchObject({ state: 'cancelled', payUrl: null });
    await pressAtSandbox(app, left);
    expect(await approve({ chargeId: left.id })).toMatchObject({ state: 'cancelled' });
    await payUnheard(paid.id);
    expect(await giveUp({ chargeId: paid.id })).toMatchObject({ state: 'approved' });
    expect(await balance(ada)).toBe(30_000);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-67: nothing is booked before it is paid, and its owner may ask as often as they like', async () => {
    const ada = await member();
    const begun = await charge(ada);
    for (let time = 0; time < 3; time += 1) {
      const asked = await ada.caller.wallet.charges.approve({ chargeId: begun.id, token: 'anything' });
      expect(asked).toMatchObject({ state: 'ready', payUrl: begun.payUrl });
    }
    await pressAtSandbox(app, begun);
    expect(await ada.caller.wallet.charges.approve({ chargeId: begun.id })).toMatchObject({
      state: 'approved',
    });
    expect(await balance(ada)).toBe(30_000);
  });

  it('MONEY-71: charges are listed newest first, in pages', async () => {
    const ada = await member();
    const begun: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      begun.unshift((await charge(ada)).id);
      now += 1_000;
    }
    const first = await ada.caller.wallet.charges.list({ limit: 3 });
    const second = await ada.caller.wallet.charges.list({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(begun);
    expect(second.nextCursor).toBeNull();
    const wrong = ada.caller.wallet.charges.list({ cursor: 'nonsense' });
    await expect(wrong).rejects.toMatchObject({ appCode: 'BAD_CURSOR' });
  });
});
