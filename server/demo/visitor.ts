// One scripted client: signs in over HTTP, stays online by a WebSocket, talks through the same calls as a browser.
import { createTRPCClient, createWSClient, httpLink, splitLink, wsLink } from '@trpc/client';
import { uuidv7 } from 'uuidv7';
import { WebSocket } from 'ws';
import { sessionCookie } from '../platform/http/context.ts';
import type { AppRouter } from '../router.ts';

export type Visitor = {
  /** Ids of the lasting rooms this visitor is in; one who is in none enters the emptiest. */
  rooms(): Promise<string[]>;
  /** Says that they are away from their screen. */
  idle(): Promise<void>;
  typing(roomId: string): Promise<void>;
  send(roomId: string, body: string): Promise<void>;
  /** Signs out, which closes the connection; the member goes offline. */
  leave(): Promise<void>;
};

/** Signs in by the one-click way and returns the session cookie. */
async function signIn(url: string, memberId: string): Promise<string> {
  let cookie = '';
  const door = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        async fetch(input, init) {
          const answer = await fetch(input, init as RequestInit);
          const set = answer.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie}=`));
          cookie = set?.split(';', 1)[0] ?? cookie;
          return answer;
        },
      }),
    ],
  });
  await door.accounts.signInDemo.mutate({ memberId });
  return cookie;
}

/** @param url where the server is reached, such as http://127.0.0.1:3000. */
export async function openVisitor(url: string, memberId: string): Promise<Visitor> {
  const cookie = await signIn(url, memberId);
  class SocketWithCookie extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  const socket = createWSClient({
    url: `${url.replace(/^http/, 'ws')}/trpc`,
    WebSocket: SocketWithCookie as unknown as typeof globalThis.WebSocket,
  });
  const api = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpLink({ url: `${url}/trpc`, headers: { cookie } }),
      }),
    ],
  });
  return {
    async rooms() {
      const mine = (await api.chat.myRooms.query({ limit: 100 })).items.filter(
        (room) => room.lasting && room.kind === 'open',
      );
      if (mine.length > 0) return mine.map((room) => room.id);
      const open = (await api.chat.rooms.query({ limit: 100 })).items.filter(
        (room) => room.lasting && !room.locked && room.memberCount < room.capacity,
      );
      const [emptiest] = open.sort((left, right) => left.memberCount - right.memberCount);
      if (!emptiest) return [];
      await api.chat.joinRoom.mutate({ roomId: emptiest.id });
      return [emptiest.id];
    },
    async idle() {
      await api.friends.setIdle.mutate({ idle: true });
    },
    async typing(roomId) {
      await api.chat.typing.mutate({ roomId });
    },
    async send(roomId, body) {
      await api.chat.send.mutate({ roomId, body, key: uuidv7() });
    },
    async leave() {
      await api.accounts.signOut.mutate();
      await socket.close();
    },
  };
}
