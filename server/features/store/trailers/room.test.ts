// How much room there is for the trailers of a game and of a publisher, over the real server.
import { request as ask } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailerLimits } from '../../../../shared/trailers.ts';
import type { TestMember } from '../../../testing/app.ts';
import { startTrailerShop, type TrailerShop } from '../../../testing/trailers.ts';
import { mp4 } from '../../../testing/videos.ts';

const megabyte = 1_048_576;

describe('room for trailers', () => {
  let shop: TrailerShop;
  beforeAll(async () => {
    shop = await startTrailerShop('a folder');
  });
  afterAll(() => shop?.close());

  /** Tells that so many bytes will come, and sends none. @returns what is answered all the same. */
  const announce = (member: TestMember, gameId: string, bytes: number) =>
    new Promise<{ status: number | undefined; appCode: string; params: object }>((resolve, reject) => {
      const sent = ask(
        `${shop.app.url}/uploads/game-trailer?game=${gameId}&key=${shop.key()}`,
        { method: 'POST', headers: { cookie: member.cookie, 'content-length': bytes } },
        (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => {
            resolve({ status: response.statusCode, ...JSON.parse(text).error.data });
            sent.destroy();
          });
        },
      );
      sent.on('error', reject);
      sent.flushHeaders();
    });
  /** As if these bytes were stored. */
  const grow = (trailerId: string, bytes: number) =>
    shop.app.services.database.sql`update game_trailers set size = ${bytes} where id = ${trailerId}`;
  const space = async (owner: TestMember, gameId: string) =>
    (await owner.caller.store.publishing.trailers({ gameId })).space;
  const max = 3;

  it('STORE-146: one too many is refused before any of it came, but one that was sent before is answered again', async () => {
    const { gameId, owner } = await shop.house();
    const films = Array.from({ length: trailerLimits.perGame }, (_, n) => ({
      key: shop.key(),
      film: mp4(100 + n),
    }));
    const ids: string[] = [];
    for (const { key, film } of films) ids.push(await shop.take(owner, gameId, film, key));
    expect(await announce(owner, gameId, megabyte)).toMatchObject({
      appCode: 'TRAILERS_FULL',
      params: { max: trailerLimits.perGame },
    });
    for (const [n, { key, film }] of films.entries())
      expect(await shop.take(owner, gameId, film, key)).toBe(ids[n]);
    expect(await shop.incoming()).toEqual([]);
  });

  it('STORE-147: those of all games of a publisher take so much together, and no more', async () => {
    const first = await shop.house();
    const { owner } = first;
    const gameId = await shop.another(first.publisherId);
    expect(await space(owner, gameId)).toEqual({ used: 0, max: max * megabyte });
    const trailerId = await shop.take(owner, first.gameId, mp4(1_000));
    await grow(trailerId, max * megabyte - 50_000);
    expect(await space(owner, gameId)).toEqual({ used: max * megabyte - 50_000, max: max * megabyte });
    // Told: before a byte of it came. Not told: once it is there.
    expect(await announce(owner, gameId, 60_000)).toMatchObject({
      status: 409,
      appCode: 'TRAILERS_SPACE',
      params: { max },
    });
    const before = await shop.kept();
    expect(await shop.refusal(await shop.upload(owner, gameId, mp4(60_000)))).toMatchObject({
      appCode: 'TRAILERS_SPACE',
    });
    expect(await shop.kept()).toEqual(before);
    await shop.take(owner, gameId, mp4(20_000));
    await first.owner.caller.store.publishing.removeTrailer({ gameId: first.gameId, trailerId });
    await shop.take(owner, gameId, mp4(60_000));
    // Another publisher has room of its own.
    const other = await shop.house();
    expect(await space(other.owner, other.gameId)).toMatchObject({ used: 0 });
  });

  it('STORE-147: two at once for two games never take more than there is', async () => {
    const { gameId, owner, publisherId } = await shop.house();
    const another = await shop.another(publisherId);
    const trailerId = await shop.take(owner, gameId, mp4(1_000));
    await grow(trailerId, max * megabyte - 50_000);
    const answers = await Promise.all([
      shop.upload(owner, gameId, mp4(30_000)),
      shop.upload(owner, another, mp4(30_000)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await space(owner, gameId)).used).toBeLessThanOrEqual(max * megabyte);
  });
});
