// Limits whose wait grows, over the limiter in memory.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLimits } from './limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const refused = (retryAfter: number) =>
  expect.objectContaining({ appCode: 'RATE_LIMITED', params: { retryAfter } });

it('ACC-47: who overdraws again waits twice as long each time, up to a bound', async () => {
  const limits = createLimits(null, true);
  /** Uses up what is allowed, and is told to wait. */
  const overdraw = async () => {
    for (let count = 0; count < 10; count += 1) await limits.consume('signInAccount', 'ada');
    const refusal = await limits.consume('signInAccount', 'ada').catch((error: unknown) => error);
    const { retryAfter } = (refusal as { params: { retryAfter: number } }).params;
    vi.advanceTimersByTime(retryAfter * 1_000);
    return retryAfter;
  };
  const waits = [];
  for (let time = 0; time < 6; time += 1) waits.push(await overdraw());
  expect(waits).toEqual([300, 600, 1_200, 2_400, 3_600, 3_600]);
});

it('ACC-47: asking while one waits does not make it longer, and others do not wait', async () => {
  const limits = createLimits(null, true);
  const overdraw = async () => {
    for (let count = 0; count < 10; count += 1) await limits.consume('signInAccount', 'ada');
    await expect(limits.consume('signInAccount', 'ada')).rejects.toThrow();
  };
  await overdraw();
  vi.advanceTimersByTime(300_000);
  await overdraw();
  vi.advanceTimersByTime(500_000);
  for (let count = 0; count < 50; count += 1) {
    await expect(limits.consume('signInAccount', 'ada')).rejects.toEqual(refused(100));
  }
  await limits.consume('signInAccount', 'bo');
  vi.advanceTimersByTime(100_000);
  await limits.consume('signInAccount', 'ada');
});

it('ACC-47: after a day without it the wait is short again', async () => {
  const limits = createLimits(null, true);
  const overdraw = async () => {
    for (let count = 0; count < 10; count += 1) await limits.consume('signInAccount', 'ada');
    return limits.consume('signInAccount', 'ada');
  };
  await expect(overdraw()).rejects.toEqual(refused(300));
  vi.advanceTimersByTime(300_000);
  await expect(overdraw()).rejects.toEqual(refused(600));
  vi.advanceTimersByTime(25 * 3_600_000);
  await expect(overdraw()).rejects.toEqual(refused(300));
});

it('ACC-131: all addresses of one IPv6 network count as one, however they are written', async () => {
  const limits = createLimits(null, true);
  const tryFrom = (address: string) => limits.consume('signUp', address);
  const network = [
    '2001:db8:1:2::1',
    '2001:0DB8:1:2:ffff::9',
    '2001:db8:1:2:0:0:1.2.3.4',
    '2001:db8:1:2::1%eth0',
  ];
  for (let count = 0; count < 10; count += 1) await tryFrom(network[count % network.length] ?? '');
  await limits.reward('signUp', '2001:db8:1:2::77');
  await tryFrom('2001:db8:1:2::78');
  for (const address of network) await expect(tryFrom(address)).rejects.toThrow('RATE_LIMITED');
  await tryFrom('2001:db8:1:3::1');
  await tryFrom('2001:db8::1');
  for (let count = 0; count < 10; count += 1) await tryFrom(count % 2 ? '::ffff:10.0.0.1' : '10.0.0.1');
  await expect(tryFrom('10.0.0.1')).rejects.toThrow('RATE_LIMITED');
  await tryFrom('::ffff:10.0.0.2');
});
