// Fills an empty database with a believable world: the same for the same numbers and the same moment.
import type postgres from 'postgres';
import { locks } from '../platform/locks.ts';
import type { Database } from '../platform/postgres/database.ts';
import { seedAlerts } from './alerts.ts';
import { seedBundles } from './bundles.ts';
import { seedDirects } from './directs.ts';
import { seedFriends } from './friends.ts';
import { seedGroups } from './groups.ts';
import { seedLife } from './life.ts';
import { seedMembers } from './people.ts';
import { seedShelves } from './play.ts';
import { seedProfiles } from './profiles.ts';
import { seedRooms } from './rooms.ts';
import { seedShop } from './shop.ts';

export type SeedSize = {
  games: number;
  members: number;
  /** How far back the world's life goes. */
  days: number;
};

/** What `npm start` fills an empty shop with. */
export const defaultSeedSize: SeedSize = { games: 96, members: 240, days: 120 };

export type SeedOptions = SeedSize & {
  /** Epoch milliseconds: the moment the world has reached. */
  now: number;
  /** Whether the first members become demo members, whom anybody may be and scripts speak for. */
  demo: boolean;
  onProgress(text: string): void;
};

export type SeedContext = SeedOptions & {
  /** The moment so many days from now; negative is the past. */
  day(number: number): Date;
};

export class AlreadySeededError extends Error {
  override name = 'AlreadySeededError';
}

/** Whether nobody and nothing is there yet. */
export const isUnseeded = ({ sql }: Database): Promise<boolean> => isEmpty(sql);

async function isEmpty(sql: postgres.ISql): Promise<boolean> {
  const [found] = await sql`
    select exists (select 1 from games) or exists (select 1 from members)
      or exists (select 1 from installation where name = 'seed') as taken`;
  return found?.['taken'] === false;
}

/**
 * Writes the whole world in one transaction; two instances that start at once write one.
 * @throws {AlreadySeededError} when there are games or members already; nothing is changed then.
 */
export async function seed(database: Database, options: SeedOptions): Promise<void> {
  const context: SeedContext = {
    ...options,
    day: (number) => new Date(options.now + number * 24 * 3_600_000),
  };
  await database.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${locks.seed}::bigint)`;
    if (!(await isEmpty(sql))) {
      throw new AlreadySeededError(
        'This database has games or members already; a seed is only for an empty one.',
      );
    }
    const shop = await seedShop(sql, context);
    const people = await seedMembers(sql, context);
    await seedLife(sql, context, shop, people);
    await seedBundles(sql, context);
    await seedProfiles(sql, context, people);
    await seedShelves(sql, context, people);
    await seedAlerts(sql, context, people);
    await seedRooms(sql, context, people);
    await seedGroups(sql, context, people);
    await seedFriends(sql, context, people);
    await seedDirects(sql, context, people);
    const { games, members, days, now } = options;
    await sql`insert into installation (name, value) values ('seed', ${sql.json({ games, members, days, now })})`;
  });
  // Plans made without statistics would read whole tables until PostgreSQL gets round to it by itself.
  await database.sql`analyze`;
}
