// The trailers of a game, for those who change them.
import type { GameTrailers } from '../../../../../shared/publishing.ts';
import type { Services } from '../../../../services.ts';
import { findTrailers, trailerBytesOf } from '../../queries/trailers.ts';
import { expectGameOf } from '../policy.ts';

/** Those that were uploaded, in their order, how large one may be, and how much room there is. @throws AppError GAME_NOT_FOUND. */
export async function findGameTrailers(
  { config, database }: Pick<Services, 'config' | 'database'>,
  memberId: string,
  gameId: string,
): Promise<GameTrailers> {
  const { id } = await expectGameOf(database.db, memberId, gameId, 'look');
  return {
    trailers: await findTrailers(database, gameId),
    megabytes: config.LOBBY_TRAILER_MB,
    space: {
      used: await trailerBytesOf(database.db, id),
      max: config.LOBBY_TRAILERS_MB_A_PUBLISHER * 1_048_576,
    },
  };
}
