// Answers with files of the storage, to clients that do not take them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { sendFile } from './pictures.ts';

it('OPS-80: a client that takes nothing of a file is cut off, and the file is let go', async () => {
  const body = new Readable({ read: (size) => void body.push(Buffer.alloc(size)) });
  const log = pino({ level: 'silent' });
  const file = { contentType: 'video/mp4', size: 2 ** 30, body };
  const server = createServer((request, response) => {
    void sendFile(request, response, file, {}, log, 200, 200);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const cut = once(socket, 'close');
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await new Promise((resolve) => body.on('error', () => {}).on('close', resolve));
  expect(body.destroyed).toBe(true);
  // It reads again, and finds the answer cut.
  let received = 0;
  socket.on('data', (chunk) => {
    received += chunk.length;
  });
  await cut;
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(file.size);
  server.close();
});
