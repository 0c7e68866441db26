// What is said in passing to topics many of which nobody follows.
import { expect, it } from 'vitest';
import { startTestLive } from '../testing/live.ts';

it('LIVE-77: what nobody follows is sent nothing, and the others are told in order', async () => {
  const published: string[] = [];
  const { live, close } = await startTestLive({}, (bus) => ({
    ...bus,
    publish(topic, bytes) {
      published.push(topic);
      bus.publish(topic, bytes);
    },
  }));
  type Tick = { type: 'tick'; n: number };
  const heard: string[] = [];
  const listen = (topic: string) =>
    live.watch<Tick>(topic, {
      onEvent: () => {},
      onEphemeral: ({ n }) => void heard.push(`${topic} ${n}`),
      onAnew: () => {},
    });
  const stops = [await listen('one'), await listen('other')];
  await live.publishWhereFollowed<Tick>([
    { topic: 'one', event: { type: 'tick', n: 1 } },
    { topic: 'nobody', event: { type: 'tick', n: 2 } },
    { topic: 'other', event: { type: 'tick', n: 3 } },
    { topic: 'one', event: { type: 'tick', n: 4 } },
  ]);
  await live.publishWhereFollowed([]);
  await expect.poll(() => heard).toEqual(['one 1', 'other 3', 'one 4']);
  expect(published).toEqual(['one', 'other', 'one']);
  for (const stop of stops) stop();
  await close();
});
