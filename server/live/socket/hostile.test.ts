// Clients that ask too much, or do not speak properly: each is refused or closed, and nobody else notices.
import { initTRPC } from '@trpc/server';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { closeCodes } from './closeCodes.ts';
import { socketLimits } from './limits.ts';
import { call, startSockets, subscribe, type TestSockets, upgradeStatus } from './testSockets.ts';

function createRouter() {
  let running = 0;
  let mostRunning = 0;
  const waiting: (() => void)[] = [];
  const t = initTRPC.create();
  const router = t.router({
    echo: t.procedure.input(z.string()).query(({ input }) => input),
    wait: t.procedure.query(async () => {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
      return 'done';
    }),
    onSilence: t.procedure.subscription(async function* ({ signal }) {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      yield 'never';
    }),
  });
  const release = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { router, release, most: () => mostRunning };
}

let server: TestSockets;
afterEach(() => server.close());

/** Holds a well-behaved client beside what the test does, and proves that it is served. */
async function bystander() {
  const client = await server.client('?who=bystander');
  return async () => {
    client.send(call(1, 'echo', 'still here'));
    expect(await client.next()).toMatchObject({ result: { data: 'still here' } });
  };
}

const echo = (id: number, length: number) => {
  const empty = JSON.stringify(call(id, 'echo', ''));
  return JSON.stringify(call(id, 'echo', 'x'.repeat(length - empty.length)));
};

it('SOCK-30: takes a message of the full size, and closes at one that is larger', async () => {
  server = await startSockets(createRouter().router);
  const served = await bystander();
  const client = await server.client();
  client.send(echo(1, socketLimits.messageBytes));
  expect(await client.next()).toMatchObject({ id: 1, result: { type: 'data' } });
  client.send(echo(2, socketLimits.messageBytes + 1));
  expect(await client.closed()).toBe(1_009);
  await served();
});

it('SOCK-30: a full resubscription fits into one message and one batch', () => {
  const room = '01890a5d-ac96-774b-bcce-b302099a8057';
  const { member, batchSize, messageBytes } = socketLimits;
  const batch = Array.from({ length: member.feeds }, (_, index) =>
    subscribe(1_000_000 + index, 'chat.onRoom', { roomId: room }, '1234567890'),
  );
  expect(JSON.stringify(batch).length).toBeLessThanOrEqual(messageBytes);
  expect(batch.length).toBeLessThanOrEqual(batchSize);
  expect(batch.length).toBeLessThanOrEqual(member.callBurst);
});

it('SOCK-30: closes at a message in too many pieces', async () => {
  server = await startSockets(createRouter().router);
  const client = await server.client();
  for (let piece = 0; piece <= socketLimits.messageFragments; piece += 1) {
    client.socket.send('x', { fin: false });
  }
  expect(await client.closed()).toBe(1_008);
});

