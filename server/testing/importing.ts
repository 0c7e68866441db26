// `lobby import` as it is typed, on empty shops of its own. For tests.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { importCommand } from '../console/import.ts';
import { type Database, openDatabase } from '../platform/postgres/database.ts';
import { type TestDatabase, testDatabase } from './postgres.ts';

/** Hears what the command says from now on, until it is closed. */
export async function openImports() {
  const opened: { test: TestDatabase; database: Database }[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  let said: string[] = [];
  const heard = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  /** Where a file of this name lies. */
  const pathOf = (name: string) => join(folder, name);
  const fileOf = async (content: string | Buffer, name = 'games.csv'): Promise<string> => {
    await writeFile(pathOf(name), content);
    return pathOf(name);
  };
  return {
    pathOf,
    fileOf,
    /** An empty shop, which the command works on from now on. */
    async shop(): Promise<{ sql: Database['sql']; url: string }> {
      const test = await testDatabase('import');
      const database = openDatabase(test.url, { pool: 4 });
      opened.push({ test, database });
      vi.stubEnv('DATABASE_URL', test.url);
      return { sql: database.sql, url: test.url };
    },
    /** Runs the command; returns the lines it says. */
    async run(...args: string[]): Promise<string[]> {
      said = [];
      await importCommand(args);
      return said;
    },
    async close(): Promise<void> {
      process.exitCode = undefined;
      vi.unstubAllEnvs();
      heard.mockRestore();
      for (const { test, database } of opened) {
        await database.close();
        await test.drop();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
