// What procedures, jobs and the console work with. Made once in app.ts; tests make the same.
import type { Logger } from 'pino';
import type { Role } from '../shared/ranks.ts';
import type { Config } from './config.ts';
import type { Live, Presence } from './live/index.ts';
import type { Captchas } from './platform/captcha/index.ts';
import type { Connections } from './platform/http/connections.ts';
import type { Spool } from './platform/http/spool.ts';
import type { Limits } from './platform/limits.ts';
import type { Mail } from './platform/mail/index.ts';
import type { Metrics } from './platform/metrics.ts';
import type { OnceTokens } from './platform/onceTokens.ts';
import type { PaymentProvider } from './platform/payments/index.ts';
import type { Database } from './platform/postgres/database.ts';
import type { Storage } from './platform/storage/index.ts';

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
};

export type Services = {
  config: Config;
  log: Logger;
  clock: Clock;
  /** A new UUIDv7. */
  newId(): string;
  database: Database;
  live: Live;
  presence: Presence;
  limits: Limits;
  onceTokens: OnceTokens;
  captchas: Captchas;
  mail: Mail;
  /** Text messages; of a letter's parts they have `text`, and in `subject` the code alone. */
  sms: Mail;
  storage: Storage;
  /** Takes in what is too large for memory. */
  spool: Spool;
  /** Who takes money; null where nobody does. */
  payments: PaymentProvider | null;
  connections: Connections;
  metrics: Metrics;
  /** What a member may do now; somebody who is gone may do what members may. */
  roleOf(memberId: string): Promise<Role>;
  /** Closes the WebSockets of a session that has ended, on every instance. */
  endSession(sessionId: string): void;
};
