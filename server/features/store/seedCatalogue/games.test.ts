// The hand-written games: how many, how complete, and how they read.
import { describe, expect, it } from 'vitest';
import { discounted } from '../../../../shared/store.ts';
import { GENRES } from '../art/types.ts';
import { categories, topOf } from './categories.ts';
import { writtenGames } from './games/index.ts';
import { PRICE_POINTS, priceOf } from './prices.ts';
import { publishers } from './publishers.ts';
import { tags } from './tags.ts';
import type { Language } from './types.ts';

const LANGUAGES: readonly Language[] = ['en', 'ko', 'zh'];
const SCRIPT: Record<Language, RegExp> = {
  en: /\p{Script=Latin}/u,
  ko: /\p{Script=Hangul}/u,
  zh: /\p{Script=Han}/u,
};
const lengthOf = (text: string): number => [...text].length;

describe('the hand-written games', () => {
  it('SEED-1: are at least 84 from at least 14 publishers, in every genre, none twice', () => {
    expect(writtenGames.length).toBeGreaterThanOrEqual(84);
    expect(new Set(writtenGames.map(({ slug }) => slug)).size).toBe(writtenGames.length);
    expect(new Set(writtenGames.map(({ title }) => title)).size).toBe(writtenGames.length);
    const makers = new Set(writtenGames.map(({ publisher }) => publisher));
    expect(makers.size).toBeGreaterThanOrEqual(14);
    expect([...makers].sort()).toEqual(publishers.map(({ slug }) => slug).sort());
    for (const genre of GENRES) {
      const own = writtenGames.filter((game) => game.genre === genre);
      expect(own.length, genre).toBeGreaterThanOrEqual(10);
    }
    for (const [number, game] of writtenGames.entries()) {
      expect(game.number).toBe(number);
      expect(game.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('SEED-2: bear short proper names in three scripts, most of them Latin, with translations', () => {
    const own = (language: Language) => writtenGames.filter((game) => game.titleLanguage === language).length;
    expect(own('ko')).toBeGreaterThanOrEqual(10);
    expect(own('zh')).toBeGreaterThanOrEqual(10);
    expect(own('en')).toBeGreaterThan(own('ko') + own('zh'));
    for (const { title, titles, titleLanguage, slug } of writtenGames) {
      expect(lengthOf(title), slug).toBeLessThanOrEqual(30);
      expect(title, slug).toMatch(SCRIPT[titleLanguage]);
      for (const [language, name] of Object.entries(titles)) {
        expect(language, slug).not.toBe(titleLanguage);
        expect(lengthOf(name), slug).toBeLessThanOrEqual(40);
      }
    }
  });

  it('SEED-3: say in one or two sentences what they are, in each language in its own script', () => {
    // Hangul and Han say more in a character than Latin does.
    const least = { en: 60, ko: 30, zh: 20 };
    for (const { short, slug } of writtenGames) {
      for (const language of LANGUAGES) {
        const length = lengthOf(short[language]);
        expect(length, `${slug} ${language}`).toBeGreaterThanOrEqual(least[language]);
        expect(length, `${slug} ${language}`).toBeLessThanOrEqual(140);
        expect(short[language], `${slug} ${language}`).toMatch(SCRIPT[language]);
      }
      expect(short.en, slug).not.toMatch(/[\p{Script=Hangul}\p{Script=Han}]/u);
      expect(short.zh, slug).not.toMatch(/\p{Script=Hangul}/u);
      expect(short.ko, slug).not.toMatch(/\p{Script=Han}/u);
      for (const text of Object.values(short)) expect(text, slug).not.toContain('!');
    }
    for (const language of LANGUAGES) {
      expect(new Set(writtenGames.map(({ short }) => short[language])).size).toBe(writtenGames.length);
    }
  });

  it('SEED-3: tell more in three to four paragraphs, no two alike', () => {
    for (const language of LANGUAGES) {
      const first = new Set<string>();
      const whole = new Set<string>();
      for (const { long, slug } of writtenGames) {
        const paragraphs = long[language].split('\n\n');
        expect([3, 4], slug).toContain(paragraphs.length);
        for (const paragraph of paragraphs) expect(lengthOf(paragraph), slug).toBeGreaterThan(25);
        first.add(paragraphs[0] ?? '');
        whole.add(long[language]);
      }
      expect(first.size, language).toBe(writtenGames.length);
      expect(whole.size, language).toBe(writtenGames.length);
    }
  });

  it('SEED-4: five top categories have three to six shelves each, and games stand on every shelf', () => {
    const tops = categories.filter(({ parent }) => parent === null).map(({ slug }) => slug);
    expect(tops).toEqual(['all', 'action', 'role-playing', 'sports-racing', 'simulation']);
    for (const top of tops) {
      const shelves = categories.filter(({ parent }) => parent === top);
      expect(shelves.length, top).toBeGreaterThanOrEqual(3);
      expect(shelves.length, top).toBeLessThanOrEqual(6);
    }
    const filled = new Set(writtenGames.flatMap((game) => game.categories));
    for (const { slug, parent } of categories) {
      if (parent !== null) expect(filled, slug).toContain(slug);
    }
    for (const { categories: own, slug } of writtenGames) {
      expect(own.length, slug).toBeGreaterThan(0);
      for (const shelf of own) expect(topOf(shelf), slug).not.toBe(shelf);
    }
    expect(() => topOf('no-such-shelf')).toThrow('no category');
  });

  it('SEED-4: categories and tags have names in three languages, and games bear four to six tags', () => {
    expect(tags.length).toBeGreaterThanOrEqual(36);
    for (const { slug, names } of [...categories, ...tags]) {
      for (const language of LANGUAGES) expect(names[language], `${slug} ${language}`).not.toBe('');
      expect(names.ko, slug).not.toBe(names.en);
      expect(names.zh, slug).not.toBe(names.en);
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
    const known = new Set(tags.map(({ slug }) => slug));
    for (const { tags: own, slug } of writtenGames) {
      expect(own.length, slug).toBeGreaterThanOrEqual(4);
      expect(own.length, slug).toBeLessThanOrEqual(6);
      expect(new Set(own).size, slug).toBe(own.length);
      for (const tag of own) expect(known, slug).toContain(tag);
    }
  });

  it('SEED-5: some are free, some on sale now, and a sale leaves something to pay', () => {
    const free = writtenGames.filter(({ prices }) => prices.KRW === 0);
    const onSale = writtenGames.filter(({ sale }) => sale !== null);
    expect(free.length).toBeGreaterThanOrEqual(8);
    expect(onSale.length).toBeGreaterThanOrEqual(20);
    for (const { prices, slug } of free) expect(prices, slug).toEqual({ KRW: 0, USD: 0, CNY: 0 });
    for (const { sale, prices, slug } of onSale) {
      expect(sale?.startDay, slug).toBeLessThan(0);
      expect(sale?.endDay, slug).toBeGreaterThan(0);
      for (const amount of Object.values(prices)) {
        expect(discounted(amount, sale?.percent ?? 0), slug).toBeGreaterThan(0);
      }
    }
  });

  it('SEED-5: prices rise together in all currencies and look like prices', () => {
    let before = { KRW: -1, USD: -1, CNY: -1 };
    for (const point of PRICE_POINTS) {
      const price = priceOf(point);
      expect(price.KRW).toBeGreaterThan(before.KRW);
      expect(price.USD).toBeGreaterThanOrEqual(before.USD);
      expect(price.CNY).toBeGreaterThanOrEqual(before.CNY);
      if (point > 0) {
        expect(price.KRW % 100).toBe(0);
        expect(price.USD % 100).toBe(99);
        expect(price.CNY % 100).toBe(0);
      }
      before = price;
    }
  });

  it('SEED-6: are out, play somewhere, speak all three languages, and are liked by some', () => {
    for (const game of writtenGames) {
      expect(game.releaseDay, game.slug).toBeLessThan(0);
      expect(game.systems, game.slug).toContain('windows');
      expect(game.languages.text, game.slug).toEqual(expect.arrayContaining(['en', 'ko', 'zh']));
      expect([3, 7, 12, 16, 18], game.slug).toContain(game.age);
      expect(game.players, game.slug).toBeGreaterThanOrEqual(1);
      expect(game.hours, game.slug).toBeGreaterThan(0);
      for (const share of [game.reach, game.liked]) {
        expect(share, game.slug).toBeGreaterThan(0);
        expect(share, game.slug).toBeLessThanOrEqual(1);
      }
      if (game.tags.includes('solo')) expect(game.players, game.slug).toBe(1);
      if (game.players === 1) expect(game.categories, game.slug).not.toContain('play-together');
    }
  });
});
