// Bundles: made by a publisher, found on a game's page, bought by a guest who signs in, and named on the receipt.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import { stockBundle } from '../server/testing/bundles.ts';
import { fund } from '../server/testing/money.ts';
import { own } from '../server/testing/reviews.ts';
import { stockGames } from '../server/testing/shop.ts';
import { inspect, inspectNow, looks } from './support/looks.ts';
import { publisherParts } from './support/parts.ts';
import { openShop, type Shop } from './support/shop.ts';

const country = { en: 'US', ko: 'KR', zh: 'CN' } as const;

describe('bundles', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_PAYMENTS: 'sandbox' });
  });
  afterAll(() => shop?.close());

  /** A publisher with three games that are sold, and its owner. */
  async function house(name: string, facts: Parameters<Shop['app']['member']>[0] = {}) {
    const { services } = shop.app;
    const slug = name.toLowerCase();
    const stock = ['North', 'South', 'East'].map((side) => ({
      slug: `${slug}-${side.toLowerCase()}`,
      title: `${name} ${side}`,
      publisher: name,
      prices: { USD: 1_000, KRW: 10_000, CNY: 5_000 },
    }));
    const gameIds = Object.values(await stockGames(services, stock));
    const [row] = await services.database.sql`
      update publishers set slug = ${slug}
      where id = (select publisher_id from games where id = ${gameIds[0] ?? ''}) returning id`;
    const owner = await shop.app.member(facts);
    await setPublisherRole(services.database, String(row?.['id']), owner.me.id, 'owner', Date.now());
    return { slug, gameIds, games: stock.map((game) => game.slug), owner };
  }
  const bundleTab = (page: Page) => page.getByRole('tab', { name: 'Bundles' });

  it('UI-413: an owner makes a bundle, hears what is wrong with a field, and changes it', async () => {
    const { slug, owner } = await house('Compass');
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}`);
    await bundleTab(page).click();
    await page.getByText('No bundle yet').waitFor();
    await page.getByRole('button', { name: 'New bundle' }).click();
    const form = page.getByRole('form', { name: 'A new bundle' });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Write a name.').waitFor();
    await form.getByText('Choose 2 games or more.').waitFor();
    await form.getByLabel('Name').fill('Two directions');
    await form.getByLabel('Percent off').fill('25');
    await form.getByLabel('Compass North').check();
    await form.getByLabel('Compass South').check();
    await form.getByLabel('State').selectOption('offered');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Two directions' }).waitFor();

    await page.getByRole('button', { name: 'Change Two directions' }).click();
    const change = page.getByRole('form', { name: 'Change Two directions' });
    // Its games stay.
    expect(await change.getByLabel('Compass North').isDisabled()).toBe(true);
    await change.getByLabel('Percent off').fill('50');
    await change.getByRole('button', { name: 'Save' }).click();
    await page.getByText('2 games, 50% off').waitFor();
    await page.getByRole('link', { name: 'Two directions' }).click();
    await page.getByRole('heading', { level: 1, name: 'Two directions' }).waitFor();
    await page.locator('.bundle .buy').getByText('$10.00').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-442: a publisher’s public page shows its bundles that are for sale, each leading to its page', async () => {
    const { gameIds } = await house('Harbour');
    const { page, problems } = await shop.person();
    const [row] = await shop.app.services.database.sql`select slug from publishers where name = 'Harbour'`;
    await page.goto(`/maker/${row?.['slug']}`);
    await page.getByRole('link', { name: 'Harbour North' }).waitFor();
    expect(await page.getByRole('region', { name: 'Bundles' }).count()).toBe(0);
    await stockBundle(shop.app.services, gameIds, { name: 'Both piers', percent: 50 });
    await stockBundle(shop.app.services, gameIds, { name: 'Not yet', state: 'draft' });
    await page.reload();
    const bundles = page.getByRole('region', { name: 'Bundles' });
    await bundles.getByText('Both piers').waitFor();
    expect(await bundles.getByText('Not yet').count()).toBe(0);
    await bundles.getByRole('link', { name: /Both piers/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Both piers' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-412: a guest finds it on a game’s page, keeps it in the cart through signing in, and buys it; the receipt names it', async () => {
    const { gameIds, games } = await house('Anchor');
    await stockBundle(shop.app.services, gameIds, { name: 'All the ropes', percent: 50 });
    const { page, problems, context } = await shop.person();
    await page.goto(`/game/${games[0]}`);
    await page.getByRole('link', { name: /All the ropes/ }).click();
    await page.getByRole('heading', { level: 1, name: 'All the ropes' }).waitFor();
    await page.getByRole('button', { name: 'Put into the cart' }).click();
    await page.getByRole('link', { name: 'In the cart', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Buy the bundle All the ropes' }).waitFor();
    await page.getByRole('link', { name: 'Sign in to buy' }).waitFor();

    const member = await shop.app.member();
    await fund(shop.app.services, member.me, 5_000);
    await own(shop.app.services, member, gameIds[2] ?? '');
    const [name = '', value = ''] = member.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: shop.app.url, httpOnly: true, sameSite: 'Lax' }]);
    await page.goto('/cart');
    // What the member has is left out: two of the three, at half their price.
    await page.getByRole('button', { name: 'Pay $10.00' }).click();
    await page.waitForURL('**/orders/*');
    await expect.poll(() => page.getByRole('link', { name: 'In the bundle All the ropes' }).count()).toBe(2);
    expect((await member.caller.store.cart()).bundles).toEqual([]);
    expect((await member.caller.wallet.balance()).amount).toBe(4_000);
    expect(problems).toEqual([]);
  });

  it('UI-411: a game in a chosen bundle is not bought alone as well', async () => {
    const { gameIds } = await house('Ladder');
    const [first = '', second = ''] = gameIds;
    const bundleId = await stockBundle(shop.app.services, [first, second], {
      name: 'Two rungs',
      percent: 50,
    });
    const member = await shop.app.member();
    await fund(shop.app.services, member.me, 5_000);
    await member.caller.store.addToCart({ gameId: first });
    await member.caller.store.bundles.addToCart({ bundleId });
    const { page, problems } = await shop.person({ cookie: member.cookie });
    await page.goto('/cart');
    await page.getByText('It is in a bundle you chose.').waitFor();
    await page.getByRole('button', { name: 'Pay $10.00' }).waitFor();
    await page.getByRole('checkbox', { name: 'Buy the bundle Two rungs' }).uncheck();
    await page.getByRole('button', { name: 'Pay $10.00' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Buy Ladder North' }).isChecked()).toBe(true);
    expect(problems).toEqual([]);
  });

  it.each(looks)('UI-412: fit and are accessible: $name', async ({ name, options }) => {
    const { language = 'en' } = options;
    const { slug, gameIds, games, owner } = await house(`Fjord${name.replace(/\W/g, '')}`, {
      language,
      country: country[language],
    });
    const { services } = shop.app;
    const [first = '', second = ''] = gameIds;
    const bundleId = await stockBundle(services, gameIds, { name: 'Winter light', percent: 30 });
    const other = await stockBundle(services, [first, second], { name: 'Winter dark', percent: 15 });
    await own(services, owner, second);
    for (const each of [bundleId, other]) await owner.caller.store.bundles.addToCart({ bundleId: each });
    await owner.caller.store.addToCart({ gameId: first });
    const person = await shop.person({ ...options, cookie: owner.cookie });
    const { page } = person;
    await page.goto(`/game/${games[0]}`);
    await page.locator('.bundle-strip').filter({ hasText: 'Winter light' }).scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'bundle-on-game', options);
    await inspect(shop, person, `/bundle/${bundleId}`, 'bundle', options);
    await inspect(shop, person, '/cart', 'bundle-cart', options);
    await page.goto(`/publisher/${slug}`);
    await page.getByRole('tab', { name: publisherParts[language].bundles, exact: true }).click();
    await page.getByText('Winter dark').waitFor();
    await inspectNow(shop, person, 'bundle-list', options);
    await page.locator('.publishing-new button').click();
    await page.locator('form.publishing-form').waitFor();
    await inspectNow(shop, person, 'bundle-form', options);
    expect(person.problems).toEqual([]);
  });
});
