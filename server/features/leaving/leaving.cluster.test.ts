// Deleting an account on one of several instances: what the others hold of the member ends and is forgotten too.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';

describeWithRedis('leaving, over two instances', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let here: TestApp;
  let there: TestApp;
  let passwordHash: string;
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('leaving'), startTestRedis()]);
    [here, there] = await Promise.all([startApp(), startApp()]);
    passwordHash = await hashPassword(password);
  });
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()]);
    await redis?.stop();
    await database?.drop();
  });

  const startApp = () =>
    startTestApp({ databaseUrl: database.url, environment: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });
  const tokenOf = ({ cookie }: TestMember) => cookie.split('=')[1] ?? null;
  /** The same member, calling the other instance. */
  const onThere = async (member: TestMember) => (await testBrowser(there, tokenOf(member))).all();

  it('ACC-112: their sockets end on the other instance, by the bus and without it, and none opens again', async () => {
    for (const withBus of [true, false]) {
      const member = await here.member({ passwordHash });
      const socket = new WebSocket(there.wsUrl, { headers: { cookie: member.cookie } });
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      await new Promise((resolve) => socket.once('open', resolve));
      await expect
        .poll(() => there.services.presence.online([member.me.id]))
        .toEqual(new Set([member.me.id]));
      if (!withBus) await redis.kill();
      await member.caller.leaving.deleteAccount({ withMessages: false, password });
      expect(await closed).toBe(4_401);
      if (!withBus) await redis.start();
      await expect(async () => (await onThere(member)).chat.myRooms()).rejects.toMatchObject({
        appCode: 'NOT_SIGNED_IN',
      });
      await expect.poll(() => here.services.presence.online([member.me.id])).toEqual(new Set());
    }
  });

  it.each(['with', 'without'])(
    'ACC-116: the ring of the other instance shows the name no more, %s the bus',
    async (bus) => {
      const [member, other] = [await here.member({ passwordHash }), await here.member()];
      const roomId = await makeRoomOf(here, member, other);
      const open = await follow<RoomEvent>((await onThere(other)).chat.onRoom({ roomId, lastEventId: '2' }));
      await sendAll(here, member, roomId, 'one', 'two');
      const [first] = await open.take(2);
      expect(first?.event).toMatchObject({ message: { author: { nickname: member.me.nickname } } });
      if (bus === 'without') await redis.kill();
      await member.caller.leaving.deleteAccount({ withMessages: true, password });
      const types = [];
      while (types.at(-1) !== 'messages.erased') types.push((await open.next()).event.type);
      expect(types).toEqual(['member.left', 'room.owner', 'member.gone', 'messages.erased']);
      // Who resumes there, from before any of it, reads no name and no word.
      const resumed = await follow<RoomEvent>(
        (await onThere(other)).chat.onRoom({ roomId, lastEventId: '0' }),
      );
      const events = await resumed.take(8);
      expect(JSON.stringify(events)).not.toContain(member.me.nickname);
      expect(events.filter(({ event }) => event.type === 'message.created')).toEqual([]);
      await Promise.all([open.stop(), resumed.stop()]);
      if (bus === 'without') await redis.start();
    },
  );
});
