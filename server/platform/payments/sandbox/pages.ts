// The sandbox's page and its two buttons, and the message it sends to the shop after either.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { discardRest, readBody } from '../../http/body.ts';
import { signatureHeader, signMessage } from '../signature.ts';
import { choose, findByAddress, type SandboxPayment, type SandboxResources, sandboxName } from './books.ts';
import { drawPage, themeScript } from './face.ts';

const address = new RegExp(`^/payments/${sandboxName}/([0-9a-f-]{36})/([\\w-]{43})$`);
/** Milliseconds the shop may take to hear of it; if it does not, it finds out by itself. */
const patience = 3_000;

const answer = (response: ServerResponse, status: number, type: string, body: string) => {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
};

export function sandboxPages(resources: SandboxResources, webhookKey: () => Promise<Buffer>) {
  const { clock, log } = resources;

  /** To the shop, which is where the payer's own request has come in. */
  async function tell({ socket }: IncomingMessage, { order }: SandboxPayment): Promise<void> {
    const { localAddress = '127.0.0.1', localPort } = socket;
    const host = localAddress.includes(':') ? `[${localAddress}]` : localAddress;
    const body = Buffer.from(JSON.stringify({ id: randomUUID(), charge: order }));
    const signature = signMessage(await webhookKey(), body, clock.now());
    await fetch(`http://${host}:${localPort}/payments/${sandboxName}/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signature },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => log.warn({ error }, 'the shop did not hear of a sandbox payment'));
  }

  async function chosen(request: IncomingMessage): Promise<'paid' | 'declined'> {
    const tooLarge = () => new AppError('BAD_INPUT', { field: 'choice', rule: 'too_big' });
    const body = await readBody(request, { max: 1_000, within: 5_000, tooLarge });
    const choice = z
      .enum(['pay', 'decline'])
      .safeParse(new URLSearchParams(body.toString()).get('choice')).data;
    if (!choice) throw new AppError('BAD_INPUT', { field: 'choice', rule: 'pay or decline' });
    return choice === 'pay' ? 'paid' : 'declined';
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === `/payments/${sandboxName}/theme.js`) {
      answer(response, 200, 'text/javascript', themeScript);
      return true;
    }
    const [, id, secret] = address.exec(path) ?? [];
    if (id === undefined || secret === undefined) return false;
    const payment = await findByAddress(resources, id, secret);
    if (!payment) return false;
    // The address is a secret: it is told nowhere else.
    response.setHeader('referrer-policy', 'same-origin');
    if (request.method === 'POST') {
      const choice = await chosen(request);
      if (await choose(resources, payment.id, choice)) await tell(request, payment);
      response.writeHead(303, { location: payment.returnUrl, 'cache-control': 'no-store' });
      response.end();
      return true;
    }
    discardRest(request);
    const open = payment.state === 'waiting' && payment.expiresAt.getTime() > clock.now();
    answer(response, 200, 'text/html', drawPage(payment, open));
    return true;
  };
}
