// Takes a catalogue file into the store, a batch a transaction: what a killed import wrote is whole, and repeating it
// goes on where it ended.
import type postgres from 'postgres';
import type { Currency } from '../../../../shared/countries.ts';
import { locks } from '../../../platform/locks.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { newReading, type Reading } from './decode.ts';
import { changedParts, type Digests, digestsOf, partsIn } from './match.ts';
import { type CatalogueGame, type Refusal, type RowSettings, readRow } from './readRow.ts';
import { refreshSearch } from './refreshSearch.ts';
import { type FileRow, type Layout, readRows } from './rows.ts';
import { provideShelves, readShelves, type Shelves } from './shelves.ts';
import { digest } from './slugs.ts';
import { type ChangedGame, type NewGame, writeGames } from './writeGames.ts';

export type ImportOptions = {
  file: string;
  layout: Layout;
  /** Names the catalogue: ids of different ones may be the same. */
  source: string;
  currency: Currency | null;
  /** Reads and compares, and writes nothing. */
  dryRun: boolean;
  newId(): string;
  onRefused(refusal: Refusal): void;
  /** A name with characters that could not be read; the game is taken all the same. */
  onDamaged(line: number, name: string): void;
  /** After each batch. */
  onProgress(summary: ImportSummary): void;
};

export type ImportSummary = {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  damaged: number;
  reading: Reading;
};

/** Another import is at work on this database. */
export class ImportRunsError extends Error {
  override name = 'ImportRunsError';
}

/** Rows of one transaction. */
const batchSize = 500;

/** A function that says whether a key is new to this file, else on which line it stood. */
function onceInFile() {
  const lines = new Map<string, number>();
  return (key: string, line: number): number | null => {
    const short = digest(key, 16);
    const earlier = lines.get(short);
    if (earlier !== undefined) return earlier;
    lines.set(short, line);
    return null;
  };
}

/** Phrases of several words among the shop's own tags. */
async function phrasesOf(sql: postgres.ISql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`
    select distinct lower(name.value) as name from tags, jsonb_each_text(names) name where name.value like '% %'`;
  return new Set(rows.map(({ name }) => name));
}

type Known = { key: string; gameId: string; digests: Digests };

async function knownGames(sql: postgres.ISql, source: string, games: readonly CatalogueGame[]) {
  const rows = await sql<Known[]>`
    select key, game_id as "gameId", digests from imported_games
    where source = ${source} and key = any(${games.map(({ key }) => key)}::text[])`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** Sorts a batch into what is new and what changed; the rest needs nothing. */
async function compare(sql: postgres.ISql, options: ImportOptions, games: readonly CatalogueGame[]) {
  const known = await knownGames(sql, options.source, games);
  const said = partsIn(options.layout);
  const added: NewGame[] = [];
  const changed: ChangedGame[] = [];
  for (const game of games) {
    const digests = digestsOf(game, said);
    const before = known.get(game.key);
    if (!before) {
      added.push({ id: options.newId(), game, digests });
      continue;
    }
    const parts = changedParts(before.digests, digests);
    if (parts.length > 0) changed.push({ id: before.gameId, game, digests, parts });
  }
  return { added, changed };
}

async function takeBatch(
  database: Database,
  options: ImportOptions,
  shelves: Shelves,
  games: readonly CatalogueGame[],
): Promise<{ added: number; changed: number }> {
  if (options.dryRun) {
    const { added, changed } = await compare(database.sql, options, games);
    return { added: added.length, changed: changed.length };
  }
  return database.sql.begin(async (sql) => {
    const { added, changed } = await compare(sql, options, games);
    if (added.length + changed.length > 0) {
      await writeGames(sql, { newId: options.newId, shelves, source: options.source }, added, changed);
      await refreshSearch(
        sql,
        [...added, ...changed].map(({ id }) => id),
      );
    }
    return { added: added.length, changed: changed.length };
  });
}

/** Rows as games; what cannot be one is told and left out. */
async function* gamesOf(
  rows: AsyncIterable<FileRow>,
  options: ImportOptions,
  settings: RowSettings,
  summary: ImportSummary,
): AsyncGenerator<CatalogueGame> {
  const seenOn = onceInFile();
  const refuse = (refusal: Refusal) => {
    summary.refused += 1;
    options.onRefused(refusal);
  };
  for await (const row of rows) {
    if ('problem' in row) {
      refuse({ line: row.line, field: 'row', rule: row.problem, value: '' });
      continue;
    }
    const game = readRow(row.line, row.cells, settings);
    if ('rule' in game) {
      refuse(game);
      continue;
    }
    const earlier = seenOn(game.key, row.line);
    if (earlier !== null) {
      refuse({ line: row.line, field: 'row', rule: 'TWICE', value: `as on line ${earlier}` });
      continue;
    }
    if (game.title.includes('\ufffd')) {
      summary.damaged += 1;
      options.onDamaged(row.line, game.title);
    }
    yield game;
  }
}

/**
 * Plans made when the tables were small read whole tables, those of foreign keys too, until PostgreSQL gets round to
 * counting by itself: an import took three times as long.
 */
async function analyze(sql: postgres.ISql): Promise<void> {
  await sql`
    analyze games, game_tags, game_categories, game_search, game_texts, prices, publishers, tags, imported_games`;
}

/**
 * Imports the file the layout was found in.
 * @throws ImportRunsError; whatever the file or the database throw ends it with the batches before in place.
 */
export async function importCatalogue(database: Database, options: ImportOptions): Promise<ImportSummary> {
  const summary: ImportSummary = {
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    damaged: 0,
    reading: newReading(),
  };
  const connection = await database.sql.reserve();
  try {
    const [lock] = await connection`select pg_try_advisory_lock(${locks.catalogueImport}::bigint) as free`;
    if (!lock?.['free']) throw new ImportRunsError('Another import is at work on this database.');
    const shelves = await readShelves(connection);
    if (!options.dryRun) await database.sql.begin(provideShelves);
    const { layout, currency } = options;
    const settings: RowSettings = { layout, currency, phrases: await phrasesOf(connection) };
    let batch: CatalogueGame[] = [];
    let analyzeAt = options.dryRun ? Number.POSITIVE_INFINITY : batchSize;
    const flush = async () => {
      const games = batch;
      batch = [];
      const { added, changed } = await takeBatch(database, options, shelves, games);
      summary.added += added;
      summary.changed += changed;
      summary.unchanged += games.length - added - changed;
      options.onProgress(summary);
      if (summary.added >= analyzeAt) {
        analyzeAt = 2 * summary.added;
        await analyze(connection);
      }
    };
    for await (const game of gamesOf(
      readRows(options.file, layout, summary.reading),
      options,
      settings,
      summary,
    )) {
      batch.push(game);
      if (batch.length >= batchSize) await flush();
    }
    await flush();
    if (!options.dryRun && summary.added + summary.changed > 0) await analyze(connection);
    return summary;
  } finally {
    await connection`select pg_advisory_unlock(${locks.catalogueImport}::bigint)`.catch(() => {});
    connection.release();
  }
}
