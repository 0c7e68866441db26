// Cuts the connection of a transaction at a chosen statement of it, and lets a test look at what is left.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Sql } from 'postgres';
import { openDatabase } from '../platform/postgres/database.ts';
import { plain } from '../platform/postgres/plain.ts';
import type { Services } from '../services.ts';
import { servicesOver } from './servicesOver.ts';

/** The same database through a door. Shut, it lets nothing more through either way, and PostgreSQL sees the other side gone. */
async function openDoor(url: string) {
  const { hostname, port } = new URL(url);
  const [inside, outside] = [new Set<Socket>(), new Set<Socket>()];
  let isShut = false;
  const door = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port || 5_432), noDelay: true });
    inside.add(far);
    outside.add(near);
    for (const socket of [near, far]) socket.on('error', () => {});
    far.on('data', (bytes) => void (isShut || near.write(bytes)));
    near.on('data', (bytes) => void (isShut || far.write(bytes)));
    near.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((door.address() as AddressInfo).port);
  return {
    url: through.href,
    shut() {
      isShut = true;
      for (const far of inside) far.destroy();
    },
    async close() {
      for (const socket of [...inside, ...outside]) socket.destroy();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

/**
 * Does something over a connection that is cut when its statement number `at` is about to be sent, counted from 1. Whoever
 * does it hears nothing more, as if it had died there.
 * @param now what the clock says meanwhile; epoch milliseconds.
 * @returns what it answered, or why it refused; null when it was cut off.
 */
export async function cutAt<Result>(
  url: string,
  at: number,
  now: () => number,
  deed: (services: Services) => Promise<Result>,
): Promise<PromiseSettledResult<Result> | null> {
  const door = await openDoor(url);
  let left = Number.POSITIVE_INFINITY;
  let tell = () => {};
  const cut = new Promise<[null]>((resolve) => {
    tell = () => resolve([null]);
  });
  const database = openDatabase(door.url, {
    pool: 1,
    onStatement() {
      left -= 1;
      if (left !== 0) return;
      door.shut();
      tell();
    },
  });
  try {
    // The connection is made and knows its types: what comes now is the deed's.
    await database.db.execute('select 1');
    left = at;
    // What was cut off waits for answers that never come; nobody waits for it.
    const [outcome] = await Promise.race([
      Promise.allSettled([deed(servicesOver(database, { now, mails: false }))]),
      cut,
    ]);
    return outcome;
  } finally {
    left = Number.POSITIVE_INFINITY;
    await (plain(database.db) as unknown as Sql).end({ timeout: 0 });
    await database.close();
    await door.close();
  }
}
