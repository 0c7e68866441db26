// KakaoPay on loopback, which refuses what the real one refuses: unknown, missing and mistyped fields, a wrong key or shop,
// payments that do not belong together, a token used twice. It can be slow, silent, or approve and never answer. For tests.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const kakaoKeys = { KAKAOPAY_SECRET_KEY: 'DEV0123456789', KAKAOPAY_CID: 'TC0ONETIME' };

type Field = { type: 'string' | 'integer'; max?: number; optional?: true };
const text = (max: number): Field => ({ type: 'string', max });
const whole: Field = { type: 'integer' };

/** Fields of each call, as https://developers.kakaopay.com/docs/payment/online/single-payment and its sisters list them. */
const fields: Record<string, Record<string, Field>> = {
  ready: {
    cid: text(10),
    partner_order_id: text(100),
    partner_user_id: text(100),
    item_name: text(100),
    quantity: whole,
    total_amount: whole,
    tax_free_amount: whole,
    vat_amount: { ...whole, optional: true },
    approval_url: text(255),
    cancel_url: text(255),
    fail_url: text(255),
  },
  approve: {
    cid: text(10),
    tid: text(20),
    partner_order_id: text(100),
    partner_user_id: text(100),
    pg_token: text(100),
  },
  order: { cid: text(10), tid: text(20) },
  cancel: { cid: text(10), tid: text(20), cancel_amount: whole, cancel_tax_free_amount: whole },
};

type Stored = {
  tid: string;
  order: string;
  user: string;
  amount: number;
  approvalUrl: string;
  status: string;
  token: string | null;
  /** The payer's card will say no. */
  fails: boolean;
};

/** What goes wrong with the next call of a kind: `silent` does its work and never answers, `hang` not even that. */
type Fault = 'silent' | 'hang' | 'broken';

function problemOf(path: string, body: Record<string, unknown>): string | null {
  const known = fields[path] ?? {};
  for (const name of Object.keys(body)) if (!(name in known)) return `unknown field ${name}`;
  for (const [name, { type, max, optional }] of Object.entries(known)) {
    const value = body[name];
    if (value === undefined) {
      if (!optional) return `missing field ${name}`;
    } else if (type === 'integer' ? !Number.isInteger(value) || Number(value) < 0 : typeof value !== 'string')
      return `wrong type of ${name}`;
    else if (typeof value === 'string' && (value === '' || value.length > (max ?? 0)))
      return `wrong length of ${name}`;
  }
  return null;
}

