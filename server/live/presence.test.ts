// The presence contract in one process.
import { describe, expect, it } from 'vitest';
import { silentLog } from '../testing/live.ts';
import { createPresence } from './index.ts';
import { createMemoryBus } from './memoryBus.ts';
import { offline, standingsAfter } from './presence.ts';
import { presenceContract } from './presenceContract.ts';

const start = () =>
  createPresence({
    redis: null,
    bus: createMemoryBus(silentLog),
    clock: { now: Date.now },
    log: silentLog,
  });

it('LIVE-77: a change is told as its member stands by then, and as it was heard while that cannot be known', async () => {
  const presence = start();
  const there = { online: true, idle: false, hidden: false };
  const changes = [
    { memberId: 'ann', before: offline, now: there },
    { memberId: 'ben', before: there, now: offline },
  ];
  presence.connected({ id: 'ben' }, 'c');
  const now = await standingsAfter({ presence, log: silentLog }, changes);
  expect([now('ann'), now('ben')]).toEqual([offline, there]);
  const unknown = { ...presence, standings: () => Promise.reject(new Error('away')) };
  const heard = await standingsAfter({ presence: unknown, log: silentLog }, changes);
  expect([heard('ann'), heard('ben')]).toEqual([there, offline]);
  await presence.close();
});

describe('LIVE-20, LIVE-21, LIVE-24, LIVE-25, LIVE-26: presence in memory', () => {
  presenceContract(async () => {
    const presence = start();
    return { here: presence, there: presence, close: () => presence.close() };
  });
});
