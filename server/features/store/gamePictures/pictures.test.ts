// Pictures a publisher uploads, over the real server: what goes in, what comes out, and what stays in the storage.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gamePictureAddress, gamePictureSizes } from '../../../../shared/gamePictures.ts';
import { limits } from '../../../../shared/limits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { animation, bomb, photograph, plainPicture } from '../../../testing/pictures.ts';
import { stockGames } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';
import { gamePictureKey } from './files.ts';
import { sweepGamePictures } from './sweep.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });

describe('pictures of a game', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  const key = () => app.services.newId();

  async function house() {
    made += 1;
    const publisher = `Frames ${made}`;
    const [gameId = ''] = Object.values(
      await stockGames(app.services, [{ slug: `frames-${made}`, publisher }]),
    );
    const [row] = await app.services.database.sql`select id from publishers where name = ${publisher}`;
    const publisherId = String(row?.['id']);
    const owner = await app.member();
    await setPublisherRole(app.services.database, publisherId, owner.me.id, 'owner', Date.now());
    return { gameId, publisherId, owner };
  }
  const upload = (member: TestMember | null, gameId: string, body: Uint8Array, uuid = key()) =>
    fetch(`${app.url}/uploads/game-picture?game=${gameId}&key=${uuid}`, {
      method: 'POST',
      body: Uint8Array.from(body),
      headers: { 'content-type': 'image/svg+xml', ...(member && { cookie: member.cookie }) },
    });
  const take = async (member: TestMember, gameId: string, body: Uint8Array, uuid = key()) => {
    const response = await upload(member, gameId, body, uuid);
    expect(response.status).toBe(200);
    return ((await response.json()) as { pictureId: string }).pictureId;
  };
  const refusal = async (response: Response) => {
    const { error } = (await response.json()) as { error: { data: { appCode: string } } };
    return error.data.appCode;
  };
  const kept = async () =>
    (
      await readdir(join(app.services.config.dataDirectory, 'uploads', 'games')).catch((): string[] => [])
    ).toSorted();
  const mediaOf = async (gameId: string) =>
    (await app.guest().caller.store.game({ id: gameId })).media.flatMap((each) =>
      each.kind === 'picture' ? [each.upload] : [],
    );

  it('STORE-109: uploaded pictures stand in the gallery in place of drawn ones, in two sizes and one shape', async () => {
    const { gameId, owner } = await house();
    expect(await mediaOf(gameId)).toEqual([null, null, null]);
    const original = await photograph();
    expect(original.includes('SecretCamera')).toBe(true);
    const first = await take(owner, gameId, original);
    const second = await take(owner, gameId, await plainPicture('png'));
    expect(await mediaOf(gameId)).toEqual([first, second]);
    for (const width of gamePictureSizes) {
      const response = await fetch(app.url + gamePictureAddress(first, width));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width,
        height: (width * 9) / 16,
      });
      expect(bytes.includes('SecretCamera')).toBe(false);
    }
    expect((await fetch(`${app.url}/uploads/games/${first}.777.webp`)).status).toBe(404);
    expect((await fetch(app.url + gamePictureAddress(key(), 640))).status).toBe(404);
  });

  it('STORE-109: the same key again adds nothing, and leaves no file behind', async () => {
    const { gameId, owner } = await house();
    const bytes = await plainPicture('jpeg');
    const uuid = key();
    const id = await take(owner, gameId, bytes, uuid);
    const before = await kept();
    expect(await take(owner, gameId, bytes, uuid)).toBe(id);
    expect(await refusal(await upload(owner, gameId, await plainPicture('png'), uuid))).toBe('KEY_REUSED');
    expect(await mediaOf(gameId)).toEqual([id]);
    expect(await kept()).toEqual(before);
  });

  it('STORE-110: what is no picture, moves, is too large or another’s is refused, and nothing stays', async () => {
    const { gameId, owner, publisherId } = await house();
    const before = await kept();
    const png = await plainPicture('png');
    const support = await app.member();
    await setPublisherRole(app.services.database, publisherId, support.me.id, 'support', Date.now());
    const { maxBytes } = limits.gamePicture;
    for (const [expected, answer] of [
      [
        'UPLOAD_NOT_AN_IMAGE',
        () => upload(owner, gameId, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      ],
      ['UPLOAD_ANIMATED', async () => upload(owner, gameId, await animation('gif'))],
      ['UPLOAD_TOO_MANY_PIXELS', () => upload(owner, gameId, bomb())],
      ['UPLOAD_TOO_LARGE', () => upload(owner, gameId, Buffer.alloc(maxBytes + 1))],
      ['NOT_SIGNED_IN', () => upload(null, gameId, png)],
      ['NOT_ALLOWED', () => upload(support, gameId, png)],
      ['GAME_NOT_FOUND', async () => upload(await app.member(), gameId, png)],
      ['BAD_INPUT', () => upload(owner, 'nothing', png)],
    ] as const)
      expect(await refusal(await answer()), expected).toBe(expected);
    const { max } = limits.gamePictures;
    await app.services.database.sql`
      insert into game_pictures (id, game_id, position) select gen_random_uuid(), ${gameId}, n from generate_series(1, ${max}::int) n`;
    expect(await refusal(await upload(owner, gameId, png))).toBe('PICTURES_FULL');
    expect(await kept()).toEqual(before);
  });

  it('STORE-111: they are put in order and removed, with their files; others than those there are refused', async () => {
    const { gameId, owner } = await house();
    const { publishing } = owner.caller.store;
    const ids: string[] = [];
    for (const format of ['png', 'jpeg', 'webp'] as const)
      ids.push(await take(owner, gameId, await plainPicture(format)));
    const [a = '', b = '', c = ''] = ids;
    await publishing.orderPictures({ gameId, pictureIds: [c, a, b] });
    expect(await publishing.pictures({ gameId })).toEqual([c, a, b]);
    expect(await mediaOf(gameId)).toEqual([c, a, b]);
    for (const pictureIds of [
      [c, a],
      [c, a, key()],
    ])
      await expect(publishing.orderPictures({ gameId, pictureIds })).rejects.toEqual(
        code('PICTURES_CHANGED'),
      );
    await publishing.removePicture({ gameId, pictureId: a });
    await publishing.removePicture({ gameId, pictureId: a });
    expect(await mediaOf(gameId)).toEqual([c, b]);
    expect((await kept()).filter((name) => name.startsWith(a))).toEqual([]);
    // Another game's is not removed by naming one's own.
    const other = await house();
    const theirs = await take(other.owner, other.gameId, await plainPicture('png'));
    await publishing.removePicture({ gameId, pictureId: theirs });
    expect(await mediaOf(other.gameId)).toEqual([theirs]);
  });

  it('STORE-112: files that are no game’s are swept after a day, and no others', async () => {
    const { gameId, owner } = await house();
    const id = await take(owner, gameId, await plainPicture('png'));
    const nobodys = key();
    const { storage } = app.services;
    await storage.put(gamePictureKey(nobodys, 640), await plainPicture('webp'), {
      contentType: 'image/webp',
    });
    const sweep = async (now: number) => {
      const step = sweepGamePictures(app.services, now, 2);
      while (await step(undefined as never));
    };
    await sweep(Date.now());
    expect((await kept()).filter((name) => name.startsWith(nobodys))).toHaveLength(1);
    await sweep(Date.now() + 25 * 3_600_000);
    expect((await kept()).filter((name) => name.startsWith(nobodys))).toEqual([]);
    expect((await kept()).filter((name) => name.startsWith(id))).toHaveLength(gamePictureSizes.length);
  });
});
