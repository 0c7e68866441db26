// Mail through a real SMTP server on loopback.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../../testing/live.ts';
import { testDatabase } from '../../testing/postgres.ts';
import { openDatabase } from '../postgres/database.ts';
import { createMail, createSmtpCarrier } from './index.ts';

type Received = { to: string[]; from: string | null; raw: string };

/** Refuses as many letters as told, then takes them. Refuses strangers. */
async function startPost(refusals = 0) {
  const received: Received[] = [];
  let tried = 0;
  const server = new SMTPServer({
    secure: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === 'lobby' && password === 's3cret') done(null, { user: username });
      else done(new Error('Who are you?'));
    },
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => {
        raw += part.toString();
      });
      stream.on('end', () => {
        tried += 1;
        if (tried <= refusals) {
          done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
          return;
        }
        received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom === false ? null : envelope.mailFrom.address,
          raw,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { received, tried: () => tried, url: `smtp://lobby:s3cret@127.0.0.1:${port}` };
}

async function setUp(url: string, instances = 1) {
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
      createSmtpCarrier(url, 'Lobby <no-reply@shop.example>'),
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
  const peer = await startPost();
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
  const peer = await startPost();
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
  const peer = await startPost(2);
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
  const peer = await startPost(Number.POSITIVE_INFINITY);
  const { post, send, left, pass } = await setUp(peer.url);
  await post('ann@example.com');
  for (let hour = 0; hour < 60; hour += 1) {
    await send();
    pass(3_600_000);
  }
  expect([peer.tried(), await left()]).toEqual([12, 0]);
});

it('OPS-51: several instances send each letter once', async () => {
  const peer = await startPost();
  const { post, send, left } = await setUp(peer.url, 3);
  const all = Array.from({ length: 30 }, (_, index) => `person${index}@example.com`);
  for (const recipient of all) await post(recipient);
  await send();
  expect(peer.received.map(({ to }) => to[0]).sort()).toEqual([...all].sort());
  expect(await left()).toBe(0);
});
