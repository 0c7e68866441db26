// Friends of those who were on an instance that is killed, seen from another one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FriendsEvent } from '../../../../shared/friends.ts';
import { leaseDuration } from '../../../live/presence.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { becomeFriends } from '../../../testing/friends.ts';
import { type Instance, startInstance } from '../../../testing/instance.ts';
import { type TestDatabase, testDatabase } from '../../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../../testing/redis.ts';
import { follow } from '../../../testing/rooms.ts';
import { openTab } from '../../../testing/tab.ts';

describeWithRedis('friends on an instance that is killed', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let app: TestApp;
  let other: Instance;
  /** How far the clock of the instance that stays has been moved. */
  let later = 0;

  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('killed_friends'), startTestRedis()]);
    app = await startTestApp({
      databaseUrl: database.url,
      environment: { REDIS_URL: redis.url },
      clock: { now: () => Date.now() + later },
    });
    other = await startInstance({ DATABASE_URL: database.url, REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await other?.kill();
    await app?.close();
    await redis?.stop();
    await database?.drop();
  });

  const stateOf = async (viewer: TestMember, of: TestMember) =>
    (await viewer.caller.friends.presences({ memberIds: [of.me.id] }))[of.me.id]?.state;

  it('LIVE-22, PRES-3: kill -9 leaves them there until their lease is over, then friends elsewhere are told, and again when they are back', async () => {
    const [ann, ben] = [await app.member(), await app.member()];
    await becomeFriends(ann, ben);
    const own = await openTab(app.wsUrl, ann);
    const feed = await follow<FriendsEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }));
    const hears = async (state: string) => {
      for (;;) {
        const { event } = await feed.next();
        if (
          event.type === 'friends.presence' &&
          event.memberId === ben.me.id &&
          event.presence.state === state
        )
          return;
      }
    };
    const lost = await openTab(other.wsUrl, ben);
    await hears('online');
    const closed = new Promise((resolve) => lost.once('close', resolve));
    await other.kill();
    await closed;
    expect(await stateOf(ann, ben)).toBe('online');
    later = leaseDuration + 1_000;
    await hears('offline');
    expect(await stateOf(ann, ben)).toBe('offline');
    const back = await openTab(app.wsUrl, ben);
    await hears('online');
    for (const socket of [own, back]) socket.close();
    await feed.stop();
  });
});
