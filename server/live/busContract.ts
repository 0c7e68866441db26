// What every bus must do; each adapter's test file runs this suite.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bus } from './bus.ts';

type Instances = {
  /** Two ends of one bus, as two instances would hold them; the same one twice where there is only one. */
  publisher: Bus;
  subscriber: Bus;
  close(): Promise<void>;
};

export function busContract(start: () => Promise<Instances>): void {
  let instances: Instances;
  let publisher: Bus;
  let subscriber: Bus;
  beforeEach(async () => {
    instances = await start();
    ({ publisher, subscriber } = instances);
  });
  afterEach(() => instances.close());

  /** Collects what arrives on a topic as text, so that it can be compared. */
  const listen = async (bus: Bus, topic: string) => {
    const heard: string[] = [];
    const unsubscribe = await bus.subscribe(topic, (bytes) => heard.push(bytes.toString('latin1')));
    return { heard, unsubscribe };
  };
  /** Waits until everything published before has arrived, by one more message on a topic of its own. */
  const flush = async () => {
    const { heard, unsubscribe } = await listen(subscriber, 'flush');
    publisher.publish('flush', Buffer.from('x'));
    await expect.poll(() => heard.length).toBe(1);
    await unsubscribe();
  };

  it('LIVE-15: brings bytes unchanged and in order', async () => {
    const { heard, unsubscribe } = await listen(subscriber, 'a');
    const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const sent = [everyByte, ...Array.from({ length: 200 }, (_, index) => Buffer.from(`message ${index}`))];
    for (const bytes of sent) publisher.publish('a', bytes);
    await expect.poll(() => heard.length).toBe(sent.length);
    expect(heard).toEqual(sent.map((bytes) => bytes.toString('latin1')));
    await unsubscribe();
  });

  it('LIVE-15: brings each subscriber its own topics, however alike their names', async () => {
    const a = await listen(subscriber, 'room:1');
    const alike = await listen(subscriber, 'room:10');
    const any = await listen(subscriber, 'room:*');
    const both = await listen(publisher, 'room:1');
    publisher.publish('room:1', Buffer.from('one'));
    publisher.publish('방:1', Buffer.from('nobody listens'));
    await flush();
    await expect.poll(() => both.heard).toEqual(['one']);
    expect([a.heard, alike.heard, any.heard]).toEqual([['one'], [], []]);
    for (const each of [a, alike, any, both]) await each.unsubscribe();
  });

  it('LIVE-15: brings nothing to one who has left, and everything to those who stay', async () => {
    const stays = await listen(subscriber, 'a');
    const leaves = await listen(subscriber, 'a');
    publisher.publish('a', Buffer.from('first'));
    await expect.poll(() => [stays.heard, leaves.heard]).toEqual([['first'], ['first']]);
    await leaves.unsubscribe();
    publisher.publish('a', Buffer.from('second'));
    await expect.poll(() => stays.heard).toEqual(['first', 'second']);
    expect(leaves.heard).toEqual(['first']);
    await stays.unsubscribe();
    expect(subscriber.topics).toBe(0);
    // And back again at once.
    const [again] = await Promise.all([listen(subscriber, 'a'), leaves.unsubscribe()]);
    publisher.publish('a', Buffer.from('third'));
    await expect.poll(() => again.heard).toEqual(['third']);
    await again.unsubscribe();
  });

  it('LIVE-77: knows which topics are followed, here or elsewhere, until the last follower has left', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `room:${index}`);
    const there = await listen(subscriber, 'room:2499');
    const again = await listen(subscriber, 'room:2499');
    const here = await listen(publisher, '방:1');
    const asked = [...many, '방:1', '방:10'];
    expect(await publisher.followed(asked)).toEqual(new Set(['room:2499', '방:1']));
    await there.unsubscribe();
    expect(await publisher.followed(asked)).toEqual(new Set(['room:2499', '방:1']));
    await again.unsubscribe();
    await here.unsubscribe();
    expect(await publisher.followed(asked)).toEqual(new Set());
    expect(await publisher.followed([])).toEqual(new Set());
  });

  it('LIVE-15: a listener that throws hinders no other', async () => {
    const unsubscribe = await subscriber.subscribe('a', () => {
      throw new Error('on purpose');
    });
    const other = await listen(subscriber, 'a');
    publisher.publish('a', Buffer.from('x'));
    await expect.poll(() => other.heard).toEqual(['x']);
    await unsubscribe();
    await other.unsubscribe();
  });
}
