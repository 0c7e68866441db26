// Trailers of a game in a real browser: uploaded by its makers, looked at by everybody, removed. And what the cards of a
// game's media look like for its makers, and the bundles on their public page.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import type { TestMember } from '../server/testing/app.ts';
import { stockBundle } from '../server/testing/bundles.ts';
import { photograph } from '../server/testing/pictures.ts';
import { stockGames } from '../server/testing/shop.ts';
import { mp4, webm } from '../server/testing/videos.ts';
import { trailerAddress } from '../shared/trailers.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Person, type Shop } from './support/shop.ts';

describe('trailers', () => {
  let shop: Shop;
  let film: Buffer;
  let made = 0;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_TRAILER_MB: '1' });
    const page = await shop.browser.newPage();
    film = Buffer.from(await record(page), 'base64');
    await page.close();
  });
  afterAll(() => shop?.close());

  /** A short film as the browser records it, since what it can code it can also play; in base 64. */
  const record = (page: Page): Promise<string> =>
    page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [320, 180];
      const pen = canvas.getContext('2d');
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
      const parts: Blob[] = [];
      let frame = 0;
      const draw = () => {
        if (!pen) return;
        frame += 1;
        pen.fillStyle = `hsl(${frame * 7} 60% 40%)`;
        pen.fillRect(0, 0, 320, 180);
        pen.fillStyle = 'white';
        pen.fillRect((frame * 5) % 320, 80, 24, 24);
      };
      const timer = setInterval(draw, 40);
      draw();
      const stopped = new Promise<void>((resolve) => {
        recorder.onstop = () => resolve();
      });
      recorder.ondataavailable = ({ data }) => {
        parts.push(data);
        if (parts.length === 8) recorder.stop();
      };
      recorder.start(100);
      await stopped;
      clearInterval(timer);
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
    });

  async function house(facts: Parameters<Shop['app']['member']>[0] = {}) {
    made += 1;
    const [slug, publisher] = [`reel-${made}`, `Reel House ${made}`];
    const prices = { USD: 1_000, KRW: 12_000, CNY: 5_000 };
    const stocked = await stockGames(shop.app.services, [
      { slug, title: `Reel ${made}`, publisher, prices },
      { slug: `${slug}-two`, title: `Reel ${made} and after`, publisher, prices },
    ]);
    const [row] = await shop.app.services.database
      .sql`select id, slug from publishers where name = ${publisher}`;
    const owner = await shop.app.member(facts);
    await setPublisherRole(shop.app.services.database, String(row?.['id']), owner.me.id, 'owner', Date.now());
    const gameIds = Object.values(stocked);
    return { gameId: stocked[slug] ?? '', gameIds, slug, maker: String(row?.['slug']), owner };
  }
  const upload = async (owner: TestMember, where: string, bytes: Uint8Array) => {
    const response = await fetch(shop.app.url + where, {
      method: 'POST',
      body: Uint8Array.from(bytes),
      headers: { cookie: owner.cookie },
    });
    expect(response.status).toBe(200);
  };
  const addTrailer = (owner: TestMember, gameId: string, bytes: Uint8Array) =>
    upload(owner, `/uploads/game-trailer?game=${gameId}&key=${shop.app.services.newId()}`, bytes);
  const trailersOf = async (owner: TestMember, gameId: string) =>
    (await owner.caller.store.publishing.trailers({ gameId })).trailers.map(({ id }) => id);
  const chosen = (buffer: Buffer, name = 'a.webm') => ({ name, mimeType: 'video/webm', buffer });
  /** The card in the editor. */
  const cardOf = async ({ page }: Person, maker: string, gameId: string) => {
    await page.goto(`/publisher/${maker}/${gameId}`);
    const card = page.getByRole('region', { name: 'Trailers' });
    await card.getByText('of 5').waitFor();
    return card;
  };

  it('UI-460: an owner uploads trailers, puts them in order and removes them; what is refused is said there', async () => {
    const { gameId, maker, owner } = await house();
    const person = await shop.person({ cookie: owner.cookie });
    const card = await cardOf(person, maker, gameId);
    await card.getByText('None is uploaded.').waitFor();
    const input = card.getByLabel('Trailer to upload');
    await input.setInputFiles(chosen(Buffer.from('no film at all')));
    await card.getByText('This file is no film we can take.').waitFor();
    await input.setInputFiles(chosen(webm({ docType: 'matroska' })));
    await card.getByText('This is Matroska. Save it as WebM or MP4.').waitFor();
    await input.setInputFiles(chosen(Buffer.alloc(1_048_577)));
    await card.getByText('The file is too large: at most 1 MB.').waitFor();
    await input.setInputFiles(chosen(film));
    await card.getByLabel('Trailer 1', { exact: true }).waitFor();
    expect(await card.getByRole('alert').count()).toBe(0);
    await input.setInputFiles(chosen(webm(), 'b.webm'));
    await card.getByLabel('Trailer 2', { exact: true }).waitFor();
    const before = await trailersOf(owner, gameId);
    await card.getByRole('button', { name: 'Move trailer 2 forward' }).click();
    await expect.poll(() => trailersOf(owner, gameId)).toEqual([...before].reverse());
    // The page shows the new order too: else the button of the old first one would be waited for, and pressed.
    const first = card.getByLabel('Trailer 1', { exact: true });
    await expect.poll(() => first.getAttribute('src')).toBe(trailerAddress(before[1] ?? '', 'webm'));
    await card.getByRole('button', { name: 'Remove trailer 1' }).click();
    await card.getByText('1 of 5').waitFor();
    expect(await trailersOf(owner, gameId)).toEqual(before.slice(0, 1));
    for (let n = 0; n < 4; n += 1) await addTrailer(owner, gameId, webm({ bytes: 100 + n }));
    await person.page.reload();
    await card.getByText('There are 5, and that is the most.').waitFor();
    expect(await card.getByRole('button', { name: 'Upload a trailer' }).isDisabled()).toBe(true);
    // A file that is refused is answered 415, and one of noise cannot be played: browsers note both.
    expect(person.problems.filter((problem) => !/415|uploads\/game-trailers/.test(problem))).toEqual([]);
  });

  it('UI-461: trailers stand first on a game’s page; nothing of one is fetched before somebody plays it, by keys too', async () => {
    const { gameId, slug, owner } = await house();
    await addTrailer(owner, gameId, film);
    await addTrailer(owner, gameId, mp4());
    const [first = ''] = await trailersOf(owner, gameId);
    const { page, problems } = await shop.person();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/uploads/game-trailers/')) asked.push(request.url());
    });
    await page.goto(`/game/${slug}`);
    const strip = page.getByRole('list', { name: 'Pictures' });
    await strip.getByRole('button', { name: 'Trailer 2' }).waitFor();
    const names = await strip
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    expect(names.slice(0, 3)).toEqual(['Trailer 1', 'Trailer 2', 'Picture 1']);
    expect(names).not.toContain('Trailer');
    const video = page.getByLabel(/^Trailer 1 of/);
    await video.scrollIntoViewIfNeeded();
    expect(await video.evaluate((element: HTMLVideoElement) => [element.paused, element.readyState])).toEqual(
      [true, 0],
    );
    expect(asked).toEqual([]);
    const still = await video.getAttribute('poster');
    expect((await fetch(shop.app.url + still)).status).toBe(200);
    // Played by the keyboard alone, as one reaches it.
    await video.focus();
    expect(await video.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
      .toBeGreaterThan(0);
    expect(asked.every((url) => url.endsWith(trailerAddress(first, 'webm')))).toBe(true);
    expect(
      await video.evaluate((element: HTMLVideoElement) => [element.videoWidth, element.videoHeight]),
    ).toEqual([320, 180]);
    await strip.getByRole('button', { name: 'Picture 1' }).click();
    await page.getByRole('button', { name: 'Enlarge' }).waitFor();
    expect(problems).toEqual([]);

    const [, second = ''] = await trailersOf(owner, gameId);
    await owner.caller.store.publishing.removeTrailer({ gameId, trailerId: first });
    await page.reload();
    await page.getByLabel(/^Trailer 1 of/).focus();
    await page.keyboard.press('Space');
    // What is left is noise, and the page says so.
    await page.getByText('Your browser cannot play this trailer.').waitFor();
    await owner.caller.store.publishing.removeTrailer({ gameId, trailerId: second });
    await page.reload();
    await strip.getByRole('button', { name: 'Trailer', exact: true }).waitFor();
    expect(await page.locator('video').count()).toBe(0);
  });

  it('UI-463: an upload shows how far it is and can be stopped; one without an answer is sent again and stays one', async () => {
    const { gameId, maker, owner } = await house();
    const person = await shop.person({ cookie: owner.cookie });
    const { page } = person;
    const card = await cardOf(person, maker, gameId);
    let held = 0;
    await page.route('**/uploads/game-trailer?*', () => {
      held += 1;
    });
    await card.getByLabel('Trailer to upload').setInputFiles(chosen(film));
    await card.getByRole('progressbar', { name: 'Uploading' }).waitFor();
    await expect.poll(() => held).toBe(1);
    await card.getByRole('button', { name: 'Stop' }).click();
    await card.getByRole('button', { name: 'Upload a trailer' }).waitFor();
    expect(await card.getByRole('progressbar').count()).toBe(0);
    expect(await card.getByRole('alert').count()).toBe(0);
    expect(await trailersOf(owner, gameId)).toEqual([]);
    await page.unroute('**/uploads/game-trailer?*');
    // It arrives, and the answer is lost.
    await page.route(
      '**/uploads/game-trailer?*',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await card.getByLabel('Trailer to upload').setInputFiles(chosen(film));
    await card.getByRole('alert').waitFor();
    await expect.poll(async () => (await trailersOf(owner, gameId)).length).toBe(1);
    await card.getByRole('button', { name: 'Send it again' }).click();
    await expect.poll(() => card.getByRole('alert').count()).toBe(0);
    await card.getByText('1 of 5').waitFor();
    expect(await trailersOf(owner, gameId)).toHaveLength(1);
  });

  it.each(looks)('UI-462: fit and are accessible: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const { gameId, gameIds, slug, maker, owner } = await house({ language });
    const one = await shop.person({ ...options, cookie: owner.cookie });
    const { page } = one;
    const show = async (selector: string, name: string) => {
      await page.locator(selector).scrollIntoViewIfNeeded();
      await inspectNow(shop, one, name, options);
    };
    await page.goto(`/publisher/${maker}/${gameId}`);
    await page.locator('.fronts .btn').first().waitFor();
    await show('.fronts', 'media-fronts-none');
    for (const [shape, width, height] of [
      ['cover', 1_200, 1_000],
      ['wide', 1_600, 1_400],
    ] as const)
      await upload(
        owner,
        `/uploads/game-front?game=${gameId}&shape=${shape}`,
        await photograph(width, height),
      );
    for (let n = 0; n < 3; n += 1) await addTrailer(owner, gameId, film);
    await page.reload();
    await page.locator('.front.is-wide').waitFor();
    await show('.fronts', 'media-fronts');
    await show('.trailers', 'media-trailers');
    await page.locator('input[accept^="video"]').setInputFiles(chosen(Buffer.from('no film')));
    await page.getByRole('alert').waitFor();
    await page.getByRole('alert').scrollIntoViewIfNeeded();
    await inspectNow(shop, one, 'media-trailers-refused', options);
    await page.goto(`/game/${slug}`);
    await page.locator('.gallery video').waitFor();
    await show('.gallery', 'game-trailers');
    await stockBundle(shop.app.services, gameIds, { name: 'Both reels', percent: 20 });
    await stockBundle(shop.app.services, gameIds, { name: 'Both reels, once more', percent: 45 });
    await page.goto(`/maker/${maker}`);
    await page.locator('.bundle-strip').first().waitFor();
    await inspectNow(shop, one, 'maker-bundles', options);
    expect(one.problems.filter((problem) => !problem.includes('415'))).toEqual([]);
  });
});
