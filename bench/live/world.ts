// What a bench stands on: a real Redis, a durable PostgreSQL with people in it, and the contestants' instances.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../server/platform/postgres/embedded/index.ts';
import { removePlace } from '../../server/platform/postgres/embedded/place.ts';
import { migrate } from '../../server/platform/postgres/migrate.ts';
import { startTestRedis, type TestRedis } from '../../server/testing/redis.ts';
import { type Contestant, lobby } from './contestants.ts';
import { makeRooms, type Person, type Place, seedPeople } from './people.ts';
import type { Server, StartOptions } from './server.ts';

export type World = {
  redis: TestRedis;
  people: Person[];
  /** The first people of the world, in new rooms. */
  rooms(shape: { rooms: number; size: number }): Promise<Place[]>;
  /** The two instances of a contestant, started when first asked for. */
  pair(contestant: Contestant): Promise<Pair>;
  /** Two new instances, which whoever asked must stop; all others are stopped before. */
  newPair(contestant: Contestant): Promise<Pair>;
  startOne(contestant: Contestant): Promise<Server>;
  close(): Promise<void>;
};

export type Pair = readonly [Server, Server];

const peopleCount = 1_000;

/** @param profile where to write CPU profiles of Lobby's instances; null for none. */
export async function openWorld(profile: string | null): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const redis = await startTestRedis();
  // Durable: a commit that was answered is on the disk.
  const database = await startEmbeddedPostgres({
    dataDir: join(root, 'postgres'),
    elsewhere: `${root}-elsewhere`,
  });
  await migrate(database.url);
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const people = await seedPeople(sql, peopleCount);
  const places = { redis: redis.url, database: database.url };
  const pairs = new Map<Contestant, Promise<Pair>>();

  const startOne = (contestant: Contestant) => {
    const options: StartOptions =
      profile !== null && contestant === lobby
        ? { nodeFlags: ['--cpu-prof', '--cpu-prof-dir', profile] }
        : {};
    return contestant.start(places, options);
  };
  const retire = async () => {
    const kept = [...pairs.values()];
    pairs.clear();
    for (const pair of kept) await stopPair(await pair);
  };
  // One after another: Lobby's first instance looks after the tables.
  const newPair = async (contestant: Contestant): Promise<Pair> => {
    const first = await startOne(contestant);
    return [first, await startOne(contestant)];
  };

  return {
    redis,
    people,
    rooms: (shape) => makeRooms(sql, people, shape),
    pair(contestant) {
      const known = pairs.get(contestant) ?? newPair(contestant);
      pairs.set(contestant, known);
      return known;
    },
    async newPair(contestant) {
      // PostgreSQL has connections for all pairs once, not twice.
      await retire();
      return newPair(contestant);
    },
    startOne,
    async close() {
      await retire();
      await sql.end();
      await redis.stop();
      await database.stop();
      for (const directory of [root, `${root}-elsewhere`]) await removePlace(directory);
    },
  };
}

export const stopPair = async (pair: Pair): Promise<void> =>
  void (await Promise.all(pair.map((server) => server.stop())));

/** Microseconds of CPU both have used. */
export async function cpuOf(pair: Pair): Promise<number> {
  const each = await Promise.all(pair.map((server) => server.cpu()));
  return each.reduce((sum, cpu) => sum + cpu, 0);
}
