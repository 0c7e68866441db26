// The outbox against a room that stores by key, with a network that can be cut at the worst moment.
import { expect, it } from 'vitest';
import type { Sent } from '../../../../shared/chat.ts';
import { testTimers } from '../../../api/testTimers.ts';
import { entriesOf, type Kept, keptOf, type OutboxEntry } from './entry.ts';
import { createOutbox, type OutboxStorage } from './outbox.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const refusal = (appCode: string, params = {}) =>
  Object.assign(new Error(appCode), { data: { appCode, params } });
const roomId = 'room';

/** What a browser keeps, for all its pages. `broken` takes nothing, `stuck` never answers. */
function browser() {
  const kept = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  let mood: 'well' | 'broken' | 'stuck' = 'well';
  const answer = async <Result>(work: () => Result): Promise<Result> => {
    await settled();
    if (mood === 'stuck') await new Promise(() => {});
    if (mood === 'broken') throw new Error('nothing is kept here');
    return work();
  };
  const page = (): OutboxStorage => {
    const mine = new Set<() => void>();
    return {
      read: () => answer(() => entriesOf([...kept.values()])),
      put: (entry) => answer(() => void kept.set(entry.key, keptOf(entry))),
      remove: (key) =>
        answer(() => {
          kept.delete(key);
          for (const listener of listeners) if (!mine.has(listener)) listener();
        }),
      onRemoved(listener) {
        mine.add(listener);
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  };
  return {
    page,
    bodies: () => [...kept.values()].map(({ body }) => body),
    is(next: typeof mood) {
      mood = next;
    },
  };
}

/** A room that keeps the server's promise: one message per key. `network` decides each try by itself. */
function setUp() {
  const timers = testTimers(0);
  const stored = new Map<string, Sent & { body: string }>();
  const calls: string[] = [];
  const confirmed: string[] = [];
  const network: ('ok' | 'cut' | 'answer lost' | Error)[] = [];
  const disk = browser();
  let made = 0;
  const open = () => {
    const outbox = createOutbox({
      async send(entry: OutboxEntry) {
        calls.push(entry.body);
        const luck = network.shift() ?? 'ok';
        await settled();
        if (luck instanceof Error) throw luck;
        if (luck === 'cut') throw new Error('no network');
        const number = stored.size + 1;
        const known = stored.get(entry.key) ?? {
          id: `m${number}`,
          number,
          seq: number,
          at: 1,
          body: entry.body,
        };
        stored.set(entry.key, known);
        if (luck === 'answer lost') throw new Error('no answer');
        return { id: known.id, number: known.number, seq: known.seq, at: known.at };
      },
      onSent: (_entry, sent) => confirmed.push(sent.id),
      storage: disk.page(),
      newKey() {
        made += 1;
        return `key${made}`;
      },
      timers,
    });
    return outbox;
  };
  const outbox = open();
  const states = (box = outbox) => box.entries(roomId).map(({ body, state }) => `${body}: ${state.kind}`);
  const say = (body: string) => outbox.add({ roomId, body, afterNumber: 0 });
  const bodies = () => [...stored.values()].sort((a, b) => a.number - b.number).map(({ body }) => body);
  return { timers, outbox, open, stored, calls, confirmed, network, states, say, bodies, disk };
}

/** Lets everything happen that can without more time. */
async function quiet() {
  for (let turn = 0; turn < 20; turn += 1) await settled();
}

it('UI-54: offline messages wait and go out in order when the connection is back', async () => {
  const { outbox, say, states, calls, bodies } = setUp();
  say('one');
  say('two');
  say('three');
  await quiet();
  expect(states()).toEqual(['one: waiting', 'two: waiting', 'three: waiting']);
  expect(calls).toEqual([]);
  outbox.setConnected(true);
  await quiet();
  expect(bodies()).toEqual(['one', 'two', 'three']);
  expect(states()).toEqual(['one: sent', 'two: sent', 'three: sent']);
});

it('UI-54: a message that meets a cut network holds back those behind it', async () => {
  const { outbox, network, say, bodies, calls, timers, states } = setUp();
  outbox.setConnected(true);
  network.push('cut');
  say('one');
  say('two');
  await quiet();
  expect(states()).toEqual(['one: waiting', 'two: waiting']);
  expect(calls).toEqual(['one']);
  timers.pass(250);
  await quiet();
  expect(bodies()).toEqual(['one', 'two']);
});

it('UI-55: a lost answer is asked for again under the same key, so nothing doubles', async () => {
  const { outbox, network, say, bodies, calls, timers, confirmed, states } = setUp();
  outbox.setConnected(true);
  network.push('answer lost', 'answer lost');
  say('once');
  await quiet();
  timers.pass(250);
  await quiet();
  timers.pass(500);
  await quiet();
  expect(calls).toEqual(['once', 'once', 'once']);
  expect(bodies()).toEqual(['once']);
  expect(confirmed).toEqual(['m1']);
  expect(states()).toEqual(['once: sent']);
});

it('UI-56: a refused message stays with its reason, can be tried again or dropped, and blocks nobody', async () => {
  const { outbox, network, say, states, bodies } = setUp();
  outbox.setConnected(true);
  network.push(refusal('NOT_IN_ROOM'));
  const refused = say('one');
  say('two');
  await quiet();
  expect(states()).toEqual(['one: failed', 'two: sent']);
  expect(outbox.entries(roomId)[0]?.state).toMatchObject({ error: { code: 'NOT_IN_ROOM' } });
  outbox.retry(refused);
  await quiet();
  expect(states()).toEqual(['one: sent', 'two: sent']);
  expect(bodies()).toEqual(['two', 'one']);

  network.push(refusal('ROOM_NOT_FOUND'));
  outbox.drop(outbox.entries(roomId).find(({ body }) => body === 'two')?.key ?? '');
  say('three');
  await quiet();
  const failed = outbox.entries(roomId).find((entry) => entry.state.kind === 'failed');
  expect(failed?.body).toBe('three');
  outbox.drop(failed?.key ?? '');
  expect(states()).toEqual(['one: sent', 'two: sent']);
});

it('UI-56: what is under way cannot be taken out, and what is taken out before it stands in line never goes', async () => {
  const { outbox, network, states, say, calls, disk } = setUp();
  outbox.drop(say('regretted'));
  await quiet();
  expect(states()).toEqual([]);
  expect(disk.bodies()).toEqual([]);
  outbox.setConnected(true);
  network.push('cut');
  const key = say('under way');
  while (calls.length === 0) await Promise.resolve().then(settled);
  expect(states()).toEqual(['under way: sending']);
  outbox.drop(key);
  expect(states()).toEqual(['under way: sending']);
  await quiet();
  expect(calls).toEqual(['under way']);
});

it('UI-56: asked for patience, a message waits exactly so long and then goes out by itself', async () => {
  const { outbox, network, say, states, calls, timers } = setUp();
  outbox.setConnected(true);
  network.push(refusal('RATE_LIMITED', { retryAfter: 7 }));
  say('fast');
  await quiet();
  expect(outbox.entries(roomId)[0]?.state).toEqual({ kind: 'waiting', until: timers.now() + 7_000 });
  outbox.setConnected(false);
  outbox.setConnected(true);
  timers.pass(6_999);
  await quiet();
  expect(calls).toEqual(['fast']);
  timers.pass(1);
  await quiet();
  expect(states()).toEqual(['fast: sent']);
});

it('UI-56: a fault on the other side is tried three times, then shown', async () => {
  const { outbox, network, say, states, calls, timers } = setUp();
  outbox.setConnected(true);
  network.push(refusal('UNEXPECTED'), refusal('UNEXPECTED'), refusal('UNEXPECTED'));
  say('hello');
  for (let time = 0; time < 5; time += 1) {
    await quiet();
    timers.pass(10_000);
  }
  await quiet();
  expect(calls).toHaveLength(3);
  expect(states()).toEqual(['hello: failed']);
});

it.each(['SESSION_CHANGED', 'NOT_SIGNED_IN'] as const)(
  'UI-107: what is refused with %s is kept for its author, in order',
  async (code) => {
    const first = setUp();
    first.outbox.setConnected(true);
    first.network.push(refusal(code));
    first.say('one');
    first.say('two');
    await quiet();
    expect(first.states()).toEqual(['one: waiting', 'two: waiting']);
    expect(first.calls).toEqual(['one']);
    first.outbox.close();
    const again = first.open();
    again.setConnected(true);
    await quiet();
    expect(first.bodies()).toEqual(['one', 'two']);
  },
);

it('UI-57: what was not sent survives a reload, in order and under its key', async () => {
  const first = setUp();
  first.outbox.setConnected(true);
  first.network.push('answer lost');
  first.say('stored already');
  first.say('never tried');
  await quiet();
  first.outbox.close();

  const again = first.open();
  await quiet();
  expect(first.states(again)).toEqual(['stored already: waiting', 'never tried: waiting']);
  expect(again.entries(roomId)[0]?.tries).toBe(1);
  again.setConnected(true);
  await quiet();
  expect(first.bodies()).toEqual(['stored already', 'never tried']);
  expect(first.disk.bodies()).toEqual([]);
});

it('CHAT-240: a message stands among the entries once it would survive the end of the page, and not before', async () => {
  const { outbox, say, states, disk } = setUp();
  const seen = new Set<string>();
  const unsafe: string[] = [];
  outbox.subscribe(() => {
    for (const { body } of outbox.entries(roomId)) {
      seen.add(body);
      if (!disk.bodies().includes(body)) unsafe.push(body);
    }
  });
  say('first');
  say('second');
  expect(states()).toEqual([]);
  await quiet();
  expect([...seen]).toEqual(['first', 'second']);
  expect(unsafe).toEqual([]);
  expect(states()).toEqual(['first: waiting', 'second: waiting']);
});

it('CHAT-240: what is written before the browser has told what it keeps stands behind that, once', async () => {
  const { outbox, open, say, states, bodies } = setUp();
  await quiet();
  say('kept');
  await quiet();
  outbox.close();
  const again = open();
  again.setConnected(true);
  again.add({ roomId, body: 'at once', afterNumber: 0 });
  await quiet();
  expect(states(again)).toEqual(['kept: sent', 'at once: sent']);
  expect(bodies()).toEqual(['kept', 'at once']);
});

it.each(['broken', 'stuck'] as const)(
  'CHAT-242: where the browser is %s messages wait for as long as the page is open, and say so',
  async (mood) => {
    const { outbox, disk, say, states, bodies, timers } = setUp();
    disk.is(mood);
    say('one');
    say('two');
    await quiet();
    timers.pass(2_000);
    await quiet();
    expect(outbox.entries(roomId).map(({ body, kept }) => [body, kept])).toEqual([
      ['one', false],
      ['two', false],
    ]);
    outbox.setConnected(true);
    await quiet();
    expect(bodies()).toEqual(['one', 'two']);
    expect(states()).toEqual(['one: sent', 'two: sent']);
  },
);

it('CHAT-241: what is kept and is no message of ours is left alone', () => {
  const kept = { key: 'k', roomId, body: 'ours', createdAt: 1, afterNumber: 0, tries: 0 };
  const foreign = [null, 1, 'text', {}, { ...kept, tries: 'many' }, { ...kept, mentions: [{ id: 1 }] }];
  expect(entriesOf([...foreign, kept])).toEqual([{ ...kept, kept: true, state: { kind: 'waiting' } }]);
});

it('UI-57: two pages of one browser keep their entries beside each other and let go of what the other took out', async () => {
  const { outbox, open, say, states } = setUp();
  say('mine');
  await quiet();
  const other = open();
  other.add({ roomId, body: 'theirs', afterNumber: 0 });
  await quiet();
  const third = open();
  await quiet();
  expect(states(third)).toEqual(['mine: waiting', 'theirs: waiting']);
  other.setConnected(true);
  await quiet();
  expect(states()).toEqual([]);
  expect(states(third)).toEqual([]);
  expect(outbox.entries(roomId)).toEqual([]);
});

it('UI-58: a stored message keeps the identity of the row it was written in', async () => {
  const { outbox, say } = setUp();
  outbox.setConnected(true);
  const key = say('hello');
  await quiet();
  expect(outbox.keyOf('m1')).toBe(key);
});
