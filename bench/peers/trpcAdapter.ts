// tRPC as its documentation has it: `applyWSSHandler`, and subscriptions that are async generators.
import { EventEmitter, on } from 'node:events';
import { initTRPC, TRPCError, tracked } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { Redis } from 'ioredis';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { type Member, memberOf, need, openSql, sayPort, trpcEnvelope, typingOf } from './people.ts';

const sql = openSql(4);
const publisher = new Redis(need('REDIS_URL'));
const subscriber = new Redis(need('REDIS_URL'));
const events = new EventEmitter().setMaxListeners(0);
const subscribed = new Map<string, Promise<unknown>>();

// Parsed once a process.
subscriber.on('message', (channel: string, json: string) => events.emit(channel, JSON.parse(json)));

function listen(roomId: string): Promise<unknown> {
  const known = subscribed.get(roomId) ?? subscriber.subscribe(roomId);
  subscribed.set(roomId, known);
  return known;
}

const trpc = initTRPC.context<{ member: Member | null }>().create();
const member = trpc.procedure.use(({ ctx, next }) => {
  if (!ctx.member) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx: { member: ctx.member } });
});
const inRoom = z.object({ roomId: z.uuid() });

const router = trpc.router({
  chat: {
    typing: member.input(inRoom).mutation(async ({ ctx, input }) => {
      await publisher.publish(input.roomId, JSON.stringify(typingOf(ctx.member, trpcEnvelope)));
      return {};
    }),
    onRoom: member.input(inRoom).subscription(async function* ({ input, signal }) {
      // Before it is waited for: what comes meanwhile is kept.
      const comes = on(events, input.roomId, signal ? { signal } : {});
      await listen(input.roomId);
      for await (const [event] of comes) yield tracked('0', event as ReturnType<typeof typingOf>);
    }),
  },
});

const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
wss.once('listening', () => sayPort(wss.address()));
applyWSSHandler({
  wss,
  router,
  createContext: async ({ req }) => ({ member: await memberOf(sql, req) }),
});
