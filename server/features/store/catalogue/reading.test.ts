// What a catalogue file says, before anything is written: its encoding, its rows, its columns, its words.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findColumns, parseColumnChoice } from './columns.ts';
import { decodeLine, newReading } from './decode.ts';
import { parseAmount } from './money.ts';
import { type Refusal, readRow } from './readRow.ts';
import { type FileOptions, type FileRow, inspectFile, readRows } from './rows.ts';
import { slugChoices } from './slugs.ts';
import { splitBySpaces } from './terms.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asFound: FileOptions = { encoding: 'auto', delimiter: null, columns: new Map() };

async function read(content: string | Buffer, options = asFound) {
  const file = join(folder, 'games.csv');
  await writeFile(file, content);
  const layout = await inspectFile(file, options);
  const rows: FileRow[] = [];
  for await (const row of readRows(file, layout, newReading())) rows.push(row);
  return { layout, rows };
}

describe('encodings', () => {
  const line = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

  it('STORE-43: a line is UTF-8 where that is valid, else windows-1252, and a damaged one keeps what is certain', () => {
    const reading = newReading();
    expect(decodeLine(line('Café 등불 灯'), reading)).toBe('Café 등불 灯');
    expect(decodeLine(line('Caf\xe9 \x96 \x93x\x94 \x80', 'latin1'), reading)).toBe('Café – “x” €');
    const damaged = Buffer.concat([line('灯路 '), line('\xe7\xa1', 'latin1'), line(' é')]);
    expect(decodeLine(damaged, reading)).toBe('灯路 ç¡ é');
    // An accented capital before a closing quote is two bytes that UTF-8 would take for one letter.
    expect(decodeLine(line('\x93CAF\xc9\x94', 'latin1'), reading)).toBe('“CAFÉ”');
    expect(decodeLine(line('plain'), reading)).toBe('plain');
    expect(reading).toMatchObject({ 'utf-8': 1, 'windows-1252': 2, mixed: 1 });
  });

  it('STORE-43: a byte order mark decides, and other encodings are named', async () => {
    expect((await read('\ufeffname\nA\n')).rows).toEqual([{ line: 2, cells: ['A'] }]);
    expect((await read(Buffer.from('\ufeffname\n등불\n', 'utf16le'))).rows).toEqual([
      { line: 2, cells: ['등불'] },
    ]);
    const korean = Buffer.concat([line('name\n'), Buffer.from([0xb5, 0xee, 0xba, 0xd2]), line('\n')]);
    expect((await read(korean, { ...asFound, encoding: 'euc-kr' })).rows).toEqual([
      { line: 2, cells: ['등불'] },
    ]);
  });
});

describe('rows', () => {
  it('STORE-44: know their lines, over empty ones, quoted line breaks and both kinds of line ends', async () => {
    const { rows } = await read(
      'name,publisher\r\n"Two\nlines",A\r\n\r\n"Say ""hi""","B, C"\nbad "quote,D\n',
    );
    expect(rows).toEqual([
      { line: 2, cells: ['Two\nlines', 'A'] },
      { line: 5, cells: ['Say "hi"', 'B, C'] },
      { line: 6, cells: ['bad "quote', 'D'] },
    ]);
  });

  it('STORE-44: a quote that nothing closes costs its own row alone, at the end and amid many', async () => {
    const many = Array.from({ length: 6_000 }, (_, index) => `Game ${index},P`);
    many[3_000] = '"open,P';
    many[5_999] = '"open,P';
    const { rows } = await read(`name,publisher\n${many.join('\n')}`);
    expect(rows).toHaveLength(6_000);
    expect(rows.filter((row) => 'problem' in row)).toEqual([
      { line: 3_002, problem: 'QUOTE' },
      { line: 6_001, problem: 'QUOTE' },
    ]);
    expect(rows.at(-2)).toEqual({ line: 6_000, cells: ['Game 5998', 'P'] });
  });

  it('STORE-44: are cut by what cuts the header into most cells', async () => {
    expect((await read('name;publisher\nA, B;C\n')).rows).toEqual([{ line: 2, cells: ['A, B', 'C'] }]);
    expect((await read('name\tpublisher\nA\tC\n')).layout.delimiter).toBe('\t');
  });

  it('STORE-45: what is no catalogue is refused as a whole', async () => {
    const refused = (content: string | Buffer) => expect(read(content)).rejects;
    await refused('').toThrow(/is empty/);
    await refused(Buffer.from([1, 2, 0, 3])).toThrow(/not text/);
    await refused('publisher,genres\nA,B\n').toThrow(/No column holds the names.*publisher, genres/);
    await expect(inspectFile(join(folder, 'none.csv'), asFound)).rejects.toThrow(/no such file/);
    await expect(inspectFile(folder, asFound)).rejects.toThrow(/folder/);
  });
});

