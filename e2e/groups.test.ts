// Groups, the lobby's channel and a game's room, in the browsers of three people; and how they look.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomeFriends } from '../server/testing/friends.ts';
import { makeGroupOf } from '../server/testing/groups.ts';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { stockGames } from '../server/testing/shop.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const log = (page: Page) => page.getByRole('region', { name: 'Messages' });
const field = (page: Page) => page.locator('#say');
const say = async (page: Page, text: string) => {
  await field(page).fill(text);
  await page.keyboard.press('Enter');
};
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('groups', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());
  const key = () => shop.app.services.newId();

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };

  /** The card of somebody who spoke in the open room. */
  const openCard = async (page: Page, nickname: string) => {
    await log(page).getByRole('button', { name: nickname }).first().click();
    const card = page.getByRole('dialog', { name: nickname });
    await card.waitFor();
    return card;
  };

  it('UI-360, UI-362: made by picking friends, talked in by three, one named to help and one removed, who reads no more', async () => {
    const [ada, ben, eve] = [await member('Gwen'), await member('Hugo'), await member('Ilse')];
    await becomeFriends(ada.who, ben.who);
    for (const { page } of [ada, ben]) await page.goto('/rooms');
    // The bell stands above the other pages.
    await eve.page.goto('/');
    // By picking a friend, and another one by name.
    await ada.page.getByRole('button', { name: 'Make a group' }).first().click();
    const dialog = ada.page.getByRole('dialog', { name: 'Make a group' });
    await dialog.getByRole('button', { name: 'Make the group' }).click();
    await dialog.getByText('Give it a name.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('Saturday raid');
    await dialog.getByRole('button', { name: 'Hugo' }).click();
    await dialog.getByLabel('Whom to invite').fill('Ils');
    await dialog.getByRole('button', { name: 'Ilse' }).click();
    await dialog.getByText('2 picked').waitFor();
    await dialog.getByRole('button', { name: 'Make the group' }).click();
    await title(ada.page, 'Saturday raid');
    // One comes in from the column, the other from the bell.
    await ben.page.getByText('Gwen invites you').waitFor();
    await ben.page.getByRole('button', { name: 'Join Saturday raid' }).click();
    await title(ben.page, 'Saturday raid');
    await eve.page.getByRole('button', { name: /^Alerts/ }).click();
    const bell = eve.page.getByRole('dialog', { name: 'Alerts' });
    await bell.getByText('Gwen invited you to Saturday raid').waitFor();
    await bell.getByRole('button', { name: 'Join Saturday raid' }).click();
    await title(eve.page, 'Saturday raid');
    await say(ada.page, 'who brings snacks?');
    await log(ben.page).getByText('who brings snacks?').waitFor();
    await say(ben.page, 'I do');
    await say(eve.page, 'me too');
    for (const { page } of [ada, ben, eve]) {
      await log(page).getByText('I do').waitFor();
      await log(page).getByText('me too').waitFor();
    }
    // A moderator may send out, but neither hand over nor name others.
    const card = await openCard(ada.page, 'Hugo');
    await card.getByRole('button', { name: 'Make a moderator' }).click();
    await card.getByRole('button', { name: 'End being a moderator' }).waitFor();
    await ada.page.keyboard.press('Escape');
    const order = await openCard(ben.page, 'Ilse');
    await order.getByRole('button', { name: 'Send out' }).waitFor();
    expect(await order.getByRole('button', { name: /moderator|Hand the room/ }).count()).toBe(0);
    await order.getByRole('button', { name: 'Send out' }).click();
    await ben.page
      .getByRole('dialog', { name: 'Send Ilse out?' })
      .getByRole('button', { name: 'Send out' })
      .click();
    // Who was removed reads so at once, and nothing more, also after a reload.
    await eve.page
      .getByText('This room has closed')
      .or(eve.page.getByText('You had to leave'))
      .first()
      .waitFor();
    await say(ada.page, 'she is gone now');
    await log(ben.page).getByText('she is gone now').waitFor();
    await eve.page.reload();
    await eve.page.getByText('You had to leave this group').waitFor();
    expect(await eve.page.getByText(/snacks|gone now/).count()).toBe(0);
    // The owner is told to hand it over first.
    await ada.page.getByRole('button', { name: 'More about this room' }).click();
    await ada.page.getByRole('menuitem', { name: 'Leave the room' }).click();
    const leave = ada.page.getByRole('dialog', { name: 'Leave Saturday raid?' });
    await leave.getByText('It is your group.').waitFor();
    expect(await leave.getByRole('button', { name: 'Leave', exact: true }).count()).toBe(0);
    // Refused at the door, and told of no such group.
    const told = eve.problems.filter((problem) => !/40[34]/.test(problem));
    expect([...ada.problems, ...ben.problems, ...told]).toEqual([]);
  });

  it('UI-361: found on a card, asked for, let in from the bell, and in without loading anew', async () => {
    const [ada, ben] = [await member('Jora'), await member('Kees')];
    const groupId = await makeGroupOf(shop.app, [ada.who], { title: 'Night readers', listed: true });
    await sendAll(shop.app, ada.who, groupId, 'chapter nine tonight');
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    await sendAll(shop.app, ada.who, roomId, 'hello');
    await ada.page.goto('/');
    await ben.page.goto(`/rooms/${roomId}`);
    const card = await openCard(ben.page, 'Jora');
    await card.getByText('Night readers').waitFor();
    await card.getByRole('button', { name: 'Ask to join Night readers' }).click();
    await card.getByRole('button', { name: 'Take the request back' }).waitFor();
    // At its door the same, with nothing of what is said inside.
    await ben.page.goto(`/rooms/${groupId}`);
    await ben.page.getByText('You have asked.').waitFor();
    expect(await ben.page.getByText('chapter nine').count()).toBe(0);
    await ada.page.getByRole('button', { name: /^Alerts/ }).click();
    const bell = ada.page.getByRole('dialog', { name: 'Alerts' });
    await bell.getByText('Kees wants to join Night readers').waitFor();
    await bell.getByRole('button', { name: 'Let in: Kees' }).click();
    await log(ben.page).getByText('chapter nine tonight').waitFor();
    // In the list for others, who see it come and change.
    const eve = await member('Lotteke');
    await eve.page.goto('/rooms');
    const tile = eve.page.getByRole('main').getByRole('link', { name: /Night readers/ });
    await tile.getByText('2 members').waitFor();
    await ada.who.caller.chat.editRoom({ roomId: groupId, title: 'Day readers', key: key() });
    await eve.page
      .getByRole('main')
      .getByRole('link', { name: /Day readers/ })
      .click();
    await eve.page.getByRole('button', { name: 'Ask to join Day readers' }).click();
    await eve.page.getByText('You have asked.').waitFor();
    // Answered in the settings this time, and not let in.
    await ada.page.keyboard.press('Escape');
    await ada.page.goto(`/rooms/${groupId}`);
    await ada.page.getByRole('button', { name: 'More about this room' }).click();
    await ada.page.getByRole('menuitem', { name: 'Room and notices' }).click();
    await ada.page.getByRole('tab', { name: 'Entry' }).click();
    await ada.page.getByRole('button', { name: 'Decline the request of Lotteke' }).click();
    await ada.page.getByText('Nobody asks to join right now.').waitFor();
    const told = [...ben.problems, ...eve.problems].filter((problem) => !/403|Forbidden/.test(problem));
    expect([...ada.problems, ...told]).toEqual([]);
  });

  it('UI-363: from another room one writes to a group, which gets it, and the room does not', async () => {
    const [ada, ben, eve] = [await member('Mads'), await member('Nele'), await member('Oona')];
    const groupId = await makeGroupOf(shop.app, [ada.who, ben.who], { title: 'Planners' });
    const roomId = await makeRoomOf(shop.app, ada.who, eve.who);
    await ada.page.goto(`/rooms/${roomId}`);
    await eve.page.goto(`/rooms/${roomId}`);
    await ben.page.goto(`/rooms/${groupId}`);
    await ada.page.getByRole('button', { name: /^Who gets it/ }).click();
    await ada.page.getByRole('menuitem', { name: 'To Planners' }).click();
    await ada.page.getByPlaceholder('Write to Planners').waitFor();
    await say(ada.page, 'the surprise is at nine');
    await ada.page.getByText('Sent to Planners').waitFor();
    await log(ben.page).getByText('the surprise is at nine').waitFor();
    // With the keys: back to everyone, and on to whom one may whisper.
    await field(ada.page).focus();
    await ada.page.keyboard.press('Alt+ArrowUp');
    await ada.page.getByPlaceholder('Say something to everyone').waitFor();
    await say(ada.page, 'good evening');
    await log(eve.page).getByText('good evening').waitFor();
    await ada.page.keyboard.press('Alt+ArrowDown');
    await ada.page.getByPlaceholder('Write to Planners').waitFor();
    await ada.page.keyboard.press('Alt+ArrowDown');
    await ada.page.getByPlaceholder('Whisper to Oona').waitFor();
    expect(await eve.page.getByText('surprise').count()).toBe(0);
    expect([...ada.problems, ...ben.problems, ...eve.problems]).toEqual([]);
  });

  it('UI-364: the lobby’s page shows its channel, in which two who are in no room talk', async () => {
    const [ada, ben] = [await member('Pelle'), await member('Quirin')];
    await ada.page.goto('/rooms');
    await ben.page.goto('/rooms');
    const channel = (page: Page) => page.getByRole('region', { name: 'Lobby channel' });
    // The answer to what she says comes after the event of it.
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await ada.page.route('**/trpc/chat.send*', async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await channel(ada.page).getByLabel('Message to the lobby').fill('anyone for a round?');
    await ada.page.keyboard.press('Enter');
    for (const { page } of [ada, ben]) await channel(page).getByText('anyone for a round?').waitFor();
    await channel(ben.page).getByRole('link', { name: 'Open the channel' }).click();
    await log(ben.page).getByText('anyone for a round?').waitFor();
    await say(ben.page, 'me!');
    await channel(ada.page).getByText('me!').waitFor();
    expect(await channel(ada.page).getByText('anyone for a round?').count()).toBe(1);
    await channel(ada.page).getByText('Goes out in a moment').waitFor();
    answer();
    await channel(ada.page).getByText('Goes out in a moment').waitFor({ state: 'detached' });
    expect(await channel(ada.page).getByText('anyone for a round?').count()).toBe(1);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('UI-365: a game’s room, from its page and the library, until the copy is given back', async () => {
    const ada = await member('Runa');
    const slug = 'free-for-all';
    const stocked = await stockGames(shop.app.services, [{ slug, prices: { USD: 0 } }]);
    const gameId = stocked[slug] ?? '';
    await ada.who.caller.wallet.buy({ items: [{ gameId, price: 0 }], currency: 'USD', key: key() });
    await ada.page.goto(`/game/${slug}`);
    const part = ada.page.getByRole('region', { name: 'Community room' });
    await part.getByRole('button', { name: 'Come in' }).click();
    await ada.page.getByText('For everyone who owns the game').waitFor();
    await say(ada.page, 'any tips?');
    await log(ada.page).getByText('any tips?').waitFor();
    await ada.page.goto(`/library?game=${slug}`);
    await part.getByRole('button', { name: 'Go there' }).click();
    await log(ada.page).getByText('any tips?').waitFor();
    const [line] = await shop.app.services.database.sql`
      select line_id as id from entitlements where member_id = ${ada.who.me.id} and game_id = ${gameId}`;
    await ada.who.caller.wallet.refund({ lineId: String(line?.['id']), reason: 'other', key: key() });
    await ada.page.getByText('This room is for those who own the game').waitFor();
    expect(await ada.page.getByText('any tips?').count()).toBe(0);
    expect(ada.problems).toEqual([]);
  });

  it('UI-366: its owner gives a group a picture, which others see in their lists', async () => {
    const [ada, ben] = [await member('Sanne'), await member('Thijs')];
    const groupId = await makeGroupOf(shop.app, [ada.who, ben.who], { title: 'Framed' });
    await ben.page.goto('/rooms');
    await ada.page.goto(`/rooms/${groupId}`);
    await ada.page.getByRole('button', { name: 'More about this room' }).click();
    await ada.page.getByRole('menuitem', { name: 'Room and notices' }).click();
    const choosing = ada.page.waitForEvent('filechooser');
    await ada.page.getByRole('button', { name: 'Choose a picture' }).click();
    await (await choosing).setFiles(join(import.meta.dirname, '..', 'docs', 'pictures', 'room.webp'));
    await ada.page.getByText('The group has a new picture').waitFor();
    await ada.page.locator('.talk-head img.room-face').waitFor();
    await ben.page.reload();
    await ben.page
      .getByRole('link', { name: /Framed/ })
      .locator('img.room-face')
      .first()
      .waitFor();
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it.each(looks)('UI-367: they fit, complain of nothing and are accessible: $name', async ({ options }) => {
    const tag = `${options.language}${options.width}`;
    const [ada, ben, eve] = [
      await member(`Uta${tag}`, options),
      await member(`Vera${tag}`, options),
      await member(`Wim${tag}`, options),
    ];
    await becomeFriends(ada.who, ben.who);
    await becomeFriends(ada.who, eve.who);
    const names = { en: 'Saturday raid', ko: '수요 보드게임 모임', zh: '周六开黑小队' };
    const name = names[options.language ?? 'en'];
    const roomId = await makeGroupOf(shop.app, [ada.who, ben.who], { title: name, listed: true });
    await ada.who.caller.chat.setModerator({ roomId, memberId: ben.who.me.id, moderates: true, key: key() });
    await sendAll(shop.app, ben.who, roomId, 'Second gear through the tunnel works too.');
    await eve.who.caller.chat.requestToJoin({ roomId, key: key() });
    const other = await makeGroupOf(shop.app, [ben.who], { title: `${name} 2`, listed: true });
    await ben.who.caller.chat.inviteToGroup({ roomId: other, memberIds: [ada.who.me.id], key: key() });
    const lobby = (await ben.who.caller.chat.enterLobby()).roomId;
    await sendAll(shop.app, ben.who, lobby, 'Anyone for one more round tonight?');
    await ada.page.goto('/rooms');
    await ada.page.locator('.group-invite').waitFor();
    if ((options.width ?? 0) > 640) {
      await ada.page.locator('.lobby-lines li').first().waitFor();
      await ada.page.locator('.lobby-in .tiles a[href*="/rooms/"]').first().waitFor();
    }
    await inspectNow(shop, ada, 'groups-lobby', options);
    const openNew = async () => {
      await ada.page.locator('.group-head button').first().click();
      await ada.page.getByRole('dialog').locator('.pick-people li').first().waitFor();
    };
    await openNew();
    await inspectNow(shop, ada, 'groups-new', options, openNew);
    await ada.page.keyboard.press('Escape');
    await ada.page.goto(`/rooms/${roomId}`);
    await ada.page.locator('.log article').first().waitFor();
    await inspectNow(shop, ada, 'groups-room', options);
    await ada.page.locator('.talk-head button:visible').last().click();
    const keeping = { en: 'Room and notices', ko: '방과 알림', zh: '房间与通知' };
    await ada.page.getByRole('menuitem', { name: keeping[options.language ?? 'en'] }).click();
    await ada.page.locator('.group-picture').waitFor();
    await inspectNow(shop, ada, 'groups-settings', options);
    await ada.page.getByRole('tab').nth(1).click();
    await ada.page.locator('.keeping-list li').first().waitFor();
    await inspectNow(shop, ada, 'groups-members', options);
    await ada.page.goto(`/rooms/${other}`);
    await ada.page.locator('.door-card .btn-primary').waitFor();
    await inspectNow(shop, ada, 'groups-door', options);
    const told = ada.problems.filter((problem) => !/403|Forbidden/.test(problem));
    expect(told).toEqual([]);
  });
});
