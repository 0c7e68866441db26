// A stock client that stops reading while its room is busy: it costs little, harms nobody, and catches up.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { socketLimits } from '../../../live/socket/limits.ts';
import type { TestApp } from '../../../testing/app.ts';
import { type Crowd, startCrowd } from '../../../testing/faults/crowd.ts';
import { describeWithRedis } from '../../../testing/redis.ts';

/** About 6 KB each: three bytes a character. */
const text = '가'.repeat(1_950);
const eventBytes = 3 * 1_950 + 600;
/** More than any kernel keeps for one connection on loopback. */
const mostMessages = 9_600;
/** Bursts that come when no more is pushed to the slow one. */
const burstsBeyond = 15;
/** Eight of each sender: the stock client puts what is sent at once into one message, which may have 64 KiB. */
const atOnce = 24;

describeWithRedis('a client that stops reading', () => {
  let crowd: Crowd;
  beforeAll(async () => {
    crowd = await startCrowd({ people: 4, rooms: 1 });
  });
  afterAll(() => crowd?.close());

  const measured = async ({ services }: TestApp, name: string) => {
    const { body } = await services.metrics.text();
    return Number(new RegExp(`^${name} (.+)$`, 'm').exec(body)?.[1]);
  };

  it('LIVE-46, LIVE-35: is bounded, harms nobody, and has everything once and in order when it reads again', {
    timeout: 120_000,
  }, async () => {
    const [slow, ...others] = crowd.visitors;
    if (!slow) throw new Error('There is nobody.');
    for (const visitor of crowd.visitors) await crowd.say(visitor, `hello from ${visitor.client.who}`);
    await expect.poll(crowd.behind, { timeout: 20_000 }).toBe(0);
    slow.client.reading(false);

    let most = 0;
    let sent = 0;
    for (let left = burstsBeyond; left > 0 && sent < mostMessages; sent += atOnce) {
      const burst = Array.from({ length: atOnce }, async (_, n) => {
        const visitor = others[n % others.length];
        if (visitor) await crowd.say(visitor, `${sent + n} ${text}`);
      });
      await Promise.all(burst);
      most = Math.max(most, await measured(slow.app, 'lobby_socket_pending_bytes_max'));
      if (most >= socketLimits.softBufferBytes) left -= 1;
    }
    // The others have all of it while the slow one has not.
    await expect.poll(crowd.behind, { timeout: 20_000 }).toBe(1);
    most = Math.max(most, await measured(slow.app, 'lobby_socket_pending_bytes_max'));
    expect(most).toBeGreaterThanOrEqual(socketLimits.softBufferBytes);
    expect(most).toBeLessThanOrEqual(socketLimits.softBufferBytes + eventBytes);
    expect(slow.followed.heard.length).toBeLessThan(sent);

    slow.client.reading(true);
    await expect.poll(crowd.behind, { timeout: 30_000 }).toBe(0);
    expect(await crowd.problems()).toEqual([]);
    expect(slow.app.services.live.stats.catchUps).toBeGreaterThan(0);
    expect(await measured(slow.app, 'lobby_slow_readers_closed_total')).toBe(0);
    // Still its first connection.
    expect(slow.client.addresses).toHaveLength(1);
    await expect.poll(() => measured(slow.app, 'lobby_socket_pending_bytes')).toBe(0);
  });
});
