// `lobby migrate`: brings the tables up to date and ends.
import { readConfig } from '../config.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { provideDatabase } from './resources.ts';

export async function migrateCommand(): Promise<void> {
  const config = readConfig(process.env);
  const database = await provideDatabase(config, console.log);
  try {
    await migrate(database.url);
    console.log('The tables are up to date.');
  } finally {
    await database.stop();
  }
}
