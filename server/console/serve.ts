// `lobby serve`: from nothing to a running shop, saying what it does, and back down in order.
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { startVisitors } from '../demo/visitors.ts';
import { ensureFirstAdministrator } from '../features/accounts/firstAdministrator.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { defaultSeedSize, isUnseeded, seed } from '../seed/seed.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** Tables, first content, first administrator. Returns what to tell the person who started it. */
async function prepare(url: string, config: Config): Promise<string[]> {
  await migrate(url);
  const database = openDatabase(url, { pool: 4 });
  try {
    if (config.seed === 'demo' && (await isUnseeded(database))) {
      console.log('Filling the shop: games, members, rooms …');
      await seed(database, { ...defaultSeedSize, now: Date.now(), demo: true, onProgress: () => {} });
    }
    const administrator = await ensureFirstAdministrator(database, Date.now());
    if (!administrator) return [];
    return [
      `First administrator: ${administrator.email}`,
      `            password: ${administrator.password}   (shown this once)`,
    ];
  } finally {
    await database.close();
  }
}

function startFailure(error: unknown, config: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EADDRINUSE') {
    return new UsageError(`Port ${config.PORT} on ${config.HOST} is taken. Choose another with PORT=3001.`);
  }
  if (error.code === 'EACCES')
    return new UsageError(`Port ${config.PORT} needs more rights. Choose one above 1023.`);
  return error;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const listen = (heard: () => void) => {
      for (const signal of signals) process.once(signal, heard);
    };
    listen(() => {
      listen(() => process.exit(130));
      resolve();
    });
  });
}

export async function serveCommand(): Promise<void> {
  const config = readConfig(process.env);
  const stop = stopRequested();
  const owned = await provideDatabase(config, console.log);
  try {
    const notes = await prepare(owned.url, config);
    const app = await createApp({ ...config, DATABASE_URL: owned.url }).catch((error: unknown) => {
      throw startFailure(error, config);
    });
    // Not waited for: the shop is open before they have come in.
    const visitors = config.visitors ? startVisitors(app) : null;
    const address = config.PUBLIC_URL ?? app.url.replace('127.0.0.1', 'localhost');
    console.log(
      [
        '',
        `Lobby is open at ${address}`,
        ...(config.demo ? ['Sign in by one click as a demo member, or make an account.'] : []),
        ...notes,
        'Ctrl-C closes it.',
        '',
      ].join('\n'),
    );
    await stop;
    console.log('Closing …');
    await (await visitors)?.stop();
    await app.close();
  } finally {
    await owned.stop();
  }
}
