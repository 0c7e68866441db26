// A session and its sockets: the sockets end with the session, never the session with a socket.
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { AppRouter } from '../../router.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom } from '../../testing/rooms.ts';

describe('a session and its sockets', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** One tab of a browser: all of them have the same cookie. */
  function openTab({ cookie }: TestMember) {
    const sockets: WebSocket[] = [];
    class TabSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie } });
        sockets.push(this);
      }
    }
    const socket = createWSClient({
      url: app.wsUrl,
      WebSocket: TabSocket as unknown as typeof globalThis.WebSocket,
      retryDelayMs: () => 1,
    });
    return {
      client: createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] }),
      /** Breaks the connection, as a network does. */
      cut: () => sockets.at(-1)?.terminate(),
      count: () => sockets.length,
      close: () => socket.close(),
    };
  }
  const meByHttp = async ({ cookie }: TestMember) => {
    const answer = await fetch(`${app.url}/trpc/accounts.me`, { headers: { cookie } });
    return (await answer.json()).result.data?.id ?? null;
  };
  const isOnline = async ({ me }: TestMember) => (await app.services.presence.online([me.id])).size === 1;
  const sessionsOf = ({ me }: TestMember) =>
    app.services.database.sql`select id from sessions where member_id = ${me.id}`;

  it('ACC-146: a socket that is cut or closed leaves its session alone, and the next one is the member’s again', async () => {
    const member = await app.member();
    const tab = openTab(member);
    expect((await tab.client.accounts.me.query())?.id).toBe(member.me.id);
    tab.cut();
    await expect.poll(tab.count).toBe(2);
    expect((await tab.client.accounts.me.query())?.id).toBe(member.me.id);
    await tab.close();
    await expect.poll(() => isOnline(member)).toBe(false);
    expect(await sessionsOf(member)).toHaveLength(1);
    expect(await meByHttp(member)).toBe(member.me.id);
    const later = openTab(member);
    expect((await later.client.accounts.me.query())?.id).toBe(member.me.id);
    await later.close();
  });

  it('ACC-146: of two tabs that share a session, one that closes leaves the other connected, told, and signed in', async () => {
    const member = await app.member();
    const roomId = await makeRoom(app, member);
    const [one, two] = [openTab(member), openTab(member)];
    const told: string[] = [];
    const ended: unknown[] = [];
    await new Promise<void>((resolve) => {
      two.client.chat.onRoom.subscribe(
        { roomId },
        {
          onStarted: () => resolve(),
          onData: ({ data }) => told.push(data.type),
          onError: (error) => ended.push(error),
          onStopped: () => ended.push('stopped'),
        },
      );
    });
    expect((await one.client.accounts.me.query())?.id).toBe(member.me.id);
    await one.close();
    // What the tab that is left says comes back to it over its feed.
    await two.client.chat.send.mutate({ roomId, body: 'still here', key: app.services.newId() });
    await expect.poll(() => told).toContain('message.created');
    expect(ended).toEqual([]);
    expect(two.count()).toBe(1);
    expect(await isOnline(member)).toBe(true);
    expect(await sessionsOf(member)).toHaveLength(1);
    expect(await meByHttp(member)).toBe(member.me.id);
    await two.close();
    await expect.poll(() => isOnline(member)).toBe(false);
  });
});
