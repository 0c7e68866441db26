// What trailers are called and what is said in them: written by their makers, offered by the player.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import { stockGames } from '../server/testing/shop.ts';
import { webm } from '../server/testing/videos.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const all = { en, ko, zh };
const said = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';
/** A film of noise cannot be played, and a refusal is an answer too: browsers note both. */
const noted = /uploads\/game-trailers|400/;

describe('words of trailers', () => {
  let shop: Shop;
  let made = 0;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  async function house(facts: Parameters<Shop['app']['member']>[0] = {}) {
    made += 1;
    const [slug, publisher] = [`spoken-${made}`, `Spoken House ${made}`];
    const stocked = await stockGames(shop.app.services, [{ slug, title: `Spoken ${made}`, publisher }]);
    const gameId = stocked[slug] ?? '';
    const { database, newId } = shop.app.services;
    const [row] = await database.sql`select id, slug from publishers where name = ${publisher}`;
    const owner = await shop.app.member(facts);
    await setPublisherRole(database, String(row?.['id']), owner.me.id, 'owner', Date.now());
    const response = await fetch(`${shop.app.url}/uploads/game-trailer?game=${gameId}&key=${newId()}`, {
      method: 'POST',
      body: Uint8Array.from(webm()),
      headers: { cookie: owner.cookie },
    });
    const { trailerId } = (await response.json()) as { trailerId: string };
    return { gameId, slug, trailerId, owner, address: `/publisher/${row?.['slug']}/${gameId}` };
  }
  const file = (text: string) => ({ name: 'a.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) });

  it('UI-478, UI-479: a maker names a trailer and gives it captions, which the player offers', async () => {
    const { slug, owner, address } = await house();
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(address);
    const card = page.getByRole('region', { name: 'Trailers' });
    await card.getByText(/^No captions:/).waitFor();
    await card.getByLabel('Title of trailer 1').fill('The long way down');
    await card.getByRole('button', { name: 'Save the title' }).click();
    await card.getByLabel('The long way down', { exact: true }).waitFor();
    const input = card.getByLabel('Captions for trailer 1', { exact: true });
    await input.setInputFiles(file('1\n00:00:01,000 --> 00:00:02,000\nSubRip'));
    await card.getByText('This is no WebVTT: its first line has to begin with WEBVTT.').waitFor();
    await input.setInputFiles(file('x'.repeat(300_004)));
    await card.getByText('These captions are too long.').waitFor();
    await input.setInputFiles(file(said));
    const captions = card.getByRole('list', { name: 'Captions of trailer 1' });
    await captions.getByText('English').waitFor();
    await card.getByLabel('Language of captions for trailer 1').selectOption('ko');
    await input.setInputFiles(file(said.replace('Hello', '안녕')));
    await captions.getByText('Korean').waitFor();
    expect(await card.getByText(/^No captions:/).count()).toBe(0);

    const reader = await shop.person();
    await reader.page.goto(`/game/${slug}`);
    const video = reader.page.getByLabel('The long way down: trailer of Spoken 1');
    await reader.page.getByText('The long way down', { exact: true }).waitFor();
    const offered = () =>
      video.evaluate((element) =>
        [...(element as HTMLVideoElement).textTracks].map(({ kind, label, language, mode }) => [
          kind,
          label,
          language,
          mode,
        ]),
      );
    expect(await offered()).toEqual([
      ['captions', 'English', 'en', 'disabled'],
      ['captions', '한국어', 'ko', 'disabled'],
    ]);
    // As a press on the player's own list does.
    const shown = await video.evaluate(async (element) => {
      const [track] = (element as HTMLVideoElement).textTracks;
      const source = element.querySelector('track');
      if (!track || !source) return null;
      const loaded = new Promise((resolve) => source.addEventListener('load', resolve, { once: true }));
      track.mode = 'showing';
      await loaded;
      return [...(track.cues ?? [])].map((cue) => (cue as VTTCue).text);
    });
    expect(shown).toEqual(['Hello']);

    await captions.getByRole('button', { name: 'Remove captions of trailer 1: English' }).click();
    await captions.getByText('English').waitFor({ state: 'detached' });
    await captions.getByRole('button', { name: 'Remove captions of trailer 1: Korean' }).click();
    await card.getByText(/^No captions:/).waitFor();
    expect([...problems, ...reader.problems].filter((problem) => !noted.test(problem))).toEqual([]);
  });

  it.each(looks)('UI-478, UI-479: fits and is accessible: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const t = all[language].publishing.trailers;
    const { gameId, slug, trailerId, owner, address } = await house({ language });
    const { publishing } = owner.caller.store;
    await publishing.nameTrailer({
      gameId,
      trailerId,
      title: 'The long way down, all of it, and what came after',
    });
    for (const spoken of ['en', 'ko', 'pt-BR'] as const)
      await publishing.setCaptions({ gameId, trailerId, language: spoken, text: said });
    const person = await shop.person({ ...options, cookie: owner.cookie });
    const { page } = person;
    await page.goto(address);
    const card = page.getByRole('region', { name: t.title, exact: true });
    await card.getByRole('button', { name: t.addCaptions }).scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'trailer-words', options);
    await page.goto(`/game/${slug}`);
    await page.getByText(/^The long way down, all of it, and what came after$/).waitFor();
    await inspectNow(shop, person, 'trailer-titled', options);
    expect(person.problems.filter((problem) => !noted.test(problem))).toEqual([]);
  });
});
