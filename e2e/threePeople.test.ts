// Three people of three languages in one room, two at desks and one on a phone: over a lost network and reloads all of
// them see the same, each thing once and in the same order.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

describe('three people in a room', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions) => {
    const who = await shop.app.member({ nickname });
    return { who, ...(await shop.person({ ...options, cookie: who.cookie })) };
  };

  /** By no words of the page: they are different for each. */
  const say = async (page: Page, text: string) => {
    await page.locator('#say').fill(text);
    await page.keyboard.press('Enter');
  };
  const said = async (page: Page) => {
    const texts = await page
      .locator('[role="region"] article .text, section article .text')
      .allTextContents();
    return texts.map((text) => text.trim());
  };

  it('UI-407: see the same in the same order, whatever was written offline, reworded, deleted or loaded anew', async () => {
    const ida = await member('Idalia', { language: 'en', width: 1280, height: 900 });
    const jun = await member('주은', { language: 'ko', width: 1280, height: 900 });
    const mei = await member('美玲', { language: 'zh', width: 390, height: 844 });
    const all = [ida, jun, mei];
    const roomId = await makeRoomOf(shop.app, ida.who, jun.who, mei.who);
    for (const { page } of all) {
      await page.goto(`/rooms/${roomId}`);
      await page.locator('#say').waitFor();
    }
    const agree = async (expected: string[]) => {
      for (const { page } of all) await expect.poll(() => said(page)).toEqual(expected);
    };
    await say(ida.page, 'Shall we start?');
    await agree(['Shall we start?']);
    await say(jun.page, '네, 바로 갈게요');
    await agree(['Shall we start?', '네, 바로 갈게요']);
    await say(mei.page, '我也来');
    await agree(['Shall we start?', '네, 바로 갈게요', '我也来']);

    // One on the phone goes through a tunnel and writes on; the others go on as well.
    await mei.page.locator('article.is-waiting').waitFor({ state: 'detached' });
    await mei.context.setOffline(true);
    await mei.page.locator('.conn.is-off').waitFor();
    await say(mei.page, '隧道里一');
    await say(mei.page, '隧道里二');
    await mei.page.locator('article.is-waiting', { hasText: '隧道里二' }).waitFor();
    await say(ida.page, 'Where is she?');
    await jun.who.caller.chat.editMessage({ roomId, number: 2, body: '네, 조금 늦어요' });
    await ida.who.caller.chat.deleteMessage({ roomId, number: 1 });
    await ida.page.reload();
    await expect.poll(() => said(jun.page)).toContain('Where is she?');

    await mei.context.setOffline(false);
    const rest = ['네, 조금 늦어요', '我也来', 'Where is she?', '隧道里一', '隧道里二'];
    // What was deleted stands there without its words.
    for (const { page } of all) {
      await expect.poll(async () => (await said(page)).filter((text) => rest.includes(text))).toEqual(rest);
      expect(await said(page)).not.toContain('Shall we start?');
    }
    for (const { page } of all) {
      await page.reload();
      await expect.poll(async () => (await said(page)).filter((text) => rest.includes(text))).toEqual(rest);
    }
    const stored = (await ida.who.caller.chat.messages({ roomId })).items.map(({ body }) => body);
    expect(stored).toEqual(['', ...rest]);
    expect([...ida.problems, ...jun.problems]).toEqual([]);
  });
});
