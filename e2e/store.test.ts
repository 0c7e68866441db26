// Journeys through the store: a guest looks around and wishes, makes an account, and the wishes come along.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stockGames } from '../server/testing/shop.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('the store', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it('UI-101: a guest browses, finds, wishes, makes an account and keeps the wish over a reload', async () => {
    const { page, problems } = await shop.person();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Most downloaded' }).waitFor();

    // Search opens by key, lists the game, and Enter goes there.
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search games, people and rooms' }).fill('saltmrch');
    await page
      .getByRole('option', { name: /Saltmarch/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/game/saltmarch');
    await page.getByRole('heading', { level: 1, name: 'Saltmarch' }).waitFor();
    await expect.poll(() => page.title()).toContain('Saltmarch');

    await page.getByRole('button', { name: 'Add to wishlist' }).click();
    await page.getByRole('button', { name: 'On wishlist' }).waitFor();

    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await page.getByRole('link', { name: 'Make an account' }).click();
    await page.getByRole('heading', { name: 'Make yourself at home' }).waitFor();
    await page.getByLabel('Email').fill('foyer@example.com');
    await page.getByLabel('Name').fill('Foyer');
    await page.getByLabel('Password', { exact: true }).fill('violet doorway 7');
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByRole('button', { name: 'Later' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-'));

    // At once, so that moving the wish may be cut short.
    await page.goto('/wishlist');
    await page
      .getByRole('link', { name: /Saltmarch/ })
      .first()
      .waitFor();
    await page.reload();
    await page
      .getByRole('link', { name: /Saltmarch/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /account/i }).waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-110: a list counts what each filter leaves, and a tag has its name', async () => {
    const { page } = await shop.person({ language: 'ko' });
    await page.goto('/search?tag=choices');
    await page.getByRole('heading', { level: 1, name: '선택과 결과 태그' }).waitFor();
    const filters = page.getByRole('complementary', { name: '필터' });
    const shown = async () => (await page.locator('.found-bar b').textContent())?.replace(/\D/g, '');
    const before = await shown();
    const roles = filters.getByRole('link', { name: /롤플레잉/ });
    await expect.poll(async () => (await roles.textContent())?.replace(/\D/g, '')).not.toBe(before);
    const promised = (await roles.textContent())?.replace(/\D/g, '');
    await roles.click();
    await page.waitForURL('**/category/role-playing?tag=choices');
    await expect.poll(shown).toBe(promised);
    // Chosen again, a tag is taken out.
    await filters.getByRole('link', { name: /선택과 결과/ }).click();
    await page.waitForURL((url) => !url.search.includes('tag'));
  });

  it('UI-111: one tab is open, and in sight on a phone', async () => {
    const { page } = await shop.person({ width: 320 });
    for (const path of ['/wishlist', '/category/all?free=true', '/']) {
      await page.goto(path);
      const tab = page.locator('.tabs [aria-current]');
      await tab.first().waitFor();
      expect(await tab.count(), path).toBe(1);
      await expect
        .poll(async () => {
          const box = await tab.boundingBox();
          return box !== null && box.x >= 0 && box.x + box.width <= 320;
        })
        .toBe(true);
    }
  });

  it('UI-114: a double click on a heart tells once', async () => {
    const { cookie } = await shop.app.member({ nickname: 'Twice' });
    const { page } = await shop.person({ cookie });
    await page.goto('/game/saltmarch');
    await page.getByRole('button', { name: 'Add to wishlist' }).dblclick();
    const told = page.locator('.toast:not([data-ending-style])', {
      hasText: 'Saltmarch is on your wishlist',
    });
    await told.first().waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => told.count()).toBe(1);
    await page.getByRole('button', { name: 'On wishlist' }).waitFor();
  });

  it('UI-102: a taken name is said while typing, beside its field', async () => {
    const { me } = await shop.app.member({ nickname: 'Mirabel' });
    const { page } = await shop.person();
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(me.nickname.toUpperCase());
    await page.getByText('Someone goes by this name already.').waitFor();
  });

  it('STORE-153: once all of a list is there the focus stays at its end', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Wickerwork ${index + 1}`);
    const stock = names.map((title, index) => ({ slug: `wickerwork-${index}`, title, publisher: 'Wickers' }));
    await stockGames(shop.app.services, stock);
    const [row] = await shop.app.services.database.sql`select slug from publishers where name = 'Wickers'`;
    const { page, problems } = await shop.person();
    const lists = [
      ['/search?q=wickerwork', 'Show 6 more'],
      [`/maker/${row?.['slug']}`, 'Show more'],
    ];
    for (const [address = '', name = ''] of lists) {
      await page.goto(address);
      await page.getByRole('button', { name }).press('Enter');
      const list = page.locator('.results');
      await expect.poll(() => list.locator('.result').count()).toBe(30);
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(0);
      // Some browsers would go on from here all the same, but readers of the page would be at its top.
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
      // One step back from there is the end of the list.
      await page.keyboard.press('Shift+Tab');
      await expect
        .poll(() => list.evaluate((element) => element.contains(document.activeElement)))
        .toBe(true);
    }
    expect(problems).toEqual([]);
  });
});
