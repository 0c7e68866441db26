// Which Enter sends.
import { expect, it } from 'vitest';
import { type KeyPress, sends } from './sendKey.ts';

const enter: KeyPress = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

it('UI-67: Enter sends, Shift and Enter begins a new line', () => {
  expect(sends(enter)).toBe(true);
  expect(sends({ ...enter, shiftKey: true })).toBe(false);
  expect(sends({ ...enter, key: 'a', keyCode: 65 })).toBe(false);
});

it('UI-67: the Enter that ends a Korean or Chinese composition never sends', () => {
  expect(sends({ ...enter, isComposing: true, keyCode: 229 })).toBe(false);
  // Safari: the composition is over, only the key code still tells.
  expect(sends({ ...enter, isComposing: false, keyCode: 229 })).toBe(false);
});