export async function startKakaoPay() {
  const payments = new Map<string, Stored>();
  const calls: { path: string; status: number; said: string }[] = [];
  const faults = new Map<string, Fault>();
  const held = new Set<ServerResponse>();
  let takes: number | null = null;

  const find = ({ tid }: Record<string, unknown>) => payments.get(String(tid));

  /** What it answers; a number is its code of a refusal. */
  function work(path: string, body: Record<string, unknown>): object | [number, string] {
    if (path === 'ready') {
      const tid = `T${randomBytes(9).toString('hex')}`;
      payments.set(tid, {
        tid,
        order: String(body['partner_order_id']),
        user: String(body['partner_user_id']),
        amount: Number(body['total_amount']),
        approvalUrl: String(body['approval_url']),
        status: 'READY',
        token: null,
        fails: false,
      });
      const go = (kind: string) => `${url}/mockup/${kind}/${tid}`;
      return {
        tid,
        next_redirect_app_url: go('app'),
        next_redirect_mobile_url: go('mobile'),
        next_redirect_pc_url: go('pc'),
        android_app_scheme: 'kakaotalk://pay',
        ios_app_scheme: 'kakaotalk://pay',
        created_at: '2026-06-01T12:00:00',
      };
    }
    const payment = find(body);
    if (!payment) return [-721, 'no such tid'];
    const { tid, order, user } = payment;
    const told = {
      tid,
      cid: kakaoKeys.KAKAOPAY_CID,
      partner_order_id: order,
      partner_user_id: user,
      amount: {
        total: takes ?? payment.amount,
        tax_free: 0,
        vat: 0,
        point: 0,
        discount: 0,
        green_deposit: 0,
      },
    };
    if (path === 'order') return { ...told, status: payment.status };
    if (path === 'cancel') {
      if (payment.status !== 'SUCCESS_PAYMENT') return [-743, 'not to be cancelled'];
      payment.status = 'CANCEL_PAYMENT';
      return { ...told, aid: `A${tid}`, status: payment.status };
    }
    if (body['partner_order_id'] !== order) return [-707, 'another order'];
    if (body['partner_user_id'] !== user) return [-708, 'another user'];
    if (payment.status === 'SUCCESS_PAYMENT') return [-702, 'approved already'];
    if (payment.token === null || body['pg_token'] !== payment.token) return [-706, 'wrong pg_token'];
    payment.token = null;
    payment.status = payment.fails ? 'FAIL_PAYMENT' : 'SUCCESS_PAYMENT';
    if (payment.fails) return [-780, 'the card said no'];
    return { ...told, aid: `A${tid}`, approved_at: '2026-06-01T12:01:00' };
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    const path = (request.url ?? '').replace('/online/v1/payment/', '');
    const send = (status: number, value: object, said = '') => {
      calls.push({ path, status, said });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const refuse = (status: number, code: number, message: string) =>
      send(status, { error_code: code, error_message: message }, message);
    if (request.method !== 'POST' || !(path in fields)) return refuse(404, -404, 'no such call');
    const fault = faults.get(path);
    faults.delete(path);
    if (fault === 'hang') return void held.add(response);
    if (fault === 'broken') return refuse(500, -500, 'broken');
    if (request.headers.authorization !== `SECRET_KEY ${kakaoKeys.KAKAOPAY_SECRET_KEY}`)
      return refuse(401, -401, 'wrong key');
    if (request.headers['content-type'] !== 'application/json') return refuse(415, -415, 'not JSON');
    const body = JSON.parse(raw) as Record<string, unknown>;
    const problem = problemOf(path, body);
    if (problem) return refuse(400, -2, problem);
    if (body['cid'] !== kakaoKeys.KAKAOPAY_CID) return refuse(400, -751, 'wrong cid');
    const done = work(path, body);
    if (fault === 'silent') {
      calls.push({ path, status: 0, said: 'silent' });
      return void held.add(response);
    }
    if (Array.isArray(done)) return refuse(400, done[0], done[1]);
    send(200, done);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ofOrder = (order: string) => {
    const payment = [...payments.values()].findLast((one) => one.order === order);
    if (!payment) throw new Error('KakaoPay knows no such order.');
    return payment;
  };

  return {
    url,
    calls,
    settings: {
      LOBBY_PAYMENTS: 'kakaopay',
      ...kakaoKeys,
      KAKAOPAY_URL: url,
      KAKAOPAY_PATIENCE: '500',
      PUBLIC_URL: 'http://localhost:3000',
    },
    /** What a payer does on KakaoPay's page. @returns where they are sent back, with the token. */
    pay(order: string, { fails = false } = {}): { token: string; back: URL } {
      const payment = ofOrder(order);
      payment.token = randomUUID().replaceAll('-', '').slice(0, 20);
      Object.assign(payment, { fails, status: 'AUTH_PASSWORD' });
      const back = new URL(payment.approvalUrl);
      back.searchParams.set('pg_token', payment.token);
      return { token: payment.token, back };
    },
    /** The payer closes KakaoPay's page. */
    quit: (order: string) => {
      ofOrder(order).status = 'QUIT_PAYMENT';
    },
    statusOf: (order: string) => ofOrder(order).status,
    /** What becomes of the next call of this kind. */
    fault: (path: string, fault: Fault) => void faults.set(path, fault),
    /** Takes another amount than it was asked for. */
    take: (amount: number | null) => {
      takes = amount;
    },
    async close() {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
