// The games a member stands on top of their profile, in their order; those of them that are shown.
import { asc, eq } from 'drizzle-orm';
import { favouriteGames } from '../../../../drizzle/schema/profiles.ts';
import { belongsTo } from '../../../../shared/privacy.ts';
import type { OwnedGame } from '../../../../shared/profiles.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findShown } from '../../library/queries/shown.ts';
import { findCards } from '../../store/queries/cards.ts';
import type { Viewer } from '../../store/queries/viewer.ts';
import type { Look } from './looking.ts';

/** What a member chose, with the minutes they played; games they do not show are left out. */
async function chosenOf({ db }: Database, memberId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ gameId: favouriteGames.gameId })
    .from(favouriteGames)
    .where(eq(favouriteGames.memberId, memberId))
    .orderBy(asc(favouriteGames.position));
  const ids = rows.map(({ gameId }) => gameId);
  const shown = await findShown(db, memberId, ids);
  return new Map(ids.flatMap((id) => (shown.has(id) ? [[id, shown.get(id) ?? 0] as const] : [])));
}

export const countFavourites = async (database: Database, memberId: string): Promise<number> =>
  (await chosenOf(database, memberId)).size;

export async function listFavourites(
  database: Database,
  { member, bond, privacy }: Look,
  viewer: Viewer,
): Promise<OwnedGame[]> {
  const played = await chosenOf(database, member.id);
  const cards = await findCards(database, [...played.keys()], viewer);
  const told = belongsTo(privacy.playTime, bond);
  return cards.map((card) => ({ ...card, playMinutes: told ? (played.get(card.id) ?? 0) : null }));
}
