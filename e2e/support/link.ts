// A line to the shop that can go dead without a word, as a network does.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type Link = {
  /** Where the shop is found by this line. */
  url: string;
  /** From now on nothing comes through in either direction, and nobody is told. */
  die(): void;
  /** New connections come through again; the old ones stay dead. */
  revive(): void;
  close(): Promise<void>;
};

/** @param shop the address it leads to */
export async function openLink(shop: string): Promise<Link> {
  const { port, hostname } = new URL(shop);
  const open = new Set<Socket>();
  let dead = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        // A dead line does not tell the other end either.
        if (!dead) for (const other of [near, far]) other.destroy();
      });
    }
    if (dead) return;
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    die() {
      dead = true;
      for (const socket of open) {
        socket.unpipe();
        socket.pause();
      }
    },
    revive() {
      dead = false;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
