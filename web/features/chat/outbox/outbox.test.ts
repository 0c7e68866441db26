// The outbox against a room that stores by key, with a network that can be cut at the worst moment.
import { expect, it } from 'vitest';
import type { Sent } from '../../../../shared/chat.ts';
import { testTimers } from '../../../api/testTimers.ts';
import type { OutboxEntry } from './entry.ts';
import { createOutbox } from './outbox.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const refusal = (appCode: string, params = {}) =>
  Object.assign(new Error(appCode), { data: { appCode, params } });
const roomId = 'room';

/** A room that keeps the server's promise: one message per key. `network` decides each try by itself. */
function setUp(saved: string | null = null) {
  const timers = testTimers(0);
  const stored = new Map<string, Sent & { body: string }>();
  const calls: string[] = [];
  const confirmed: string[] = [];
  const network: ('ok' | 'cut' | 'answer lost' | Error)[] = [];
  let text = saved;
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
      storage: {
        read: () => text,
        write: (next) => {
          text = next;
        },
      },
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
  return { timers, outbox, open, stored, calls, confirmed, network, states, say, bodies, saved: () => text };
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
  outbox.drop(say('three'));
  await quiet();
  const failed = outbox.entries(roomId).find((entry) => entry.state.kind === 'failed');
  expect(failed?.body).toBe('three');
  outbox.drop(failed?.key ?? '');
  expect(states()).toEqual(['one: sent', 'two: sent']);
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
  expect(first.states(again)).toEqual(['stored already: waiting', 'never tried: waiting']);
  expect(again.entries(roomId)[0]?.tries).toBe(1);
  again.setConnected(true);
  await quiet();
  expect(first.bodies()).toEqual(['stored already', 'never tried']);
  expect(JSON.parse(first.saved() ?? '')).toEqual([]);
});

it('UI-57: a storage full of something else is no outbox, and what is kept is bounded', async () => {
  expect(setUp('{"not": "ours"}').outbox.entries(roomId)).toEqual([]);
  expect(setUp('not json').outbox.entries(roomId)).toEqual([]);
  const { say, saved } = setUp();
  for (let count = 0; count < 130; count += 1) say(`message ${count}`);
  const kept = JSON.parse(saved() ?? '') as { body: string }[];
  expect(kept).toHaveLength(100);
  expect(kept.at(-1)?.body).toBe('message 129');
});

it('UI-57: two pages of one browser keep their entries beside each other and let go of what the other took out', async () => {
  const { outbox, open, say, states } = setUp();
  say('mine');
  const other = open();
  other.add({ roomId, body: 'theirs', afterNumber: 0 });
  expect(states(open())).toEqual(['mine: waiting', 'theirs: waiting']);
  other.setConnected(true);
  await quiet();
  outbox.storageChanged();
  expect(states()).toEqual([]);
});

it('UI-58: a stored message keeps the identity of the row it was written in', async () => {
  const { outbox, say } = setUp();
  outbox.setConnected(true);
  const key = say('hello');
  await quiet();
  expect(outbox.keyOf('m1')).toBe(key);
});
