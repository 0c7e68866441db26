// Where the focus is when a whole list has gone with its last entry, and what a key does that is held down meanwhile.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../server/features/accounts/passwords.ts';
import { befriend } from '../server/testing/friends.ts';
import { makeGroupOf } from '../server/testing/groups.ts';
import { chooseFavourites } from './support/favourites.ts';
import { openShop, type Shop } from './support/shop.ts';

/** The focused element: its tag, and what it says. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const it = document.activeElement;
    return `${it?.tagName.toLowerCase()} ${it?.getAttribute('aria-label') ?? it?.textContent}`;
  });
const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((asked) => document.activeElement?.matches(asked) ?? false, selector);

describe('the focus where lists go', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());
  const key = () => shop.app.services.newId();

  it('UI-494: the last wish, the last game in the cart and the last passkey leave it to their heading', async () => {
    const ada = await shop.app.member({
      nickname: 'Lastwish',
      passwordHash: await hashPassword('violet doorway 7'),
    });
    const { items } = await ada.caller.store.games({ sort: 'popular', limit: 2 });
    for (const { id: gameId } of items) await ada.caller.store.wish({ gameId });
    const [one, two] = items.map(({ title }) => title);
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto('/wishlist');
    const heart = (title = '') => page.getByRole('button', { name: `${title} on your wishlist` });
    await heart(two).press('Enter');
    await expect.poll(() => focused(page)).toBe(`button ${one} on your wishlist`);
    await page.keyboard.press('Enter');
    await page.getByText('No wishes yet').waitFor();
    await expect.poll(() => focused(page)).toBe('h1 Wishlist');

    for (const { id: gameId } of items.slice(0, 1)) await ada.caller.store.addToCart({ gameId });
    await page.goto('/cart');
    await page.getByRole('button', { name: `Take ${one} out of the cart` }).press('Enter');
    await page.getByText('Nothing in the cart').waitFor();
    await expect.poll(() => focused(page)).toBe('h1 Cart');

    await shop.app.services.database.sql`
      insert into passkeys (id, member_id, credential_id, public_key, counter, transports, name, created_at)
      values (${key()}, ${ada.me.id}, ${key()}, 'x', 0, '{}', 'Old phone', now())`;
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Remove the passkey Old phone' }).press('Enter');
    await page.getByText('Passkey removed.').waitFor();
    await expect.poll(() => focused(page)).toBe('h2 Passkeys');
    expect(problems).toEqual([]);
  });

  it('UI-494: so do the last alert, request and note', async () => {
    const [ada, ben, eve] = [
      await shop.app.member({ nickname: 'Lastword' }),
      await shop.app.member({ nickname: 'Askerben' }),
      await shop.app.member({ nickname: 'Askereve' }),
    ];
    for (const { caller } of [ben, eve]) await caller.friends.request({ memberId: ada.me.id });
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto('/alerts');
    const away = page.getByRole('main').getByRole('button', { name: 'Remove this alert' });
    await expect.poll(() => away.count()).toBeGreaterThan(0);
    for (let left = await away.count(); left > 0; left -= 1) {
      await away.first().press('Enter');
      await expect.poll(() => away.count()).toBe(left - 1);
      expect(await focused(page)).toBe(left > 1 ? 'button Remove this alert' : 'h1 Alerts');
    }
    const reject = (name: string) => page.getByRole('button', { name: `Not now: ${name}` });
    await reject('Askerben').press('Enter');
    await reject('Askerben').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('button Not now: Askereve');
    await page.keyboard.press('Enter');
    await reject('Askereve').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('section Friends');

    const writer = await shop.app.member({ nickname: 'Lastwriter' });
    await befriend(shop.app.services, ada, writer);
    await writer.caller.profiles.writeEntry({ memberId: ada.me.id, body: 'Lovely place', key: key() });
    await page.goto(`/member/${ada.me.id}`);
    await page.getByRole('button', { name: 'Delete the note by Lastwriter' }).press('Enter');
    await page.getByText('Lovely place').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('h2 Guestbook');
    expect(problems).toEqual([]);
  });

  it('UI-494: the last one picked leaves it to the field, the last one invited to the heading', async () => {
    const ada = await shop.app.member({ nickname: 'Lastguest' });
    const ben = await shop.app.member({ nickname: 'Pickedben' });
    const roomId = await makeGroupOf(shop.app, [ada], { title: 'Just us' });
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${roomId}`);
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Room and notices' }).click();
    const drawer = page.getByRole('dialog', { name: 'Room and notices' });
    await drawer.getByRole('tab', { name: 'Entry' }).click();
    const field = drawer.getByLabel('Whom to invite');
    const person = drawer.getByRole('button', { name: ben.me.nickname });
    await field.fill(ben.me.nickname);
    await person.click();
    await drawer.getByText('1 picked').waitFor();
    await field.fill('');
    await person.press('Enter');
    await person.waitFor({ state: 'detached' });
    expect(await isFocused(page, '#pick-people')).toBe(true);

    await ada.caller.chat.inviteToGroup({ roomId, memberIds: [ben.me.id], key: key() });
    await page.reload();
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: 'Room and notices' }).click();
    await drawer.getByRole('tab', { name: 'Entry' }).click();
    const waiting = drawer.getByRole('region', { name: 'Invited, no answer yet' });
    await waiting.getByRole('button', { name: 'Take back' }).press('Enter');
    await waiting.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('h3 Invite people');
    expect(problems).toEqual([]);
  });

  it('UI-494: a key that is held down takes out one favourite, not the next', async () => {
    const { member: ada, page, problems, drawer, titles } = await chooseFavourites(shop, 'Heavyhand');
    const [a, b, c, d] = titles;
    await drawer.getByRole('button', { name: `Take ${a} out` }).focus();
    await page.keyboard.down('Enter');
    await expect.poll(() => focused(page)).toBe(`button Take ${b} out`);
    // Each further one while it is down repeats.
    for (let times = 0; times < 3; times += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await drawer.getByRole('button', { name: `Choose ${d}`, exact: true }).click();
    const kept = async () =>
      (await ada.caller.profiles.favourites({ memberId: ada.me.id })).map(({ title }) => title);
    await expect.poll(kept).toEqual([b, c, d]);
    // Pressed anew it does.
    await drawer.getByRole('button', { name: `Take ${b} out` }).press('Enter');
    await expect.poll(kept).toEqual([c, d]);
    expect(problems).toEqual([]);
  });
});
