// Reviews of the seed world: in the owner's language, as favourable as the game is liked, at a possible time.
import { describe, expect, it } from 'vitest';
import { seeded } from '../art/seeded.ts';
import { GENRES } from '../art/types.ts';
import { scriptLanguage } from './draft.ts';
import { generateGame } from './generate.ts';
import { generateMember } from './members.ts';
import { en } from './reviews/en.ts';
import { ko } from './reviews/ko.ts';
import { zh } from './reviews/zh.ts';
import { reviewFor } from './reviews.ts';
import type { SeedGame, SeedReview } from './types.ts';

function reviewsOf(game: SeedGame, count: number): SeedReview[] {
  const rng = seeded(`reviews of ${game.slug}`);
  return Array.from({ length: count }, (_, number) => reviewFor(game, generateMember(number), rng));
}

describe('reviews', () => {
  it('SEED-14: are in the language of who writes them, 20 to 400 characters long, with nothing left to fill in', () => {
    for (let number = 0; number < 120; number += 1) {
      const game = generateGame(number);
      for (const { text, language } of reviewsOf(game, 40)) {
        expect(text.length, text).toBeGreaterThanOrEqual(20);
        expect(text.length, text).toBeLessThanOrEqual(400);
        expect(text).not.toMatch(/[{}]|undefined/);
        const own = text.replaceAll(game.title, '').replaceAll(game.titles[language] ?? game.title, '');
        expect(scriptLanguage(own), text).toBe(language);
      }
    }
  });

  it('SEED-14: recommend a game as often as it is liked', () => {
    for (const number of [0, 3, 9, 40]) {
      const game = generateGame(number);
      const reviews = reviewsOf(game, 2_000);
      const share = reviews.filter(({ recommended }) => recommended).length / reviews.length;
      expect(Math.abs(share - game.liked)).toBeLessThan(0.04);
    }
  });

  it('SEED-14: are written after the release and the first day, with a plausible time played', () => {
    for (let number = 0; number < 60; number += 1) {
      const game = generateGame(number);
      const rng = seeded(number);
      for (let who = 0; who < 50; who += 1) {
        const member = generateMember(who);
        const { day, minutesPlayed } = reviewFor(game, member, rng);
        expect(day).toBeGreaterThanOrEqual(Math.max(game.releaseDay, member.joinedDay));
        expect(day).toBeLessThanOrEqual(0);
        expect(Number.isInteger(minutesPlayed)).toBe(true);
        expect(minutesPlayed).toBeGreaterThanOrEqual(1);
        expect(minutesPlayed).toBeLessThanOrEqual(Math.max(60, game.hours * 60 * 2));
      }
    }
  });

  it('SEED-15: do not repeat each other: sixty sentences of every mood and genre in each language', () => {
    for (const words of [en, ko, zh]) {
      const sentences = [
        ...Object.values(words.leads).flat(),
        ...GENRES.flatMap((genre) => Object.values(words.genres[genre]).flat()),
        ...Object.values(words.closers).flat(),
      ];
      expect(new Set(sentences).size).toBe(sentences.length);
      expect(sentences.length).toBeGreaterThanOrEqual(60);
    }
    const texts = reviewsOf(generateGame(0), 60).map(({ text }) => text);
    expect(new Set(texts).size).toBeGreaterThan(50);
  });
});
