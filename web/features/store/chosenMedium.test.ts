// What a gallery shows when its list changes under it.
import { expect, it } from 'vitest';
import type { Media } from '../../../shared/store.ts';
import { mediumKey, shownPlace } from './chosenMedium.ts';

const video = (id: string, number: number): Media => ({
  ...{ kind: 'video', id, number },
  ...{ type: 'mp4', title: '', captions: [] },
});
const picture = (number: number, upload: string | null = null): Media => ({
  ...{ kind: 'picture', number, upload },
  ...{ width: 16, height: 9 },
});
const drawn: Media = { kind: 'trailer', width: 16, height: 9 };

/** Chooses one of a list, and says what is shown of another. */
const shown = (before: Media[], place: number, after: Media[]) => {
  const medium = before[place] ?? expect.fail('no such medium');
  return after[shownPlace(after, { key: mediumKey(medium), place })];
};

it('UI-489: the first is shown until one chooses, and in an empty gallery nothing', () => {
  expect(shownPlace([video('a', 1), picture(1)], null)).toBe(0);
  expect(shownPlace([], null)).toBe(0);
  expect(shownPlace([], { key: 'a', place: 3 })).toBe(0);
});

it('UI-489: what was chosen stays chosen wherever it has come to stand', () => {
  const before = [video('a', 1), video('b', 2), picture(1, 'x'), picture(2, 'y'), drawn];
  const after = [video('b', 1), picture(1, 'y'), picture(2, 'x'), drawn];
  expect(shown(before, 1, after)).toEqual(video('b', 1));
  expect(shown(before, 2, after)).toEqual(picture(2, 'x'));
  expect(shown(before, 4, after)).toEqual(drawn);
  // A drawn one is the one of its number.
  expect(shown([picture(1), picture(2)], 1, [video('a', 1), picture(1), picture(2)])).toEqual(picture(2));
});

it('UI-489: in place of one that is gone what has come to its place is shown, or else the last', () => {
  const before = [video('a', 1), video('b', 2), picture(1)];
  expect(shown(before, 0, [video('b', 1), picture(1)])).toEqual(video('b', 1));
  expect(shown(before, 2, [video('a', 1), video('b', 2)])).toEqual(video('b', 2));
});
