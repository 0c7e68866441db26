// Starts one PostgreSQL for a whole test run and migrates one template database, which every test file clones.
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/postgres/embedded/index.ts';
import { removePlace } from '../platform/postgres/embedded/place.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { type TestPostgres, withDatabase } from './provided.ts';
import { within } from './within.ts';

/** Milliseconds for each step. Vitest bounds what tests and their hooks wait for, and nothing that is done here. */
const patience = 120_000;

interface Run {
  readonly postgres: TestPostgres;
  readonly stop: () => Promise<void>;
  users: number;
}

// Every Vitest project loads this file anew, so the run they share is kept where all of them see it.
const shared = globalThis as { lobbyTestRun?: Promise<Run> | undefined };

/** Called by Vitest once for each project before its first test; all projects share one server. */
export async function setup(project: TestProject): Promise<void> {
  shared.lobbyTestRun ??= startRun();
  const run = await shared.lobbyTestRun;
  run.users += 1;
  project.provide('postgres', run.postgres);
}

/** Called by Vitest once for each project after its last test. */
export async function teardown(): Promise<void> {
  const run = await shared.lobbyTestRun;
  if (!run) return;
  run.users -= 1;
  if (run.users > 0) return;
  shared.lobbyTestRun = undefined;
  await stopAll(run);
}

async function startRun(): Promise<Run> {
  const given = process.env['TEST_DATABASE_URL'];
  const embedded = given ? undefined : await startInTime();
  const adminUrl = given ?? embedded?.url ?? '';
  const prefix = `lobby_test_${randomBytes(4).toString('hex')}_`;
  const template = `${prefix}template`;
  try {
    await within('the database all tests clone', patience, makeTemplate(adminUrl, template));
  } catch (error) {
    // Why the run fails is said by the first error; that PostgreSQL does not stop either comes on top.
    if (embedded) await stopAll(embedded).catch((late: unknown) => console.error(late));
    throw error;
  }
  const stop = embedded?.stop ?? (() => dropAll(adminUrl, prefix));
  return { postgres: { adminUrl, template, prefix }, stop, users: 0 };
}

/** One that comes too late has nobody who would stop it: it is stopped as it comes. */
async function startInTime(): Promise<EmbeddedPostgres> {
  const starting = startEmbedded();
  try {
    return await within('PostgreSQL to start for the tests', patience, starting);
  } catch (error) {
    void starting.then(stopAll).catch(() => {});
    throw error;
  }
}

const stopAll = (begun: Pick<Run, 'stop'>) =>
  within('PostgreSQL to stop after the tests', patience, begun.stop());

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(template)}`;
  await sql.end();
  await migrate(withDatabase(adminUrl, template));
}

async function startEmbedded(): Promise<EmbeddedPostgres> {
  const root = await mkdtemp(path.join(tmpdir(), 'lobby-test-postgres-'));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(root, 'postgres'),
    database: 'postgres',
    durable: false,
    elsewhere: `${root}-elsewhere`,
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      for (const directory of [root, `${root}-elsewhere`]) await removePlace(directory);
    },
  };
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const left = await sql<{ datname: string }[]>`
    select datname from pg_database where starts_with(datname, ${prefix})`;
  for (const { datname } of left) await sql`drop database ${sql(datname)} with (force)`;
  await sql.end();
}
