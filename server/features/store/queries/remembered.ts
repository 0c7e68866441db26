// Answers that are counted over the whole store, kept while nothing they are made of has changed.
import { sql } from 'drizzle-orm';
import { games, sales, storeChanges } from '../../../../drizzle/schema/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';

type Kept = { version: string; from: number; until: number; answer: Promise<unknown> };

/** Answers of one process; those asked for longest ago go first. */
const keptAtMost = 1_000;
/** As its index has it. */
const release = sql`coalesce(${games.releasedAt}, to_timestamp(0))`;
const day = 24 * 3_600_000;

const answers = prepared(() => new Map<string, Kept>());

const seen = (condition = sql``) =>
  sql<string>`count(*)${condition} || ' ' || coalesce(sum(${storeChanges.token})${condition}, 0)`;
const versions = prepared((db) =>
  db
    .select({
      catalogue: seen(sql` filter (where ${storeChanges.kind} = 'catalogue')`).as('catalogue'),
      all: seen().as('all'),
    })
    .from(storeChanges)
    .prepare('store_versions'),
);

/** The next moment at which a sale begins or ends, or a game comes out. */
const nextChange = prepared((db) =>
  db
    .select({
      at: sql<string | null>`(extract(epoch from least(
        (select min(${release}) from ${games} where ${release} > ${sql.placeholder('now')}::timestamptz),
        min(${sales.startsAt}) filter (where ${sales.startsAt} > ${sql.placeholder('now')}::timestamptz),
        min(${sales.endsAt}) filter (where ${sales.endsAt} > ${sql.placeholder('now')}::timestamptz)
      )) * 1000)::bigint::text`,
    })
    .from(sales)
    .where(sql`${sales.endsAt} > ${sql.placeholder('now')}::timestamptz`)
    .prepare('next_change'),
);

/** The next moment at which the answer may be another though no row changes: a sale's, a release's, a new day. */
async function changesAt(database: Database, now: number): Promise<number> {
  const [next] = await nextChange(database).execute({ now: new Date(now).toISOString() });
  return Math.min(Number(next?.at ?? Number.POSITIVE_INFINITY), (Math.floor(now / day) + 1) * day);
}

/**
 * The answer of `count`, or the one it gave before. It is never older than the moment of asking: what changed the
 * store is seen in the same snapshot as the change, by every instance, and times at which sales begin and end are
 * known. Whoever asks the same meanwhile waits for the same answer.
 * @param key everything the answer depends on, but the store and the time.
 * @param copies whether it depends on copies sold too.
 * @param now epoch milliseconds.
 */
export async function remembered<Answer>(
  database: Database,
  { key, copies, now }: { key: string; copies: boolean; now: number },
  count: () => Promise<Answer>,
): Promise<Answer> {
  const [seenNow] = await versions(database).execute();
  const version = (copies ? seenNow?.all : seenNow?.catalogue) ?? '';
  const kept = answers(database);
  const known = kept.get(key);
  if (known?.version === version && known.from <= now && now < known.until) {
    kept.delete(key);
    kept.set(key, known);
    return known.answer as Promise<Answer>;
  }
  const until = await changesAt(database, now);
  const answer = count();
  const entry: Kept = { version, from: now, until, answer };
  kept.delete(key);
  kept.set(key, entry);
  const oldest = kept.size > keptAtMost ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  answer.catch(() => {
    if (kept.get(key) === entry) kept.delete(key);
  });
  return answer;
}
