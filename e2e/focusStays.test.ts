// Where the focus is when what had it has gone from a list: never nobody's.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoom, sendAll } from '../server/testing/rooms.ts';
import { chooseFavourites } from './support/favourites.ts';
import { openShop, type Shop } from './support/shop.ts';

/** What the focused control is called; of what is no control its tag. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const it = document.activeElement;
    const name = it?.getAttribute('aria-label') ?? (it?.matches('button, a') ? it.textContent : null);
    return name ?? it?.tagName.toLowerCase() ?? '';
  });

/** Which entry of a list has the focus, from 0; -1 where none has. */
const placeIn = (list: Locator): Promise<number> =>
  list.evaluate((element) =>
    [...element.children].findIndex((entry) => entry.contains(document.activeElement)),
  );

describe('the focus in lists', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it('UI-490: signed out devices and the button for more of them leave it in their list', async () => {
    const ada = await shop.app.member({ nickname: 'Manydesks' });
    await shop.app.services.database.sql`
      insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
      select gen_random_uuid(), ${ada.me.id}, sha256(n::text::bytea), 'Firefox', '192.0.2.' || n,
        now(), now() - n * interval '1 minute', now() + interval '1 day' from generate_series(1, 11) n`;
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto('/settings');
    const card = page.getByRole('region', { name: 'Devices' });
    const list = card.getByRole('list');
    const lines = list.getByRole('listitem');
    const out = (address: string) => lines.filter({ hasText: `${address} ` }).getByRole('button');
    await card.getByRole('button', { name: 'Show more' }).waitFor();
    await shop.shoot(page, 'focus-devices');
    await card.getByRole('button', { name: 'Show more' }).press('Enter');
    await expect.poll(() => lines.count()).toBe(12);
    // The foot of the list.
    await expect.poll(() => focused(page)).toBe('div');
    expect(await card.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    expect(await placeIn(list)).toBe(11);
    await page.keyboard.press('Enter');
    await expect.poll(() => lines.count()).toBe(11);
    expect(await placeIn(list)).toBe(10);
    await out('192.0.2.3').press('Enter');
    await expect.poll(() => lines.count()).toBe(10);
    expect(await placeIn(list)).toBe(3);
    expect(await out('192.0.2.4').evaluate((button) => button === document.activeElement)).toBe(true);
    await card.getByRole('button', { name: 'Sign out everywhere else' }).press('Enter');
    await expect.poll(() => lines.count()).toBe(1);
    await expect.poll(() => card.getByRole('button').count()).toBe(0);
    expect(await focused(page)).toBe('div');
    expect(problems).toEqual([]);
  });

  it('UI-490: favourites that are moved, taken out or chosen leave it where they stood', async () => {
    const { member: ada, page, problems, drawer, titles } = await chooseFavourites(shop, 'Favoura');
    const [a, b, c, d] = titles;
    const press = (name: string) => drawer.getByRole('button', { name, exact: true }).press('Enter');
    const chosen = (count: number) => drawer.getByText(`${count} of 8 chosen`, { exact: false }).waitFor();
    await press(`Move ${b} up`);
    await expect.poll(() => focused(page)).toBe(`Move ${b} up`);
    // It stands first, and goes no further.
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe(`Move ${b} up`);
    await expect
      .poll(async () =>
        (await ada.caller.profiles.favourites({ memberId: ada.me.id })).map(({ title }) => title),
      )
      .toEqual([b, a, c]);
    await press(`Take ${a} out`);
    await chosen(2);
    expect(await focused(page)).toBe(`Take ${c} out`);
    await page.keyboard.press('Enter');
    await chosen(1);
    expect(await focused(page)).toBe(`Take ${b} out`);
    await page.keyboard.press('Enter');
    await chosen(0);
    expect(await focused(page)).toBe('ol');
    await press(`Choose ${d}`);
    await chosen(1);
    expect(await focused(page)).toMatch(/^Choose /);
    await shop.shoot(page, 'focus-favourites');
    expect(problems).toEqual([]);
  });

  it('UI-490: in a room, pins that are taken down and links that are taken back', async () => {
    const ada = await shop.app.member({ nickname: 'Pinnerby' });
    const roomId = await makeRoom(shop.app, ada, { title: 'Pinboard' });
    const { services } = shop.app;
    for (const { number } of await sendAll(
      shop.app,
      ada,
      roomId,
      'first rule',
      'second rule',
      'third rule',
    )) {
      await ada.caller.chat.pinMessage({ roomId, number, on: true });
    }
    for (const days of [1, 7]) await ada.caller.chat.makeInvite({ roomId, days, key: services.newId() });
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${roomId}`);
    await page.getByRole('button', { name: '3 pinned messages' }).click();
    const pins = page.getByRole('dialog', { name: 'Pinned' });
    const pin = (text: string) => pins.getByRole('listitem').filter({ hasText: text });
    const down = (text: string) => pin(text).getByRole('button', { name: 'Take down the pin' });
    const has = (control: Locator) => control.evaluate((element) => element === document.activeElement);
    await down('second rule').press('Enter');
    await pin('second rule').waitFor({ state: 'detached' });
    expect(await has(down('first rule'))).toBe(true);
    await page.keyboard.press('Enter');
    await pin('first rule').waitFor({ state: 'detached' });
    expect(await has(down('third rule'))).toBe(true);
    await page.keyboard.press('Enter');
    await pins.getByText('Nothing is pinned here.').waitFor();
    // Around that sentence, not the dialog as a whole.
    const stays = (drawer: Locator) =>
      drawer.evaluate((whole) => whole !== document.activeElement && whole.contains(document.activeElement));
    await expect.poll(() => stays(pins)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Room and notices' }).click();
    const settings = page.getByRole('dialog', { name: 'Room and notices' });
    await settings.getByRole('tab', { name: 'Links' }).click();
    const links = settings.getByRole('list').getByRole('button', { name: 'Take back' });
    await expect.poll(() => links.count()).toBe(2);
    await links.first().press('Enter');
    // While it is taken back its button says so.
    await expect.poll(() => settings.getByRole('tabpanel').getByRole('listitem').count()).toBe(1);
    expect(await has(links)).toBe(true);
    await page.keyboard.press('Enter');
    await settings.getByText('No link leads in').waitFor();
    await expect.poll(() => stays(settings)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('UI-490: the button for more of letters and of people found leaves it at the end', async () => {
    const ada = await shop.app.member({ nickname: 'Wandererin' });
    const { sql } = shop.app.services.database;
    await sql`
      insert into mails (id, recipient, subject, html, text, created_at)
      select gen_random_uuid(), 'many@example.com', 'Letter ' || n, '', 'words', now() from generate_series(1, 25) n`;
    for (let number = 1; number <= 25; number += 1) {
      await shop.app.member({ nickname: `Focusmate${number}` });
    }
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto('/outbox');
    const older = page.getByRole('button', { name: 'Older letters' });
    await older.press('Enter');
    await expect.poll(() => focused(page)).toBe('div');
    expect(await older.count()).toBe(0);
    await page.goto('/');
    await page.getByRole('button', { name: 'Add a friend' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add a friend' });
    await dialog.getByLabel('Nickname or id').fill('focusmate');
    const more = dialog.getByRole('button', { name: 'Show more' });
    await more.waitFor();
    await shop.shoot(page, 'focus-found');
    await more.press('Enter');
    await expect.poll(() => focused(page)).toBe('div');
    expect(await more.count()).toBe(0);
    // The foot of the list, not the dialog as a whole.
    expect(await dialog.evaluate((whole) => whole !== document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await placeIn(dialog.getByRole('list'))).toBe(24);
    expect(problems).toEqual([]);
  });
});
