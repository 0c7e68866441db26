// The bus contract over the bus that ends in this process.
import { describe } from 'vitest';
import { silentLog } from '../testing/live.ts';
import { busContract } from './busContract.ts';
import { createBus } from './index.ts';

describe('LIVE-15: the memory bus', () => {
  busContract(async () => {
    const bus = createBus(null, silentLog);
    return { publisher: bus, subscriber: bus, close: () => bus.close() };
  });
});
