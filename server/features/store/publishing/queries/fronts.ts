// The cover and wide picture of a game, for those who change them.
import { eq } from 'drizzle-orm';
import { gameFronts } from '../../../../../drizzle/schema/store.ts';
import type { GameFronts } from '../../../../../shared/publishing.ts';
import type { Database } from '../../../../platform/postgres/database.ts';
import { expectGameOf } from '../policy.ts';

/** Those that were uploaded. @throws AppError GAME_NOT_FOUND. */
export async function findFronts({ db }: Database, memberId: string, gameId: string): Promise<GameFronts> {
  await expectGameOf(db, memberId, gameId, 'look');
  const rows = await db.select().from(gameFronts).where(eq(gameFronts.gameId, gameId));
  const idOf = (shape: keyof GameFronts) => rows.find((row) => row.shape === shape)?.id ?? null;
  return { cover: idOf('cover'), wide: idOf('wide') };
}
