// What becomes of messages, with two people looking: answers, smileys, rewording, pins, deleting.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendAll } from '../server/testing/rooms.ts';
import { choose, composer, log, meetingsIn, message } from './support/messages.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('messages', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const { meet } = meetingsIn(() => shop);

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
});
