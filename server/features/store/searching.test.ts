// Searching games over a real database: what is found, in which order, and what harms nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await stockShelves(
    app.services,
    [{ slug: 'all' }],
    [
      { slug: 'co-op', names: { en: 'Co-op', ko: '협동', zh: '合作' } },
      { slug: 'lantern', names: { en: 'Lantern', ko: '등불놀이', zh: '灯会' } },
      { slug: 'farming', names: { en: 'Farming', ko: '농사', zh: '种田' } },
    ],
  );
  await stockGames(app.services, [
    { slug: 'lantern', title: 'Lantern', downloads: 1 },
    { slug: 'lantern-road', title: 'Lantern Road', titles: { ko: '등불 길', zh: '灯路' }, downloads: 10 },
    { slug: 'lanterfall', title: 'Lanterfall', downloads: 900 },
    { slug: 'festival', title: 'Festival', tags: ['lantern'], downloads: 500 },
    { slug: 'keeper', title: "Keeper's Café", publisher: 'Lantern Works', downloads: 400 },
    { slug: 'rain', title: 'Rain', tags: ['co-op'], downloads: 3 },
    { slug: 'train', title: 'Night Train', downloads: 999 },
    { slug: 'moon', title: '달빛정원', titles: { en: 'Moonlit Garden', zh: '月光花园' }, downloads: 7 },
    { slug: 'kana', title: '星屑ガラス', publisher: '星屑工房', downloads: 8 },
    { slug: 'farm', title: 'Gildforest', tags: ['farming', 'co-op'], downloads: 20 },
    { slug: 'number', title: 'Orbit 2048', downloads: 2 },
    { slug: 'cyrillic', title: 'Зимний лес', downloads: 2 },
  ]);
});
afterAll(() => app.close());

const find = async (q: string, language: 'en' | 'ko' | 'zh' = 'en') => {
  const page = await app.guest({ language }).caller.store.games({ q });
  expect(page.total).toBe(page.items.length);
  return page.items.map(({ slug }) => slug);
};

describe('finding', () => {
  it('STORE-20: by name in every language, by tag and by publisher, however it is written', async () => {
    for (const text of ['moonlit', 'MOONLIT', 'Ｍoonlit garden', 'garden moonlit', '달빛정원', '月光花园']) {
      expect(await find(text), text).toEqual(['moon']);
    }
    expect(await find('keepers cafe')).toEqual(['keeper']);
    expect(await find("keeper's café")).toEqual(['keeper']);
    expect(await find('лес')).toEqual(['cyrillic']);
    expect((await find('co-op')).sort()).toEqual(['farm', 'rain']);
    expect(await find('合作 농사')).toEqual(['farm']);
    expect(await find('lantern works')).toEqual(['keeper']);
    expect(await find('2048')).toEqual(['number']);
    expect(await find('gil')).toEqual(['farm']);
    expect(await find('g')).toEqual(['farm', 'moon']);
  });

  it('STORE-20: finds nothing where one term is nowhere', async () => {
    expect(await find('lantern zebra')).toEqual([]);
    expect(await find('한글없음')).toEqual([]);
  });

  it('STORE-21: with one letter wrong, missing, extra or swapped, anywhere in the word', async () => {
    const word = 'gildforest';
    const typos = new Set<string>();
    for (let at = 0; at < word.length; at += 1) {
      const [before, after] = [word.slice(0, at), word.slice(at + 1)];
      typos.add(`${before}x${after}`);
      typos.add(before + after);
      typos.add(`${before}x${word.slice(at)}`);
      const next = word[at + 1];
      if (next) typos.add(`${before}${next}${word[at]}${word.slice(at + 2)}`);
    }
    typos.add(`${word}x`);
    for (const typo of typos) expect(await find(typo), typo).toContain('farm');
    for (const typo of ['raim', 'rian', 'rai', 'rrain', 'eain'])
      expect(await find(typo), typo).toContain('rain');
    expect(await find('gixdfoxest')).toEqual([]);
    // Digits are meant as they are.
    expect(await find('2047')).toEqual([]);
  });

  it('STORE-22: Korean, Chinese and Japanese by one, two and more characters, however spaced', async () => {
    const found: Record<string, string> = {
      정: 'moon',
      달빛: 'moon',
      정원: 'moon',
      '달빛 정원': 'moon',
      달빛정: 'moon',
      月: 'moon',
      花园: 'moon',
      등불길: 'lantern-road',
      '등불 길': 'lantern-road',
      灯路: 'lantern-road',
      ガラス: 'kana',
      屑: 'kana',
    };
    for (const [text, slug] of Object.entries(found)) expect(await find(text), text).toContain(slug);
    expect(await find('원정')).toEqual([]);
    expect(await find('路灯')).toEqual([]);
  });

  it('STORE-22: with one of four characters wrong, missing or extra', async () => {
    for (const typo of ['달빛정완', '달빚정원', '닳빛정원', '달빛의정원', '月光化园', '月亮光花园']) {
      expect(await find(typo), typo).toEqual(['moon']);
    }
    expect(await find('딸빚정원')).toEqual([]);
  });

  it('STORE-22: while the last syllable is still being typed', async () => {
    expect(await find('달빛ㅈ')).toEqual(['moon']);
  });
});

describe('order', () => {
  it('STORE-23: the name itself, names, tags and publishers, then what fits but for a typo', async () => {
    expect(await find('lantern')).toEqual(['lantern', 'lantern-road', 'festival', 'keeper', 'lanterfall']);
    expect(await find('등불')).toEqual(['lantern-road', 'festival']);
    expect(await find('rain')).toEqual(['rain', 'train']);
    // The same games in another order when asked for.
    const popular = await app.guest().caller.store.games({ q: 'lantern', sort: 'popular' });
    expect(popular.items.map(({ slug }) => slug)).toEqual([
      'lanterfall',
      'festival',
      'keeper',
      'lantern-road',
      'lantern',
    ]);
  });
});

describe('hostile texts', () => {
  it('STORE-24: find nothing and break nothing', async () => {
    for (const text of [
      '%',
      '_',
      '%%%',
      "'",
      "';--",
      '\\',
      '\\%',
      '"',
      '(',
      '[a-z]+',
      '.*',
      '🎮',
      '👩‍👩‍👧',
      '\u0000',
      '&|!:*',
      '{}',
      ',',
    ]) {
      expect(await find(text), text).toEqual([]);
    }
    expect(await find('lant_rn%')).toEqual([]);
  });

  it('STORE-24: of a hundred characters are answered, of more refused', async () => {
    const long = [
      'x'.repeat(100),
      '달'.repeat(100),
      'ab '.repeat(33),
      'а́'.repeat(50),
      '달빛정원 '.repeat(20).trim(),
    ];
    for (const text of long) expect(Array.isArray(await find(text)), text).toBe(true);
    await expect(find('x'.repeat(101))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('STORE-24: of blanks alone are no search', async () => {
    expect(await find('   ')).toHaveLength(12);
    expect(await find('')).toHaveLength(12);
  });
});
