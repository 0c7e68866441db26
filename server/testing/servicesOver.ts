// What changes of money need of the services, over a database alone: for deeds that are killed or cut off.
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { createBus, createLive } from '../live/index.ts';
import { createLimits } from '../platform/limits.ts';
import { createMail } from '../platform/mail/index.ts';
import type { Database } from '../platform/postgres/database.ts';
import type { Services } from '../services.ts';

type Options = {
  /** What their clock says; epoch milliseconds. */
  now?: () => number;
  /** Whether letters are written, and sent in the background. */
  mails?: boolean;
};

export function servicesOver(database: Database, { now = Date.now, mails = true }: Options = {}): Services {
  const clock = { now };
  const log = pino({ level: 'error' });
  const bus = createBus(null, log);
  // All that these use.
  return {
    config: { publicUrl: 'http://localhost:3000' },
    mail: createMail({ database, clock, log, newId: uuidv7 }, 'mail', null, mails),
    clock,
    log,
    newId: uuidv7,
    database,
    live: createLive({ database, bus, clock, log }),
    limits: createLimits(null, false),
  } as unknown as Services;
}
