// Two who talk alone, and whisper in a room where a third one is: what each of them sees.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const log = (page: Page) => page.getByRole('region', { name: 'Messages' });
const field = (page: Page) => page.locator('#say');
const say = async (page: Page, text: string) => {
  await field(page).fill(text);
  await page.keyboard.press('Enter');
};

describe('talking alone', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };

  it('UI-320: a card leads to what both say to each other, which both see in the dock, with what is unread', async () => {
    const [ada, ben] = [await member('Aliz'), await member('Bram')];
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    await ben.page.goto('/');
    await ada.page.goto(`/rooms/${roomId}`);
    await sendAll(shop.app, ben.who, roomId, 'hello all');
    await log(ada.page).getByRole('button', { name: 'Bram' }).click();
    await ada.page.getByRole('button', { name: 'Message: Bram' }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Bram' }).waitFor();
    await ada.page.getByPlaceholder('Write to Bram').waitFor();
    await say(ada.page, 'only for you');
    await log(ada.page).getByText('only for you').waitFor();
    const dock = ben.page.getByRole('complementary').getByRole('link', { name: /Aliz/ });
    await dock.getByText('1 unread', { exact: true }).waitFor();
    await dock.click();
    await log(ben.page).getByText('only for you').waitFor();
    await say(ben.page, 'and for you');
    await log(ada.page).getByText('and for you').waitFor();
    await ada.page.getByRole('button', { name: /About Bram/ }).click();
    await ada.page.getByRole('dialog').getByText('Bram').first().waitFor();
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('UI-321, UI-322: a whisper in a room is seen by two, also after a reload, and never by the third', async () => {
    const [ada, ben, eve] = [await member('Cleo'), await member('Dirk'), await member('Esme')];
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who, eve.who);
    for (const { page } of [ada, ben, eve]) await page.goto(`/rooms/${roomId}`);
    await say(eve.page, 'good evening');
    for (const { page } of [ada, ben]) await log(page).getByText('good evening').waitFor();
    // With the keys: the first one after everybody.
    await field(ada.page).focus();
    await ada.page.keyboard.press('Alt+ArrowDown');
    await ada.page.getByPlaceholder('Whisper to Dirk').waitFor();
    await say(ada.page, 'do not tell Esme');
    const whisper = (page: Page) => log(page).locator('article.is-whisper');
    for (const { page } of [ada, ben]) await whisper(page).getByText('do not tell Esme').waitFor();
    await whisper(ben.page).getByText('Cleo to you').waitFor();
    await whisper(ada.page).getByText('You to Dirk').waitFor();
    // With the pointer, and back.
    await ben.page.getByRole('button', { name: /^Who gets it/ }).click();
    await ben.page.getByRole('menuitem', { name: 'Whisper to Cleo' }).click();
    await say(ben.page, 'I never do');
    await whisper(ada.page).getByText('I never do').waitFor();
    await ada.page.keyboard.press('Alt+ArrowUp');
    await say(ada.page, 'nothing, nothing');
    await log(eve.page).getByText('nothing, nothing').waitFor();
    const secrets = async (page: Page) => ({
      seen: await page.getByText(/do not tell Esme|I never do/).count(),
      whispers: await whisper(page).count(),
    });
    expect(await secrets(eve.page)).toEqual({ seen: 0, whispers: 0 });
    for (const { page } of [ada, ben, eve]) {
      await page.reload();
      await log(page).getByText('nothing, nothing').waitFor();
    }
    for (const { page } of [ada, ben]) await expect.poll(() => whisper(page).count()).toBe(2);
    expect(await secrets(eve.page)).toEqual({ seen: 0, whispers: 0 });
    // They were read where they were said.
    const direct = await ben.who.caller.chat.openDirect({ memberId: ada.who.me.id });
    await expect
      .poll(async () => {
        const room = (await ben.who.caller.chat.myRooms()).items.find(({ id }) => id === direct.roomId);
        return room && room.number - room.readNumber;
      })
      .toBe(0);
    await whisper(ben.page).first().getByRole('link', { name: 'Open' }).click();
    await ben.page.getByRole('heading', { level: 1, name: 'Cleo' }).waitFor();
    await log(ben.page).getByText('do not tell Esme').waitFor();
    expect([...ada.problems, ...ben.problems, ...eve.problems]).toEqual([]);
  });

  it('UI-465: a whisper is reported from its menu in the room, also after a reload, and nobody there learns of it', async () => {
    const [ada, ben, eve] = [await member('Greet'), await member('Hank'), await member('Ilse')];
    const roomId = await makeRoomOf(shop.app, eve.who, ada.who, ben.who);
    const key = shop.app.services.newId();
    await ada.who.caller.chat.send({ roomId, body: 'you are a fool', whisperTo: ben.who.me.id, key });
    const whisper = (page: Page) => log(page).getByRole('article').filter({ hasText: 'you are a fool' });
    const { page } = ben;
    await page.goto(`/rooms/${roomId}`);
    await whisper(page).waitFor();
    await page.reload();
    await whisper(page).hover();
    await whisper(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Report…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report the message by Greet' });
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByText('Thank you. Someone will look at it.').waitFor();
    // By the keys as well; of one's own there is nothing to report.
    await ada.page.goto(`/rooms/${roomId}`);
    await whisper(ada.page).focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Copy the words' }).waitFor();
    expect(await ada.page.getByRole('menuitem', { name: 'Report…' }).count()).toBe(0);
    const house = await shop.app.member({ role: 'moderator' });
    const { items } = await house.caller.chat.talkReports();
    expect(items.filter(({ reporter }) => reporter?.id === ben.who.me.id)).toMatchObject([
      { member: { id: ada.who.me.id }, room: { direct: true }, lines: [{ body: 'you are a fool' }] },
    ]);
    expect((await eve.who.caller.chat.roomReports({ roomId })).items).toEqual([]);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it.each(looks)('UI-323: they fit, complain of nothing and are accessible: $name', async ({ options }) => {
    const tag = `${options.language}${options.width}`;
    const [ada, ben] = [await member(`Fenna${tag}`, options), await member(`Gijs${tag}`, options)];
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    await sendAll(shop.app, ben.who, roomId, '오늘 밤에 시간 돼요?', 'I found the second lighthouse');
    const whisper = (body: string, from: typeof ada, to: typeof ada) =>
      from.who.caller.chat.send({ roomId, body, whisperTo: to.who.me.id, key: shop.app.services.newId() });
    await whisper('带两条面包来', ben, ada);
    const { roomId: direct = '' } = await whisper('Both already in the oven', ada, ben);
    await sendAll(shop.app, ben.who, direct, 'See you at nine');
    await ada.page.goto(`/rooms/${roomId}`);
    await expect.poll(() => ada.page.locator('article.is-whisper').count()).toBe(2);
    await field(ada.page).focus();
    await ada.page.keyboard.press('Alt+ArrowDown');
    await ada.page.locator('button.composer-to.is-whisper').waitFor();
    await inspectNow(shop, ada, 'whispers', options);
    await ada.page.locator('button.composer-to').click();
    await ada.page.getByRole('menu').waitFor();
    await inspectNow(shop, ada, 'whispers-target', options);
    await ada.page.keyboard.press('Escape');
    await ada.page.goto(`/rooms/${direct}`);
    await expect.poll(() => ada.page.locator('.log article').count()).toBe(3);
    await ada.page.locator('.direct-state').waitFor();
    await inspectNow(shop, ada, 'direct', options);
    expect(ada.problems).toEqual([]);
  });
});
