// The addresses under /payments/: what a provider tells on its own, and the pages of one that lives in this program.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TRPCError } from '@trpc/server';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import { readBody } from '../../../platform/http/body.ts';
import { callerAddress } from '../../../platform/http/context.ts';
import { isSigned, signatureHeader, signatureSeconds } from '../../../platform/payments/index.ts';
import type { Services } from '../../../services.ts';
import { lookAt } from './look.ts';

/** Bytes of one message, and milliseconds it may take. */
const largest = 4_096;
const within = 5_000;

/** It says which charge to ask for, and nothing more is believed. */
const messageSchema = z.object({ id: idSchema, charge: idSchema });

const plain = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
};

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
};

/** Answers addresses under /payments/. Errors are thrown. */
export function paymentPages(services: Services) {
  const { clock, config, database, limits, onceTokens, payments } = services;

  async function hear(key: Buffer, provider: string, request: IncomingMessage, response: ServerResponse) {
    if (request.method !== 'POST') return plain(response, 405, 'Only POST.');
    const tooLarge = () => new TRPCError({ code: 'PAYLOAD_TOO_LARGE' });
    const body = await readBody(request, { max: largest, within, tooLarge });
    const header = request.headers[signatureHeader];
    const signature = typeof header === 'string' ? header : undefined;
    if (!isSigned(key, body, signature, clock.now())) return plain(response, 401, 'Not signed.');
    const message = messageSchema.safeParse(parseJson(body)).data;
    if (!message) return plain(response, 400, 'Not understood.');
    const [row] = await database.db
      .select()
      .from(charges)
      .where(and(eq(charges.id, message.charge), eq(charges.provider, provider)));
    if (!row) return plain(response, 404, 'Unknown.');
    // As long as its signature would be taken.
    const until = clock.now() + 2 * signatureSeconds * 1_000;
    if (await onceTokens.spend(message.id, until)) await lookAt(services, row);
    plain(response, 200, 'Thank you.');
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await limits.consume('call', callerAddress(request, config.TRUST_PROXY));
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (payments?.webhookKey && path === `/payments/${payments.name}/webhook`) {
      return hear(await payments.webhookKey(), payments.name, request, response);
    }
    if (await payments?.pages?.(request, response)) return;
    plain(response, 404, 'There is nothing here.');
  };
}
