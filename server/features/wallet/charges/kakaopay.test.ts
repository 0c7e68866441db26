// Charges by KakaoPay, against a peer that refuses what it refuses, and that breaks where it may break.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKakaoPay, type KakaoPaySettings } from '../../../platform/payments/kakaopay.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { holdChargeJob } from '../../../testing/charges.ts';
import { kakaoKeys, startKakaoPay } from '../../../testing/kakaopay.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('KakaoPay', () => {
  let peer: Awaited<ReturnType<typeof startKakaoPay>>;
  let app: TestApp;
  let job: Awaited<ReturnType<typeof holdChargeJob>>;
  let ada: TestMember;
  let now = start;
  beforeAll(async () => {
    peer = await startKakaoPay();
    app = await startTestApp({
      environment: { ...peer.settings, LOG_LEVEL: 'silent' },
      clock: { now: () => now },
    });
    job = await holdChargeJob(app.services);
  });
  beforeEach(async () => {
    now = start;
    peer.take(null);
    peer.calls.length = 0;
    ada = await app.member({ country: 'KR' });
  });
  afterEach(() => expectAllToAddUp(app.services));
  afterAll(async () => {
    await job.release();
    await app.close();
    await peer.close();
  });

  const charge = (amount = 12_000) =>
    ada.caller.wallet.charges.start({ amount, currency: 'KRW', key: app.services.newId() });
  const approve = (chargeId: string, token?: string) =>
    ada.caller.wallet.charges.approve({ chargeId, ...(token && { token }) });
  const balance = async () => (await ada.caller.wallet.balance()).amount;
  const approvals = () =>
    peer.calls.filter(({ path, status }) => path === 'approve' && status !== 400).length;

  it('MONEY-78: is prepared, paid and approved as documented, and the payer comes back to the page', async () => {
    const begun = await charge();
    expect(begun).toMatchObject({ provider: 'kakaopay', payUrl: expect.stringContaining('/mockup/pc/') });
    const { token, back } = peer.pay(begun.id);
    expect(back.origin + back.pathname).toBe('http://localhost:3000/wallet/charge');
    expect(back.searchParams.get('charge')).toBe(begun.id);
    expect(await approve(begun.id, token)).toMatchObject({ state: 'approved' });
    expect(await balance()).toBe(12_000);
    expect(peer.calls.map(({ path, status }) => `${path} ${status}`)).toEqual(['ready 200', 'approve 200']);
  });

  it('MONEY-78: takes won alone', async () => {
    const bob = await app.member({ country: 'US' });
    const dollars = bob.caller.wallet.charges.start({
      amount: 500,
      currency: 'USD',
      key: app.services.newId(),
    });
    await expect(dollars).rejects.toMatchObject({ appCode: 'PAYMENTS_OFF', params: { currency: 'USD' } });
  });

  it('MONEY-79: a payer who comes back twice at once is charged once, and the provider told once', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    await Promise.all(Array.from({ length: 6 }, () => approve(begun.id, token)));
    expect(await approve(begun.id, token)).toMatchObject({ state: 'approved' });
    expect(peer.calls.filter(({ path }) => path === 'approve')).toHaveLength(1);
    expect(await balance()).toBe(12_000);
  });

  it('MONEY-80: approved and never answered it is being checked, told to nobody twice, and booked by the job', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    peer.fault('approve', 'silent');
    peer.fault('order', 'hang');
    expect(await approve(begun.id, token)).toMatchObject({ state: 'checking', payUrl: null });
    expect(await balance()).toBe(0);
    now += 2 * minute;
    await job.run();
    // The look hung too; the next one hears of it.
    expect(await balance()).toBe(0);
    now += 3 * minute;
    await Promise.all([job.run(), approve(begun.id, token)]);
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({ state: 'approved' });
    expect([await balance(), approvals()]).toEqual([12_000, 1]);
  });

  it('MONEY-80: a call that never arrived is not sent again: the charge runs out an hour late, and nothing is booked', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    peer.fault('approve', 'hang');
    expect(await approve(begun.id, token)).toMatchObject({ state: 'checking' });
    expect(await approve(begun.id, token)).toMatchObject({ state: 'checking' });
    now += 30 * minute;
    await job.run();
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({ state: 'checking' });
    now += 60 * minute;
    await job.run();
    expect(await ada.caller.wallet.charges.find({ chargeId: begun.id })).toMatchObject({ state: 'expired' });
    expect([await balance(), approvals()]).toEqual([0, 0]);
  });

  it('MONEY-81: with a token that is not its own nothing is taken, and the right one still works', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    expect(await approve(begun.id, 'made-up')).toMatchObject({ state: 'ready' });
    expect(await approve(begun.id)).toMatchObject({ state: 'ready' });
    expect(await approve(begun.id, token)).toMatchObject({ state: 'approved' });
    expect(await balance()).toBe(12_000);
  });

  it('MONEY-81: refused by the card it has failed, and so it has when the payer left', async () => {
    const [refused, left] = [await charge(), await charge()];
    const { token } = peer.pay(refused.id, { fails: true });
    expect(await approve(refused.id, token)).toMatchObject({ state: 'failed' });
    peer.quit(left.id);
    expect(await approve(left.id)).toMatchObject({ state: 'failed' });
    expect(await balance()).toBe(0);
  });

  it('MONEY-81: given up it is never approved, though the payer comes back with a token', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    expect(await ada.caller.wallet.charges.giveUp({ chargeId: begun.id })).toMatchObject({
      state: 'cancelled',
    });
    expect(await approve(begun.id, token)).toMatchObject({ state: 'cancelled' });
    expect([peer.statusOf(begun.id), await balance()]).toEqual(['AUTH_PASSWORD', 0]);
  });

  it('MONEY-82: another amount than asked for is given back, and the charge has failed', async () => {
    const begun = await charge();
    const { token } = peer.pay(begun.id);
    peer.take(11_999);
    expect(await approve(begun.id, token)).toMatchObject({ state: 'failed' });
    expect([peer.statusOf(begun.id), await balance()]).toEqual(['CANCEL_PAYMENT', 0]);
  });

  it('MONEY-83: a provider that does not prepare it is told, and the same key tries again', async () => {
    const input = { amount: 12_000, currency: 'KRW', key: app.services.newId() } as const;
    for (const fault of ['hang', 'broken'] as const) {
      peer.fault('ready', fault);
      const failed = ada.caller.wallet.charges.start(input);
      await expect(failed).rejects.toMatchObject({ appCode: 'PAYMENT_UNAVAILABLE' });
    }
    const begun = await ada.caller.wallet.charges.start(input);
    expect(begun).toMatchObject({ state: 'ready', payUrl: expect.any(String) });
    expect((await ada.caller.wallet.charges.list()).items).toHaveLength(1);
    await ada.caller.wallet.charges.giveUp({ chargeId: begun.id });
  });

  it('MONEY-78: a wrong key, another shop, another payer or order are refused by it, and nothing is taken', async () => {
    const settings: KakaoPaySettings = {
      url: peer.url,
      secretKey: kakaoKeys.KAKAOPAY_SECRET_KEY,
      cid: kakaoKeys.KAKAOPAY_CID,
      patience: 5_000,
      publicUrl: 'http://localhost:3000',
    };
    const order = {
      id: app.services.newId(),
      payer: ada.me.id,
      money: { amount: 5_000, currency: 'KRW' as const },
      title: 'Lobby',
      language: 'ko' as const,
      mobile: true,
      back: '/wallet/charge?charge=1',
      expiresAt: now + minute,
    };
    await expect(createKakaoPay({ ...settings, secretKey: 'other' }).ready(order)).rejects.toThrow('401');
    await expect(createKakaoPay({ ...settings, cid: 'OTHER' }).ready(order)).rejects.toThrow('wrong cid');
    const provider = createKakaoPay(settings);
    const { reference, payUrl } = await provider.ready(order);
    expect(payUrl).toContain('/mockup/mobile/');
    const payment = { id: order.id, reference, payer: order.payer, money: order.money };
    const { token } = peer.pay(order.id);
    expect(await provider.approve({ ...payment, payer: 'somebody' }, token)).toEqual({ state: 'waiting' });
    await expect(provider.approve({ ...payment, id: 'another' }, token)).rejects.toThrow('another payment');
    await expect(provider.look({ ...payment, reference: 'T0' })).rejects.toThrow('no such tid');
    expect(await provider.approve(payment, token)).toEqual({ state: 'approved', amount: 5_000 });
    expect(await provider.approve(payment, token), 'told twice, it tells the same').toEqual({
      state: 'approved',
      amount: 5_000,
    });
    await provider.cancel(payment);
    expect(await provider.look(payment)).toEqual({ state: 'cancelled' });
  });

  it('MONEY-78: the peer of these tests refuses fields that are unknown, missing, or of another type', async () => {
    const send = async (body: object) => {
      const response = await fetch(`${peer.url}/online/v1/payment/order`, {
        method: 'POST',
        headers: {
          authorization: `SECRET_KEY ${kakaoKeys.KAKAOPAY_SECRET_KEY}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return ((await response.json()) as { error_message: string }).error_message;
    };
    const cid = kakaoKeys.KAKAOPAY_CID;
    expect(await send({ cid, tid: 'T1', more: 1 })).toBe('unknown field more');
    expect(await send({ cid })).toBe('missing field tid');
    expect(await send({ cid, tid: 1 })).toBe('wrong type of tid');
  });
});
