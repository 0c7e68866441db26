// Games and publishers in the making, in a real browser; and what others see of them: the game's page, the publisher's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import { befriend } from '../server/testing/friends.ts';
import { photograph } from '../server/testing/pictures.ts';
import { stockGames } from '../server/testing/shop.ts';
import { inspectNow, looks } from './support/looks.ts';
import { publisherParts } from './support/parts.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('making a game', () => {
  let shop: Shop;
  let made = 0;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  async function house(facts: Parameters<Shop['app']['member']>[0] = {}) {
    made += 1;
    const { services } = shop.app;
    const [id, slug] = [services.newId(), `reed-works-${made}`];
    await services.database.sql`
      insert into publishers (id, slug, name) values (${id}, ${slug}, ${`Reed Works ${made}`})`;
    const owner = await shop.app.member(facts);
    await setPublisherRole(services.database, id, owner.me.id, 'owner', Date.now());
    return { id, slug, name: `Reed Works ${made}`, owner };
  }
  const gameOf = async (idOrSlug: string) => shop.app.guest().caller.store.game({ id: idOrSlug });

  it('UI-340: an owner makes a game, says what it is, uploads pictures, announces it, and everybody sees it', async () => {
    const { id, slug, name, owner } = await house();
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}`);
    await page.getByRole('button', { name: 'New game' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the draft' }).click();
    await dialog.getByText('Write a name.').waitFor();
    await dialog.getByLabel('Name').fill('Marsh Light');
    await dialog.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Marsh Light' }).waitFor();

    const facts = page.getByRole('form', { name: 'What it is' });
    await facts.getByLabel('In one or two sentences, English').fill('A lamp in the reeds.');
    await facts.getByLabel('At length, English').fill('It rains.\n\nYou row.');
    await facts.getByText('한국어', { exact: true }).first().click();
    await facts.getByLabel('Name in 한국어').fill('늪의 빛');
    await facts.getByLabel('In one or two sentences, 한국어').fill('갈대 속 등불.');
    await facts.getByLabel('Tags').fill('relax');
    await facts
      .getByRole('button', { name: /relaxing/i })
      .first()
      .waitFor();
    await facts.getByLabel('Tags').press('Enter');
    await facts.getByRole('button', { name: /^Take out/ }).waitFor();
    await facts.getByLabel('Linux').check();
    await facts.getByText('What it needs on Linux').click();
    await facts.getByLabel('Memory, GB').first().fill('lots');
    await facts.getByText('A number such as 8 or 0.5.').waitFor();
    await facts.getByRole('button', { name: 'Save' }).click();
    await facts.getByText('Something above is not right yet.').waitFor();
    await facts.getByLabel('Memory, GB').first().fill('8');
    await facts.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It is saved.').first().waitFor();

    const pictures = page.getByRole('region', { name: 'Pictures from the game' });
    const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photograph() };
    await pictures.getByLabel('Pictures to upload').setInputFiles([file, { ...file, name: 'b.jpg' }]);
    await pictures.getByRole('img', { name: 'Picture 2' }).waitFor();
    const [before] = await shop.app.services.database.sql`
      select array_agg(id order by position) as ids from game_pictures`;
    await pictures.getByRole('button', { name: 'Move picture 2 forward' }).click();
    const orderNow = async () =>
      (
        await shop.app.services.database.sql`select array_agg(id order by position) as ids from game_pictures`
      )[0];
    await expect
      .poll(async () => (await orderNow())?.['ids'])
      .toEqual([...(before?.['ids'] ?? [])].reverse());
    await pictures.getByRole('button', { name: 'Remove picture 1' }).click();
    await pictures.getByText('1 of 12').waitFor();

    await page.getByRole('button', { name: 'Announce it…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click();
    await page.getByText('Marsh Light is now: Announced.').first().waitFor();

    const guest = await shop.person({ language: 'ko' });
    await guest.page.goto(`/maker/${slug}`);
    await guest.page.getByRole('heading', { level: 1, name }).waitFor();
    await guest.page.getByRole('link', { name: '늪의 빛' }).click();
    await guest.page.getByText('갈대 속 등불.').first().waitFor();
    await guest.page.getByRole('heading', { name: '시스템 요구 사항' }).waitFor();
    await guest.page.locator('img[src^="/uploads/games/"]').first().waitFor();
    await guest.page.getByRole('link', { name }).click();
    await guest.page.waitForURL(`**/maker/${id}`);
    expect(guest.problems).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('UI-441: an owner uploads a cover and a wide picture, which stand in lists, in the cart and on the game’s page', async () => {
    const { slug, owner, name } = await house();
    const stocked = await stockGames(shop.app.services, [
      { slug: 'reed-front', title: 'Reed Front', publisher: `${name} stock`, prices: { USD: 1_000 } },
    ]);
    const gameId = stocked['reed-front'] ?? '';
    await shop.app.services.database.sql`
      update games set publisher_id = (select id from publishers where slug = ${slug}) where id = ${gameId}`;
    await owner.caller.store.addToCart({ gameId });
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}/${gameId}`);
    const card = page.getByRole('region', { name: 'Cover and wide picture' });
    const file = (buffer: Buffer) => ({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await card.getByLabel('Cover to upload').setInputFiles(file(await photograph(300, 200)));
    await card.getByText('The picture is too small: at least 600 by 800 pixels.').waitFor();
    await card.getByLabel('Cover to upload').setInputFiles(file(await photograph(1_200, 1_000)));
    await card.getByRole('img', { name: 'Cover' }).waitFor();
    await card.getByLabel('Wide picture to upload').setInputFiles(file(await photograph(1_600, 1_400)));
    await card.getByRole('img', { name: 'Wide picture' }).waitFor();
    const { cover, wide } = await owner.caller.store.publishing.fronts({ gameId });
    expect([cover, wide]).not.toContain(null);
    const etagOf = async (place: string) => {
      const src = await page.locator(`img[src*="/art/${place}/reed-front."]`).first().getAttribute('src');
      return (await fetch(shop.app.url + src)).headers.get('etag') ?? '';
    };
    for (const place of ['/game/reed-front', '/search?q=reed+front', '/cart', `/maker/${slug}`]) {
      await page.goto(place);
      await page.locator('img[src*="/art/covers/reed-front."]').first().waitFor();
      expect(await etagOf('covers'), place).toContain(cover ?? '-');
    }
    await page.goto('/game/reed-front');
    await page.locator('img[src*="/art/wide/reed-front."]').first().waitFor();
    expect(await etagOf('wide')).toContain(wide ?? '-');
    await page.goto(`/publisher/${slug}/${gameId}`);
    await card.getByRole('button', { name: 'Remove the cover' }).click();
    await card.getByText('Drawn by the house').waitFor();
    expect((await owner.caller.store.publishing.fronts({ gameId })).cover).toBeNull();
    // A file that is refused is answered 422, which browsers note.
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });

  it('UI-341: who saves after somebody else learns of it, keeps what they wrote, and can load what stands now', async () => {
    const { id, slug, owner } = await house();
    const { publishing } = owner.caller.store;
    const key = () => shop.app.services.newId();
    const { gameId } = await publishing.make({ publisherId: id, title: 'Two Pens', key: key() });
    const { page } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}/${gameId}`);
    const facts = page.getByRole('form', { name: 'What it is' });
    await facts.getByLabel('In one or two sentences, English').fill('Mine.');
    const { version, tags, ...stands } = await publishing.facts({ gameId });
    const theirs = { en: 'Theirs.', ko: '', zh: '' };
    await publishing.save({
      ...stands,
      gameId,
      version,
      tags: tags.map((tag) => tag.slug),
      short: theirs,
      key: key(),
    });
    await facts.getByRole('button', { name: 'Save', exact: true }).click();
    await facts.getByText('Somebody else saved meanwhile.').waitFor();
    expect(await facts.getByLabel('In one or two sentences, English').inputValue()).toBe('Mine.');
    await facts.getByRole('button', { name: 'Load what stands now' }).click();
    await expect
      .poll(() => facts.getByLabel('In one or two sentences, English').inputValue())
      .toBe('Theirs.');
    await facts.getByLabel('In one or two sentences, English').fill('Both.');
    await facts.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('It is saved.').first().waitFor();
    expect((await publishing.facts({ gameId })).short.en).toBe('Both.');
  });

  it('UI-342: an owner says who the publisher is, and its page shows it', async () => {
    const { slug, owner } = await house();
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}`);
    await page.getByRole('tab', { name: 'About' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Reed & Daughters');
    await page.getByLabel('About you, English').fill('We row slowly.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It is saved.').first().waitFor();
    await page.getByRole('link', { name: 'See the page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Reed & Daughters' }).waitFor();
    await page.getByText('We row slowly.').waitFor();
    await page.getByText('Nothing on this shelf yet').waitFor();
    await page.goto('/maker/nobody-at-all');
    await page.getByRole('heading', { name: 'Nothing behind this door' }).waitFor();
    // What is not there is answered 404, which browsers note.
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  });

  /** A member some of whose friends own a game of the demo, and one wishes for it. */
  async function befriended(facts: Parameters<Shop['app']['member']>[0] = {}) {
    const { services } = shop.app;
    const viewer = await shop.app.member(facts);
    const game = await gameOf('saltmarch');
    for (let n = 0; n < 6; n += 1) {
      const friend = await shop.app.member();
      await befriend(services, viewer, friend);
      if (n < 5)
        await services.database.sql`
          insert into entitlements (member_id, game_id, at) values (${friend.me.id}, ${game.id}, now())`;
      else {
        await services.database
          .sql`insert into profiles (member_id, wishlist) values (${friend.me.id}, 'friends')`;
        await friend.caller.store.wish({ gameId: game.id });
      }
    }
    return { viewer, game };
  }

  it('UI-343: a game’s page says which friends own it and wish for it, and lists them at a press', async () => {
    const { viewer } = await befriended();
    const { page, problems } = await shop.person({ cookie: viewer.cookie });
    await page.goto('/game/saltmarch');
    await page.getByRole('button', { name: 'A friend wishes for it' }).waitFor();
    await page.getByRole('button', { name: '5 friends own it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Friends who own Saltmarch' });
    await expect.poll(() => dialog.getByRole('link').count()).toBe(5);
    await dialog.getByRole('link').first().click();
    await page.waitForURL('**/member/**');
    const guest = await shop.person();
    await guest.page.goto('/game/saltmarch');
    await guest.page.getByRole('heading', { name: 'What it needs' }).waitFor();
    expect(await guest.page.locator('.game-friends').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('UI-345: an owner gives a game tags, which stand there with their counts, and a moderator hides one', async () => {
    const { viewer, game } = await befriended();
    await shop.app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${viewer.me.id}, ${game.id}, now())`;
    const { page, problems } = await shop.person({ cookie: viewer.cookie });
    await page.goto('/game/saltmarch');
    const tags = page.getByRole('region', { name: 'What its owners call it' });
    await tags.getByRole('button', { name: 'Your tags' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Find a tag').fill('funn');
    await dialog.getByRole('button', { name: 'Funny' }).waitFor();
    await dialog.getByLabel('Find a tag').press('Enter');
    await dialog.getByRole('button', { name: 'Take out Funny' }).waitFor();
    await dialog.getByRole('button', { name: 'Save tags' }).click();
    await tags.getByRole('link', { name: /Funny/ }).waitFor();
    const keeper = await shop.person({ cookie: (await shop.app.member({ role: 'moderator' })).cookie });
    await keeper.page.goto('/game/saltmarch');
    await keeper.page.getByRole('button', { name: 'Hide the tag Funny' }).click();
    await keeper.page.getByRole('button', { name: 'Let the tag Funny stand again' }).waitFor();
    await page.reload();
    await page.getByText('Nobody gave it a tag yet.').waitFor();
    expect(problems).toEqual([]);
  });

  it.each(looks)('UI-344: fit and are accessible: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const { viewer } = await befriended({ language });
    const one = await shop.person({ ...options, cookie: viewer.cookie });
    await one.page.goto('/game/saltmarch');
    await one.page.locator('.game-friends').nth(1).waitFor();
    await one.page.locator('.needs-levels').scrollIntoViewIfNeeded();
    await inspectNow(shop, one, 'game-needs', options);
    await shop.app.services.database.sql`
      insert into entitlements (member_id, game_id, at)
      select ${viewer.me.id}, id, now() from games where slug = 'saltmarch' on conflict do nothing`;
    const { id: gameIdOf } = await gameOf('saltmarch');
    await viewer.caller.store.tagGame({ gameId: gameIdOf, tags: ['short-sessions', 'difficult', 'story'] });
    await one.page.reload();
    await one.page.locator('.member-tag').nth(2).scrollIntoViewIfNeeded();
    await inspectNow(shop, one, 'game-tags', options);
    await one.page
      .getByRole('region')
      .filter({ has: one.page.locator('.member-tag') })
      .getByRole('button')
      .click();
    await one.page.getByRole('dialog').getByRole('textbox').waitFor();
    await inspectNow(shop, one, 'game-tags-own', options);
    await one.page.keyboard.press('Escape');
    await one.page.locator('.game-friends').first().scrollIntoViewIfNeeded();
    await inspectNow(shop, one, 'game-friends', options);
    await one.page.locator('.game-friends').first().click();
    await one.page.getByRole('dialog').getByRole('link').nth(4).waitFor();
    await inspectNow(shop, one, 'game-friends-all', options);
    const [{ slug: makerSlug } = { slug: '' }] = await shop.app.services.database.sql<{ slug: string }[]>`
      select publishers.slug from games join publishers on publishers.id = publisher_id where games.slug = 'saltmarch'`;
    await one.page.goto(`/maker/${makerSlug}`);
    await one.page.locator('.result').first().waitFor();
    await inspectNow(shop, one, 'maker', options);

    const { id, slug, owner } = await house({ language });
    const { publishing } = owner.caller.store;
    const key = () => shop.app.services.newId();
    const { gameId } = await publishing.make({ publisherId: id, title: 'Marsh Light', key: key() });
    const { version, tags: _, ...stands } = await publishing.facts({ gameId });
    await publishing.save({
      ...stands,
      gameId,
      version,
      tags: ['relaxing'],
      systems: ['windows'],
      key: key(),
    });
    const two = await shop.person({ ...options, cookie: owner.cookie });
    await two.page.goto(`/publisher/${slug}/${gameId}`);
    await two.page.locator('.facts-boxes').nth(2).waitFor();
    await two.page.locator('.facts-needs summary').first().click();
    await two.page.getByRole('form').first().locator('textarea').first().scrollIntoViewIfNeeded();
    await inspectNow(shop, two, 'making-texts', options);
    await two.page.locator('.facts-needs').scrollIntoViewIfNeeded();
    await inspectNow(shop, two, 'making-needs', options);
    await two.page.locator('.facts-boxes').first().scrollIntoViewIfNeeded();
    await inspectNow(shop, two, 'making-places', options);
    await two.page.goto(`/publisher/${slug}`);
    await two.page.getByRole('tab', { name: publisherParts[language].about, exact: true }).click();
    await two.page.locator('textarea').nth(2).waitFor();
    await inspectNow(shop, two, 'making-house', options);
    expect([...one.problems, ...two.problems]).toEqual([]);
  });
});