it('SOCK-31: closes at bytes that are no frames, by the code that says why', async () => {
  server = await startSockets(createRouter().router);
  const served = await bystander();
  const frames: [string, number[], number][] = [
    ['unmasked', [0x81, 0x01, 0x41], 1_002],
    ['with reserved bits', [0xf1, 0x80, 0, 0, 0, 0], 1_002],
    ['of an unknown kind', [0x83, 0x80, 0, 0, 0, 0], 1_002],
    ['continuing nothing', [0x80, 0x80, 0, 0, 0, 0], 1_002],
    ['of bad UTF-8', [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], 1_007],
    ['of 2^62 bytes', [0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1_009],
    ['a long ping', [0x89, 0xfe, 0, 126, 0, 0, 0, 0], 1_002],
  ];
  for (const [what, bytes, code] of frames) {
    const socket = await server.bytes();
    const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.write(Buffer.from(bytes));
    const frame = await answer;
    expect([frame[0], frame.readUInt16BE(2)], what).toEqual([0x88, code]);
  }
  await served();
});

it('SOCK-31: cuts a client that sends half a frame and no more', async () => {
  server = await startSockets(createRouter().router, { quietBeforePing: 30, pongWait: 30 });
  const socket = await server.bytes();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('data', () => {});
  // Sixteen of a hundred bytes.
  socket.write(Buffer.from([0x81, 0x80 | 100, 0, 0, 0, 0, ...Array(16).fill(0x20)]));
  await closed;
  await expect.poll(() => server.sockets.stats.connections).toBe(0);
});

it('SOCK-31: survives clients that vanish in the middle of a frame', async () => {
  server = await startSockets(createRouter().router);
  const served = await bystander();
  for (let cut = 1; cut < 12; cut += 1) {
    const socket = await server.bytes();
    socket.write(Buffer.from([0x81, 0xfe, 0, 200, 1, 2, 3, 4, 5, 6, 7].slice(0, cut)));
    if (cut % 2 === 0) socket.resetAndDestroy();
    else socket.end();
  }
  await expect.poll(() => server.sockets.stats.connections).toBe(1);
  await served();
});

it('SOCK-32: refuses subscriptions beyond the limit by name, and takes more when some have stopped', async () => {
  server = await startSockets(createRouter().router, {
    member: { ...socketLimits.member, feeds: 3 },
  });
  const client = await server.client();
  client.send([1, 2, 3].map((id) => subscribe(id, 'onSilence')));
  for (const id of [1, 2, 3]) expect(await client.next()).toMatchObject({ id, result: { type: 'started' } });
  client.send(subscribe(4, 'onSilence'));
  expect(await client.next()).toMatchObject({ id: 4, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
  expect(server.failures.at(-1)?.error).toMatchObject({ appCode: 'TOO_MANY_FEEDS', params: { max: 3 } });
  client.send({ id: 2, method: 'subscription.stop' });
  expect(await client.next()).toMatchObject({ id: 2, result: { type: 'stopped' } });
  client.send(subscribe(5, 'onSilence'));
  expect(await client.next()).toMatchObject({ id: 5, result: { type: 'started' } });
});

it('SOCK-32: a guest may follow less than a member', async () => {
  server = await startSockets(createRouter().router);
  const client = await server.client('');
  for (let id = 1; id <= socketLimits.guest.feeds; id += 1) {
    client.send(subscribe(id, 'onSilence'));
    expect(await client.next()).toMatchObject({ id, result: { type: 'started' } });
  }
  client.send(subscribe(999, 'onSilence'));
  expect(await client.next()).toMatchObject({ id: 999, error: {} });
});

it('SOCK-32: ten thousand subscriptions end in a closed connection, and in nothing else', async () => {
  server = await startSockets(createRouter().router);
  const served = await bystander();
  const client = await server.client();
  for (let from = 0; from < 10_000; from += 200) {
    client.send(Array.from({ length: 200 }, (_, index) => subscribe(from + index, 'onSilence')));
  }
  expect(await client.closed()).toBe(closeCodes.tooManyCalls);
  const messages = client.texts.map((text) => JSON.parse(text));
  const started = messages.filter(({ result }) => result?.type === 'started');
  expect(started.length).toBeLessThanOrEqual(socketLimits.member.feeds);
  expect(messages.some(({ error }) => error?.data.code === 'TOO_MANY_REQUESTS')).toBe(true);
  await expect.poll(() => server.sockets.stats.connections).toBe(1);
  await served();
});

it('SOCK-33: refuses calls beyond those in flight', async () => {
  const { router, release, most } = createRouter();
  server = await startSockets(router, { member: { ...socketLimits.member, callsInFlight: 2 } });
  const client = await server.client();
  client.send([call(1, 'wait'), call(2, 'wait'), call(3, 'wait')]);
  expect(await client.next()).toMatchObject({ id: 3, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
  release();
  const answered = [await client.next(), await client.next()];
  expect(answered).toMatchObject([{ id: 1 }, { id: 2 }]);
  client.send(call(4, 'echo', 'again'));
  expect(await client.next()).toMatchObject({ id: 4, result: { data: 'again' } });
  expect(most()).toBe(2);
});

it('SOCK-33: refuses calls that come too fast, then closes, and lets time make up for it', async () => {
  let now = 0;
  const slow = { member: { ...socketLimits.member, callsPerSecond: 200, callBurst: 10 } };
  server = await startSockets(createRouter().router, slow, () => now);
  const served = await bystander();
  const client = await server.client();
  const batch = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => call(from + index, 'echo', 'x'));
  client.send(batch(0, 10));
  for (let id = 0; id < 10; id += 1) expect(await client.next()).toMatchObject({ id, result: {} });
  client.send(batch(10, 8));
  for (let id = 10; id < 18; id += 1) {
    expect(await client.next()).toMatchObject({ id, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
  }
  expect(server.failures.at(-1)?.error).toMatchObject({ appCode: 'RATE_LIMITED', params: { retryAfter: 1 } });
  // Eight are owed, which 40 ms pay at 200 a second; a call refused then owes one more.
  now += 40;
  client.send(call(98, 'echo', 'too soon'));
  expect(await client.next()).toMatchObject({ id: 98, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
  now += 10;
  client.send(call(99, 'echo', 'patient'));
  expect(await client.next()).toMatchObject({ id: 99, result: { data: 'patient' } });
  client.send(batch(100, 60));
  expect(await client.closed()).toBe(closeCodes.tooManyCalls);
  await served();
});

it('SOCK-33: garbage and words count too', async () => {
  server = await startSockets(createRouter().router, {}, () => 0);
  for (const rubbish of ['PING', '{', 'PONG', '[]]', '7']) {
    const client = await server.client();
    for (let count = 0; count < 20_000; count += 1) client.send(rubbish);
    expect(await client.closed()).toBe(closeCodes.tooManyCalls);
  }
});

it('SOCK-33: answers as many words as are allowed and no more', async () => {
  server = await startSockets(createRouter().router, {}, () => 0);
  const client = await server.client();
  const allowed = socketLimits.member.callBurst * 10;
  for (let count = 0; count < allowed * 1.5; count += 1) client.send('PING');
  client.send(call(1, 'echo', 'behind them'));
  let answered = 0;
  let text = await client.text();
  for (; text === 'PONG'; text = await client.text()) answered += 1;
  // A tenth is not exact in binary.
  expect(Math.abs(answered - allowed)).toBeLessThanOrEqual(1);
  expect(JSON.parse(text)).toMatchObject({ id: 1, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
});

it('SOCK-33: does not keep an id that is too long', async () => {
  server = await startSockets(createRouter().router);
  const client = await server.client();
  client.send(subscribe('x'.repeat(socketLimits.requestIdLength + 1), 'onSilence'));
  expect(await client.next()).toMatchObject({ id: null, error: { data: { code: 'PARSE_ERROR' } } });
  client.send(subscribe('x'.repeat(socketLimits.requestIdLength), 'onSilence'));
  expect(await client.next()).toMatchObject({ result: { type: 'started' } });
});

it('SOCK-34: one address has so many connections and no more', async () => {
  server = await startSockets(createRouter().router, { connectionsPerAddress: 2 });
  const first = await server.client('', { 'x-address': 'flat' });
  await server.client('', { 'x-address': 'flat' });
  expect(await upgradeStatus(server.url, { 'x-address': 'flat' })).toBe(429);
  expect(await upgradeStatus(server.url, { 'x-address': 'house' })).toBe(101);
  first.close();
  await expect.poll(() => upgradeStatus(server.url, { 'x-address': 'flat' })).toBe(101);
});

it('SOCK-34: one member has so many connections and no more, and is told', async () => {
  server = await startSockets(createRouter().router, { connectionsPerMember: 2 });
  const first = await server.client('?who=me');
  const second = await server.client('?who=me');
  for (const client of [first, second]) {
    client.send(call(1, 'echo', 'in'));
    expect(await client.next()).toMatchObject({ result: { data: 'in' } });
  }
  const third = await server.client('?who=me');
  third.send(call(1, 'echo', 'in'));
  expect(await third.next()).toMatchObject({ id: null, error: { data: { code: 'TOO_MANY_REQUESTS' } } });
  expect(await third.closed()).toBe(closeCodes.tooManyConnections);
  const other = await server.client('?who=you');
  other.send(call(1, 'echo', 'in'));
  expect(await other.next()).toMatchObject({ result: { data: 'in' } });
  first.close();
  await expect.poll(() => server.sockets.stats.connections).toBe(2);
  const again = await server.client('?who=me');
  again.send(call(1, 'echo', 'in'));
  expect(await again.next()).toMatchObject({ result: { data: 'in' } });
});

it('SOCK-35: a client that announces connection params and is silent is closed', async () => {
  server = await startSockets(createRouter().router, { connectionParamsWait: 40 });
  const silent = await server.client('?connectionParams=1');
  const pinging = await server.client('?connectionParams=1');
  pinging.send('PING');
  expect(await silent.closed()).toBe(closeCodes.connectionParamsMissing);
  expect(await pinging.closed()).toBe(closeCodes.connectionParamsMissing);
  expect(socketLimits.connectionParamsWait).toBe(5_000);
});

it('SOCK-36: refuses upgrades from elsewhere, to elsewhere, and of anything else', async () => {
  server = await startSockets(createRouter().router);
  expect(await upgradeStatus(server.url, { origin: 'https://evil.example' })).toBe(403);
  expect(await upgradeStatus(server.url.replace('/trpc', '/other'))).toBe(404);
  expect(await upgradeStatus(server.url, { 'Sec-WebSocket-Version': '7' })).toBe(400);
  expect(await upgradeStatus(server.url)).toBe(101);
  await expect.poll(() => server.sockets.stats.connections).toBe(0);
});
