// The pure side of search: folding, terms, rows.
import { describe, expect, it } from 'vitest';
import { fold, pairs, parseQuery, searchRow } from './search.ts';

describe('folding', () => {
  it('STORE-20: makes width, case, accents and apostrophes one', () => {
    expect(fold('ＣＡＦÉ')).toBe('cafe');
    expect(fold("Keeper's Øre")).toBe('keepers ore');
    expect(fold('Straße Łódź')).toBe('strasse lodz');
  });

  it('STORE-20: leaves Hangul and Kana as they are', () => {
    expect(fold('등불 길')).toBe('등불 길');
    expect(fold('등불'.normalize('NFD'))).toBe('등불');
    expect(fold('ガラス')).toBe('ガラス');
  });
});

describe('a search row', () => {
  const row = searchRow({
    titles: ["Lantern's Road", '등불 길', '灯路'],
    publisher: 'Low Lantern',
    tags: ['Co-op', '협동', '合作'],
  });

  it('STORE-20: holds names apart from the rest, each term between spaces', () => {
    expect(row.name).toBe(' | lanterns road | 등불 길 | 灯路 | ');
    expect(row.document).toBe(' | lanterns road | 등불 길 | 灯路 | low lantern | co op | 협동 | 合作 ');
  });

  it('STORE-22: holds single characters and pairs, over spaces too', () => {
    expect(row.grams).toEqual(expect.arrayContaining(['등', '등불', '불길', '灯', '灯路', '협동', '合作']));
    expect(row.grams.some((gram) => /[a-z |]/.test(gram))).toBe(false);
    expect(row.grams).not.toContain('길灯');
  });
});

describe('a query', () => {
  it('STORE-20: is cut into words and runs', () => {
    expect(parseQuery('  Lantern 등불길2 ')).toEqual([
      { kind: 'word', text: 'lantern' },
      { kind: 'run', text: '등불길' },
      { kind: 'word', text: '2' },
    ]);
    expect(pairs('등불길')).toEqual(['등불', '불길']);
    expect(pairs('灯')).toEqual(['灯']);
    expect(pairs('𠮷野')).toEqual(['𠮷野']);
  });

  it('STORE-22: forgets a syllable still being typed', () => {
    expect(parseQuery('등부ㄹ')).toEqual([{ kind: 'run', text: '등부' }]);
    expect(parseQuery('ㄷ')).toHaveLength(1);
  });

  it('STORE-24: keeps nothing that means something to the database', () => {
    for (const hostile of ['%', '_', "'", '\\', '%_\'\\"();--', '🎮🔥', '\u0000', '\ud800', '   ', '']) {
      expect(parseQuery(hostile)).toEqual([]);
    }
    expect(parseQuery("100%_a'b\\c")).toEqual([
      { kind: 'word', text: '100' },
      { kind: 'word', text: 'ab' },
      { kind: 'word', text: 'c' },
    ]);
    expect(parseQuery(Array.from({ length: 50 }, (_, index) => `w${index}`).join(' '))).toHaveLength(8);
  });
});
