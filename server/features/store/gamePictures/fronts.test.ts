// The cover and the wide picture a publisher uploads, over the real server: what goes in, where it shows, what stays.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FrontShape,
  frontAddress,
  frontShapes,
  fronts,
  shownFrontAddress,
} from '../../../../shared/gamePictures.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { animation, photograph, plainPicture } from '../../../testing/pictures.ts';
import { stockGames } from '../../../testing/shop.ts';
import { setPublisherRole } from '../commands.ts';
import { frontKey } from './files.ts';
import { sweepGamePictures } from './sweep.ts';

describe('the front of a game', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  async function house(state: 'released' | 'draft' = 'released') {
    made += 1;
    const [slug, publisher] = [`front-${made}`, `Fronts ${made}`];
    const [gameId = ''] = Object.values(await stockGames(app.services, [{ slug, publisher, state }]));
    const [row] = await app.services.database.sql`select id from publishers where name = ${publisher}`;
    const publisherId = String(row?.['id']);
    const owner = await app.member();
    await setPublisherRole(app.services.database, publisherId, owner.me.id, 'owner', Date.now());
    return { gameId, slug, publisherId, owner };
  }
  const upload = (member: TestMember | null, gameId: string, shape: string, body: Uint8Array) =>
    fetch(`${app.url}/uploads/game-front?game=${gameId}&shape=${shape}`, {
      method: 'POST',
      body: Uint8Array.from(body),
      headers: { 'content-type': 'image/svg+xml', ...(member && { cookie: member.cookie }) },
    });
  const take = async (member: TestMember, gameId: string, shape: FrontShape, body: Uint8Array) => {
    const response = await upload(member, gameId, shape, body);
    expect(response.status).toBe(200);
    return ((await response.json()) as { pictureId: string }).pictureId;
  };
  const refusal = async (response: Response) =>
    ((await response.json()) as { error: { data: { appCode: string } } }).error.data.appCode;
  const kept = async () =>
    (
      await readdir(join(app.services.config.dataDirectory, 'uploads', 'fronts')).catch((): string[] => [])
    ).toSorted();
  const shown = (shape: FrontShape, slug: string, width: number, headers: Record<string, string> = {}) =>
    fetch(app.url + shownFrontAddress(shape, slug, width), { headers });
  /** Red, green and blue in the middle of a picture. */
  const colour = async (response: Response) => {
    const picture = sharp(Buffer.from(await response.arrayBuffer()));
    const { width, height } = await picture.metadata();
    const { data } = await picture
      .extract({ left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [...data.subarray(0, 3)];
  };
  const filled = (background: string) =>
    sharp({ create: { width: 1_400, height: 1_400, channels: 3, background } })
      .png()
      .toBuffer();

  it.each(frontShapes)(
    'STORE-127: an uploaded %s stands where the drawn one stood, in its widths and shape',
    async (shape) => {
      const { gameId, slug, owner } = await house();
      const { width: widest, height: highest, sizes } = fronts[shape];
      const drawn = await shown(shape, slug, widest);
      const original = await photograph(2_000, 1_800);
      const id = await take(owner, gameId, shape, original);
      expect(await owner.caller.store.publishing.fronts({ gameId })).toMatchObject({ [shape]: id });
      for (const width of sizes) {
        const response = await shown(shape, slug, width);
        expect(response.status).toBe(200);
        expect(response.headers.get('etag')).not.toBe(drawn.headers.get('etag'));
        const bytes = Buffer.from(await response.arrayBuffer());
        const height = Math.round((width * highest) / widest);
        expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height });
        expect(bytes.includes('SecretCamera')).toBe(false);
        const named = await fetch(app.url + frontAddress(id, width));
        expect(named.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(Buffer.from(await named.arrayBuffer()).equals(bytes)).toBe(true);
      }
      expect((await fetch(app.url + shownFrontAddress(shape, slug, 77))).status).toBe(404);
    },
  );

  it('STORE-128: another one takes its place and its files, also for who kept it; removed, the drawn one is back', async () => {
    const { gameId, slug, owner } = await house();
    const drawn = (await shown('cover', slug, 300)).headers.get('etag');
    const red = await take(owner, gameId, 'cover', await filled('#ff0000'));
    const first = await shown('cover', slug, 300);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect((await colour(first))[0]).toBeGreaterThan(200);
    expect((await shown('cover', slug, 300, { 'if-none-match': etag })).status).toBe(304);
    const blue = await take(owner, gameId, 'cover', await filled('#0000ff'));
    const second = await shown('cover', slug, 300, { 'if-none-match': etag });
    expect(second.status).toBe(200);
    expect((await colour(second))[2]).toBeGreaterThan(200);
    expect((await kept()).filter((name) => name.startsWith(red))).toEqual([]);
    expect((await kept()).filter((name) => name.startsWith(blue))).toHaveLength(fronts.cover.sizes.length);
    for (let times = 0; times < 2; times += 1)
      await owner.caller.store.publishing.removeFront({ gameId, shape: 'cover' });
    expect((await kept()).filter((name) => name.startsWith(blue))).toEqual([]);
    expect((await shown('cover', slug, 300)).headers.get('etag')).toBe(drawn);
    expect((await fetch(app.url + frontAddress(blue, 300))).status).toBe(404);
  });

  it('STORE-128: of several at once one stays, and no file of the others', async () => {
    const { gameId, owner } = await house();
    const before = await kept();
    const bytes = await filled('#00ff00');
    await Promise.all([1, 2, 3].map(() => take(owner, gameId, 'cover', bytes)));
    const { cover } = await owner.caller.store.publishing.fronts({ gameId });
    const added = (await kept()).filter((name) => !before.includes(name));
    expect(added).toHaveLength(fronts.cover.sizes.length);
    expect(added.every((name) => name.startsWith(cover ?? '-'))).toBe(true);
  });

  it('STORE-129: what is no still picture, too small or another’s is refused, and nothing stays', async () => {
    const { gameId, owner, publisherId } = await house();
    const before = await kept();
    const fits = await filled('#ff00ff');
    const support = await app.member();
    await setPublisherRole(app.services.database, publisherId, support.me.id, 'support', Date.now());
    for (const [expected, answer] of [
      ['UPLOAD_NOT_AN_IMAGE', () => upload(owner, gameId, 'cover', Buffer.from('<svg/>'))],
      ['UPLOAD_ANIMATED', async () => upload(owner, gameId, 'cover', await animation('gif'))],
      ['UPLOAD_TOO_SMALL', async () => upload(owner, gameId, 'cover', await plainPicture('png', 599, 900))],
      ['UPLOAD_TOO_SMALL', async () => upload(owner, gameId, 'wide', await plainPicture('png', 1_279, 900))],
      ['NOT_SIGNED_IN', () => upload(null, gameId, 'cover', fits)],
      ['NOT_ALLOWED', () => upload(support, gameId, 'cover', fits)],
      ['GAME_NOT_FOUND', async () => upload(await app.member(), gameId, 'cover', fits)],
      ['BAD_INPUT', () => upload(owner, gameId, 'square', fits)],
    ] as const)
      expect(await refusal(await answer()), expected).toBe(expected);
    expect(await kept()).toEqual(before);
  });

  it('STORE-129: a draft’s stands at no address of its game', async () => {
    const { gameId, slug, owner } = await house('draft');
    await take(owner, gameId, 'cover', await filled('#ffff00'));
    expect((await shown('cover', slug, 300)).status).toBe(404);
  });

  it('STORE-130: files that are no game’s are swept after a day, and no others', async () => {
    const { gameId, owner } = await house();
    const id = await take(owner, gameId, 'cover', await filled('#00ffff'));
    const nobodys = app.services.newId();
    await app.services.storage.put(frontKey(nobodys, 300), await plainPicture('webp'), {
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
    expect((await kept()).filter((name) => name.startsWith(id))).toHaveLength(fronts.cover.sizes.length);
  });
});
