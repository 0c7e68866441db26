// Copies and reviews for tests.
import type { ReviewCopy } from '../../shared/reviewing.ts';
import type { WriteReview } from '../../shared/reviews.ts';
import type { PlainTransaction } from '../platform/postgres/database.ts';
import type { Services } from '../services.ts';
import type { TestMember } from './app.ts';

type Copy = { source?: 'key' | 'grant'; playMinutes?: number };

/** Whoever moves copies holds their games before. */
const holdGame = (sql: PlainTransaction, gameId: string) =>
  sql`select from games where id = ${gameId} for no key update`;

/** Gives a member a copy, as the house does. */
export async function own(
  { database, clock }: Services,
  { me }: Pick<TestMember, 'me'>,
  gameId: string,
  { source = 'grant', playMinutes = 0 }: Copy = {},
): Promise<void> {
  await database.sql.begin(async (sql) => {
    await holdGame(sql, gameId);
    await sql`insert into entitlements (member_id, game_id, at, source, play_ms)
      values (${me.id}, ${gameId}, ${new Date(clock.now())}, ${source}, ${playMinutes * 60_000})`;
  });
}

/** Takes a copy away, as a refund does. */
export async function disown({ database }: Services, { me }: TestMember, gameId: string): Promise<void> {
  await database.sql.begin(async (sql) => {
    await holdGame(sql, gameId);
    await sql`delete from entitlements where member_id = ${me.id} and game_id = ${gameId}`;
  });
}

/** A member's review of a game they have; returns its id. */
export async function say(
  { newId }: Services,
  { caller }: TestMember,
  gameId: string,
  said: Partial<Omit<WriteReview, 'gameId' | 'key'>> = {},
): Promise<string> {
  const whole = { recommended: true, body: 'Fine.', language: 'en' as const, ...said };
  return (await caller.store.review.write({ gameId, ...whole, key: newId() })).reviewId;
}

/** What has drifted: games and reviews whose counts are not what one counts, and marks that are not as the library has it. */
export async function drifted({ database: { sql } }: Services): Promise<unknown[]> {
  const games = await sql`
    select slug, reviews, positive from games where
      reviews <> (select count(*) from reviews r where r.game_id = games.id and r.copy = 'bought' and r.hidden_at is null)
      or positive <> (
        select count(*) from reviews r
        where r.game_id = games.id and r.copy = 'bought' and r.hidden_at is null and r.recommended
      )`;
  const votes = await sql`
    select id, helpful, unhelpful, funny from reviews, lateral (
      select count(*) filter (where vote = 'helpful') as h, count(*) filter (where vote = 'unhelpful') as u,
        count(*) filter (where vote = 'funny') as f
      from review_votes where review_id = reviews.id
    ) counted where (helpful, unhelpful, funny) is distinct from (h, u, f)`;
  const marks = await sql`
    select reviews.id, reviews.copy from reviews left join entitlements owned using (member_id, game_id)
    where reviews.copy <> case when owned.source is null then ${'returned' satisfies ReviewCopy}
      when owned.source = 'key' then 'key' else 'bought' end`;
  return [...games, ...votes, ...marks];
}
