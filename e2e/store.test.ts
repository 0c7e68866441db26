// Journeys through the store: a guest looks around and wishes, makes an account, and the wishes come along.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-'));

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

  it('UI-102: a taken name is said while typing, beside its field', async () => {
    const { me } = await shop.app.member({ nickname: 'Mirabel' });
    const { page } = await shop.person();
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(me.nickname.toUpperCase());
    await page.getByText('Someone goes by this name already.').waitFor();
  });
});
