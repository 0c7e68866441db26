// The title of an uploaded trailer, and what is said in it, by language.
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { gameTrailers } from '../../../../../drizzle/schema/store.ts';
import { trailerCaptions } from '../../../../../drizzle/schema/trailerCaptions.ts';
import { readCaptions } from '../../../../../shared/captions.ts';
import type { nameTrailerInput, setCaptionsInput } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { changeGame } from './change.ts';

/**
 * Calls a trailer something; the empty title is none. Again is no change.
 * @throws AppError TRAILERS_CHANGED where it is gone, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function nameTrailer(
  services: Services,
  memberId: string,
  { gameId, trailerId, title }: z.output<typeof nameTrailerInput>,
): Promise<void> {
  await changeGame(services, memberId, gameId, async (tx) => {
    const named = await tx
      .update(gameTrailers)
      .set({ title })
      .where(and(eq(gameTrailers.gameId, gameId), eq(gameTrailers.id, trailerId)))
      .returning({ id: gameTrailers.id });
    if (named.length === 0) throw new AppError('TRAILERS_CHANGED');
  });
}

/**
 * Gives a trailer captions in a language, in place of others in it, or takes them away.
 * @param input `text` is WebVTT; null takes them away, also where there are none.
 * @throws AppError UPLOAD_NOT_CAPTIONS with the `reason` and the `line`, TRAILERS_CHANGED where the trailer is gone,
 *   GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function setCaptions(
  services: Services,
  memberId: string,
  { gameId, trailerId, language, text }: z.output<typeof setCaptionsInput>,
): Promise<void> {
  const read = text === null ? null : readCaptions(text);
  if (read && 'fault' in read)
    throw new AppError('UPLOAD_NOT_CAPTIONS', { reason: read.fault, line: read.line });
  await changeGame(services, memberId, gameId, async (tx) => {
    const there = await tx.$count(
      gameTrailers,
      and(eq(gameTrailers.gameId, gameId), eq(gameTrailers.id, trailerId)),
    );
    if (there === 0) throw new AppError('TRAILERS_CHANGED');
    const its = and(eq(trailerCaptions.trailerId, trailerId), eq(trailerCaptions.language, language));
    await tx.delete(trailerCaptions).where(its);
    if (read)
      await tx.insert(trailerCaptions).values({ id: services.newId(), trailerId, language, body: read.text });
  });
}
