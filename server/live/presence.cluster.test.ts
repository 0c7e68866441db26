// The presence contract between two instances, and leases: instances that die, heartbeats that come late.
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRedis } from '../platform/redis.ts';
import { silentLog } from '../testing/live.ts';
import { describeWithRedis, startTestRedis, type TestRedis } from '../testing/redis.ts';
import { createBus, createPresence, type PresenceChange } from './index.ts';
import { leaseDuration } from './presence.ts';
import { presenceContract } from './presenceContract.ts';

describeWithRedis('presence in Redis', () => {
  let server: TestRedis;
  let now = 1_000_000;
  beforeAll(async () => {
    server = await startTestRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const redis = openRedis(server.url, silentLog);
    await once(redis, 'ready');
    await redis.flushall();
    redis.disconnect();
  });

  const startInstance = async () => {
    const redis = openRedis(server.url, silentLog);
    await once(redis, 'ready');
    const bus = createBus(server.url, silentLog);
    const presence = createPresence({ redis, bus, clock: { now: () => now }, log: silentLog });
    await presence.settled();
    await expect.poll(() => bus.isUp).toBe(true);
    return {
      presence,
      /** Ends it in order. */
      close: async () => {
        await presence.close();
        await bus.close();
        redis.disconnect();
      },
      /** Cuts it off, as kill -9 does: nothing is taken back. */
      kill: () => {
        redis.disconnect();
        void bus.close();
      },
    };
  };

  describe('LIVE-20, LIVE-21: keeps the contract between two instances', () => {
    presenceContract(async () => {
      const [here, there] = await Promise.all([startInstance(), startInstance()]);
      return {
        here: here.presence,
        there: there.presence,
        close: async () => void (await Promise.all([here.close(), there.close()])),
      };
    });
  });

  it('LIVE-76: Redis is told of a crowd that comes turn by turn in few scripts, and of nobody who left before', async () => {
    const { presence, close } = await startInstance();
    const told: string[] = [];
    presence.onChange(({ memberId }) => told.push(memberId));
    const admin = openRedis(server.url, silentLog);
    await once(admin, 'ready');
    await admin.config('RESETSTAT');
    presence.connected({ id: 'first' }, 'c-first');
    presence.connected({ id: 'brief' }, 'c-brief');
    presence.disconnected('brief', 'c-brief');
    for (let index = 0; index < 50; index += 1) {
      presence.connected({ id: `m${index}` }, `c${index}`);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    await presence.settled();
    expect(await presence.count()).toBe(51);
    expect(told).toHaveLength(51);
    expect(told).not.toContain('brief');
    const stats = [...(await admin.info('commandstats')).matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)];
    const scripts = stats.reduce((sum, [, calls]) => sum + Number(calls), 0);
    expect(scripts).toBeGreaterThan(0);
    expect(scripts).toBeLessThan(20);
    // What waits when it ends leaves nothing behind.
    presence.connected({ id: 'last' }, 'c-last');
    await close();
    expect(await admin.keys('lobby:presence:*')).toEqual([]);
    admin.disconnect();
  });

  it('LIVE-22: members of a killed instance go offline when their lease ends, told once', async () => {
    const [dying, first, second] = await Promise.all([startInstance(), startInstance(), startInstance()]);
    const changes: PresenceChange[] = [];
    for (const { presence } of [first, second]) presence.onChange((change) => changes.push(change));
    dying.presence.connected({ id: 'ann' }, 'one');
    dying.presence.connected({ id: 'ben' }, 'two');
    await dying.presence.settled();
    first.presence.connected({ id: 'ben' }, 'three');
    await first.presence.settled();
    dying.kill();
    now += leaseDuration - 1;
    await Promise.all([first.presence.heartbeat(), second.presence.heartbeat()]);
    expect(await second.presence.online(['ann', 'ben'])).toEqual(new Set(['ann', 'ben']));
    now += 1;
    await Promise.all([first.presence.heartbeat(), second.presence.heartbeat()]);
    expect(await second.presence.online(['ann', 'ben'])).toEqual(new Set(['ben']));
    expect(changes.map(({ memberId, now: { online } }) => ({ memberId, online }))).toEqual([
      { memberId: 'ann', online: false },
    ]);
    await Promise.all([first.close(), second.close()]);
  });

  it('LIVE-22: a late heartbeat lists its members again', async () => {
    const [slow, other] = await Promise.all([startInstance(), startInstance()]);
    const changes: PresenceChange[] = [];
    for (const { presence } of [slow, other]) presence.onChange((change) => changes.push(change));
    slow.presence.connected({ id: 'ann' }, 'one');
    await slow.presence.settled();
    now += leaseDuration;
    await other.presence.heartbeat();
    expect(await other.presence.count()).toBe(0);
    await slow.presence.heartbeat();
    expect(await other.presence.online(['ann'])).toEqual(new Set(['ann']));
    expect(changes.map((change) => change.now.online)).toEqual([true, false, true]);
    slow.presence.disconnected('ann', 'one');
    await slow.presence.settled();
    expect(await other.presence.count()).toBe(0);
    await Promise.all([slow.close(), other.close()]);
  });

  it('LIVE-22: an instance that ends in order takes its members along at once', async () => {
    const [ending, other] = await Promise.all([startInstance(), startInstance()]);
    ending.presence.connected({ id: 'ann' }, 'one');
    await ending.presence.settled();
    await ending.close();
    expect(await other.presence.count()).toBe(0);
    await other.close();
  });

  it('LIVE-22, LIVE-23: all are listed again after Redis came back empty; meanwhile asking fails and telling does not', async () => {
    const instance = await startInstance();
    const { presence } = instance;
    presence.connected({ id: 'ann' }, 'one');
    await presence.settled();
    await server.kill();
    await expect(presence.online(['ann'])).rejects.toThrow();
    await expect(presence.count()).rejects.toThrow();
    presence.connected({ id: 'ben' }, 'two');
    presence.disconnected('ann', 'one');
    await presence.settled();
    await server.start();
    await expect
      .poll(() => presence.list({ cursor: null, limit: 9 }).catch(() => null), { timeout: 10_000 })
      .toEqual(['ben']);
    await instance.close();
  });

  it('LIVE-22, LIVE-24, LIVE-25: how members stand is restored with them, and nothing is left of those who went', async () => {
    const [first, second] = await Promise.all([startInstance(), startInstance()]);
    first.presence.connected({ id: 'ann', device: 'desk', hidden: true }, 'one');
    first.presence.connected({ id: 'ben', device: 'desk' }, 'two');
    second.presence.setIdle('ben', 'desk', true);
    const expected = new Map([
      ['ann', { online: true, idle: false, hidden: true }],
      ['ben', { online: true, idle: true, hidden: false }],
    ]);
    const standings = () => second.presence.standings(['ann', 'ben']);
    await expect.poll(standings).toEqual(expected);
    const redis = openRedis(server.url, silentLog);
    await once(redis, 'ready');
    await redis.flushall();
    await first.presence.heartbeat();
    expect(await standings()).toEqual(expected);
    expect(await second.presence.list({ cursor: null, limit: 9 })).toEqual(['ben']);
    for (let round = 0; round < 50; round += 1) {
      const { presence } = round % 2 ? first : second;
      presence.connected(
        { id: `guest ${round % 5}`, device: 'desk', hidden: round % 3 === 0 },
        `churn ${round}`,
      );
      presence.setIdle(`guest ${round % 5}`, 'desk', round % 2 === 0);
      presence.disconnected(`guest ${round % 5}`, `churn ${round}`);
    }
    first.presence.disconnected('ann', 'one');
    first.presence.disconnected('ben', 'two');
    await Promise.all([first.presence.settled(), second.presence.settled()]);
    expect(await redis.keys('lobby:presence:*')).toEqual([]);
    redis.disconnect();
    await Promise.all([first.close(), second.close()]);
  });
});
