// A copy as a list shows it: the columns of one, and what goes over the wire.
import { sql } from 'drizzle-orm';
import type { OwnedGame } from '../../../../shared/library.ts';
import type { Language } from '../../../../shared/primitives.ts';
import type { CopySource } from '../../../../shared/store.ts';

export type Row = {
  id: string;
  slug: string;
  title: string;
  source: CopySource;
  /** Epoch milliseconds, as PostgreSQL writes a bigint. */
  bought: string;
  played: string | null;
  play_ms: string;
  hidden: boolean;
};
export type FullRow = Row & { devices: string[]; collections: string[] };

/** Columns of `entitlements copy join games`; the games are named in a language. */
export const columns = (language: Language) => sql`
  games.id, games.slug, coalesce(games.titles ->> ${language}, games.title) as title, copy.source,
  (extract(epoch from copy.at) * 1000)::bigint as bought,
  (extract(epoch from copy.played_at) * 1000)::bigint as played, copy.play_ms, copy.hidden`;

/** Where the copies of a page stand: looked up for its rows alone. */
export const places = (memberId: string) => sql`
  array(
    select device_id from installs where installs.member_id = ${memberId} and installs.game_id = page.id
    order by device_id
  ) as devices,
  array(
    select collection_id from collection_games held
    where held.member_id = ${memberId} and held.game_id = page.id order by collection_id
  ) as collections`;

export const present = (row: FullRow): OwnedGame => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  source: row.source,
  boughtAt: Number(row.bought),
  playMs: Number(row.play_ms),
  playedAt: row.played === null ? null : Number(row.played),
  hidden: row.hidden,
  devices: row.devices,
  collections: row.collections,
});
