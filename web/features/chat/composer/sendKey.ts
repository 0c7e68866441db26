// Whether a key press sends the message. Pure.

export type KeyPress = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** True while an input method is composing a letter, as for Korean and Chinese. */
  isComposing: boolean;
  keyCode: number;
};

/** What Safari reports for the Enter that ends a composition, after it has said that the composition is over. */
const composingKeyCode = 229;

/** Enter alone sends; with Shift it is a new line; while a letter is being composed it belongs to the input method. */
export function sends(press: KeyPress): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === composingKeyCode) return false;
  return !press.shiftKey && !press.ctrlKey && !press.altKey && !press.metaKey;
}
