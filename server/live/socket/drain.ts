// How a server that stops parts from its clients: calls finish, and the clients move elsewhere, not all at once.
import { closeCodes } from './closeCodes.ts';
import type { Connection } from './connection.ts';
import type { SocketLimits } from './limits.ts';

/** Resolves when every connection present at the start is gone. */
export async function drain(connections: Iterable<Connection>, limits: SocketLimits): Promise<void> {
  const all = [...connections];
  const spacing = 1_000 / limits.drainPerSecond;
  await Promise.all(all.map((connection, index) => part(connection, index * spacing, limits)));
}

async function part(connection: Connection, after: number, limits: SocketLimits): Promise<void> {
  await timeOrEnd(connection, after);
  connection.tellToReconnect();
  // A client that can move does so now, and closes this connection itself.
  await timeOrEnd(connection, limits.drainHandOver);
  await Promise.race([connection.callsFinished(), timeOrEnd(connection, limits.drainCallsWait)]);
  connection.close(closeCodes.goingAway, 'server stops');
  await connection.gone;
}

/** Resolves after some milliseconds, or as soon as the connection is gone. */
function timeOrEnd(connection: Connection, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void connection.gone.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
