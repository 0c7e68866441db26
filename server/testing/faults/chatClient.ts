// A stock tRPC client that follows rooms and sends into them, whatever happens to the instances it talks to.
import { randomUUID } from 'node:crypto';
import { createTRPCClient, createWSClient, TRPCClientError, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import type { RoomEvent, Sent } from '../../../shared/chat.ts';
import type { AppRouter } from '../../router.ts';

/** What one subscription to a room brought. */
export type Followed = {
  who: string;
  roomId: string;
  /** The seq it began after. */
  from: number;
  /** Durable events in the order they came; `body` is the message's, or the type of another event. */
  heard: { seq: number; body: string }[];
  ephemeral: number;
  resets: number;
  errors: string[];
  /** Ends the subscription. */
  stop(): void;
};

export type ChatClient = ReturnType<typeof openChatClient>;

const ephemeralTypes = ['typing', 'presence'];

/** The most tries of one message: enough for any fault that passes. */
const tries = 1_000;

/** @param options.url where to connect, asked anew for every connection. */
export function openChatClient(options: { who: string; cookie: string; url: () => string }) {
  const { who, cookie, url } = options;
  const open = new Set<WebSocket>();
  const addresses: string[] = [];
  let repeated = 0;

  class CookieSocket extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { cookie } });
      addresses.push(address);
      open.add(this);
      this.on('close', () => open.delete(this));
    }
  }
  const connection = createWSClient({
    url,
    WebSocket: CookieSocket as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 20,
  });
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: connection })] });

  return {
    who,
    client,
    /** Where it has tried to connect, in turn. */
    addresses,
    /** Tries of messages whose first answer never came. */
    get repeated() {
      return repeated;
    },
    follow(roomId: string, from: number): Followed {
      const followed: Followed = {
        who,
        roomId,
        from,
        heard: [],
        ephemeral: 0,
        resets: 0,
        errors: [],
        stop: () => subscription.unsubscribe(),
      };
      const subscription = client.chat.onRoom.subscribe(
        { roomId, lastEventId: String(from) },
        {
          onData: ({ id, data }: { id: string; data: RoomEvent | { type: 'reset' } }) => {
            if (data.type === 'reset') followed.resets += 1;
            else if (ephemeralTypes.includes(data.type)) followed.ephemeral += 1;
            else {
              const body = data.type === 'message.created' ? data.message.body : data.type;
              followed.heard.push({ seq: Number(id), body });
            }
          },
          onError: (error) => followed.errors.push(error.message),
        },
      );
      return followed;
    },
    /** Sends until it is acknowledged, as an outbox does: under one key, and wherever it is connected by then. */
    async send(roomId: string, body: string): Promise<Sent> {
      const key = randomUUID();
      for (let left = tries; ; left -= 1) {
        try {
          return await client.chat.send.mutate({ roomId, body, key });
        } catch (error) {
          // A lost connection is to be expected; what a server answers is not.
          const isAnswer = error instanceof TRPCClientError && error.data != null;
          if (isAnswer || left === 1) throw error;
          repeated += 1;
        }
      }
    },
    /** Cuts its connections, as a network does. */
    cut(): void {
      for (const socket of open) socket.terminate();
    },
    /** Stops, or goes on, reading what comes. */
    reading(on: boolean): void {
      for (const socket of open) on ? socket.resume() : socket.pause();
    },
    async close(): Promise<void> {
      await connection.close();
      for (const socket of open) socket.terminate();
    },
  };
}
