// store.review.scores: what players think of a game, of all time and of late.
import { sql } from 'drizzle-orm';
import { recentDays } from '../../../../../shared/reviewing.ts';
import type { ReviewScores } from '../../../../../shared/reviews.ts';
import { rate } from '../../../../../shared/store.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';

const day = 86_400_000; // ms

/** @throws AppError GAME_NOT_FOUND. */
export async function findScores(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  gameId: string,
): Promise<ReviewScores> {
  const since = new Date(clock.now() - recentDays * day).toISOString();
  const [row] = await database.db.execute<Record<'reviews' | 'positive' | 'lately' | 'liked', number>>(sql`
    select reviews, positive, lately, liked from games, lateral (
      select count(*)::int as lately, count(*) filter (where recommended)::int as liked
      from reviews where game_id = games.id and scored and at >= ${since}
    ) recent
    where id = ${gameId} and state <> 'draft'`);
  if (!row) throw new AppError('GAME_NOT_FOUND');
  return { overall: rate(row.positive, row.reviews), recent: rate(row.liked, row.lately) };
}
