// The presence contract in one process.
import { describe } from 'vitest';
import { silentLog } from '../testing/live.ts';
import { createPresence } from './index.ts';
import { createMemoryBus } from './memoryBus.ts';
import { presenceContract } from './presenceContract.ts';

describe('LIVE-20, LIVE-21, LIVE-24, LIVE-25, LIVE-26: presence in memory', () => {
  presenceContract(async () => {
    const presence = createPresence({
      redis: null,
      bus: createMemoryBus(silentLog),
      clock: { now: Date.now },
      log: silentLog,
    });
    return { here: presence, there: presence, close: () => presence.close() };
  });
});
