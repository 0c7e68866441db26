// The sockets PostgreSQL is reached by.
import { connect, type Socket } from 'node:net';

/** What postgres.js tells of where to connect to: several hosts are tried in turn. */
type Where = { host: string[]; port: number[]; path: string | false };

/**
 * Bytes of statements that may be on their way before the socket calls itself full: never reached, see `unbounded`. They
 * would wait in memory anyway.
 */
const highWaterMark = 2 ** 30;

/**
 * postgres.js sends up to so many statements on a connection before their answers; the one that reaches the bound, or finds
 * the socket full, it no longer tells which connection it went to (`execute` in its connection.js). Where that is the BEGIN
 * of a transaction, the transaction fails, and BEGIN stays open on a connection that everybody uses: what others then write
 * there is acknowledged and not committed. So no bound is ever reached.
 */
const unbounded = Number.MAX_SAFE_INTEGER;

/**
 * Seconds before a lost connection is made anew. postgres.js counts all that were lost, and after a few would wait for 20
 * seconds though PostgreSQL is back.
 */
const backoff = (lost: number) => Math.min(1, 0.01 * 2 ** Math.min(lost, 10)) * (0.5 + Math.random() / 2);

/**
 * postgres.js leaves Nagle's algorithm on. Statements sent without waiting then wait all the same: for PostgreSQL to
 * acknowledge the first, up to 40 ms.
 */
function connectWithoutDelay({ host: [host], port: [port], path }: Where): Socket {
  const options = { noDelay: true, writableHighWaterMark: highWaterMark };
  const socket = path ? connect({ path, ...options }) : connect({ host, port: port ?? 5_432, ...options });
  // As postgres.js notes it where it connects itself: the name that a certificate must have.
  return Object.assign(socket, { host, port });
}

/**
 * Options for postgres.js. What is written before the socket has connected waits in it. Of several hosts only postgres.js
 * itself knows which is next.
 */
export const socketOptions = (url: string): object => ({
  max_pipeline: unbounded,
  backoff,
  ...(new URL(url).host.includes(',') ? {} : { socket: connectWithoutDelay }),
});
