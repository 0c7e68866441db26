// Sessions that end while nobody hears of it, over real sockets.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { interval } from './lostSessions.ts';

describe('a session that ends unheard', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const open = async (cookie: string) => {
    const socket = new WebSocket(app.wsUrl, { headers: { cookie } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    return { socket, closed };
  };

  it('SOCK-53: its connections end within five seconds, and no others', async () => {
    const [leaving, staying] = [await app.member(), await app.member()];
    const sockets = [
      await open(leaving.cookie),
      await open(leaving.cookie),
      await open(staying.cookie),
    ] as const;
    await expect.poll(() => app.services.connections.size).toBe(3);
    // As another instance does that cannot tell this one.
    await app.services.database.sql`delete from sessions where member_id = ${leaving.me.id}`;
    expect(await Promise.all([sockets[0].closed, sockets[1].closed])).toEqual([4_401, 4_401]);
    // Nobody told of it: one of the looks did, which come often enough.
    expect(interval).toBeLessThan(5_000);
    expect(sockets[2].socket.readyState).toBe(WebSocket.OPEN);
    sockets[2].socket.terminate();
  });

  it('SOCK-53: a session that runs out ends its connections too', async () => {
    const { me, cookie } = await app.member();
    const { closed } = await open(cookie);
    await expect.poll(() => app.services.connections.size).toBe(1);
    await app.services.database
      .sql`update sessions set expires_at = now() - interval '1 second' where member_id = ${me.id}`;
    expect(await closed).toBe(4_401);
  });
});
