// `lobby import` as it is typed, on a real database: once, again and changed.
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { locks } from '../platform/locks.ts';
import type { Database } from '../platform/postgres/database.ts';
import { startTestApp } from '../testing/app.ts';
import { openImports } from '../testing/importing.ts';
import { UsageError } from './usage.ts';

let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  imports = await openImports();
});
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => imports.close());

const run = async (content: string | Buffer, ...args: string[]): Promise<string> =>
  (await imports.run(await imports.fileOf(content), ...args)).join('\n');

/** What changes with any write to the games' rows. */
const written = ({ sql }: { sql: Database['sql'] }) =>
  sql`select (select md5(string_agg(xmin::text, ' ' order by id)) from games) as games,
    (select count(*)::int from store_changes) as changes`;

const header = 'id,name,publisher,genres,tags,price_usd,short';
const three = [
  '1,Slow Tide,Low Lantern,Action Free to Play,FPS,19.99,Shoot in space.',
  '2,Slow Tide,Harbour9,RPG,Dungeon Crawler,,',
  '3,Slow Tide,none,Gardening,,0,',
];
const csv = (...lines: string[]) => [header, ...lines, ''].join('\n');

describe('lobby import', () => {
  it('STORE-42, STORE-52: takes games of one name by several makers, each with an address of its own', async () => {
    const { sql } = await imports.shop();
    expect(await run(csv(...three))).toMatch(/3 new, 0 changed, 0 unchanged, 0 refused/);
    const rows = await sql`
      select games.slug, p.name as publisher, trailer, pictures from games left join publishers p on p.id = publisher_id
      order by games.id`;
    expect([...rows]).toEqual([
      { slug: 'slow-tide', publisher: 'Low Lantern', trailer: false, pictures: 5 },
      { slug: 'slow-tide-harbour9', publisher: 'Harbour9', trailer: false, pictures: 5 },
      {
        slug: expect.stringMatching(/^slow-tide-[0-9a-f]{8}$/),
        publisher: null,
        trailer: false,
        pictures: 5,
      },
    ]);
  });

  it('STORE-101, STORE-102: a file may tell what machines a game needs, by level and system; what it tells no more is gone', async () => {
    const { url, sql } = await imports.shop();
    const told =
      'id,name,least_memory,least_os,recommended_memory,least_storage_linux,recommended_graphics_macos';
    expect(
      await run(`${told}\n1,Tide,4 GB,Windows 10,"1,5 TB",700,\n2,Ebb,,,,,M2\n3,Foam,much,,,,\n`),
    ).toMatch(/2 new, 0 changed, 0 unchanged, 1 refused/);
    const app = await startTestApp({ databaseUrl: url });
    try {
      const none = { os: null, processor: null, graphics: null, memory: null, storage: null };
      const page = await app.guest().caller.store.game({ id: 'tide' });
      expect(page.requirements).toEqual([
        { ...none, system: 'windows', level: 'least', os: 'Windows 10', memory: 4_096 },
        { ...none, system: 'windows', level: 'recommended', memory: 1_572_864 },
        { ...none, system: 'linux', level: 'least', storage: 700 },
      ]);
      expect((await app.guest().caller.store.game({ id: 'ebb' })).requirements).toEqual([
        { ...none, system: 'macos', level: 'recommended', graphics: 'M2' },
      ]);
      expect(await run(`${told}\n1,Tide,8 GB,,,,\n2,Ebb,,,,,M2\n`)).toMatch(/0 new, 1 changed, 1 unchanged/);
      expect(await sql`select memory from game_requirements order by memory nulls last`).toMatchObject([
        { memory: 8_192 },
        { memory: null },
      ]);
    } finally {
      await app.close();
    }
  });

  it('STORE-50: what has no price is not for sale, and not free; what stands in the store is found and counted', async () => {
    const { url } = await imports.shop();
    await run(csv(...three));
    const app = await startTestApp({ databaseUrl: url });
    try {
      const { store } = app.guest().caller;
      const { items } = await store.games({ language: 'en' });
      expect(items.map(({ price }) => price?.now.amount ?? null)).toEqual([1_999, null, 0]);
      expect(items[2]).toMatchObject({ publisher: null, releasedAt: null });
      expect(await store.facets({})).toMatchObject({ free: 1, prices: { low: 1, middle: 1, unsold: 1 } });
      expect((await store.games({ price: 'unsold' })).items.map(({ slug }) => slug)).toEqual([
        'slow-tide-harbour9',
      ]);
      expect((await store.games({ q: 'gardening' })).total).toBe(1);
      expect((await store.games({ q: '던전', category: 'dungeon-runs' })).total).toBe(1);
      const page = await store.game({ id: 'slow-tide-harbour9', language: 'ko' });
      expect(page).toMatchObject({ price: null, short: '', systems: [], languages: [] });
      expect(page.tags.map(({ name }) => name)).toEqual(['던전 크롤러', 'RPG']);
      expect(page.categories.map(({ slug }) => slug)).toEqual(['dungeon-runs', 'all', 'role-playing']);
    } finally {
      await app.close();
    }
  });

  it('STORE-51: again it writes nothing; what the file changed is changed, what people changed stays', async () => {
    const { sql } = await imports.shop();
    await run(csv(...three));
    const before = await written({ sql });
    expect(await run(csv(...three))).toMatch(/0 new, 0 changed, 3 unchanged, 0 refused/);
    expect(await written({ sql })).toEqual(before);

    await sql`update games set title = 'Slower Tide' where slug = 'slow-tide'`;
    await sql`insert into prices select id, 'USD', 500 from games where slug = 'slow-tide-harbour9'`;
    const next = csv(
      three[0]?.replace('19.99', '9.99') ?? '',
      three[1]?.replace('RPG', 'Strategy') ?? '',
      three[2] ?? '',
    );
    expect(await run(next)).toMatch(/0 new, 2 changed, 1 unchanged, 0 refused/);
    const rows = await sql`
      select title, amount::int, array(select tag from game_tags t where t.game_id = g.id order by position) as tags,
        (select document like '%slower%' from game_search s where s.game_id = g.id) as found
      from games g join prices on game_id = id order by g.id`;
    expect([...rows]).toEqual([
      { title: 'Slower Tide', amount: 999, tags: ['fps', 'action', 'free-to-play'], found: true },
      { title: 'Slow Tide', amount: 500, tags: ['dungeon-crawler', 'strategy'], found: false },
      { title: 'Slow Tide', amount: 0, tags: ['gardening'], found: false },
    ]);
    // A file without a column says nothing of it.
    expect(await run('id,name\n1,Slow Tide\n')).toMatch(/1 unchanged/);
  });

  it('STORE-51: without a column of ids, name and maker say which game it is', async () => {
    await imports.shop();
    const rows = 'name,publisher\nTide,A\nTide,B\nTIDE,a\n';
    expect(await run(rows)).toMatch(/2 new, 0 changed, 0 unchanged, 1 refused/);
    expect(await run('name,publisher,tags\nTide,B,Puzzle\nTide,A,\n')).toMatch(
      /0 new, 1 changed, 1 unchanged|0 new, 2 changed/,
    );
  });

  it('OPS-56: refused rows are told with line, field, rule and value, in a report too, and the exit code is 3', async () => {
    const { sql } = await imports.shop();
    const report = imports.pathOf('refused.csv');
    const bad = ['4,,P,,,,', '1,Again,P,,,,', '5,Rich,P,,,=1+1,'];
    const text = await run(csv(...three, ...bad), '--report', report);
    expect(text).toMatch(/line 5, name: refused, nothing there/);
    expect(text).toMatch(/3 new, 0 changed, 0 unchanged, 3 refused/);
    expect(process.exitCode).toBe(3);
    expect((await readFile(report, 'utf8')).split('\r\n')).toEqual([
      '\ufeffline,field,rule,value',
      '5,name,EMPTY,""',
      '6,row,TWICE,"as on line 2"',
      `7,price_usd,NOT_A_PRICE,"'=1+1"`,
      '',
    ]);
    expect((await sql`select count(*)::int as games from games`)[0]).toEqual({ games: 3 });
  });

  it('OPS-59: of two at once one is refused', async () => {
    const { sql } = await imports.shop();
    const holder = await sql.reserve();
    try {
      await holder`select pg_advisory_lock(${locks.catalogueImport}::bigint)`;
      await expect(run(csv(...three))).rejects.toThrow(/Another import is at work/);
    } finally {
      await holder`select pg_advisory_unlock(${locks.catalogueImport}::bigint)`;
      holder.release();
    }
    expect(await run(csv(...three))).toMatch(/3 new/);
  });

  it('OPS-57: a dry run tells the same and writes nothing', async () => {
    const { sql } = await imports.shop();
    // Migrations note a change of the store.
    const count =
      () => sql`select (select count(*) from games) as games, (select count(*) from categories) as categories,
      (select json_agg(store_changes) from store_changes) as changes`;
    const [before] = await count();
    expect(await run(csv(...three), '--dry-run')).toMatch(/Nothing was written. It would be: 3 new/);
    const [row] = await count();
    expect(row).toMatchObject({ games: '0', categories: '0' });
    expect(row).toEqual(before);
  });

  it.each([
    [[], /takes one file/],
    [['nowhere.csv'], /no such file/],
    [['FILE', '--encoding', 'klingon'], /--encoding takes/],
    [['FILE', '--delimiter', 'ab'], /--delimiter takes one character/],
    [['FILE', '--currency', 'EUR'], /--currency takes KRW, USD, CNY/],
    [['FILE', '--columns', 'name=nothing'], /no column "nothing"/],
    [['FILE', '--report', '/nowhere/at/all.csv'], /--report/],
    [['PRICED'], /needs --currency/],
  ])('OPS-58: %j is refused before anything is written', async (args, message) => {
    const { sql } = await imports.shop();
    const files = {
      FILE: await imports.fileOf(csv(...three)),
      PRICED: await imports.fileOf('name,price\nA,1\n', 'priced.csv'),
    };
    const real = args.map((arg) => files[arg as keyof typeof files] ?? arg);
    const refused = imports.run(...real);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect((await sql`select count(*)::int as games from games`)[0]).toEqual({ games: 0 });
  });
});
