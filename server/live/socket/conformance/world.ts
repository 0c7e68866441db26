// A small router with everything a WebSocket client can meet, and clients for it. For the conformance suite.
import { EventEmitter, on } from 'node:events';
import { createTRPCClient, createWSClient, type WebSocketClientOptions, wsLink } from '@trpc/client';
import { initTRPC, TRPCError, tracked } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Adapter, AdapterOptions, Failure } from './adapters.ts';

export type Message = { id: string; title: string };

/** A procedure that waits until the test lets it go on. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export function createWorld() {
  const events = new EventEmitter();
  const gates = new Map<string, ReturnType<typeof gate>>();
  const gateOf = (name: string) => {
    const there = gates.get(name) ?? gate();
    gates.set(name, there);
    return there;
  };
  const log: string[] = [];
  const t = initTRPC.context<{ who?: string | null }>().create({
    errorFormatter: ({ shape, error }) => {
      if (error.message === 'unformattable') throw new Error('the formatter fails');
      return { ...shape, data: { ...shape.data, formatted: true } };
    },
  });
  const word = z.string().nullish();
  const router = t.router({
    greeting: t.procedure.input(word).query(({ input }) => `hello ${input ?? 'world'}`),
    nothing: t.procedure.mutation(() => undefined),
    nil: t.procedure.mutation(() => null),
    whoami: t.procedure.query(({ ctx }) => ctx.who ?? null),
    place: t.procedure.query(({ batchIndex }) => batchIndex),
    edit: t.procedure
      .input(z.object({ id: z.string(), title: z.string() }))
      .mutation(({ input }) => ({ ...input, edited: true })),
    slow: t.procedure.input(z.string()).mutation(async ({ input }) => {
      log.push(`slow ${input}`);
      await gateOf(input).opened;
      return `${input} done`;
    }),
    fails: t.procedure.input(z.string()).query(({ input }) => {
      throw new TRPCError({ code: 'FORBIDDEN', message: input });
    }),
    // JSON has no big integers, so this answer cannot be encoded.
    unencodable: t.procedure.query(() => 1n as unknown as number),
    iterableQuery: t.procedure.query(async function* () {
      yield 1;
    }),
    onNothing: t.procedure.subscription(() => 'no iterable' as unknown as AsyncIterable<string>),
    onObservable: t.procedure.input(word).subscription(() =>
      observable<Message>((emit) => {
        log.push('observable started');
        const next = (message: Message) => emit.next(message);
        const error = (cause: unknown) => emit.error(cause);
        const complete = () => emit.complete();
        events.on('message', next).on('error!', error).on('complete', complete);
        return () => {
          log.push('observable ended');
          events.off('message', next).off('error!', error).off('complete', complete);
        };
      }),
    ),
    onIterable: t.procedure.input(word).subscription(async function* ({ signal }) {
      log.push('iterable started');
      try {
        for await (const [message] of on(events, 'message', signal ? { signal } : {})) {
          yield message as Message;
        }
      } finally {
        log.push('iterable ended');
      }
    }),
    /** Counts on from the last id, one value for each event `next`. */
    onTracked: t.procedure
      .input(z.object({ lastEventId: z.coerce.number().nullish() }).nullish())
      .subscription(async function* ({ input, signal }) {
        let number = input?.lastEventId ?? 0;
        for await (const _ of on(events, 'next', signal ? { signal } : {})) {
          number += 1;
          yield tracked(String(number), { number });
        }
      }),
    /** What the procedure got as input, once. */
    onInput: t.procedure.input(z.unknown()).subscription(async function* ({ input }) {
      yield input ?? null;
    }),
    /** Waits, before it gives an iterable, at the gate of this name. */
    onGate: t.procedure.input(z.string()).subscription(async ({ input, signal }) => {
      log.push(`gate ${input}`);
      await gateOf(input).opened;
      log.push(`gate ${input} passed, ${signal?.aborted ? 'stopped' : 'running'}`);
      return (async function* () {
        log.push(`gate ${input} consumed`);
        yield input;
      })();
    }),
    /** Rejects as a procedure does that gives up when its signal aborts. */
    onAbortable: t.procedure.subscription(async ({ signal }) => {
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('gives up', 'AbortError')));
      });
      return (async function* () {
        yield 1;
      })();
    }),
    onError: t.procedure.input(z.string()).subscription(async function* ({ input }) {
      yield 'first';
      throw new TRPCError({ code: 'CONFLICT', message: input });
    }),
    onUnencodable: t.procedure.subscription(async function* () {
      yield 1n as unknown as number;
    }),
    /** Ends, and then fails while it cleans up. */
    onBadEnd: t.procedure.subscription(() => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: true as const, value: undefined }),
        return: async () => {
          throw new Error('the cleanup fails');
        },
      }),
    })),
    /** Cleans up slowly: until the gate `cleanup` opens. */
    onSlowEnd: t.procedure.subscription(async function* ({ signal }) {
      try {
        yield 'running';
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      } finally {
        log.push('cleanup');
        await gateOf('cleanup').opened;
      }
    }),
    /** Data that nobody but the test holds. */
    onData: t.procedure.subscription(({ signal }) => on(events, 'data', signal ? { signal } : {})),
  });
  return { router, events, log, open: (name: string) => gateOf(name).open() };
}

