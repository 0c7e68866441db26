// The library in a browser: found, kept in order, played, and keys redeemed; and how all of it looks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProductKeys } from '../server/features/library/commands.ts';
import { giveCopies, testDevice } from '../server/testing/library.ts';
import { fund } from '../server/testing/money.ts';
import { inspect, inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('the library', () => {
  let shop: Shop;
  let games: { id: string; slug: string; title: string }[];
  beforeAll(async () => {
    shop = await openShop();
    const { items } = await shop.app.guest().caller.store.games({ sort: 'popular', limit: 40 });
    games = items;
  });
  afterAll(() => shop?.close());

  /** Somebody with this many games, the first three of them played, the last of them newest. */
  const owner = async (count: number, language: 'en' | 'ko' | 'zh' = 'en') => {
    const member = await shop.app.member({ language });
    await giveCopies(shop.app.services, member.me.id, ...games.slice(0, count).map(({ id }) => id));
    const { sql } = shop.app.services.database;
    for (const [index, { id }] of games.slice(0, Math.min(3, count)).entries()) {
      const [ended, ms] = [new Date(Date.now() - (index + 1) * 3_600_000), (index + 1) * 2_700_000];
      const began = new Date(ended.getTime() - ms);
      await sql`insert into play_stretches values (${member.me.id}, ${id}, ${began}, ${ended})`;
      await sql`update entitlements set play_ms = ${ms}, played_at = ${ended}
        where member_id = ${member.me.id} and game_id = ${id}`;
    }
    return member;
  };
  const nameOf = (index: number) => games[index]?.title ?? '';

  it('UI-221: finds, sorts, shows covers or rows, and says why a list is empty', async () => {
    const { cookie } = await owner(30);
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Library' }).click();
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
    await page.getByText('30 games, none installed').waitFor();
    await page.getByRole('heading', { name: 'Sit down where you were' }).waitFor();
    const panel = page.getByRole('region', { name: nameOf(0) });
    await panel.getByText('45 min').waitFor();
    await panel.getByText('From the house').waitFor();
    const first = page.locator('.wall .book .name').first();
    await expect.poll(() => first.textContent()).toBe(nameOf(0));
    await page.getByLabel('Sort by').selectOption('Play time');
    await expect.poll(() => first.textContent()).toBe(nameOf(2));
    await page.getByRole('radio', { name: 'List' }).check({ force: true });
    await page.locator('.copy-row').nth(29).waitFor();
    await page.getByRole('searchbox', { name: 'Find in your library' }).fill(nameOf(5));
    await expect.poll(() => page.locator('.copy-row .name').allTextContents()).toEqual([nameOf(5)]);
    // The address keeps all of it.
    await page.reload();
    await expect.poll(() => page.locator('.copy-row .name').allTextContents()).toEqual([nameOf(5)]);
    await page.getByRole('searchbox').fill('no such game');
    await page.getByRole('heading', { name: 'Nothing here by that name' }).waitFor();
    await page.getByRole('button', { name: 'Show all games' }).click();
    await page.getByRole('button', { name: /^Installed/ }).click();
    await page.getByRole('heading', { name: 'Nothing is installed' }).waitFor();
    await page.getByRole('button', { name: /^Not played yet/ }).click();
    await expect.poll(() => page.locator('.wall .book').count()).toBe(27);
    expect(problems).toEqual([]);
  });

  it('UI-222: plays here, on every page and over a reload, and says how long', async () => {
    const { cookie, caller } = await owner(3);
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/library');
    const panel = page.getByRole('region', { name: nameOf(0) });
    await panel.getByRole('button', { name: `Play ${nameOf(0)}` }).click();
    await panel.getByText('Playing · just now').waitFor();
    expect((await caller.library.overview()).playing).toMatchObject([{ gameId: games[0]?.id }]);
    const beat = page.waitForResponse((response) => response.url().includes('library.stillPlaying'));
    await page.goto('/settings');
    expect((await beat).ok()).toBe(true);
    // As if it had begun a while ago.
    await shop.app.services.database.sql`update play_sessions set started_at = now() - interval '13 minutes'`;
    await page.goto('/library');
    await page
      .getByRole('region', { name: nameOf(0) })
      .getByText('Playing · 13 min')
      .waitFor();
    await page.locator('.wall').getByText('Playing, 13 min').waitFor();
    await panel.getByRole('button', { name: `Stop ${nameOf(0)}` }).click();
    await page.getByText(`${nameOf(0)}: 13 min played`).waitFor();
    await panel.getByRole('button', { name: `Play ${nameOf(0)}` }).waitFor();
    expect((await caller.library.overview()).playing).toEqual([]);
    // On another device: told, and not stopped from here.
    await caller.library.startPlaying({ gameId: games[1]?.id ?? '', device: testDevice('The deck') });
    await page.goto(`/library?game=${games[1]?.slug}`);
    await page.getByText('Playing on The deck · just now').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-227: is played from its page in the store, which says how long it was', async () => {
    const { cookie, caller } = await owner(2);
    const { page, problems } = await shop.person({ cookie });
    await page.goto(`/game/${games[0]?.slug}`);
    const box = page.getByRole('region', { name: 'In your library' });
    await box.getByText('45 min').waitFor();
    await box.getByRole('button', { name: `Play ${nameOf(0)}` }).click();
    await box.getByText('Playing, just now').waitFor();
    expect((await caller.library.overview()).playing).toMatchObject([{ gameId: games[0]?.id }]);
    await box.getByRole('button', { name: `Stop ${nameOf(0)}` }).click();
    await box.getByRole('button', { name: `Play ${nameOf(0)}` }).waitFor();
    await page.goto(`/game/${games[5]?.slug}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('region', { name: 'In your library' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('UI-228: shows what came and what is played elsewhere when one looks again', async () => {
    const { cookie, me } = await owner(2);
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/library');
    await page.getByText('2 games, none installed').waitFor();
    // Of what nobody tells.
    await giveCopies(shop.app.services, me.id, games[7]?.id ?? '');
    // Another page of this browser was in front, and this one is again.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText('3 games, none installed').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-228: and at once what another device installs, plays, is given and gives back, also on a game’s page', async () => {
    const { cookie, caller, me } = await owner(2);
    const giver = await shop.app.member();
    const [desk, shelf] = [await shop.person({ cookie }), await shop.person({ cookie, width: 390 })];
    const offered = (await giver.caller.store.games({ sort: 'popular', limit: 40 })).items;
    const game = offered.find(
      ({ id, price }) => price && price.now.amount > 0 && id !== games[0]?.id && id !== games[1]?.id,
    );
    const gameId = game?.id ?? '';
    await desk.page.goto(`/game/${game?.slug}`);
    await shelf.page.goto('/library');
    await shelf.page.getByText('2 games, none installed').waitFor();
    // The feed that tells it is there with the dock, or, on a phone, with what stands behind the page.
    await desk.page.locator('.dock-me .status-button').waitFor();
    await expect.poll(() => shop.app.services.live.isFollowedBy(`user:${me.id}`, me.id)).toBe(true);
    const price = game?.price?.now.amount ?? 0;
    await fund(shop.app.services, giver.me, price);
    await giver.caller.wallet.buy({
      items: [{ gameId, price }],
      currency: giver.me.currency,
      recipientId: me.id,
      key: shop.app.services.newId(),
    });
    await desk.page.locator('.own-box').waitFor();
    await shelf.page.getByText('3 games, none installed').waitFor();
    const device = testDevice('Deck');
    await caller.library.install({ gameId, device });
    await shelf.page.getByText('3 games, 1 installed').waitFor();
    await caller.library.startPlaying({ gameId, device });
    await shelf.page.locator('.wall').getByText('Playing, just now').waitFor();
    const [order] = (await giver.caller.wallet.orders()).items;
    const [line] = (await giver.caller.wallet.order({ orderId: order?.id ?? '' })).lines;
    await giver.caller.wallet.refund({
      lineId: line?.id ?? '',
      reason: 'other',
      key: shop.app.services.newId(),
    });
    await shelf.page.getByText('2 games, none installed').waitFor();
    await desk.page.locator('.own-box').waitFor({ state: 'detached' });
    expect([...desk.problems, ...shelf.problems]).toEqual([]);
  });

  it('UI-223: installs and removes, hides and shows, with a way back', async () => {
    const { cookie, caller } = await owner(3);
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/library');
    const menu = () => page.getByRole('button', { name: `More for ${nameOf(0)}` });
    await menu().click();
    await page.getByRole('menuitem', { name: 'Install here' }).click();
    await page.getByText('3 games, 1 installed').waitFor();
    await page.getByText('this device').waitFor();
    expect((await caller.library.devices()).items).toMatchObject([{ games: 1 }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('3 games, none installed').waitFor();
    await menu().click();
    await page.getByRole('menuitem', { name: 'Hide' }).click();
    await page.getByRole('button', { name: /^Hidden/ }).waitFor();
    await expect.poll(() => page.locator('.wall .book').count()).toBe(2);
    await page.getByRole('button', { name: /^Hidden/ }).click();
    await menu().click();
    await page.getByRole('menuitem', { name: 'Show again' }).click();
    await page.getByRole('heading', { name: 'Nothing is hidden' }).waitFor();
    expect((await caller.library.games()).total).toBe(3);
    expect(problems).toEqual([]);
  });

  it('UI-224: makes a collection, fills it, renames it and deletes it', async () => {
    const { cookie, caller } = await owner(4);
    const { page, problems } = await shop.person({ cookie });
    await page.goto('/library');
    await page.getByRole('button', { name: 'New collection' }).click();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('It needs a name.').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Late nights');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'This collection is empty' }).waitFor();
    await page.getByRole('button', { name: /^All/ }).click();
    const late = page.getByRole('checkbox', { name: 'Late nights' });
    await late.click();
    await expect.poll(() => late.isChecked()).toBe(true);
    await page.getByRole('button', { name: /^Late nights\s*1/ }).click();
    await expect.poll(() => page.locator('.wall .book').count()).toBe(1);
    await page.getByRole('button', { name: 'New collection' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('LATE nights');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('You have a collection with this name already.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change “Late nights”' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mornings');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Change “Mornings”' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => page.locator('.wall .book').count()).toBe(4);
    expect((await caller.library.overview()).collections).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
  });

  it('UI-225: redeems a product key, and says what is wrong with one', async () => {
    const { cookie, caller } = await shop.app.member();
    const { page } = await shop.person({ cookie });
    const slug = games[9]?.slug ?? '';
    const [code = '', second = ''] = await makeProductKeys(shop.app.services, slug, 2);
    await page.goto('/library');
    await page.getByRole('heading', { name: 'Your shelf is empty' }).waitFor();
    await page.getByRole('button', { name: 'Redeem a key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Redeem' }).click();
    await dialog.getByText('Type or paste the key.').waitFor();
    await dialog.getByLabel('Product key').fill('1234');
    await dialog.getByRole('button', { name: 'Redeem' }).click();
    await dialog.getByText('A key has twenty letters').waitFor();
    await dialog.getByLabel('Product key').fill('00000-00000-00000-00000');
    await dialog.getByRole('button', { name: 'Redeem' }).click();
    await dialog.getByText('No product key is written like this.').waitFor();
    await dialog.getByLabel('Product key').fill(code.toLowerCase());
    await dialog.getByRole('button', { name: 'Redeem' }).click();
    await dialog.getByText(`${nameOf(9)} is yours`).waitFor();
    await dialog.getByRole('button', { name: 'Redeem another' }).click();
    await dialog.getByLabel('Product key').fill(second);
    await dialog.getByRole('button', { name: 'Redeem' }).click();
    await dialog.getByText('You have this game already.').waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('region', { name: nameOf(9) })
      .getByText('By a key')
      .waitFor();
    expect((await caller.library.games()).items.map((game) => game.slug)).toEqual([slug]);
  });

  it.each(looks)('UI-226: fits and is accessible: $name', async ({ options }) => {
    const language = options.language ?? 'en';
    const { cookie, caller } = await owner(22, language);
    const key = () => shop.app.services.newId();
    const names = { en: ['Late nights', 'Two of us'], ko: ['늦은 밤', '둘이서'], zh: ['深夜档', '两个人玩'] };
    for (const name of names[language]) {
      const { id: collectionId } = await caller.library.makeCollection({ name, key: key() });
      const gameIds = games.slice(0, 6).map(({ id }) => id);
      await caller.library.putIntoCollection({ collectionId, gameIds });
    }
    for (const { id: gameId } of games.slice(0, 5))
      await caller.library.install({ gameId, device: testDevice('Deck') });
    await caller.library.startPlaying({ gameId: games[1]?.id ?? '', device: testDevice('Deck') });
    const person = await shop.person({ ...options, cookie });
    await inspect(shop, person, '/library', 'library', options);
    await inspect(shop, person, `/library?game=${games[1]?.slug}`, 'library-panel', options);
    await inspect(shop, person, '/library?view=rows&sort=name', 'library-rows', options);
    await inspect(shop, person, '/library?shelf=hidden', 'library-none', options);
    await inspect(shop, person, `/game/${games[0]?.slug}`, 'game-owned', options);
    await person.page.goto('/library');
    await person.page.locator('.lib-head .btn').click();
    await person.page.getByRole('dialog').waitFor();
    await inspectNow(shop, person, 'library-key', options);
    await person.page.keyboard.press('Escape');
    await person.page.locator('.lib-chips > button').last().click();
    await person.page.getByRole('dialog').waitFor();
    await inspectNow(shop, person, 'library-collection', options);
    const guest = await shop.person(options);
    await inspect(shop, guest, '/library', 'guest-library', options);
    expect(person.problems).toEqual([]);
  });
});
