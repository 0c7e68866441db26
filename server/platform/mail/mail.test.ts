// Mail through a real SMTP server on loopback.
import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../../testing/live.ts';
import { startPost } from '../../testing/post.ts';
import { testDatabase } from '../../testing/postgres.ts';
import { openDatabase } from '../postgres/database.ts';
import { createMail, createSmtpCarrier } from './index.ts';
import { lease } from './mail.ts';

async function startPeer(refusals = 0) {
  const peer = await startPost(refusals);
  onTestFinished(peer.close);
  return peer;
}

/** A mail server that takes the sender and then never says anything again. */
async function startSilent() {
  const sockets = new Set<Socket>();
  let asked = () => {};
  const reached = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write('220 silent\r\n');
    socket.on('data', (line) => {
      if (/^RCPT/i.test(line.toString())) asked();
      else socket.write('250 yes\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { reached, url: `smtp://127.0.0.1:${port}` };
}

async function setUp(url: string, instances = 1, patience?: number) {
  const { url: databaseUrl, drop } = await testDatabase();
  const database = openDatabase(databaseUrl, { pool: 8 });
  let now = Date.now();
  let made = 0;
  const newId = () => {
    made += 1;
    return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  };
  const mails = Array.from({ length: instances }, () =>
    createMail(
      { database, clock: { now: () => now }, log: silentLog, newId },
      'mail',
      createSmtpCarrier(url, 'Lobby <no-reply@shop.example>', patience),
      false,
    ),
  );
  const [mail] = mails;
  if (!mail) throw new Error('There is no instance.');
  onTestFinished(async () => {
    await Promise.all(mails.map((each) => each.close()));
    await database.close();
    await drop();
  });
  const post = (to: string) => database.db.transaction((tx) => mail.post(tx, to, letter, null));
  const send = async () => {
    for (const each of mails) each.wake();
    await Promise.all(mails.map((each) => each.settled()));
  };
  const left = async () => {
    const [row] = await database.sql`select count(*)::int as count from mails`;
    return Number(row?.['count']);
  };
  return {
    database,
    mail,
    post,
    send,
    left,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const letter = { subject: '안녕하세요 123456', text: 'plain 你好', html: '<p>rich</p>' };

it('OPS-50, OPS-52: goes out after the commit, in HTML and text, and is gone from the database', async () => {
  const peer = await startPeer();
  const { post, send, left } = await setUp(peer.url);
  await post('ann@example.com');
  await send();
  expect(peer.received).toMatchObject([{ to: ['ann@example.com'], from: 'no-reply@shop.example' }]);
  const raw = peer.received[0]?.raw ?? '';
  expect(raw).toMatch(/Content-Type: multipart\/alternative/);
  expect(raw).toMatch(/text\/plain; charset=utf-8/);
  expect(raw).toMatch(/text\/html; charset=utf-8/);
  expect(raw).toMatch(/Message-ID: <00000000-0000-7000-8000-000000000001@lobby\.invalid>/);
  expect(await left()).toBe(0);
});

it('OPS-50: what was rolled back sends nothing, and a letter to nobody goes nowhere', async () => {
  const peer = await startPeer();
  const { database, mail, post, send, left } = await setUp(peer.url);
  const failing = database.db.transaction(async (tx) => {
    await mail.post(tx, 'ann@example.com', letter, null);
    throw new Error('It failed.');
  });
  await expect(failing).rejects.toThrow('It failed.');
  await post('');
  await send();
  expect(peer.tried()).toBe(0);
  expect(await left()).toBe(0);
});

it('OPS-51: what was not taken is tried again after growing waits, under the same Message-ID', async () => {
  const peer = await startPeer(2);
  const { post, send, left, pass } = await setUp(peer.url);
  await post('ann@example.com');
  await send();
  expect([peer.tried(), await left()]).toEqual([1, 1]);
  pass(19_000);
  await send();
  expect(peer.tried()).toBe(1);
  pass(1_000);
  await send();
  expect(peer.tried()).toBe(2);
  pass(39_000);
  await send();
  expect(peer.tried()).toBe(2);
  pass(1_000);
  await send();
  expect([peer.tried(), await left()]).toEqual([3, 0]);
  expect(peer.received).toHaveLength(1);
});

it('OPS-51: is given up in the end', async () => {
  const peer = await startPeer(Number.POSITIVE_INFINITY);
  const { post, send, left, pass } = await setUp(peer.url);
  await post('ann@example.com');
  for (let hour = 0; hour < 60; hour += 1) {
    await send();
    pass(3_600_000);
  }
  expect([peer.tried(), await left()]).toEqual([12, 0]);
});

it('OPS-51: several instances send each letter once', async () => {
  const peer = await startPeer();
  const { post, send, left } = await setUp(peer.url, 3);
  const all = Array.from({ length: 30 }, (_, index) => `person${index}@example.com`);
  for (const recipient of all) await post(recipient);
  await send();
  expect(peer.received.map(({ to }) => to[0]).sort()).toEqual([...all].sort());
  expect(await left()).toBe(0);
});

it('OPS-71: a server that falls silent is given up within the lease, and the letter tried again', async () => {
  const { url, reached } = await startSilent();
  const { post, send, left, database } = await setUp(url, 1, 400);
  await post('ann@example.com');
  await send();
  await reached;
  expect(await left()).toBe(1);
  const [row] =
    await database.sql`select tries, next_try_at > created_at + interval '15 s' as later from mails`;
  expect(row).toEqual({ tries: 1, later: true });
  // Four silences, one after the other, are shorter than what another instance waits.
  expect(4 * createSmtpCarrier(url, 'Lobby <no-reply@shop.example>').patience).toBeLessThan(lease);
});

it('OPS-71: a program that stops begins no more letters, and waits for a silent server only so long', async () => {
  let stuck = 0;
  let begun = () => {};
  const onItsWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { url: databaseUrl, drop } = await testDatabase();
  const database = openDatabase(databaseUrl, { pool: 4 });
  let closed = false;
  const carrier = {
    patience: 20,
    deliver: () => {
      stuck += 1;
      begun();
      return new Promise<void>(() => {});
    },
    close: () => {
      closed = true;
    },
  };
  const clock = { now: () => Date.now() };
  const mail = createMail({ database, clock, log: silentLog, newId: randomUUID }, 'mail', carrier, false);
  onTestFinished(async () => {
    await database.close();
    await drop();
  });
  await database.db.transaction(async (tx) => {
    for (let count = 0; count < 7; count += 1) await mail.post(tx, `ann${count}@example.com`, letter, null);
  });
  mail.wake();
  await onItsWay;
  await mail.close();
  expect(closed).toBe(true);
  mail.wake();
  expect(stuck).toBe(5);
  const [row] = await database.sql`select count(*)::int as count from mails where tries = 0`;
  expect(row).toEqual({ count: 2 });
});
