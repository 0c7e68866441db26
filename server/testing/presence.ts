// Members with open pages, and how others see them. For tests.
import { expect } from 'vitest';
import type { WebSocket } from 'ws';
import type { FriendsEvent } from '../../shared/friends.ts';
import type { PresenceView } from '../../shared/presenceView.ts';
import type { TestApp, TestMember } from './app.ts';
import type { follow } from './rooms.ts';
import { openTab } from './tab.ts';

/** How members come and go, and what is seen of that. @param app once it has started */
export function presenceOf(app: () => TestApp) {
  const sockets: WebSocket[] = [];
  /** Opens a connection as a browser tab does. */
  const connect = async (member: TestMember): Promise<WebSocket> => {
    const socket = await openTab(app().wsUrl, member);
    sockets.push(socket);
    return socket;
  };
  const close = async (socket: WebSocket) => {
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.close();
    await closed;
  };
  const view = async ({ caller }: TestMember, { me }: TestMember): Promise<PresenceView | undefined> =>
    (await caller.friends.presences({ memberIds: [me.id] }))[me.id];
  const state = async (viewer: TestMember, of: TestMember) => (await view(viewer, of))?.state;
  const becomes = (viewer: TestMember, of: TestMember, expected: PresenceView['state']) =>
    expect.poll(() => state(viewer, of)).toBe(expected);
  const isListed = async ({ caller }: TestMember, { me }: TestMember) => {
    const { items } = await caller.chat.online({ limit: 100 });
    return items.some(({ id }) => id === me.id);
  };
  const people = (count: number) => Promise.all(Array.from({ length: count }, () => app().member()));
  /** Reads what friends are told until it fits. */
  const hears = async (reader: Awaited<ReturnType<typeof follow<FriendsEvent>>>, expected: object) => {
    for (;;) {
      const { event } = await reader.next();
      if (event.type === 'friends.presence') {
        try {
          expect(event).toMatchObject(expected);
          return;
        } catch {
          // One of before.
        }
      }
    }
  };
  /** Ends what is connected, before the app closes. */
  const end = () => {
    for (const socket of sockets) socket.terminate();
  };
  return { connect, close, view, state, becomes, isListed, people, hears, end };
}
