// What several members did last, merged as it is read: each of them is asked for their newest by an index, and nothing
// is copied to anybody when it happens.
import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from './postgres/database.ts';

/** `at` is in microseconds, as PostgreSQL keeps it: what happened in one millisecond still has its order. */
export type Recent = { actorId: string; refId: string; at: number };

/**
 * Where a list goes on: what happened before a moment, and of what happened in it all, nothing, or what comes after one.
 */
export type RecentPlace = { at: number; among: 'all' | 'none' | { actorId: string; refId: string } };

export type RecentAsked = { after: RecentPlace | null; limit: number };

const momentOf = (at: number): SQL => sql`(timestamptz 'epoch' + ${at}::float8 * interval '1 microsecond')`;

/** Microseconds of a column. */
export const microsOf = (at: SQL): SQL => sql`(extract(epoch from ${at}) * 1000000)::bigint`;

/** What comes after a place, of rows sorted by time, then by who did it and to what. */
export function isAfterPlace(
  place: RecentPlace | null,
  row: { at: SQL; actor: SQL; ref: SQL },
  type: SQL,
): SQL {
  if (!place) return sql`true`;
  const moment = momentOf(place.at);
  if (place.among === 'none') return sql`${row.at} < ${moment}`;
  if (place.among === 'all') return sql`${row.at} <= ${moment}`;
  const { actorId, refId } = place.among;
  return sql`${row.at} <= ${moment} and (${row.at} < ${moment} or ${row.actor} > ${actorId}::uuid
    or (${row.actor} = ${actorId}::uuid and ${row.ref} > ${refId}::${type}))`;
}

export const idsOf = (ids: readonly string[]): SQL => sql`${`{${ids.join()}}`}::uuid[]`;

type Source = {
  /** The table, with what it is joined to. */
  from: SQL;
  /** Its columns: who, what, when. An index has them in this order, the newest first. */
  actor: SQL;
  ref: SQL;
  at: SQL;
  /** Which rows count. */
  where?: SQL;
  type?: 'uuid' | 'int';
};

/** The statement, for tests of its plan too. */
export const recentOf = (actors: readonly string[], { after, limit }: RecentAsked, source: Source): SQL => {
  const { from, actor, ref, at, where = sql`true`, type = 'uuid' } = source;
  const place = isAfterPlace(after, { at, actor: sql`actors.id`, ref }, sql.raw(type));
  return sql`
    select actors.id as "actorId", newest.ref::text as "refId", ${microsOf(sql`newest.at`)} as at
    from unnest(${idsOf(actors)}) as actors(id)
    cross join lateral (
      select ${ref} as ref, ${at} as at from ${from}
      where ${actor} = actors.id and ${where} and ${place}
      order by ${at} desc nulls last, ${ref} limit ${limit}
    ) as newest
    order by newest.at desc, actors.id, newest.ref limit ${limit}`;
};

/** The newest of what these members did, from a place on. */
export async function findRecent(
  db: Executor,
  actors: readonly string[],
  asked: RecentAsked,
  source: Source,
): Promise<Recent[]> {
  if (actors.length === 0) return [];
  const rows = await db.execute<{ actorId: string; refId: string; at: string }>(
    recentOf(actors, asked, source),
  );
  return [...rows].map(({ actorId, refId, at }) => ({ actorId, refId, at: Number(at) }));
}
