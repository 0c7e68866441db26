// A client of Lobby outside the page, as a bot would be: sign in, ask, talk, listen, and go on where one was.
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  splitLink,
  type TRPCClientError,
  wsLink,
} from '@trpc/client';
import { uuidv7 } from 'uuidv7';
import { WebSocket } from 'ws';
import type { AppRouter } from '../../server/router.ts';
import type { RoomEvent } from '../../shared/chat.ts';

/** Node's fetch keeps no cookies: the session is the one cookie Lobby sets, and it is carried by hand. */
function cookieJar(cookie = '') {
  return {
    header: () => cookie,
    keep(response: Response) {
      const set = response.headers.getSetCookie().find((line) => line.startsWith('lobby_session='));
      if (set) cookie = set.split(';', 1)[0] ?? '';
    },
  };
}

/**
 * Calls go over HTTP in batches, subscriptions over one WebSocket, which is opened when the first one begins.
 * @param url where Lobby is, for example http://localhost:3000
 * @param session the session cookie of an earlier run (`client.session()`), to go on without signing in
 */
export function connect(url: string, session = '') {
  const jar = cookieJar(session);
  const socket = createWSClient({
    url: `${url.replace(/^http/, 'ws')}/trpc`,
    // The server reads the cookie at the opening, so it must be there by then.
    WebSocket: class extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie: jar.header() } });
      }
    } as unknown as typeof globalThis.WebSocket,
    lazy: { enabled: true, closeMs: 10_000 },
    keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 5_000 },
    // Clients that lost the same server must not come back in the same moment.
    retryDelayMs: (attempt) => Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2),
  });
  const api = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpBatchLink({
          url: `${url}/trpc`,
          headers: () => ({ cookie: jar.header() }),
          async fetch(address, options) {
            const response = await fetch(address, options as RequestInit);
            jar.keep(response);
            return response;
          },
        }),
      }),
    ],
  });
  return { api, session: jar.header, close: () => socket.close() };
}

export type Client = ReturnType<typeof connect>;

/** The stable code of a refused call, such as `ROOM_FULL`; null when there was no answer at all. */
export const codeOf = (error: unknown): string | null =>
  (error as TRPCClientError<AppRouter>).data?.appCode ?? null;

/** Says something. The key makes it safe to repeat: the same key stores one message, however often it is sent. */
export async function say(client: Client, roomId: string, body: string, key = uuidv7()) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.api.chat.send.mutate({ roomId, body, key });
    } catch (error) {
      const isAnswered = codeOf(error) !== null;
      if (isAnswered || attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
    }
  }
}

type Listener = {
  /** @param id where to go on after this event: keep it, and hand it to `listen` after a restart */
  onEvent(event: RoomEvent, id: string): void;
  /** The feed has ended: no longer in the room, or the room is gone. */
  onEnd(code: string | null): void;
};

/**
 * Follows a room from after `lastEventId`. While this runs the client itself resumes after every lost connection: each
 * event comes once and in order. `reset` says that the server no longer has what followed: fetch `chat.room` again
 * and listen from its `seq`.
 * @param lastEventId the `seq` of a snapshot, or the id of the last event seen, as text
 */
export function listen(client: Client, roomId: string, lastEventId: string, { onEvent, onEnd }: Listener) {
  const subscription = client.api.chat.onRoom.subscribe(
    { roomId, lastEventId },
    {
      onData: ({ data, id }) => onEvent(data, id),
      onError: (error) => onEnd(codeOf(error)),
    },
  );
  return () => subscription.unsubscribe();
}
