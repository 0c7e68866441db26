// A router with a data transformer over a WebSocket: the same over tRPC's adapter and ours.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC, TRPCError, tracked } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { adapters, type RunningAdapter } from './adapters.ts';
import { openRaw, recorder } from './world.ts';

/** Keeps dates, which JSON does not, by naming what is one. */
const transformer = {
  serialize: (value: unknown) => (value instanceof Date ? { date: value.getTime() } : { plain: value }),
  deserialize: (wire: { date?: number; plain?: unknown } | undefined) =>
    wire?.date === undefined ? wire?.plain : new Date(wire.date),
};

const t = initTRPC.create({ transformer });
const router = t.router({
  dayAfter: t.procedure.input(z.date()).query(({ input }) => new Date(input.getTime() + 86_400_000)),
  nothing: t.procedure.query(() => undefined),
  fails: t.procedure.query(() => {
    throw new TRPCError({ code: 'CONFLICT', message: 'taken' });
  }),
  onDates: t.procedure
    .input(z.date())
    .subscription(({ input }) => observable<Date>((emit) => void emit.next(input))),
  onTracked: t.procedure.subscription(async function* () {
    yield tracked('1', 'first');
  }),
});

describe.each(adapters)('a transformer over $name', (adapter) => {
  let running: RunningAdapter;
  const toClose: { close(): unknown }[] = [];
  beforeEach(async () => {
    running = await adapter.start({ router });
  });
  afterEach(async () => {
    for (const item of toClose.splice(0)) item.close();
    await running.close();
  });

  const stockClient = () => {
    const socket = createWSClient({
      url: running.url,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    toClose.push(socket);
    return createTRPCClient<typeof router>({ links: [wsLink({ client: socket, transformer })] });
  };

  it('SOCK-15: input and output of calls go through it, also when there is none', async () => {
    const client = stockClient();
    expect(await client.dayAfter.query(new Date(0))).toEqual(new Date(86_400_000));
    expect(await client.nothing.query()).toBeUndefined();
    await expect(client.fails.query()).rejects.toMatchObject({
      message: 'taken',
      data: { code: 'CONFLICT' },
    });
  });

  it('SOCK-15: input and values of subscriptions go through it', async () => {
    const { seen, handlers } = recorder<Date>();
    stockClient().onDates.subscribe(new Date(7), handlers);
    await expect.poll(() => seen.data).toEqual([new Date(7)]);
  });

  it('SOCK-15: only data and errors go through it, not the envelope', async () => {
    const raw = await openRaw(running.url);
    toClose.push(raw);
    raw.send({ id: 1, method: 'subscription', params: { path: 'onTracked' } });
    expect(await raw.text()).toBe('{"id":1,"result":{"type":"started"}}');
    expect(await raw.text()).toBe(
      '{"id":1,"result":{"type":"data","data":{"plain":{"id":"1","data":"first"}},"id":"1"}}',
    );
    expect(await raw.text()).toBe('{"id":1,"result":{"type":"stopped"}}');
    raw.send({ id: 2, method: 'query', params: { path: 'fails' } });
    expect(await raw.next()).toMatchObject({ id: 2, error: { plain: { message: 'taken' } } });
  });
});
