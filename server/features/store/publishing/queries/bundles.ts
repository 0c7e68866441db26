// A publisher's bundles, drafts among them, as those who edit them need them.
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { bundles } from '../../../../../drizzle/schema/bundles.ts';
import type { OwnBundle } from '../../../../../shared/bundles.ts';
import { idSchema, type Page } from '../../../../../shared/primitives.ts';
import type { GameRef } from '../../../../../shared/store.ts';
import { decodeCursor, encodeCursor } from '../../../../platform/cursor.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { expectPublisher } from '../policy.ts';

const byId = z.tuple([idSchema]);

const gamesOf = sql<GameRef[]>`(
  select coalesce(json_agg(
    json_build_object('id', games.id, 'slug', games.slug, 'title', games.title) order by position, games.id
  ), '[]'::json)
  from bundle_games join games on games.id = game_id where bundle_id = bundles.id
)`;

/** The newest first. @throws AppError PUBLISHER_NOT_FOUND, BAD_CURSOR. */
export async function listOwnBundles(
  { db }: Database,
  memberId: string,
  { publisherId, cursor, limit }: { publisherId: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<OwnBundle>> {
  const after = cursor ? decodeCursor(cursor, byId)[0] : null;
  await expectPublisher(db, memberId, publisherId, 'look');
  const { id, slug, name, about, percent, state, startsAt, endsAt, version } = bundles;
  const rows = await db
    .select({ id, slug, name, about, percent, state, startsAt, endsAt, version, games: gamesOf })
    .from(bundles)
    .where(and(eq(bundles.publisherId, publisherId), after === null ? undefined : lt(bundles.id, after)))
    .orderBy(desc(bundles.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    about: { en: '', ko: '', zh: '', ...row.about },
    startsAt: row.startsAt?.getTime() ?? null,
    endsAt: row.endsAt?.getTime() ?? null,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.id]) : null };
}
