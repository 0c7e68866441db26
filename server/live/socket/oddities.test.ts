// Clients that ask for what does not exist, and say PING in odd places: answered with the right code, and served on.
import { initTRPC } from '@trpc/server';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { call, startSockets, subscribe, type TestSockets } from './testSockets.ts';

const t = initTRPC.create();
const signals: (AbortSignal | undefined)[] = [];
const router = t.router({
  noted: t.procedure.query(({ signal }) => signals.push(signal)),
  echo: t.procedure.input(z.string()).query(({ input }) => input),
  nested: t.router({ echo: t.procedure.query(() => 'nested') }),
});

let server: TestSockets;
afterEach(() => server.close());

it('LIVE-45: what does not exist is not found, whatever it is called and however it is asked for', async () => {
  server = await startSockets(router);
  const client = await server.client();
  const paths = [
    'missing',
    '',
    '.',
    'nested',
    'nested.',
    'echo.call',
    '__proto__',
    'constructor',
    'nested.__proto__',
  ];
  let id = 0;
  for (const path of paths) {
    for (const method of ['query', 'mutation', 'subscription']) {
      id += 1;
      client.send({ ...call(id, path), method });
      expect(await client.next(), `${method} ${path}`).toMatchObject({
        id,
        error: { code: -32_004, data: { code: 'NOT_FOUND', httpStatus: 404 } },
      });
    }
  }
  // A procedure of another kind is not found either, and starts nothing.
  client.send(subscribe('kind', 'echo', 'x'));
  expect(await client.next()).toMatchObject({ id: 'kind', error: {} });
  for (const method of ['delete', 'subscription.start', '__proto__', '', null, 7]) {
    client.send({ ...call(1, 'echo', 'x'), method });
    expect(await client.next()).toMatchObject({ id: null, error: { data: { code: 'PARSE_ERROR' } } });
  }
  // Every id is free, and the connection goes on.
  client.send(call(1, 'nested.echo'));
  expect(await client.next()).toMatchObject({ id: 1, result: { data: 'nested' } });
});

it('SOCK-12, SOCK-31: a ping between any two frames of a message is answered, and the message arrives whole', async () => {
  server = await startSockets(router);
  const client = await server.client();
  const pongs: string[] = [];
  client.socket.on('pong', (payload) => pongs.push(payload.toString()));
  const pieces = JSON.stringify(call(1, 'echo', 'in pieces')).match(/.{1,7}/g) ?? [];
  for (const [index, piece] of pieces.entries()) {
    client.socket.ping(String(index));
    client.socket.send(piece, { fin: index === pieces.length - 1 });
  }
  client.send('PING');
  expect([await client.text(), await client.text()].sort()).toEqual([
    'PONG',
    JSON.stringify({ id: 1, result: { type: 'data', data: 'in pieces' } }),
  ]);
  expect(pongs).toEqual(pieces.map((_, index) => String(index)));
});

it('SOCK-31: the word PING as a message between two frames of another is no frame, and closes the connection', async () => {
  server = await startSockets(router);
  const bystander = await server.client('?who=bystander');
  const socket = await server.bytes();
  const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
  // The first half of a text, then a whole text of its own where only its other half may come.
  socket.write(Buffer.from([0x01, 0x81, 0, 0, 0, 0, 0x7b, 0x81, 0x84, 0, 0, 0, 0, 0x50, 0x49, 0x4e, 0x47]));
  const frame = await answer;
  expect([frame[0], frame.readUInt16BE(2)]).toEqual([0x88, 1_002]);
  bystander.send(call(1, 'echo', 'still here'));
  expect(await bystander.next()).toMatchObject({ result: { data: 'still here' } });
});

it('SOCK-54: the signal of calls is one for all of a connection, and aborts when it is gone', async () => {
  server = await startSockets(router);
  const [client, other] = [await server.client(), await server.client()];
  for (const asking of [client, client, other]) {
    asking.send(call(1, 'noted'));
    expect(await asking.next()).toMatchObject({ result: { type: 'data' } });
  }
  const [first, second, theirs] = signals.splice(0);
  expect(first).toBe(second);
  expect(first).not.toBe(theirs);
  expect(first?.aborted).toBe(false);
  client.socket.terminate();
  await expect.poll(() => first?.aborted).toBe(true);
  expect(theirs?.aborted).toBe(false);
});
