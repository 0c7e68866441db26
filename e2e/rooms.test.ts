// Two people with browsers of their own: they open a room, talk, reload, lose the network, and miss nothing.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLink } from './support/link.ts';
import { openShop, type Shop } from './support/shop.ts';

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).locator('article');
const bodies = async (page: Page) => {
  const texts = await page
    .getByRole('region', { name: 'Messages' })
    .locator('article .text')
    .allTextContents();
  return texts.map((text) => text.trim());
};

async function say(page: Page, text: string) {
  await page.getByPlaceholder('Say something to everyone').fill(text);
  await page.keyboard.press('Enter');
}

async function openRoom(page: Page, title: string, options: { places?: number; password?: string } = {}) {
  await page.goto('/rooms');
  await page.getByRole('button', { name: 'Open a room' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Open a room' });
  await dialog.getByLabel('Name', { exact: true }).fill(title);
  if (options.places) await dialog.getByLabel('Places').fill(String(options.places));
  if (options.password) {
    await dialog.getByText('Who knows the password').click();
    await dialog.getByLabel('Password', { exact: true }).fill(options.password);
  }
  await dialog.getByRole('button', { name: 'Open the room' }).click();
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/);
  await page.getByPlaceholder('Say something to everyone').waitFor();
  return new URL(page.url()).pathname;
}

describe('rooms', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string) => {
    const { cookie, caller } = await shop.app.member({ nickname });
    return { ...(await shop.person({ cookie })), caller };
  };

  it('UI-103: two people talk over reloads and a lost network; each message is there once, in order, for both', async () => {
    const [ada, ben] = [await member('Ada'), await member('Ben')];
    await ben.page.goto('/rooms');
    const path = await openRoom(ada.page, 'Wet laps, dry jokes');

    // The room appears in the other's list by itself.
    await ben.page.getByRole('navigation', { name: 'Rooms' }).getByText('Wet laps, dry jokes').click();
    await ben.page.waitForURL(`**${path}`);
    await ben.page.getByPlaceholder('Say something to everyone').waitFor();
    await ada.page
      .getByRole('region', { name: 'Messages' })
      .getByText(/Ben.* came in/)
      .waitFor();

    const said: string[] = [];
    const talk = async (page: Page, text: string) => {
      said.push(text);
      await say(page, text);
      for (const other of [ada.page, ben.page]) {
        await other.getByRole('region', { name: 'Messages' }).getByText(text, { exact: true }).waitFor();
      }
    };
    await talk(ada.page, 'first one here');
    await talk(ben.page, '안녕하세요, 한 판 해요');
    await talk(ada.page, '好的，马上来');

    await ben.page.reload();
    await ben.page.getByRole('region', { name: 'Messages' }).getByText('好的，马上来').waitFor();
    expect(await bodies(ben.page)).toEqual(said);

    // Ben loses the network, writes on, and Ada does too.
    await ben.context.setOffline(true);
    await ben.page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
    await say(ben.page, 'written in the tunnel');
    await say(ben.page, 'and another one');
    await ben.page.getByText('Goes out when you are back').first().waitFor();
    await say(ada.page, 'are you still there?');
    await ada.page.getByRole('region', { name: 'Messages' }).getByText('are you still there?').waitFor();

    await ben.context.setOffline(false);
    await ada.page.getByRole('region', { name: 'Messages' }).getByText('and another one').waitFor();
    await ben.page.getByRole('region', { name: 'Messages' }).getByText('are you still there?').waitFor();
    const expected = [...said, 'are you still there?', 'written in the tunnel', 'and another one'];
    await expect.poll(() => bodies(ada.page)).toEqual(expected);
    await expect.poll(() => bodies(ben.page)).toEqual(expected);

    // What the server kept is the same, and a fresh look shows the same.
    await ada.page.reload();
    await expect.poll(() => bodies(ada.page)).toEqual(expected);
  });

  it('UI-406: a line that goes dead without a word is shown as lost at once, and nothing written meanwhile is', async () => {
    const link = await openLink(shop.app.url);
    const { cookie } = await shop.app.member({ nickname: 'Lin' });
    const lin = await shop.person({ cookie, origin: link.url });
    await openRoom(lin.page, 'A thin line');
    await say(lin.page, 'before');
    await lin.page.getByRole('region', { name: 'Messages' }).getByText('before').waitFor();
    await lin.page.locator('.dock-me .status-button').waitFor();
    link.die();
    await lin.context.setOffline(true);
    await lin.page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
    await say(lin.page, 'meanwhile');
    await lin.page.getByText('Goes out when you are back').waitFor();
    link.revive();
    await lin.context.setOffline(false);
    await lin.page.getByText('Goes out when you are back').waitFor({ state: 'detached' });
    await expect.poll(() => bodies(lin.page)).toEqual(['before', 'meanwhile']);
    await lin.page.reload();
    await expect.poll(() => bodies(lin.page)).toEqual(['before', 'meanwhile']);
    await lin.context.close();
    await link.close();
  });

  it('UI-61: what is said elsewhere counts as unread on every device until it is read on one of them', async () => {
    const [uma, vic] = [await member('Uma'), await member('Vic')];
    const path = await openRoom(uma.page, 'Two screens');
    const roomId = path.slice('/rooms/'.length);
    await vic.caller.chat.joinRoom({ roomId });
    const phone = await vic.context.newPage();
    const inList = (page: Page) =>
      page.getByRole('navigation', { name: 'Rooms', exact: true }).getByRole('link', { name: /Two screens/ });
    const unread = async (page: Page) => /(\d+) unread/.exec((await inList(page).textContent()) ?? '')?.[1];
    for (const page of [vic.page, phone]) {
      await page.goto('/rooms');
      await inList(page).waitFor();
    }
    for (const text of ['are you there?', 'both of you?', 'all three, now']) await say(uma.page, text);
    for (const page of [vic.page, phone]) {
      await expect.poll(() => unread(page)).toBe('3');
      await expect.poll(() => page.title()).toMatch(/^\(3\) /);
    }
    // The list says what was said last.
    await inList(phone).getByText('all three, now').waitFor();
    await inList(phone).click();
    await phone.getByText('3 new', { exact: false }).waitFor();
    await expect.poll(() => unread(vic.page)).toBeUndefined();
    await expect.poll(() => vic.page.title()).not.toMatch(/^\(/);
    await vic.page.reload();
    await inList(vic.page).waitFor();
    await expect.poll(() => unread(vic.page)).toBeUndefined();
  });

  it('UI-104: what waits in the outbox survives closing the page', async () => {
    const eve = await member('Eve');
    await openRoom(eve.page, 'Slow train');
    await eve.context.setOffline(true);
    await eve.page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
    await say(eve.page, 'kept for later');
    await eve.page.getByText('Goes out when you are back').waitFor();
    const path = new URL(eve.page.url()).pathname;
    await eve.page.close();
    await eve.context.setOffline(false);
    const again = await eve.context.newPage();
    await again.goto(path);
    await again.getByRole('region', { name: 'Messages' }).getByText('kept for later').waitFor();
    await expect
      .poll(async () => (await again.getByText('Goes out when you are back').count()) === 0)
      .toBe(true);
    await expect.poll(() => messages(again).count()).toBe(1);
  });

  it('UI-105: a wrong password, a full room and a closed one each say so, and you stay where you are', async () => {
    const [gus, hal, ivy] = [await member('Gus'), await member('Hal'), await member('Ivy')];
    const locked = await openRoom(gus.page, 'Back office', { places: 2, password: 'knock twice' });

    await hal.page.goto('/rooms');
    const list = hal.page.getByRole('navigation', { name: 'Rooms' });
    await list.getByText('Back office').click();
    const dialog = hal.page.getByRole('dialog', { name: /Back office has a password/ });
    await dialog.getByLabel('Password of the room').fill('knock once');
    await dialog.getByRole('button', { name: 'Come in' }).click();
    await dialog.getByText('That is not the password.').waitFor();
    expect(new URL(hal.page.url()).pathname).toBe('/rooms');
    await dialog.getByLabel('Password of the room').fill('knock twice');
    await dialog.getByRole('button', { name: 'Come in' }).click();
    await hal.page.waitForURL(`**${locked}`);

    // Two places, both taken.
    await ivy.page.goto(locked);
    await ivy.page.getByText('2 of 2 places taken. It has a password.').waitFor();
    await ivy.page.goto('/rooms');
    await ivy.page.getByRole('navigation', { name: 'Rooms' }).getByText('Back office').click();
    const door = ivy.page.getByRole('dialog', { name: /Back office has a password/ });
    await door.getByLabel('Password of the room').fill('knock twice');
    await door.getByRole('button', { name: 'Come in' }).click();
    await ivy.page.getByText('The room is full: 2 places, all taken.').first().waitFor();
    expect(new URL(ivy.page.url()).pathname).toBe('/rooms');

    // The last one out closes it: it leaves the list by itself, and its address says so.
    const roomId = locked.slice('/rooms/'.length);
    await hal.caller.chat.leaveRoom({ roomId });
    await hal.page.getByText('You are not in this room any more.', { exact: false }).first().waitFor();
    await gus.caller.chat.leaveRoom({ roomId });
    await gus.page.getByText('This room has closed').first().waitFor();
    await ivy.page.goto('/rooms');
    await ivy.page.getByRole('heading', { name: 'Rooms that are open' }).waitFor();
    await expect.poll(() => ivy.page.getByText('Back office').count()).toBe(0);
  });

  it('UI-112, UI-115: at the door of a room the dock shows the lobby and a phone keeps its places, until one comes in', async () => {
    const host = await member('Kit');
    const { roomId } = await host.caller.chat.createRoom({
      title: 'Porch',
      capacity: 5,
      key: crypto.randomUUID(),
    });
    const guest = await member('Lou');
    await host.page.goto(`/rooms/${roomId}`);
    await host.page.getByRole('region', { name: 'Host' }).getByText('Kit').waitFor();
    expect(await host.page.getByRole('region', { name: 'Members' }).count()).toBe(0);
    await guest.page.goto(`/rooms/${roomId}`);
    const dock = guest.page.getByRole('complementary', { name: 'People and conversations' });
    await dock.getByRole('heading', { name: /In the lobby/ }).waitFor();
    expect(await dock.getByRole('radiogroup').count()).toBe(0);
    await guest.page.setViewportSize({ width: 390, height: 844 });
    const places = guest.page.getByRole('navigation', { name: 'Places' });
    await places.waitFor();

    await guest.page.getByRole('button', { name: 'Come in' }).click();
    await guest.page.getByPlaceholder('Say something to everyone').waitFor();
    await places.waitFor({ state: 'hidden' });
    await guest.page.setViewportSize({ width: 1280, height: 900 });
    await dock.getByRole('region', { name: 'Members' }).getByText('Lou').waitFor();
  });

  it('UI-116: a title of one long word pushes nothing out of the screen', async () => {
    const host = await member('Max');
    const title = 'W'.repeat(35);
    const { roomId } = await host.caller.chat.createRoom({
      title,
      capacity: 5,
      password: 'knock',
      key: crypto.randomUUID(),
    });
    const { page } = await member('Nia');
    await page.setViewportSize({ width: 320, height: 700 });
    const fits = async (what: Locator) => {
      const box = await what.boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 320;
    };
    await page.goto(`/rooms/${roomId}`);
    const comeIn = page.getByRole('button', { name: 'Come in' });
    await expect.poll(() => fits(comeIn)).toBe(true);
    await comeIn.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password of the room').fill('knock');
    await expect.poll(() => fits(dialog.getByRole('button', { name: 'Come in' }))).toBe(true);
    await dialog.getByRole('button', { name: 'Come in' }).click();
    await page.getByPlaceholder('Say something to everyone').waitFor();
    await expect.poll(() => fits(page.getByText(title).last())).toBe(true);
    await page.goto(`/search?q=${'W'.repeat(100)}`);
    await expect.poll(() => fits(page.getByRole('heading', { level: 1 }))).toBe(true);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
