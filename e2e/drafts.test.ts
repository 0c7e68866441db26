// What was begun in a room and not sent.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('drafts', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const field = (page: Page) => page.locator('#say');

  it('UI-467: what was begun is kept in its room, over a reload, until it is sent, and for its author alone', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Drafter' }),
      await shop.app.member({ nickname: 'Nextone' }),
    ];
    const [here, there] = [await makeRoomOf(shop.app, ada, ben), await makeRoomOf(shop.app, ada, ben)];
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${here}`);
    await field(page).fill('half a thou');
    await page.goto(`/rooms/${there}`);
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goto(`/rooms/${here}`);
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    // Somebody else in the same tab; a page that is open while its cookie changes would ask as them.
    await page.goto('/healthz');
    const [name = '', value = ''] = ben.cookie.split('=');
    await page.context().clearCookies();
    await page.context().addCookies([{ name, value, url: shop.app.url }]);
    await page.goto(`/rooms/${here}`);
    await page.getByRole('button', { name: 'Online Nextone You' }).waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goto('/healthz');
    const [mine = '', own = ''] = ada.cookie.split('=');
    await page.context().addCookies([{ name: mine, value: own, url: shop.app.url }]);
    await page.goto(`/rooms/${here}`);
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    await field(page).press('Enter');
    await page.getByRole('region', { name: 'Messages' }).getByText('half a thou').waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Messages' }).getByText('half a thou').waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });
});
