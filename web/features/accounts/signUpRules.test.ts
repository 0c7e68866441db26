// The form judges as the server does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailSchema, nicknameSchema, passwordSchema } from '../../../shared/accounts.ts';
import { countries } from '../../../shared/countries.ts';
import { likelyCountry } from '../../../shared/likelyCountry.ts';
import { countryOptions } from './countries.ts';
import { looksLikeEmail, nicknameProblem, passwordProblem } from './signUpRules.ts';

describe('UI-19: sign-up', () => {
  const letters = fc.constantFrom(...'abZ9민지한글阿树é́ _-!😀𠮷हिन्दी \u1112\u1161\u11ab\u3164\u200b');
  const texts = fc.oneof(
    fc.string({ unit: letters, maxLength: 24 }),
    fc.string({ unit: 'binary', maxLength: 24 }),
    fc.string({ maxLength: 24 }),
  );

  it('UI-19: a name the form lets pass the server takes, and the other way round', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(nicknameProblem(text) === null).toBe(nicknameSchema.safeParse(text).success);
      }),
      { numRuns: 2_000 },
    );
  });

  it('UI-19: the same holds for the length of a password', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 140 }), fc.string({ unit: 'binary', maxLength: 140 })),
        (text) => {
          expect(passwordProblem(text) === null).toBe(passwordSchema.safeParse(text).success);
        },
      ),
    );
  });

  it('UI-19: no address the server takes is refused by the form', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        fc.pre(emailSchema.safeParse(address).success);
        expect(looksLikeEmail(address)).toBe(true);
      }),
    );
    expect(
      ['juno', 'juno@', 'juno@example', '@example.com', 'ju no@example.com'].filter(looksLikeEmail),
    ).toEqual([]);
  });

  it('UI-19: every country of the server is offered by its name', () => {
    expect(
      countryOptions('ko')
        .map((option) => option.value)
        .sort(),
    ).toEqual([...countries].sort());
  });

  it('UI-19: the country offered first is the one the browser speaks of, else that of the language', () => {
    expect(likelyCountry(['en-GB', 'ko-KR'], 'en')).toBe('GB');
    expect(likelyCountry(['fr', 'ko-KR'], 'en')).toBe('KR');
    expect(likelyCountry(['ko'], 'ko')).toBe('KR');
    expect(likelyCountry(['xx-ZZ'], 'zh')).toBe('CN');
  });
});
