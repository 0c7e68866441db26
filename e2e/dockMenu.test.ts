// From a friend's row in the dock: writing, whispering, asking into a room; and ends of friendships that nothing loses.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomeFriends } from '../server/testing/friends.ts';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { inspectNow, looksApart } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const dock = (page: Page) => page.getByRole('complementary', { name: 'People and conversations' });
const friends = (page: Page) => dock(page).getByRole('region', { name: 'Friends' });

describe('the menu of a friend', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = (nickname: string) => shop.app.member({ nickname });
  const menuOf = async (page: Page, name: string) => {
    const more = friends(page).getByRole('button', { name: `What to do with ${name}` });
    await more.focus();
    await more.press('Enter');
    await page.getByRole('menu').waitFor();
  };

  it('UI-392: from there one whispers in a room both are in, asks into another, and writes', async () => {
    const [ada, ben] = [await member('Albertine'), await member('Balthasar')];
    await becomeFriends(ada, ben);
    const shared = await makeRoomOf(shop.app, ada, ben);
    const other = await makeRoomOf(shop.app, ada);
    await ada.caller.chat.editRoom({ roomId: other, title: 'Tea at five', key: shop.app.services.newId() });
    const theirs = await shop.person({ cookie: ben.cookie });
    await theirs.page.goto(`/rooms/${shared}`);
    await theirs.page.getByRole('textbox', { name: 'Message to everyone in A room' }).waitFor();
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto('/');
    await friends(page).getByText('In A room').waitFor();
    await menuOf(page, 'Balthasar');
    await page.getByRole('menuitem', { name: 'Ask into Tea at five' }).click();
    await page.getByText('Balthasar was asked into Tea at five.').waitFor();
    // In a room the bell is at the head of the dock.
    const bell = dock(theirs.page).getByRole('button', { name: 'Alerts, 2 unread' });
    await bell.click();
    await theirs.page
      .getByRole('dialog')
      .getByRole('link', { name: /invited you to Tea at five/ })
      .waitFor();
    await menuOf(page, 'Balthasar');
    await page.getByRole('menuitem', { name: 'Whisper in A room' }).click();
    await page.waitForURL(`**/rooms/${shared}`);
    await page.locator('.composer-to.is-whisper').waitFor();
    await page.getByRole('textbox', { name: /Balthasar/ }).fill('The key is under the mat.');
    await page.keyboard.press('Enter');
    // Not in the list of rooms, where it stands as well.
    const said = (on: Page) =>
      on.getByRole('region', { name: 'Messages' }).getByText('The key is under the mat.');
    await said(theirs.page).waitFor();
    await theirs.page.keyboard.press('Escape');
    await theirs.page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto('/');
    await menuOf(page, 'Balthasar');
    await page.getByRole('menuitem', { name: 'Message', exact: true }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/rooms/') && !url.pathname.endsWith(shared));
    await said(page).waitFor();
    expect([...problems, ...theirs.problems]).toEqual([]);
  });

  it('UI-392: who may write to one is chosen beside what others see, and refused in words', async () => {
    const [ada, ben] = [await member('Alberic'), await member('Balduin')];
    const own = await shop.person({ cookie: ada.cookie });
    await own.page.goto('/');
    await own.page.locator('.dock-me .status-button').click();
    await own.page.getByRole('menuitem', { name: 'Who sees what' }).click();
    const group = own.page.getByRole('radiogroup', {
      name: 'Who may write to you alone and ask you into rooms',
    });
    await group.getByText('Friends', { exact: true }).click();
    await expect.poll(async () => (await ada.caller.friends.snapshot()).own.reach).toBe('friends');
    const { page } = await shop.person({ cookie: ben.cookie });
    await page.goto('/');
    await dock(page).getByRole('region', { name: 'Lobby' }).getByRole('button', { name: 'Alberic' }).click();
    await page.getByRole('button', { name: 'Message: Alberic' }).click();
    await page.getByRole('alert').getByText('You cannot write to this person.').waitFor();
  });

  it('UI-393: a friendship that was ended ends, though the page is left before the way back has closed, or dies', async () => {
    const [ada, ben, cleo] = [await member('Alcestis'), await member('Barnabas'), await member('Clothilde')];
    await becomeFriends(ada, ben);
    await becomeFriends(ada, cleo);
    const { page, context } = await shop.person({ cookie: ada.cookie });
    const count = async ({ caller }: typeof ben) => (await caller.friends.snapshot()).counts.friends;
    const end = async (on: Page, name: string) => {
      await friends(on)
        .getByRole('button', { name: /^Offline \d/ })
        .waitFor();
      if ((await friends(on).getByText(name).count()) === 0)
        await friends(on)
          .getByRole('button', { name: /^Offline \d/ })
          .click();
      await friends(on).getByRole('button', { name }).first().click();
      await on.getByRole('button', { name: `More about ${name}` }).click();
      await on.getByRole('menuitem', { name: 'End the friendship' }).click();
      await on.getByRole('button', { name: 'Undo' }).waitFor();
    };
    await page.goto('/');
    await end(page, 'Barnabas');
    expect(await count(ben)).toBe(1);
    await page.goto('about:blank');
    await expect.poll(() => count(ben)).toBe(0);
    // A page that dies says nothing: the next one makes up for it, once its time is up.
    await page.goto('/');
    await page.evaluate(() =>
      addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    await end(page, 'Clothilde');
    await page.goto('about:blank');
    expect(await count(cleo)).toBe(1);
    const next = await context.newPage();
    await next.clock.install({ time: Date.now() + 60_000 });
    await next.goto(`${shop.app.url}/`);
    await expect.poll(() => count(cleo)).toBe(0);
  });

  it('UI-394: what folds the dock lies over none of its rows, however long it is', async () => {
    const ada = await member('Almaviva');
    for (let made = 0; made < 12; made += 1) await becomeFriends(ada, await member(`Chorus ${made}`));
    const { page } = await shop.person({ cookie: ada.cookie, height: 700 });
    await page.goto('/');
    await friends(page)
      .getByRole('button', { name: /^Offline \d/ })
      .click();
    const button = page.getByRole('button', { name: 'Fold the column' });
    await button.waitFor();
    const [scroll, fold] = await Promise.all([
      dock(page).locator('.dock-scroll').boundingBox(),
      button.boundingBox(),
    ]);
    expect((scroll?.y ?? 0) + (scroll?.height ?? 0)).toBeLessThanOrEqual(fold?.y ?? 0);
  });

  it.each(looksApart)(
    'UI-395: the menu of a friend and its settings fit and are accessible: $name',
    async ({ name, options }) => {
      const language = options.language ?? 'en';
      const tag = `${options.width}${language}${options.theme ?? ''}`;
      const [own, friend] = await Promise.all([
        shop.app.member({ language, nickname: `Menu${tag}` }),
        shop.app.member({ nickname: `Guest${tag}` }),
      ]);
      await becomeFriends(own, friend);
      await makeRoomOf(shop.app, own);
      const person = await shop.person({ ...options, cookie: own.cookie });
      const { page } = person;
      await page.goto((options.width ?? 1280) < 640 ? '/friends' : '/');
      await page.locator('.friends-fold').click();
      const more = page.locator('.friend-more');
      await more.focus();
      await more.press('Enter');
      await page.getByRole('menu').waitFor();
      await inspectNow(shop, person, `friend-menu.${name}`, options);
      await page.keyboard.press('Escape');
      await page.locator('.dock-me .status-button').click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').waitFor();
      await inspectNow(shop, person, `reach.${name}`, options);
      expect(person.problems).toEqual([]);
    },
  );
});
