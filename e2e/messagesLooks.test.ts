// How messages look, and that hostile words stay words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendAll } from '../server/testing/rooms.ts';
import { hostileMessages } from '../web/features/chat/markdown/hostile.ts';
import { inspectNow, looks } from './support/looks.ts';
import { log, meetingsIn } from './support/messages.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('what messages show', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const { meet } = meetingsIn(() => shop);

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
