// `lobby import` as it is typed, with 27,000 games: killed on the way, and repeated.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../platform/postgres/database.ts';
import { programRoot } from '../platform/root.ts';
import { catalogueLines } from '../testing/catalogue.ts';
import { openImports } from '../testing/importing.ts';

let imports: Awaited<ReturnType<typeof openImports>>;
beforeAll(async () => {
  imports = await openImports();
});
afterAll(() => imports.close());

/** Everything an import writes, but ids and times, as text. */
async function contents({ sql }: { sql: Database['sql'] }): Promise<string[]> {
  const rows = await sql`
    select g.slug, g.title, g.titles, g.systems, g.languages, g.released_at, g.genre, p.name as publisher, p.slug as maker,
      (select array_agg(tag order by position) from game_tags t where t.game_id = g.id) as tags,
      (select array_agg(category order by category) from game_categories c where c.game_id = g.id) as shelves,
      (select array_agg(currency || amount order by currency) from prices where game_id = g.id) as prices,
      (select array_agg(language || short || long order by language) from game_texts t where t.game_id = g.id) as texts,
      (select document from game_search s where s.game_id = g.id) as document,
      (select source || key from imported_games i where i.game_id = g.id) as key
    from games g left join publishers p on p.id = g.publisher_id order by g.slug`;
  return rows.map((row) => JSON.stringify(row));
}

describe('lobby import, at size', () => {
  it('STORE-53: 27,000 untidy rows, killed on the way and repeated, make the same store as once', async () => {
    const file = await imports.fileOf(Buffer.concat([...catalogueLines(27_000)]));
    const once_ = await imports.shop();
    expect((await imports.run(file)).at(-1)).toMatch(/27,000 new, 0 changed, 0 unchanged, 0 refused/);

    const killed = await imports.shop();
    const command = spawn(
      process.execPath,
      ['--import', 'tsx', join(programRoot(), 'server/console/main.ts'), 'import', file],
      {
        cwd: programRoot(),
        env: { ...process.env, DATABASE_URL: killed.url },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    // It tells its progress after a second of work: some batches are in, most are not.
    for await (const chunk of command.stdout) if (/ %: /.test(String(chunk))) break;
    const exited = once(command, 'exit');
    command.kill('SIGKILL');
    await exited;
    const [there] = await killed.sql`select count(*)::int as games from games`;
    expect(there?.['games'] % 500).toBe(0);
    expect(there?.['games']).toBeLessThan(27_000);

    // The killed command's session ends when PostgreSQL notices; until then another is refused.
    await vi.waitUntil(async () => {
      const [lock] = await killed.sql`select count(*)::int as held from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`;
      return lock?.['held'] === 0;
    }, 60_000);
    expect((await imports.run(file)).at(-1)).toMatch(
      new RegExp(`, ${there?.['games'].toLocaleString('en')} unchanged, 0 refused`),
    );
    expect(await contents(killed)).toEqual(await contents(once_));
    const indexes = await killed.sql`
      select indexname from pg_indexes where tablename = 'game_search' and indexdef like '%gin%' order by 1`;
    expect(indexes.map((row) => row['indexname'])).toEqual(['game_search_document', 'game_search_grams']);
  }, 300_000);
});
