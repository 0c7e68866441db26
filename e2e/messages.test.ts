// What becomes of messages, with two people looking: answers, smileys, rewording, pins, deleting; and hostile words.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { hostileMessages } from '../web/features/chat/markdown/hostile.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const log = (page: Page) => page.getByRole('region', { name: 'Messages' });
const message = (page: Page, text: string) =>
  log(page)
    .locator('article')
    .filter({ has: page.locator('.text', { hasText: text }) });
const composer = (page: Page) => page.getByPlaceholder('Say something to everyone');

/** Opens the menu of a message with the pointer and presses one of its items. */
async function choose(page: Page, text: string, item: string) {
  await message(page, text).hover();
  await message(page, text).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

describe('messages', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };
  const meet = async (first: string, second: string, options: PersonOptions = {}) => {
    const [ada, ben] = [await member(first, options), await member(second, options)];
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    const path = `/rooms/${roomId}`;
    return { ada, ben, roomId, path };
  };

  it('UI-298: an answer quotes what it answers, leads to it, and both see it', async () => {
    const { ada, ben, roomId, path } = await meet('Quora', 'Rolf');
    await sendAll(
      shop.app,
      ada.who,
      roomId,
      'who has the keys?',
      ...Array.from({ length: 70 }, (_, n) => `line ${n}`),
    );
    for (const { page } of [ada, ben]) await page.goto(path);
    await sendAll(shop.app, ada.who, roomId, 'newest');
    await choose(ben.page, 'newest', 'Answer');
    await ben.page.getByText('Answering Quora').waitFor();
    await ben.page.keyboard.type('not me');
    await ben.page.keyboard.press('Enter');
    await message(ada.page, 'not me')
      .getByRole('button', { name: /Answers Quora/ })
      .waitFor();
    expect(await ben.page.getByText('Answering Quora').count()).toBe(0);
    // An answer to what is far above leads there, over pages not fetched yet.
    await ben.who.caller.chat.send({ roomId, body: 'I have', replyTo: 1, key: shop.app.services.newId() });
    await message(ada.page, 'I have')
      .getByRole('button', { name: /who has the keys/ })
      .click();
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.textContent ?? ''))
      .toContain('who has the keys?');
    await ada.page.locator('article.is-pointed').waitFor();
  });

  it('UI-299: smileys are counted for both, and one’s own can be taken back', async () => {
    const { ada, ben, roomId, path } = await meet('Sami', 'Tove');
    await sendAll(shop.app, ada.who, roomId, 'cake at four');
    for (const { page } of [ada, ben]) await page.goto(path);
    await message(ben.page, 'cake').hover();
    await message(ben.page, 'cake').getByRole('button', { name: 'More' }).click();
    await ben.page.getByRole('menuitemcheckbox', { name: '🎉' }).click();
    const chip = (page: Page, name: RegExp | string) => message(page, 'cake').getByRole('button', { name });
    await chip(ada.page, /^🎉/).click();
    for (const page of [ada.page, ben.page]) await chip(page, '🎉, 2 people, you too').waitFor();
    await chip(ben.page, /^🎉/).click();
    await chip(ada.page, '🎉, 1 person, you too').waitFor();
    await expect.poll(() => chip(ben.page, /^🎉/).getAttribute('aria-pressed')).toBe('false');
    // Any smiley, from the picker.
    await message(ben.page, 'cake').hover();
    await message(ben.page, 'cake').getByRole('button', { name: 'React' }).click();
    const picker = ben.page.getByRole('dialog', { name: 'Smileys' });
    await picker.getByPlaceholder('Find: laugh, cake, rain').waitFor();
    await ben.page.keyboard.press('Escape');
    await expect.poll(() => picker.count()).toBe(0);
    await choose(ada.page, 'cake', 'Smileys');
    await ada.page.getByRole('dialog').getByText('Sami').waitFor();
  });

  it('UI-300: the arrow up in an empty field rewords the last message, in its place; both see that and what it said', async () => {
    const { ada, ben, path } = await meet('Uli', 'Vera');
    for (const { page } of [ada, ben]) await page.goto(path);
    await composer(ada.page).fill('tea at fvie');
    await ada.page.keyboard.press('Enter');
    await message(ben.page, 'tea at fvie').waitFor();
    await composer(ada.page).focus();
    await ada.page.keyboard.press('ArrowUp');
    const field = ada.page.getByRole('textbox', { name: 'Editing your message' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('tea at fvie');
    await ada.page.keyboard.press('Escape');
    await expect.poll(() => field.count()).toBe(0);
    await ada.page.waitForFunction(() => document.activeElement?.id === 'say');
    await ada.page.keyboard.press('ArrowUp');
    await field.fill('tea at five');
    await ada.page.keyboard.press('Enter');
    await message(ben.page, 'tea at five')
      .getByRole('button', { name: /^edited/ })
      .click();
    await ben.page.getByRole('dialog').getByText('tea at fvie').waitFor();
  });

  it('UI-300: rewording chosen from the menu has the focus, the second time as the first', async () => {
    const { ada, roomId, path } = await meet('Rewo', 'Yann');
    await sendAll(shop.app, ada.who, roomId, 'first words');
    await ada.page.goto(path);
    const field = ada.page.getByRole('textbox', { name: 'Editing your message' });
    for (const more of [' again', ' and again']) {
      await choose(ada.page, 'first words', 'Edit');
      await ada.page.getByRole('menu').waitFor({ state: 'detached' });
      await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
      await ada.page.keyboard.type(more);
      expect(await field.inputValue()).toBe(`first words${more}`);
      await ada.page.keyboard.press('Escape');
      await expect.poll(() => field.count()).toBe(0);
    }
    expect(ada.problems).toEqual([]);
  });

  it('UI-304: smileys chosen from the menu of a message stand by it', async () => {
    const { ada, ben, roomId, path } = await meet('Smila', 'Yoko');
    await sendAll(shop.app, ben.who, roomId, 'over here');
    await ada.page.goto(path);
    await choose(ada.page, 'over here', 'Add a smiley');
    const picker = ada.page.getByRole('dialog', { name: 'Smileys' });
    await picker.waitFor();
    const right = async (part: typeof picker) => {
      const box = await part.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    const row = message(ada.page, 'over here');
    await expect.poll(async () => Math.abs((await right(picker)) - (await right(row)))).toBeLessThan(60);
    expect(ada.problems).toEqual([]);
  });

  it('UI-301: the host pins and deletes; a line without words stays, and the pin is gone', async () => {
    const { ada, ben, roomId, path } = await meet('Wim', 'Xenia');
    await sendAll(shop.app, ben.who, roomId, 'rule one: be kind', 'spam spam spam');
    for (const { page } of [ada, ben]) await page.goto(path);
    await choose(ada.page, 'rule one', 'Pin');
    await ben.page.getByText('Wim pinned a message').waitFor();
    await ben.page.getByRole('button', { name: '1 pinned message' }).click();
    const drawer = ben.page.getByRole('dialog', { name: 'Pinned' });
    await drawer.getByText('rule one: be kind').waitFor();
    await drawer.getByRole('button', { name: 'Go to the message' }).click();
    await ben.page.locator('article.is-pointed').waitFor();
    // Others can neither pin nor delete what is not theirs.
    await message(ben.page, 'rule one').hover();
    for (const text of ['rule one: be kind', 'spam spam spam']) {
      await choose(ada.page, text, 'Delete');
      await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    }
    await expect.poll(() => log(ben.page).getByText('This message was deleted').count()).toBe(2);
    await expect.poll(() => ben.page.getByRole('button', { name: /pinned message/ }).count()).toBe(0);
    expect(await log(ben.page).getByText('spam').count()).toBe(0);
  });

  it('UI-302: a refused change is taken back on the page, with the reason', async () => {
    const { ada, roomId, path } = await meet('Yara', 'Zeno');
    await sendAll(shop.app, ada.who, roomId, 'first words');
    await ada.page.goto(path);
    await message(ada.page, 'first words').waitFor();
    // Twenty kinds stand under it by the time the twenty-first is tried.
    const kinds = [...'😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰😍🤩😘😗😚'];
    for (const emoji of kinds) await ada.who.caller.chat.react({ roomId, number: 1, emoji, on: true });
    await message(ada.page, 'first words').hover();
    await message(ada.page, 'first words').getByRole('button', { name: 'More' }).click();
    await ada.page.getByRole('menuitemcheckbox', { name: '🎉' }).click();
    await ada.page
      .getByText(/The smiley did not stay\. There are 20 kinds/)
      .first()
      .waitFor();
    await expect.poll(() => message(ada.page, 'first words').locator('.chip-smiley').count()).toBe(20);
  });

  it('UI-303: an answer written without a connection goes out as one', async () => {
    const { ada, ben, roomId, path } = await meet('Abel', 'Bibi');
    await sendAll(shop.app, ada.who, roomId, 'coming?');
    for (const { page } of [ada, ben]) await page.goto(path);
    await message(ben.page, 'coming?').waitFor();
    await choose(ben.page, 'coming?', 'Answer');
    await ben.context.setOffline(true);
    await ben.page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
    await composer(ben.page).fill('from the tunnel');
    await ben.page.keyboard.press('Enter');
    await ben.page.getByText('Goes out when you are back').waitFor();
    await message(ben.page, 'from the tunnel')
      .getByRole('button', { name: /Answers Abel/ })
      .waitFor();
    await ben.context.setOffline(false);
    await message(ada.page, 'from the tunnel')
      .getByRole('button', { name: /Answers Abel/ })
      .waitFor();
  });

  it('UI-304: by keyboard alone one walks over messages and uses their menu', async () => {
    const { ada, roomId, path } = await meet('Cleo', 'Dov');
    await sendAll(shop.app, ada.who, roomId, 'one', 'two', 'three');
    await ada.page.goto(path);
    await message(ada.page, 'three').waitFor();
    await message(ada.page, 'three').focus();
    await ada.page.keyboard.press('ArrowUp');
    await ada.page.waitForFunction(() => document.activeElement?.textContent?.includes('two'));
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menu').waitFor();
    await ada.page.keyboard.press('Escape');
    await ada.page.waitForFunction(() => document.activeElement?.textContent?.includes('two'));
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Delete' }).focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await log(ada.page).getByText('This message was deleted').waitFor();
  });

  it.each([
    ['message', 'Standup', 'Sitdown'],
    ['whisper', 'Standin', 'Sitter'],
  ])(
    'UI-304: the menu that the button of a %s opens stays by it and gives the focus back',
    async (what, first, second) => {
      const { ada, ben, roomId, path } = await meet(first, second);
      const whisperTo = what === 'whisper' ? { whisperTo: ada.who.me.id } : {};
      const key = shop.app.services.newId();
      await ben.who.caller.chat.send({ roomId, body: 'over here', key, ...whisperTo });
      const { page } = ada;
      await page.goto(path);
      const row = log(page).getByRole('article').filter({ hasText: 'over here' });
      const more = row.getByRole('button', { name: 'More', exact: true });
      const menu = page.getByRole('menu');
      const hasFocus = () => row.evaluate((element) => element.contains(document.activeElement));
      /** How far the menu is from the right end of its message. */
      const away = async () => {
        const [over, under] = [await menu.boundingBox(), await row.boundingBox()];
        return Math.abs((over?.x ?? 0) + (over?.width ?? 0) - (under?.x ?? 0) - (under?.width ?? 0));
      };
      await row.focus();
      await more.press('Enter');
      await menu.waitFor();
      await expect.poll(() => more.count()).toBe(0);
      expect(await away()).toBeLessThan(60);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await expect.poll(hasFocus).toBe(true);
      // And with the pointer, which leaves the message for the menu.
      await row.hover();
      await more.click();
      await menu.getByRole('menuitem', { name: 'Report…' }).hover();
      expect(await away()).toBeLessThan(60);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      await expect.poll(hasFocus).toBe(true);
      expect(ada.problems).toEqual([]);
    },
  );

  it('UI-305: a long press on a phone opens the menu of a message', async () => {
    const { ada, roomId, path } = await meet('Enno', 'Fay', { width: 390, height: 844 });
    await sendAll(shop.app, ada.who, roomId, 'press me');
    await ada.page.goto(path);
    const box = await message(ada.page, 'press me').locator('.text').boundingBox();
    const session = await ada.context.newCDPSession(ada.page);
    const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 8 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await ada.page.getByRole('menu').waitFor();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await ada.page.getByRole('menuitem', { name: 'Edit' }).click();
    await ada.page.getByRole('textbox', { name: 'Editing your message' }).waitFor();
  });

  it('UI-306: hostile words stand there as words: nothing of them runs, is fetched or becomes a part of the page', async () => {
    const { ada, roomId, path } = await meet('Gil', 'Hana');
    for (const body of hostileMessages) {
      await ada.who.caller.chat.send({ roomId, body, key: shop.app.services.newId() });
    }
    const asked: string[] = [];
    ada.page.on('request', (request) => void asked.push(request.url()));
    // So high that all of them are drawn.
    await ada.page.setViewportSize({ width: 1280, height: 12_000 });
    await ada.page.goto(path);
    await expect.poll(() => log(ada.page).locator('article').count()).toBe(hostileMessages.length);
    // What is hidden is hostile too, and so is what is hidden in it.
    await expect
      .poll(() =>
        log(ada.page).evaluate((element) => {
          const hidden = [...element.querySelectorAll<HTMLButtonElement>('button.spoiler')];
          for (const button of hidden) button.click();
          return hidden.length;
        }),
      )
      .toBe(0);
    const found = await log(ada.page).evaluate((element) => ({
      harmed: 'harmed' in window,
      strange: element.querySelectorAll('.text :is(script, img, svg, iframe, body, object, form)').length,
      handlers: [...element.querySelectorAll('.text *')].flatMap((part) =>
        part.getAttributeNames().filter((name) => name.startsWith('on') || name === 'srcdoc'),
      ),
      links: [...element.querySelectorAll<HTMLAnchorElement>('.text a')].map(({ protocol, rel, target }) =>
        [protocol, rel, target].join(' '),
      ),
    }));
    expect(found).toMatchObject({ harmed: false, strange: 0, handlers: [] });
    expect(found.links.length).toBeGreaterThan(0);
    for (const link of found.links) expect(link).toMatch(/^https?: noopener noreferrer nofollow ugc _blank$/);
    expect(asked.filter((url) => !url.startsWith(shop.app.url))).toEqual([]);
    expect(ada.problems).toEqual([]);
  });

  it.each(looks)(
    'UI-307: messages fit, complain of nothing and are accessible: $name',
    async ({ options }) => {
      const { ada, ben, roomId, path } = await meet(
        `Ivo${options.language}${options.width}`,
        `Jun${options.language}${options.width}`,
        options,
      );
      await sendAll(
        shop.app,
        ada.who,
        roomId,
        'The **second** lap is *wet*, ~~dry~~. Keep off `the painted line` ||it is ice||',
        '> keep off the painted line\nWhy?\n- brakes\n- tyres\n```\nlap 3: 1:42.08\n```',
        '비가 오면 https://example.com/rain 를 봐요',
        'gone in a moment',
      );
      const { caller } = ben.who;
      const send = (body: string, more: object) =>
        caller.chat.send({ roomId, body, key: shop.app.services.newId(), ...more });
      await send(`@${ada.who.me.nickname} 今晚的夜班赛你们都跑了吗？`, {
        replyTo: 1,
        mentions: [ada.who.me.id],
      });
      for (const emoji of ['👍', '❤️', '🎉']) await caller.chat.react({ roomId, number: 1, emoji, on: true });
      await ada.who.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
      await ada.who.caller.chat.editMessage({
        roomId,
        number: 3,
        body: '비가 오면 https://example.com/rain 를 꼭 봐요',
      });
      await ada.who.caller.chat.pinMessage({ roomId, number: 1, on: true });
      await ada.who.caller.chat.deleteMessage({ roomId, number: 4 });
      await ada.page.goto(path);
      const rows = ada.page.locator('.log article');
      await expect.poll(() => rows.count()).toBe(5);
      await inspectNow(shop, ada, 'messages', options);
      await rows.last().focus();
      await ada.page.keyboard.press('Enter');
      await ada.page.getByRole('menu').waitFor();
      await inspectNow(shop, ada, 'messages-menu', options);
      await ada.page.keyboard.press('Escape');
      await ada.page.locator('.talk-head button[aria-haspopup="dialog"]').last().waitFor();
      await ada.page.locator('.talk-head .btn-icon[aria-haspopup="dialog"]').nth(1).click();
      await ada.page.getByRole('dialog').locator('.pin').waitFor();
      await inspectNow(shop, ada, 'messages-pins', options);
      await ada.page.keyboard.press('Escape');
      await rows.nth(2).focus();
      await ada.page.locator('#say').focus();
      await ada.page.keyboard.press('ArrowUp');
      await ada.page.locator('.msg-edit textarea').waitFor();
      await inspectNow(shop, ada, 'messages-edit', options);
      expect(ada.problems).toEqual([]);
    },
  );
});
