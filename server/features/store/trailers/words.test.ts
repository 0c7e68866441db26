// What uploaded trailers are called, and what is said in them, over the real server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captionAddress } from '../../../../shared/captions.ts';
import type { TestMember } from '../../../testing/app.ts';
import { startTrailerShop, type TrailerShop } from '../../../testing/trailers.ts';
import { webm } from '../../../testing/videos.ts';

const code = (appCode: string, params?: object) =>
  expect.objectContaining({ appCode, ...(params && { params }) });
const words = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';

describe('words of trailers', () => {
  let shop: TrailerShop;
  beforeAll(async () => {
    shop = await startTrailerShop('a folder');
  });
  afterAll(() => shop?.close());

  const made = async (state: 'released' | 'draft' = 'released') => {
    const { gameId, owner } = await shop.house(state);
    const trailerId = await shop.take(owner, gameId, webm());
    const set = (language: 'en' | 'ko', text: string | null) =>
      owner.caller.store.publishing.setCaptions({ gameId, trailerId, language, text });
    const trailer = async () => (await owner.caller.store.publishing.trailers({ gameId })).trailers[0];
    return { gameId, owner, trailerId, set, trailer };
  };
  const fetched = (id: string, who?: TestMember, method = 'GET') =>
    fetch(shop.app.url + captionAddress(id), { method, headers: who ? { cookie: who.cookie } : {} });

  it('STORE-150: a trailer has a title of up to 80 characters, which all see, or none', async () => {
    const { gameId, owner, trailerId, trailer } = await made();
    const name = (title: string, id = trailerId) =>
      owner.caller.store.publishing.nameTrailer({ gameId, trailerId: id, title });
    expect(await trailer()).toMatchObject({ title: '' });
    await name('  The long way down ');
    await name('The long way down');
    expect(await trailer()).toMatchObject({ title: 'The long way down' });
    expect((await shop.app.guest().caller.store.game({ id: gameId })).media[0]).toMatchObject({
      id: trailerId,
      title: 'The long way down',
    });
    await expect(name('x'.repeat(81))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(name('a\u202eb')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(name('A', shop.key())).rejects.toEqual(code('TRAILERS_CHANGED'));
    await name('');
    expect(await trailer()).toMatchObject({ title: '' });
  });

  it('STORE-152: captions stand at an address that lasts, one file a language, until others take their place', async () => {
    const { gameId, owner, trailerId, set, trailer } = await made();
    await set('ko', words);
    await set('en', `${words}\nNOTE nothing of this is kept\n`);
    const [first, second] = (await trailer())?.captions ?? [];
    expect([first?.language, second?.language]).toEqual(['en', 'ko']);
    expect((await shop.app.guest().caller.store.game({ id: gameId })).media[0]).toMatchObject({
      captions: [first, second],
    });
    const response = await fetched(first?.id ?? '');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/vtt; charset=utf-8']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toBe(words);
    expect((await fetched(first?.id ?? '', undefined, 'HEAD')).status).toBe(200);
    await set('en', words.replace('Hello', 'Good evening'));
    expect((await fetched(first?.id ?? '')).status).toBe(404);
    const [anew] = (await trailer())?.captions ?? [];
    expect(await (await fetched(anew?.id ?? '')).text()).toContain('Good evening');
    for (let times = 0; times < 2; times += 1) await set('en', null);
    expect((await trailer())?.captions).toEqual([second]);
    await owner.caller.store.publishing.removeTrailer({ gameId, trailerId });
    expect((await fetched(second?.id ?? '')).status).toBe(404);
    await expect(set('en', words)).rejects.toEqual(code('TRAILERS_CHANGED'));
  });

  it('STORE-151: what is no WebVTT is refused with the reason and the line, and what stood there stays', async () => {
    const { set, trailer } = await made();
    await set('en', words);
    const before = await trailer();
    await expect(set('en', '1\n00:00:01,000 --> 00:00:02,000\na')).rejects.toEqual(
      code('UPLOAD_NOT_CAPTIONS', { reason: 'header', line: 1 }),
    );
    await expect(set('en', 'WEBVTT\n\n00:02.000 --> 00:01.000\na')).rejects.toEqual(
      code('UPLOAD_NOT_CAPTIONS', { reason: 'order', line: 3 }),
    );
    await expect(set('en', words + 'x'.repeat(100_000))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await trailer()).toEqual(before);
  });

  it('STORE-152: those of a draft are there for its makers alone', async () => {
    const { owner, set, trailer } = await made('draft');
    await set('en', words);
    const id = (await trailer())?.captions[0]?.id ?? '';
    expect((await fetched(id)).status).toBe(404);
    expect((await fetched(id, await shop.app.member({ role: 'admin' }))).status).toBe(404);
    const own = await fetched(id, owner);
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });
});
