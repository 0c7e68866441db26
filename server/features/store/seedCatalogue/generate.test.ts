// Games of the seed world beyond the hand-written ones: as many as are asked for, complete in three languages.
import { describe, expect, it } from 'vitest';
import { GENRES } from '../art/types.ts';
import { categories, topOf } from './categories.ts';
import { writtenGames } from './games/index.ts';
import { generateGame } from './generate.ts';
import { publishers } from './publishers.ts';
import { tags } from './tags.ts';
import type { SeedGame } from './types.ts';

const some = (count: number): SeedGame[] =>
  Array.from({ length: count }, (_, number) => generateGame(number));
const HAN_OR_HANGUL = /[\p{Script=Han}\p{Script=Hangul}]/u;

describe('made-up games', () => {
  it('SEED-16: the hand-written come first, and a number gives the same game each time', () => {
    const games = some(300);
    expect(games.slice(0, writtenGames.length)).toEqual(writtenGames);
    expect(some(300)).toEqual(games);
    expect(games.map(({ number }) => number)).toEqual(Array.from({ length: 300 }, (_, number) => number));
  });

  it('SEED-16: of 27,000 no two have a slug or, in any language, a title in common', () => {
    const seen = {
      slug: new Set<string>(),
      en: new Set<string>(),
      ko: new Set<string>(),
      zh: new Set<string>(),
    };
    const count = 27_000;
    for (let number = 0; number < count; number += 1) {
      const { slug, title, titles } = generateGame(number);
      seen.slug.add(slug);
      seen.en.add(titles.en ?? title);
      seen.ko.add(titles.ko ?? title);
      seen.zh.add(titles.zh ?? title);
    }
    for (const [what, values] of Object.entries(seen)) expect(values.size, what).toBe(count);
  });

  it('SEED-16: titles are in three scripts, and slugs fit an address', () => {
    const games = some(3_000);
    for (const { slug } of games) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const language of ['en', 'ko', 'zh'] as const) {
      const own = games.filter(({ titleLanguage }) => titleLanguage === language);
      expect(own.length, language).toBeGreaterThan(300);
    }
    for (const { title, titles, titleLanguage } of games.slice(writtenGames.length)) {
      expect(/\p{Script=Hangul}/u.test(title)).toBe(titleLanguage === 'ko');
      expect(titles[titleLanguage]).toBeUndefined();
      expect(Object.keys(titles)).toHaveLength(2);
    }
  });

  it('SEED-17: describe themselves in three languages, each in its own script', () => {
    for (const { short, long, slug } of some(600)) {
      for (const text of [short, long]) {
        expect(text.en, slug).not.toMatch(HAN_OR_HANGUL);
        expect(text.ko, slug).toMatch(/\p{Script=Hangul}/u);
        expect(text.zh, slug).toMatch(/\p{Script=Han}/u);
        expect(text.zh, slug).not.toMatch(/\p{Script=Hangul}/u);
        for (const words of Object.values(text)) expect(words, slug).not.toMatch(/[{}]|undefined|\|/);
      }
      for (const words of Object.values(long))
        expect(words.split('\n\n').length, slug).toBeGreaterThanOrEqual(3);
      for (const words of Object.values(short)) expect(words.length, slug).toBeLessThanOrEqual(220);
    }
    expect(new Set(some(600).map(({ short }) => short.en)).size).toBeGreaterThan(560);
  });

  it('SEED-17: stand on shelves, bear tags and come from publishers that exist', () => {
    const shelves = new Set(categories.filter(({ parent }) => parent !== null).map(({ slug }) => slug));
    const known = new Set(tags.map(({ slug }) => slug));
    const makers = new Set(publishers.map(({ slug }) => slug));
    const games = some(2_000);
    for (const game of games) {
      expect(game.categories.filter((slug) => !shelves.has(slug))).toEqual([]);
      expect(game.tags.filter((slug) => !known.has(slug))).toEqual([]);
      expect(new Set(game.tags).size).toBe(game.tags.length);
      expect(game.tags.length).toBeGreaterThanOrEqual(2);
      expect(makers).toContain(game.publisher);
    }
    expect(new Set(games.map(({ genre }) => genre)).size).toBe(GENRES.length);
    const first = games.slice(0, 96);
    const shelved = new Set(first.flatMap((game) => [...game.categories, ...game.categories.map(topOf)]));
    expect([...shelves].filter((slug) => !shelved.has(slug))).toEqual([]);
    expect(new Set(first.map(({ publisher }) => publisher)).size).toBeGreaterThanOrEqual(14);
  });

  it('SEED-18: cost something in every currency or nothing in all, and run sales that are possible', () => {
    const games = some(2_000);
    for (const { prices, sale, slug } of games) {
      const amounts = Object.values(prices);
      expect(amounts.every((amount) => amount > 0) || amounts.every((amount) => amount === 0), slug).toBe(
        true,
      );
      if (!sale) continue;
      expect(amounts[0], slug).toBeGreaterThan(0);
      expect(sale.percent).toBeGreaterThanOrEqual(1);
      expect(sale.percent).toBeLessThanOrEqual(90);
      expect(sale.startDay).toBeLessThan(sale.endDay);
    }
    const first = games.slice(0, 96);
    expect(first.filter(({ prices }) => prices.KRW === 0).length).toBeGreaterThanOrEqual(5);
    expect(first.filter(({ sale }) => sale !== null).length).toBeGreaterThanOrEqual(10);
  });

  it('SEED-18: are out, take a while, and are liked by some', () => {
    for (const game of some(2_000)) {
      expect(game.releaseDay).toBeLessThan(0);
      expect(game.hours).toBeGreaterThan(0);
      expect(game.players).toBeGreaterThan(0);
      expect(game.sizeMb).toBeGreaterThan(0);
      for (const share of [game.reach, game.liked]) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect([3, 7, 12, 16, 18]).toContain(game.age);
    }
  });
});