describe('columns', () => {
  it('STORE-46: are found by usual names, and by those given', () => {
    expect(findColumns(['AppID', 'Title', 'Studio', 'steamspy_tags'], new Map())).toEqual({
      id: 0,
      name: 1,
      publisher: 2,
      tags: 3,
    });
    const chosen = parseColumnChoice('name=What it is, id=');
    expect(findColumns(['id', 'name', 'What it is'], chosen)).toEqual({ name: 2 });
    expect(() => findColumns(['a'], chosen)).toThrow(/no column "What it is" for name/);
    expect(() => parseColumnChoice('colour=red')).toThrow(/field=column/);
  });
});

describe('a row', () => {
  const columns = 'id,name,publisher,tags,price_usd,price_krw,released,systems,languages,long,least_memory';
  async function rowOf(text: string) {
    const { layout, rows } = await read(`${columns}\n${text}\n`);
    const [row] = rows;
    if (!row || 'problem' in row) throw new Error('no row');
    return readRow(row.line, row.cells, { layout, currency: null, phrases: new Set(['giant robots']) });
  }

  it('STORE-47: becomes a game, with terms by the longest phrase known', async () => {
    const game = await rowOf(
      '7,  Tide\u00a0House ,none,Free to Play World War II giant Robots & FPS,$19.99,"₩25,000",2024-2-9,pc mac,en Korean,',
    );
    expect(game).toMatchObject({
      key: 'id 7',
      title: 'Tide House',
      publisher: null,
      prices: { USD: 1_999, KRW: 25_000 },
      released: '2024-02-09',
      systems: ['windows', 'macos'],
      languages: ['en', 'ko'],
    });
    const terms = 'terms' in game ? game.terms : [];
    expect(terms.map((term) => (typeof term === 'string' ? term : term.slug))).toEqual([
      'free-to-play',
      'world-war-ii',
      'giant Robots',
      'fps',
    ]);
    expect(splitBySpaces('Action Adventure Indie Tower Defense')).toEqual([
      'Action',
      'Adventure',
      'Indie',
      'Tower Defense',
    ]);
    expect(splitBySpaces("Shoot 'Em Up Massively Multiplayer")).toEqual([
      "Shoot 'Em Up",
      'Massively Multiplayer',
    ]);
  });

  const broken = [
    ['7,,P', 'name', 'EMPTY'],
    [',A,P', 'id', 'EMPTY'],
    [`7,${'x'.repeat(301)},P`, 'name', 'TOO_LONG'],
    ['7,A\u0007,P', 'name', 'CONTROL'],
    ['7,A\u202eB,P', 'name', 'CONTROL'],
    ['7,A,P,,cheap', 'price_usd', 'NOT_A_PRICE'],
    ['7,A,P,,-1', 'price_usd', 'NOT_A_PRICE'],
    ['7,A,P,,,9.50', 'price_krw', 'NOT_A_PRICE'],
    ['7,A,P,,,,2024-02-30', 'released', 'NOT_A_DATE'],
    ['7,A,P,,,,,amiga', 'systems', 'UNKNOWN_SYSTEM'],
    ['7,A,P,,,,,,,,lots', 'least_memory', 'NOT_A_SIZE'],
    ['7,A,P,,,,,,klingonish', 'languages', 'UNKNOWN_LANGUAGE'],
    [`7,A,P,${Array.from({ length: 31 }, (_, index) => `tag${index}`).join(' ')}`, 'tags', 'TOO_MANY'],
    ['7,A,P,,,,,,,long,,too many', 'row', 'CELLS'],
  ];
  it.each(broken)('STORE-48: %j breaks a rule, which is told with its field', async (text, field, rule) => {
    const refusal = (await rowOf(text)) as Refusal;
    expect(refusal).toMatchObject({ line: 2, field, rule });
    expect([...refusal.value].length).toBeLessThanOrEqual(81);
  });

  it('STORE-49: prices are read as they are written, and what is unclear is none', () => {
    const read = (text: string, currency: 'USD' | 'KRW' = 'USD') => parseAmount(text, currency);
    expect([read('19.99'), read('1,234.50'), read('12,50'), read('0'), read('Free'), read('US$5')]).toEqual([
      1_999, 123_450, 1_250, 0, 0, 500,
    ]);
    expect([read('12,000', 'KRW'), read('12000원', 'KRW'), read('1.5', 'KRW')]).toEqual([
      12_000,
      12_000,
      null,
    ]);
    expect([read('1.2.3'), read('19.999,5,5'), read('1e3'), read('')]).toEqual([null, null, null, null]);
  });

  it('STORE-52: addresses are plain, in every script, and three to choose from', () => {
    expect(slugChoices('Café & Cats!', 'Low Lantern', 'id 1')[0]).toBe('cafe-and-cats');
    expect(slugChoices('Café & Cats!', 'Low Lantern', 'id 1')[1]).toBe('cafe-and-cats-low-lantern');
    const fit = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    for (const title of ['등불', '🎮', 'x'.repeat(300), '-- --', 'Ünïcödé ²']) {
      for (const slug of slugChoices(title, '등불 회사', 'id 1')) {
        expect(slug).toMatch(fit);
        expect(slug.length).toBeLessThanOrEqual(80);
      }
    }
  });
});
