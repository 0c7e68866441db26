// The sockets PostgreSQL is reached by.
import { connect, type Socket } from 'node:net';

/** What postgres.js tells of where to connect to: several hosts are tried in turn. */
type Where = { host: string[]; port: number[]; path: string | false };

/** Bytes of statements that may be on their way before postgres.js waits for an answer to go on. */
const highWaterMark = 1_048_576;

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

/** Options for postgres.js. What is written before the socket has connected waits in it. */
export const socketOptions = (url: string): object =>
  // Of several hosts only postgres.js itself knows which is next.
  new URL(url).host.includes(',') ? {} : { socket: connectWithoutDelay };
