// What goes out together on the bus, and what waits for nothing.
import { describe, expect, it } from 'vitest';
import { createOutgoing } from './outgoing.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const turns = async (count: number) => {
  for (let done = 0; done < count; done += 1) await turn();
};

function start() {
  const sent: string[][] = [];
  const clock = { now: 0 };
  const outgoing = createOutgoing(
    (packets) => sent.push(packets.map(({ topic, messages }) => `${topic}: ${messages.join(' ')}`)),
    () => clock.now,
  );
  const say = (topic: string, ...texts: string[]) => {
    for (const text of texts) outgoing.add(topic, Buffer.from(text), 'own first');
  };
  return { sent, clock, outgoing, say };
}

describe('what goes out on the bus', () => {
  it('LIVE-73: what one turn says to a topic in a row is one packet, and all of a turn goes out at once', async () => {
    const { sent, say } = start();
    say('room', 'a', 'b');
    say('other', 'c');
    say('room', 'd');
    await turn();
    expect(sent).toEqual([['room: a b', 'other: c', 'room: d']]);
  });

  it('LIVE-73: begins another packet before one grows too large', async () => {
    const { sent, say } = start();
    const [large, small] = ['x'.repeat(200_000), 'y'.repeat(60_000)];
    say('room', large, small, small, large);
    await turn();
    expect(sent).toEqual([[`room: ${large} ${small}`, `room: ${small} ${large}`].map((text) => text)]);
  });

  it('LIVE-78: what is heard here first does not travel with what is heard in one order', async () => {
    const { sent, outgoing } = start();
    for (const order of ['own first', 'own first', 'the same', 'own first'] as const) {
      outgoing.add('room', Buffer.from(order), order);
    }
    await turn();
    expect(sent).toEqual([['room: own first own first', 'room: the same', 'room: own first']]);
  });

  it('SOCK-55: tells who waits for it, once, when all of it has been sent', async () => {
    const { sent, outgoing, say } = start();
    const told: number[] = [];
    const wait = () => outgoing.whenSent(() => told.push(sent.length));
    expect(wait()).toBe(false);
    say('room', 'a', 'b');
    expect([wait(), wait()]).toEqual([true, true]);
    expect(told).toEqual([]);
    await turn();
    expect(told).toEqual([1, 1]);
    expect(wait()).toBe(false);
    outgoing.add('room', Buffer.from('c'), 'the same');
    expect(wait()).toBe(false);
    await turns(6);
    expect([sent.length, told]).toEqual([2, [1, 1]]);
  });

  it('SOCK-55: tells who waits for it also where sending fails', () => {
    const outgoing = createOutgoing(() => {
      throw new Error('on purpose');
    });
    const told: string[] = [];
    outgoing.add('room', Buffer.from('a'), 'own first');
    outgoing.whenSent(() => told.push('gone'));
    expect(() => outgoing.flush()).toThrow('on purpose');
    expect(told).toEqual(['gone']);
  });

  it('LIVE-74: a lone message goes out with its turn', async () => {
    const { sent, say } = start();
    for (const text of ['a', 'b', 'c']) {
      say('room', text);
      await turn();
    }
    expect(sent).toEqual([['room: a'], ['room: b'], ['room: c']]);
  });

  it('LIVE-74: after several at once, what comes within a few turns goes along', async () => {
    const { sent, say } = start();
    say('room', 'a', 'b');
    await turn();
    sent.length = 0;
    say('room', 'c');
    await turns(3);
    say('room', 'd');
    await turns(2);
    expect(sent).toEqual([]);
    await turns(3);
    expect(sent).toEqual([['room: c d']]);
  });

  it('LIVE-74: however much comes, it goes out after sixteen turns', async () => {
    const { sent, say } = start();
    say('room', 'a', 'b');
    await turn();
    sent.length = 0;
    for (let count = 0; count < 17; count += 1) {
      say('room', String(count));
      await turn();
    }
    expect(sent).toHaveLength(1);
    expect(sent[0]?.[0]).toContain('room: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14');
  });

  it('LIVE-74: however few turns there are, it goes out after 5 ms', async () => {
    const { sent, clock, say } = start();
    say('room', 'a', 'b');
    await turn();
    sent.length = 0;
    say('room', 'c');
    await turn();
    expect(sent).toEqual([]);
    clock.now += 5;
    await turn();
    expect(sent).toEqual([['room: c']]);
  });

  it('LIVE-74: forgets after a moment that several came at once', async () => {
    const { sent, clock, say } = start();
    say('room', 'a', 'b');
    await turn();
    sent.length = 0;
    clock.now += 20;
    say('room', 'c');
    await turn();
    expect(sent).toEqual([['room: c']]);
  });

  it('LIVE-73: what waits can be sent at once, and is sent once', async () => {
    const { sent, outgoing, say } = start();
    say('room', 'a');
    outgoing.flush();
    expect(sent).toEqual([['room: a']]);
    await turns(2);
    expect(sent).toHaveLength(1);
  });
});
