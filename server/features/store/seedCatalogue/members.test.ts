// The members of the seed world: names of their own, faces, words in their language.
import { describe, expect, it } from 'vitest';
import { nicknameSchema } from '../../../../shared/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import { nicknameKey } from '../../accounts/names.ts';
import { writtenMembers } from './members/written.ts';
import { generateMember } from './members.ts';
import type { SeedMember } from './types.ts';

const some = (count: number): SeedMember[] =>
  Array.from({ length: count }, (_, number) => generateMember(number));

const SCRIPTS = ['Latin', 'Hangul', 'Han', 'Cyrillic', 'Greek', 'Hiragana', 'Katakana'] as const;
const scriptsOf = (text: string) =>
  SCRIPTS.filter((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(text));

describe('nicknames', () => {
  it('SEED-10: a number gives the same member each time, and no two the same nickname', () => {
    const members = some(5_000);
    expect(some(5_000)).toEqual(members);
    expect(new Set(members.map(({ nickname }) => nicknameKey(nickname))).size).toBe(members.length);
    for (const { nickname } of [...members, generateMember(1_000_000)]) {
      expect(nickname).toMatch(
        new RegExp(`^[\\p{L}\\p{N}]{${limits.nickname.min},${limits.nickname.max}}$`, 'u'),
      );
      expect(nicknameSchema.parse(nickname)).toBe(nickname);
    }
  });

  it('SEED-10: the hand-written ones come first, in every script', () => {
    expect(writtenMembers.length).toBeGreaterThanOrEqual(120);
    const first = some(writtenMembers.length);
    expect(first.map(({ nickname }) => nickname)).toEqual(writtenMembers.map(({ nickname }) => nickname));
    const scripts = new Set(first.flatMap(({ nickname }) => scriptsOf(nickname)));
    expect([...scripts].sort()).toEqual([...SCRIPTS].sort());
  });
});

describe('people', () => {
  it('SEED-11: country and language fit the script of the nickname', () => {
    for (const { nickname, country, language } of some(3_000)) {
      const scripts = scriptsOf(nickname);
      if (scripts.includes('Hangul')) expect([country, language]).toEqual(['KR', 'ko']);
      else if (scripts.includes('Han')) {
        expect(['CN', 'TW', 'SG']).toContain(country);
        expect(language).toBe('zh');
      } else expect(language).toBe('en');
      if (scripts.includes('Greek')) expect(['GR', 'CY']).toContain(country);
      if (scripts.includes('Hiragana') || scripts.includes('Katakana')) expect(country).toBe('JP');
      expect(country).toMatch(/^[A-Z]{2}$/);
    }
  });

  it('SEED-11: those who are online in the demo speak all three languages', () => {
    const visitors = some(40).slice(8);
    for (const language of ['en', 'ko', 'zh']) {
      expect(
        visitors.filter((member) => member.language === language).length,
        language,
      ).toBeGreaterThanOrEqual(8);
    }
  });

  it('SEED-11: have a picture each, the first seventy-two different ones', () => {
    const members = some(2_000);
    for (const { avatar } of members) {
      expect(avatar).toMatch(/^(fox|owl|ghost|cat|moon|shroom|robot|bear|rabbit|penguin|fish|cactus)-[1-6]$/);
    }
    expect(new Set(members.slice(0, 72).map(({ avatar }) => avatar)).size).toBe(72);
  });

  it('SEED-11: say something about themselves in their language, or nothing', () => {
    const members = some(2_000);
    for (const { bio, language, joinedDay, tastes } of members) {
      if (bio !== '') {
        const script = { en: 'Latin', ko: 'Hangul', zh: 'Han' }[language];
        expect(scriptsOf(bio), bio).toContain(script);
      }
      expect(bio.length).toBeLessThanOrEqual(120);
      expect(joinedDay).toBeLessThan(0);
      expect(tastes.length).toBeGreaterThan(0);
    }
    expect(members.slice(0, 40).every(({ bio }) => bio !== '')).toBe(true);
    expect(new Set(members.map(({ bio }) => bio)).size).toBeGreaterThan(60);
  });
});
