// Nicknames proposed for newcomers follow the rules of sign-up, whatever a provider calls them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nicknameSchema } from '../../../../shared/accounts.ts';
import { nicknameKey } from '../names.ts';
import { proposedNicknames } from './newcomer.ts';

const id = '01999999-9999-7999-8999-abcdefabcdef';

it.each([
  [['juno'], 'juno'],
  [['Kim Min-su'], 'KimMinsu'],
  [['김 하나'], '김하나'],
  [['李雷 👍'], '李雷'],
  [['हिन्दी'], 'हिन्दी'],
  [['\u1112 \u1161\u200b\u11ab\u1112\u1161'], '한하'],
  [['x', '!!', 'Second Name'], 'SecondName'],
  [['a name that is far too long for a door'], 'anamethatisfartoolon'],
])('ACC-99: of %j the first proposal is %s', (names, first) => {
  expect(proposedNicknames(names, id)[0]).toBe(first);
});

it('ACC-99: who has no name that could stand gets a plain one with a number', () => {
  const names = ['', '\u3164\u115f', 'ㅤ', '̀̀', 'x'];
  expect(proposedNicknames(names, id)).toEqual(proposedNicknames([], id));
  expect(proposedNicknames([], id)[0]).toMatch(/^Player\d{4}$/);
});

it('ACC-99: every proposal is valid, and the last one holds the random end of the id', () => {
  const letters = fc.constantFrom(...'abZ9민지한글阿树é́ _-!😀𠮷हिन्दी \u1112\u1161\u11ab\u3164\u200b\u0300');
  const name = fc.oneof(
    fc.string({ unit: letters, maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), (names) => {
      const proposed = proposedNicknames(names, id);
      for (const nickname of proposed)
        expect(nicknameSchema.safeParse(nickname)).toEqual({ success: true, data: nickname });
      expect(nicknameKey(proposed.at(-1) ?? '')).toMatch(/abcdefabcdef$/);
    }),
  );
});
