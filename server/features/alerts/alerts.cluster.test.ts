// Alerts over two instances on one Redis and one PostgreSQL.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { sample, tell } from '../../testing/alerts.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../../testing/redis.ts';
import { follow } from '../../testing/rooms.ts';

describeWithRedis('alerts over two instances', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let here: TestApp;
  let there: TestApp;
  beforeAll(async () => {
    [database, redis] = await Promise.all([testDatabase('alerts'), startTestRedis()]);
    [here, there] = await Promise.all([startApp(), startApp()]);
  });
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()]);
    await redis?.stop();
    await database?.drop();
  });

  const startApp = () =>
    startTestApp({ databaseUrl: database.url, environment: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });
  /** The same member, calling the other instance. */
  const onThere = async ({ cookie }: TestMember) =>
    (await testBrowser(there, cookie.split('=')[1] ?? null)).all();

  it.each(['with', 'without'])(
    'ALERT-23: what is told on one instance and read on another reaches the devices on both, once and in order, %s the bus',
    async (bus) => {
      const [member, actor] = [await here.member(), await here.member()];
      const elsewhere = await onThere(member);
      const start = { lastEventId: '0' };
      const devices = [
        await follow<AlertEvent>(member.caller.alerts.onAlerts(start)),
        await follow<AlertEvent>(elsewhere.alerts.onAlerts(start)),
      ];
      const one = () => sample('guestbook', member.me.id, actor.me.id);
      await tell(here.services, one());
      for (const device of devices) expect((await device.next()).id).toBe('1');
      if (bus === 'without') await redis.kill();
      await Promise.all([
        tell(here.services, one()),
        tell(there.services, one()),
        tell(there.services, one()),
        tell(here.services, one()),
      ]);
      await elsewhere.alerts.markAllRead();
      await tell(here.services, one());
      for (const device of devices) {
        const seen = await device.take(6);
        expect(seen.map(({ id }) => id)).toEqual(['2', '3', '4', '5', '6', '7']);
        expect(seen.map(({ event }) => event.type === 'alert' && event.alert.count)).toEqual([
          2,
          3,
          4,
          5,
          false,
          1,
        ]);
        await device.stop();
      }
      if (bus === 'without') await redis.start();
    },
  );
});
