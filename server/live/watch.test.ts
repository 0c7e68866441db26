// Watching a topic from inside the server.
import { expect, it, onTestFinished } from 'vitest';
import { startTestLive } from '../testing/live.ts';
import { appendEvent } from './index.ts';

type Event = { type: 'said'; text: string } | { type: 'typing' };

it('LIVE-60: hears durable events once and in order, ephemeral ones apart, and leaves nothing behind', async () => {
  const { live, close } = await startTestLive();
  onTestFinished(close);
  const say = (text: string) =>
    live.transact(async (tx) => void appendEvent<Event>(tx, 'room:1', { type: 'said', text }));
  await say('before');
  const heard: unknown[] = [];
  const stop = await live.watch<Event>('room:1', {
    onEvent: (event, seq) => heard.push([seq, event]),
    onEphemeral: (event) => heard.push(event),
    onAnew: () => heard.push('anew'),
  });
  await say('one');
  live.publishEphemeral<Event>('room:1', { type: 'typing' });
  await say('two');
  expect(heard).toEqual([
    [2, { type: 'said', text: 'one' }],
    { type: 'typing' },
    [3, { type: 'said', text: 'two' }],
  ]);
  stop();
  await say('after');
  expect(heard).toHaveLength(3);
  expect(live.topics).toBe(0);
});

it('LIVE-60: hears what the bus has lost, and is told of a topic that begins anew', async () => {
  let lose = false;
  const { live, database, close } = await startTestLive({}, (bus) => ({
    ...bus,
    publish: (...said) => void (lose || bus.publish(...said)),
  }));
  onTestFinished(close);
  const heard: (number | 'anew')[] = [];
  const stop = await live.watch<Event>('room:1', {
    onEvent: (_event, seq) => heard.push(seq),
    onAnew: () => heard.push('anew'),
  });
  onTestFinished(stop);
  const say = (text: string) =>
    live.transact(async (tx) => void appendEvent<Event>(tx, 'room:1', { type: 'said', text }));
  lose = true;
  await say('lost');
  await say('the last one, lost too');
  await live.checkHeads();
  expect(heard).toEqual([1, 2]);
  // The database is put back to an earlier state.
  await database.sql`update topics set head = 1 where topic = 'room:1'`;
  await database.sql`delete from events where topic = 'room:1' and seq > 1`;
  await live.checkHeads();
  expect(heard).toEqual([1, 2, 'anew']);
});
