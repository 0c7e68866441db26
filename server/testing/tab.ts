// A connection as a browser tab has it.
import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * Opens a connection of whoever holds the cookie and waits until the server knows whose it is: an open socket alone says
 * nothing of that yet, and so neither does who is online.
 */
export async function openTab(wsUrl: string, { cookie }: { cookie: string }): Promise<WebSocket> {
  const socket = new WebSocket(wsUrl, { headers: { cookie } });
  await once(socket, 'open');
  socket.on('error', () => {});
  socket.send(JSON.stringify({ id: 1, method: 'query', params: { path: 'accounts.me' } }));
  await once(socket, 'message');
  return socket;
}
