// What is written in the settings of a room: whether the server would take it, and what of it is new. Pure.
import { keepingLimits } from '../../../../shared/keepingLimits.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters, isTitle } from '../../../../shared/text.ts';

export type RoomForm = {
  title: string;
  capacity: string;
  entry: 'open' | 'keep' | 'renew';
  password: string;
  slowMode: number;
  history: 'all' | 'joined';
  /** One a line. */
  words: string;
  /** Of a group: whether it stands in the list. */
  listed?: boolean;
};

export type RoomFacts = {
  title: string;
  locked: boolean;
  capacity: number;
  slowMode: number;
  history: 'all' | 'joined';
  words: string[];
  /** Of a group, which has neither places to set nor a password. */
  listed?: boolean;
};

export type FormProblem =
  | 'nameMissing'
  | 'nameLong'
  | 'nameBad'
  | 'capacity'
  | 'password'
  | 'wordsMany'
  | 'wordsBad';

export const wordsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');

export const formOf = ({
  title,
  locked,
  capacity,
  slowMode,
  history,
  words,
  listed,
}: RoomFacts): RoomForm => ({
  title,
  capacity: String(capacity),
  entry: locked ? 'keep' : 'open',
  password: '',
  slowMode,
  history,
  words: words.join('\n'),
  ...(listed !== undefined && { listed }),
});

/** The first word that could not be one. */
export const badWord = (words: string[]): string | undefined =>
  words.find((word) => characters(word) > keepingLimits.filterWord.max || !/[\p{L}\p{N}]/u.test(word));

/** The first rule that is broken. */
export function problemOf({ title, capacity, entry, password, words }: RoomForm): FormProblem | null {
  const name = title.trim();
  const places = Number(capacity);
  const list = wordsOf(words);
  if (name === '') return 'nameMissing';
  if (characters(name) > limits.roomTitle.max) return 'nameLong';
  if (!isTitle(name)) return 'nameBad';
  if (!Number.isInteger(places) || places < limits.roomCapacity.min || places > limits.roomCapacity.max) {
    return 'capacity';
  }
  if (entry === 'renew' && password === '') return 'password';
  if (list.length > keepingLimits.filterWords.max) return 'wordsMany';
  return badWord(list) === undefined ? null : 'wordsBad';
}

/** What differs from how the room is; nothing else is sent. */
export function changesOf(form: RoomForm, before: RoomFacts) {
  const title = form.title.trim();
  const capacity = Number(form.capacity);
  const words = wordsOf(form.words);
  return {
    ...(title !== before.title && { title }),
    ...(capacity !== before.capacity && { capacity }),
    ...(form.entry === 'renew' && { password: form.password }),
    ...(form.entry === 'open' && before.locked && { password: null }),
    ...(form.slowMode !== before.slowMode && { slowMode: form.slowMode }),
    ...(form.listed !== undefined && form.listed !== before.listed && { listed: form.listed }),
    ...(form.history !== before.history && { history: form.history }),
    ...(words.join('\n') !== before.words.join('\n') && { words }),
  };
}
