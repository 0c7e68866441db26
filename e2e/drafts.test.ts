// What was begun in a room and not sent.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGroupOf } from '../server/testing/groups.ts';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('drafts', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const field = (page: Page) => page.locator('#say');

  it('UI-467: what was begun is kept in its room, over a reload, until it is sent, and for its author alone', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Drafter' }),
      await shop.app.member({ nickname: 'Nextone' }),
    ];
    const [here, there] = [await makeRoomOf(shop.app, ada, ben), await makeRoomOf(shop.app, ada, ben)];
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${here}`);
    await field(page).fill('half a thou');
    await page.goto(`/rooms/${there}`);
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goto(`/rooms/${here}`);
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    // Somebody else in the same tab; a page that is open while its cookie changes would ask as them.
    await page.goto('/healthz');
    const [name = '', value = ''] = ben.cookie.split('=');
    await page.context().clearCookies();
    await page.context().addCookies([{ name, value, url: shop.app.url }]);
    await page.goto(`/rooms/${here}`);
    await page.getByRole('button', { name: 'Online Nextone You' }).waitFor();
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goto('/healthz');
    const [mine = '', own = ''] = ada.cookie.split('=');
    await page.context().addCookies([{ name: mine, value: own, url: shop.app.url }]);
    await page.goto(`/rooms/${here}`);
    await expect.poll(() => field(page).inputValue()).toBe('half a thou');
    await field(page).press('Enter');
    await page.getByRole('region', { name: 'Messages' }).getByText('half a thou').waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Messages' }).getByText('half a thou').waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('UI-467, UI-486, UI-487: what was begun outlives its page with whom it was for, two pages keep their own, and signing out forgets it', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Keeper' }),
      await shop.app.member({ nickname: 'Listener' }),
    ];
    const [here, there] = [await makeRoomOf(shop.app, ada, ben), await makeRoomOf(shop.app, ada, ben)];
    const person = await shop.person({ cookie: ada.cookie });
    const open = async (roomId: string) => {
      const page = await person.context.newPage();
      await page.goto(`/rooms/${roomId}`);
      await field(page).waitFor();
      return page;
    };
    const kept = (page: Page) =>
      page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('lobby.draft.')));
    // A whisper, in a page that is closed: it must not come back as something for everyone.
    let page = await open(there);
    await field(page).fill('psst');
    await page.getByRole('button', { name: 'Who gets it: Everyone here' }).click();
    await page.getByRole('menuitem', { name: 'Whisper to Listener' }).click();
    await page.close();
    page = await open(there);
    expect(await field(page).inputValue()).toBe('psst');
    await page.getByRole('button', { name: 'Who gets it: Whisper to Listener' }).waitFor();
    // Two pages of one room.
    const first = await open(here);
    await field(first).fill('the same');
    const second = await open(here);
    expect(await field(second).inputValue()).toBe('the same');
    await field(second).press('Enter');
    await expect.poll(() => field(first).inputValue()).toBe('');
    await field(first).fill('of the first');
    await field(second).fill('of the second');
    expect(await field(first).inputValue()).toBe('of the first');
    await field(first).press('Enter');
    await first.getByRole('region', { name: 'Messages' }).getByText('of the first').waitFor();
    expect(await field(second).inputValue()).toBe('of the second');
    await first.reload();
    await expect.poll(() => field(first).inputValue()).toBe('of the second');
    expect(await kept(page)).toHaveLength(2);
    // On one page; the others hear of it.
    await page.goto('/settings');
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('Signed out.').waitFor();
    await expect.poll(() => kept(page)).toEqual([]);
    await field(second).waitFor({ state: 'detached' });
    expect(await kept(page)).toEqual([]);
    expect(person.problems).toEqual([]);
  });

  it('UI-491: what was begun in the lobby’s channel is the same on the lobby’s page and in its room', async () => {
    const ada = await shop.app.member({ nickname: 'Lobbyist' });
    await makeGroupOf(shop.app, [ada], { title: 'Insiders' });
    const { roomId } = await ada.caller.chat.enterLobby();
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    const lobby = page.getByRole('textbox', { name: 'Message to the lobby' });
    await page.goto('/rooms');
    await lobby.fill('half a greeting');
    await page.reload();
    await expect.poll(() => lobby.inputValue()).toBe('half a greeting');
    await page.goto(`/rooms/${roomId}`);
    await expect.poll(() => field(page).inputValue()).toBe('half a greeting');
    // For some alone: the lobby's page would say it to everyone, and must not drop it either.
    await page.getByRole('button', { name: 'Who gets it: Everyone here' }).click();
    await page.getByRole('menuitem', { name: 'To Insiders' }).click();
    await page.getByRole('button', { name: 'Who gets it: To Insiders' }).waitFor();
    await page.goto('/rooms');
    expect(await lobby.inputValue()).toBe('');
    await lobby.fill('aloud');
    await page.goto(`/rooms/${roomId}`);
    expect(await field(page).inputValue()).toBe('half a greeting');
    await page.getByRole('button', { name: 'Who gets it: To Insiders' }).waitFor();
    // Nor what has more lines than the field there.
    await page.getByRole('button', { name: /^Who gets it/ }).click();
    await page.getByRole('menuitem', { name: 'Everyone here' }).click();
    await field(page).fill('one\ntwo');
    await page.goto('/rooms');
    expect(await lobby.inputValue()).toBe('');
    await page.goto(`/rooms/${roomId}`);
    expect(await field(page).inputValue()).toBe('one\ntwo');
    // Nor what is too long to be sent: nobody would see there that it is.
    await field(page).fill('x'.repeat(2_001));
    await page.goto('/rooms');
    expect(await lobby.inputValue()).toBe('');
    await page.goto(`/rooms/${roomId}`);
    await field(page).fill('hello all');
    // Sent there it is gone from both.
    await page.goto('/rooms');
    expect(await lobby.inputValue()).toBe('hello all');
    await lobby.press('Enter');
    await page.getByRole('log', { name: 'Lobby channel' }).getByText('hello all').waitFor();
    await page.goto(`/rooms/${roomId}`);
    expect(await field(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('UI-492: signing out forgets a review that was begun', async () => {
    const ada = await shop.app.member({ nickname: 'Halfcritic' });
    const { sql } = shop.app.services.database;
    const [game] = await sql`select id, slug from games where state = 'released' order by slug limit 1`;
    await sql`insert into entitlements (member_id, game_id, at, play_ms)
      values (${ada.me.id}, ${game?.['id']}, now(), 36000000)`;
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/game/${game?.['slug']}`);
    await page.getByRole('tab', { name: /^Reviews/ }).click();
    await page.getByRole('button', { name: 'Write a review' }).click();
    await page.getByLabel('What do you think of it?').fill('Half of what');
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('lobby.reviewDraft.')));
    await expect.poll(kept).toHaveLength(1);
    await page.goto('/settings');
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('Signed out.').waitFor();
    await expect.poll(kept).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('UI-492: an open review goes with its author, and whoever signs in next finds nothing in it', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Firstcritic' }),
      await shop.app.member({ nickname: 'Nextcritic' }),
    ];
    const { sql } = shop.app.services.database;
    const [game] = await sql`select id, slug from games where state = 'released' order by slug limit 1`;
    for (const { me } of [ada, ben]) {
      await sql`insert into entitlements (member_id, game_id, at, play_ms)
        values (${me.id}, ${game?.['id']}, now(), 36000000)`;
    }
    const { page, context, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/game/${game?.['slug']}`);
    await page.getByRole('tab', { name: /^Reviews/ }).click();
    await page.getByRole('button', { name: 'Write a review' }).click();
    const text = page.getByLabel('What do you think of it?');
    await text.fill('Between us');
    // Out and in again behind the back of this page, as on another one while this was without a network.
    await page.locator('.dock-me .status-button').waitFor();
    await context.setOffline(true);
    await page.getByText('Offline. You can read and write, it goes out later').first().waitFor();
    const [name = '', value = ''] = ben.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: shop.app.url, httpOnly: true, sameSite: 'Lax' }]);
    await context.setOffline(false);
    await expect.poll(() => page.locator('.dock-me b').first().textContent()).toBe('Nextcritic');
    await page.getByRole('button', { name: 'Write a review' }).click();
    expect(await text.inputValue()).toBe('');
    expect(await page.getByText('Between us').count()).toBe(0);
    // What the page asked for its member before it knew of the next one is refused.
    const isExpected = (problem: string) => /ERR_INTERNET_DISCONNECTED|409 \(Conflict\)/.test(problem);
    expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
  });

  it('UI-363, UI-495: what was begun for a group that one is out of by then goes to nobody before one has chosen anew', async () => {
    const [ada, ben] = [
      await shop.app.member({ nickname: 'Outgoer' }),
      await shop.app.member({ nickname: 'Stayer' }),
    ];
    const groupId = await makeGroupOf(shop.app, [ben, ada], { title: 'Leavers of the long evening' });
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const { page, problems } = await shop.person({ cookie: ada.cookie });
    await page.goto(`/rooms/${roomId}`);
    const target = page.getByRole('button', { name: /^Who gets it/ });
    await target.click();
    await page.getByRole('menuitem', { name: 'To Leavers of the long evening' }).click();
    await field(page).fill('for us alone');
    await ada.caller.chat.leaveRoom({ roomId: groupId });
    await page
      .getByRole('button', { name: 'Who gets it: You are not in Leavers of the long evening any more' })
      .waitFor();
    await field(page).press('Enter');
    expect(await field(page).inputValue()).toBe('for us alone');
    // Nor after it was opened anew.
    await page.reload();
    await page
      .getByRole('button', { name: 'Who gets it: You are not in Leavers of the long evening any more' })
      .waitFor();
    expect(await field(page).inputValue()).toBe('for us alone');
    await page.setViewportSize({ width: 390, height: 844 });
    const send = page.getByRole('button', { name: 'Send', exact: true });
    await expect
      .poll(() => send.evaluate((button) => button.getBoundingClientRect().right <= innerWidth))
      .toBe(true);
    // All of what it says, and the button as wide as ever.
    const said = page.locator('.composer-to').getByText('any more');
    expect(await said.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0);
    expect(await send.evaluate((button) => button.clientWidth)).toBeGreaterThanOrEqual(42);
    await shop.shoot(page, 'drafts-lost');
    await page.setViewportSize({ width: 1280, height: 900 });
    await target.click();
    await page.getByRole('menuitem', { name: 'Everyone here' }).click();
    await field(page).press('Enter');
    await page.getByRole('region', { name: 'Messages' }).getByText('for us alone').waitFor();
    // Where nothing stands in the field it is for everyone at once.
    const otherId = await makeGroupOf(shop.app, [ben, ada], { title: 'Goers' });
    await target.click();
    await page.getByRole('menuitem', { name: 'To Goers' }).click();
    await ada.caller.chat.leaveRoom({ roomId: otherId });
    await page.getByRole('button', { name: 'Who gets it: Everyone here' }).waitFor();
    expect(problems).toEqual([]);
  });
});
