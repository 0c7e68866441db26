// A shop whose publishers upload trailers, in a folder or in S3. For tests.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type TrailerType, trailerAddress } from '../../shared/trailers.ts';
import { setPublisherRole } from '../features/store/commands.ts';
import { startTestApp, type TestMember } from './app.ts';
import { startTestS3 } from './s3.ts';
import { stockGames } from './shop.ts';

export const trailerPlaces = ['a folder', 'S3'] as const;

/** One trailer may have two megabytes there, and those of a publisher three. */
export async function startTrailerShop(place: (typeof trailerPlaces)[number]) {
  const s3 = place === 'S3' ? await startTestS3() : null;
  const app = await startTestApp({
    environment: {
      LOBBY_TRAILER_MB: '2',
      LOBBY_TRAILERS_MB_A_PUBLISHER: '3',
      ...(s3 && {
        S3_ENDPOINT: s3.settings.endpoint,
        S3_BUCKET: s3.settings.bucket,
        S3_REGION: s3.settings.region,
        S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
        S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
      }),
    },
  });
  const { config, database, newId: key, storage } = app.services;
  let made = 0;
  const upload = (member: TestMember | null, gameId: string, body: Uint8Array, uuid = key()) =>
    fetch(`${app.url}/uploads/game-trailer?game=${gameId}&key=${uuid}`, {
      method: 'POST',
      body: Uint8Array.from(body),
      // What is said of it does not count.
      headers: { 'content-type': 'text/html', ...(member && { cookie: member.cookie }) },
    });
  return {
    app,
    key,
    upload,
    /** A game, its publisher, and who owns that. */
    async house(state: 'released' | 'draft' = 'released') {
      made += 1;
      const publisher = `Trailers ${made}`;
      const stocked = await stockGames(app.services, [{ slug: `trailers-${made}`, publisher, state }]);
      const [gameId = ''] = Object.values(stocked);
      const [row] = await database.sql`select id from publishers where name = ${publisher}`;
      const publisherId = String(row?.['id']);
      const owner = await app.member();
      await setPublisherRole(database, publisherId, owner.me.id, 'owner', Date.now());
      return { gameId, publisherId, owner };
    },
    /** One more game of a publisher. */
    async another(publisherId: string) {
      made += 1;
      const stocked = await stockGames(app.services, [{ slug: `trailers-${made}`, state: 'released' }]);
      const [gameId = ''] = Object.values(stocked);
      await database.sql`update games set publisher_id = ${publisherId} where id = ${gameId}`;
      return gameId;
    },
    /** @returns its id. */
    async take(member: TestMember, gameId: string, body: Uint8Array, uuid = key()) {
      const response = await upload(member, gameId, body, uuid);
      expect(response.status).toBe(200);
      return ((await response.json()) as { trailerId: string }).trailerId;
    },
    /** Why an answer refuses. */
    refusal: async (response: Response) =>
      ((await response.json()) as { error: { data: { appCode: string; params?: unknown } } }).error.data,
    /** The keys of all trailers in the storage. */
    async kept() {
      const names: string[] = [];
      for await (const page of storage.list('trailers')) names.push(...page.map((each) => each.key));
      return names.toSorted();
    },
    /** What is coming in now. */
    incoming: () => readdir(join(config.dataDirectory, 'incoming')).catch((): string[] => []),
    /** The uploaded trailers its page shows, or the drawn one. */
    mediaOf: async (gameId: string) =>
      (await app.guest().caller.store.game({ id: gameId })).media.flatMap((each) =>
        each.kind === 'picture' ? [] : [each.kind === 'video' ? each.id : each.kind],
      ),
    get: (id: string, type: TrailerType, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(app.url + trailerAddress(id, type), { headers, method }),
    async close() {
      await app.close();
      await s3?.close();
    },
  };
}

export type TrailerShop = Awaited<ReturnType<typeof startTrailerShop>>;
