// How long a sign of typing counts.
import { expect, it } from 'vitest';
import { testTimers } from '../../../api/testTimers.ts';
import { createTyping, typingEvery, typingLasts } from './typing.ts';

const person = (id: string) => ({ id, nickname: id, avatar: 'fox' });

it('UI-66: somebody is typing until they pause for some seconds or their message is there', () => {
  const timers = testTimers();
  const typing = createTyping(timers);
  const names = () => typing.members().map(({ id }) => id);
  typing.typed(person('ann'));
  typing.typed(person('bo'));
  expect(names()).toEqual(['ann', 'bo']);
  timers.pass(typingEvery);
  typing.typed(person('ann'));
  timers.pass(typingLasts - typingEvery);
  expect(names()).toEqual(['ann']);
  typing.stopped('ann');
  expect(names()).toEqual([]);
  expect(timers.waiting).toBe(0);
});

it('UI-66: listeners hear of comings and goings only', () => {
  const timers = testTimers();
  const typing = createTyping(timers);
  let heard = 0;
  typing.subscribe(() => {
    heard += 1;
  });
  typing.typed(person('ann'));
  typing.typed(person('ann'));
  typing.stopped('somebody else');
  expect(heard).toBe(1);
});