export type World = ReturnType<typeof createWorld>;

type Clean = { close(): unknown };

/** A running adapter with a world, and clients that are closed together with it. */
export async function startWorld(adapter: Adapter, options: Partial<AdapterOptions> = {}) {
  const world = createWorld();
  const failures: Failure[] = [];
  const running = await adapter.start({
    router: world.router,
    onError: (failure) => failures.push(failure),
    ...options,
  });
  const toClose: Clean[] = [];

  /** A stock client, with a record of what happens to its socket. */
  function stockClient(clientOptions: Partial<WebSocketClientOptions> = {}) {
    const record = { opened: 0, closed: 0, errors: 0, states: [] as string[] };
    const socket = createWSClient({
      url: running.url,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      retryDelayMs: () => 20,
      onOpen: () => {
        record.opened += 1;
      },
      onClose: () => {
        record.closed += 1;
      },
      onError: () => {
        record.errors += 1;
      },
      ...clientOptions,
    });
    socket.connectionState.subscribe({ next: ({ state }) => record.states.push(state) });
    toClose.push(socket);
    const client = createTRPCClient<World['router']>({ links: [wsLink({ client: socket })] });
    return { client, socket, record };
  }

  return {
    ...world,
    ...running,
    failures,
    stockClient,
    /** A WebSocket without a client around it. */
    async rawClient(query = '') {
      const raw = await openRaw(running.url + query);
      toClose.push(raw);
      return raw;
    },
    async close() {
      for (const clean of toClose) clean.close();
      await running.close();
    },
  };
}

export type RunningWorld = Awaited<ReturnType<typeof startWorld>>;

/** Opens a WebSocket and keeps all that it receives. */
export async function openRaw(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers });
  const texts: string[] = [];
  let code: number | null = null;
  let wake = () => {};
  socket.on('message', (data) => {
    texts.push(data.toString());
    wake();
  });
  socket.on('error', () => {});
  socket.on('close', (closeCode) => {
    code = closeCode;
    wake();
  });
  await new Promise<void>((resolve) => {
    socket.once('open', () => resolve());
    socket.once('close', () => resolve());
  });
  let read = 0;
  const more = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    socket,
    texts,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** The next text not read yet. */
    async text(): Promise<string> {
      while (texts.length <= read && code === null) await more();
      const text = texts[read];
      if (text === undefined) throw new Error(`The connection closed with ${code}.`);
      read += 1;
      return text;
    },
    /** The next message not read yet, without stacks. */
    async next(): Promise<Record<string, unknown>> {
      const message = JSON.parse(await this.text());
      if (message.error?.data) delete message.error.data.stack;
      return message;
    },
    /** The close code, once closed. */
    async closed(): Promise<number> {
      while (code === null) await more();
      return code;
    },
    close: () => socket.terminate(),
  };
}

/** Subscribes and keeps what happens. */
export function recorder<Value>() {
  const seen = {
    started: 0,
    stopped: 0,
    completed: 0,
    data: [] as Value[],
    errors: [] as { message: string }[],
    states: [] as string[],
  };
  return {
    seen,
    handlers: {
      onStarted: () => {
        seen.started += 1;
      },
      onStopped: () => {
        seen.stopped += 1;
      },
      onComplete: () => {
        seen.completed += 1;
      },
      onData: (value: Value) => {
        seen.data.push(value);
      },
      onError: (error: { message: string }) => {
        seen.errors.push(error);
      },
      onConnectionStateChange: ({ state }: { state: string }) => {
        seen.states.push(state);
      },
    },
  };
}
