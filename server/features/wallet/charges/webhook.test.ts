// What a provider tells on its own: only when signed, only lately, only once; and the sandbox's page, which tells so.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxPayments } from '../../../../drizzle/schema/payments.ts';
import type { Charge } from '../../../../shared/payments.ts';
import { signatureHeader } from '../../../platform/payments/index.ts';
import { signMessage } from '../../../platform/payments/signature.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { pressAtSandbox } from '../../../testing/sandbox.ts';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1, 12);

describe('messages of a provider', () => {
  let app: TestApp;
  let webhookKey: Buffer;
  let now = start;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' }, clock: { now: () => now } });
    const key = await app.services.payments?.webhookKey?.();
    if (!key) throw new Error('The sandbox signs nothing.');
    webhookKey = key;
  });
  beforeEach(() => {
    now = start;
  });
  afterAll(() => app.close());

  const newId = () => app.services.newId();
  const charge = ({ caller }: TestMember) =>
    caller.wallet.charges.start({ amount: 5_000, currency: 'KRW', key: newId() });
  const stateOf = async ({ caller }: TestMember, { id: chargeId }: Charge) =>
    (await caller.wallet.charges.find({ chargeId })).state;
  const setState = (chargeId: string, state: string) =>
    app.services.database.db
      .update(sandboxPayments)
      .set({ state })
      .where(eq(sandboxPayments.order, chargeId));
  const send = async (body: string, signature?: string, method = 'POST') => {
    const response = await fetch(`${app.url}/payments/sandbox/webhook`, {
      method,
      headers: signature === undefined ? {} : { [signatureHeader]: signature },
      ...(method === 'POST' && { body }),
    });
    return { status: response.status, text: await response.text() };
  };
  const sign = (body: string, at = now, key = webhookKey) => signMessage(key, Buffer.from(body), at);
  const signed = (body: string, at = now) => send(body, sign(body, at));
  const message = (chargeId: string, id = newId()) => JSON.stringify({ id, charge: chargeId });

  it('MONEY-72: a signed message has the provider asked, and is believed nothing else', async () => {
    const ada = await app.member({ country: 'KR' });
    const begun = await charge(ada);
    const lie = JSON.stringify({ id: newId(), charge: begun.id, state: 'approved', amount: 9_000_000 });
    expect(await signed(lie)).toMatchObject({ status: 200 });
    expect(await stateOf(ada, begun)).toBe('ready');
    await setState(begun.id, 'paid');
    expect(await signed(message(begun.id))).toMatchObject({ status: 200 });
    expect(await stateOf(ada, begun)).toBe('approved');
    expect((await ada.caller.wallet.balance()).amount).toBe(5_000);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-73: a message unsigned, signed otherwise, changed, or more than five minutes off is refused', async () => {
    const ada = await app.member({ country: 'KR' });
    const begun = await charge(ada);
    await setState(begun.id, 'paid');
    const body = message(begun.id);
    const other = Buffer.alloc(32, 7);
    const refused = [
      await send(body),
      await send(body, 'nonsense'),
      await send(body, sign(body, now, other)),
      await send(body, sign(message(begun.id))),
      await send(body, sign(body).replace(/^t=\d+/, `t=${Math.floor(now / 1_000) + 1}`)),
      await signed(body, now - 5 * minute - 1_000),
      await signed(body, now + 5 * minute + 1_000),
    ];
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await stateOf(ada, begun)).toBe('ready');
    expect(await signed(body, now - 5 * minute + 1_000)).toMatchObject({ status: 200 });
    expect(await stateOf(ada, begun)).toBe('approved');
  });

  it('MONEY-74: a message counts once, however often and in whatever order it comes', async () => {
    const ada = await app.member({ country: 'KR' });
    const begun = await charge(ada);
    const body = message(begun.id);
    const header = sign(body);
    expect(await send(body, header)).toMatchObject({ status: 200 });
    await setState(begun.id, 'paid');
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(body, header)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await stateOf(ada, begun), 'the repetition is not acted upon').toBe('ready');
    await Promise.all(Array.from({ length: 4 }, () => signed(message(begun.id))));
    expect(await stateOf(ada, begun)).toBe('approved');
    await expectAllToAddUp(app.services);
  });

  it('MONEY-75: what is not understood, too long, or of no charge says no more than that', async () => {
    expect(await signed('not JSON')).toEqual({ status: 400, text: 'Not understood.' });
    expect(await signed(JSON.stringify({ id: 'x', charge: 'y' }))).toMatchObject({ status: 400 });
    expect(await signed(message(newId()))).toEqual({ status: 404, text: 'Unknown.' });
    expect(await signed(JSON.stringify({ pad: 'x'.repeat(5_000) }))).toMatchObject({ status: 413 });
    expect(await send('', undefined, 'GET')).toMatchObject({ status: 405 });
    expect((await fetch(`${app.url}/payments/other/webhook`, { method: 'POST' })).status).toBe(404);
  });

  describe('the page of the sandbox', () => {
    const open = (payUrl: string | null) => fetch(`${app.url}${payUrl}`);

    it('MONEY-76: paying tells the shop at once, and leads back to the page of the charge', async () => {
      const ada = await app.member({ country: 'KR', language: 'ko' });
      const begun = await charge(ada);
      const page = await open(begun.payUrl);
      const html = await page.text();
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(html).toContain('<html lang="ko"');
      expect(html).toContain('₩5,000');
      expect(html.replace(/<script src="[^"]+"><\/script>/g, '')).not.toMatch(/<script|\son\w+=/);
      const back = `/wallet/charge?charge=${begun.id}`;
      expect(await pressAtSandbox(app, begun)).toEqual({ status: 303, back });
      expect(await stateOf(ada, begun)).toBe('approved');
      // Pressed again, or the other button: nothing more is taken, and nothing given back.
      await pressAtSandbox(app, begun);
      await pressAtSandbox(app, begun, 'decline');
      const declined = await charge(ada);
      await pressAtSandbox(app, declined, 'decline');
      await pressAtSandbox(app, declined);
      const rows = await app.services.database.db.select().from(sandboxPayments);
      const books = Object.fromEntries(rows.map(({ order, state }) => [order, state]));
      expect([books[begun.id], books[declined.id]]).toEqual(['paid', 'declined']);
      expect((await ada.caller.wallet.balance()).amount).toBe(5_000);
      expect(await (await open(begun.payUrl)).text()).not.toContain('<form');
      await expectAllToAddUp(app.services);
    });

    it('MONEY-77: only the address with its secret opens a payment or pays it', async () => {
      const [ada, eve] = [await app.member({ country: 'KR' }), await app.member({ country: 'KR' })];
      const [begun, own] = [await charge(ada), await charge(eve)];
      const secret = (begun.payUrl ?? '').split('/').at(-1) ?? '';
      const wrong = [
        (begun.payUrl ?? '').replace(secret, (own.payUrl ?? '').split('/').at(-1) ?? ''),
        (begun.payUrl ?? '').replace(secret, 'x'.repeat(43)),
        (begun.payUrl ?? '').replace(`/${secret}`, ''),
        `/payments/sandbox/${begun.id}/${secret}`,
      ];
      for (const payUrl of wrong) {
        expect((await open(payUrl)).status, payUrl).toBe(404);
        expect(await pressAtSandbox(app, { payUrl }), payUrl).toMatchObject({ status: 404 });
      }
      const silly = await fetch(`${app.url}${begun.payUrl}`, { method: 'POST', body: 'choice=all' });
      expect(silly.status).toBe(400);
      expect(await stateOf(ada, begun)).toBe('ready');
    });
  });
});
