// Two members, each with devices of their own: what friends did, being called in rooms, blocks, and the dock.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomeFriends } from '../server/testing/friends.ts';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const dock = (page: Page) => page.getByRole('complementary', { name: 'People and conversations' });
const friends = (page: Page) => dock(page).getByRole('region', { name: 'Friends' });

describe('friends and what they do', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = (nickname: string) => shop.app.member({ nickname });
  const device = ({ cookie }: { cookie: string }) => shop.person({ cookie });
  const ways = async ({ me }: Awaited<ReturnType<typeof member>>) => {
    const { sql } = shop.app.services.database;
    await sql`insert into entitlements (member_id, game_id, at)
      select ${me.id}, id, now() - interval '1 hour' from games where state = 'released' order by slug limit 3`;
    await sql`insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      select gen_random_uuid(), id, ${me.id}, true, 'Slow, warm and worth every evening.', 90, now() - interval '2 hours'
      from games where state = 'released' order by slug limit 1`;
    await sql`insert into member_levels (member_id, level, at) values (${me.id}, 4, now() - interval '3 hours')`;
  };

  it('UI-330: what a friend did stands on a page of its own and on theirs, as far as they show it, on whichever device', async () => {
    const [ada, ben] = [await member('Adaline'), await member('Benjiro')];
    await becomeFriends(ada, ben);
    await ways(ben);
    const desk = await device(ada);
    await desk.page.goto('/');
    await friends(desk.page).getByRole('link', { name: 'What friends did' }).click();
    await desk.page.getByRole('heading', { level: 1, name: 'What friends did' }).waitFor();
    await desk.page.getByText('Benjiro now owns').waitFor();
    // What comes now is there without a reload.
    await ben.caller.profiles.setPrivacy({ wishlist: 'friends' });
    const [newest] = (await ben.caller.store.games({ limit: 1 })).items;
    await ben.caller.store.wish({ gameId: newest?.id ?? '' });
    await desk.page.getByText('Benjiro wishes for').waitFor();
    await desk.page.getByText('and 2 more games').waitFor();
    await desk.page.getByText('Slow, warm and worth every evening.').waitFor();
    await desk.page.getByLabel('Which deeds').selectOption({ label: 'Levels' });
    await desk.page.getByText('Benjiro reached level 4').waitFor();
    expect(await desk.page.getByText('Benjiro now owns').count()).toBe(0);
    // Ben leaves levels untold, and shows games to nobody: another device of Ada's reads neither, a stranger nothing.
    const own = await device(ben);
    await own.page.goto(`/member/${ben.me.id}`);
    await own.page.getByRole('region', { name: 'Recent activity' }).getByText('now owns').waitFor();
    await own.page.getByRole('button', { name: 'Edit page' }).click();
    await own.page.getByRole('tab', { name: 'Who sees what' }).click();
    const levels = own.page.getByRole('checkbox', { name: 'Levels' });
    // What is chosen stands a moment after the press.
    await levels.click();
    await expect.poll(() => levels.isChecked()).toBe(false);
    await own.page.getByLabel('Games', { exact: true }).selectOption({ label: 'Only you' });
    await expect.poll(async () => (await ben.caller.profiles.privacy()).games).toBe('me');
    const phone = await shop.person({ cookie: ada.cookie, width: 390 });
    await phone.page.goto('/activity');
    await phone.page.getByText('Slow, warm and worth every evening.').waitFor();
    expect(await phone.page.getByText('now owns').count()).toBe(0);
    expect(await phone.page.getByText('reached level').count()).toBe(0);
    const stranger = await device(await member('Strangelove'));
    await stranger.page.goto(`/member/${ben.me.id}`);
    await stranger.page.getByRole('heading', { level: 1, name: 'Benjiro' }).waitFor();
    await stranger.page.getByText('Slow, warm and worth every evening.').waitFor();
    expect(await stranger.page.getByText('Recent activity').count()).toBe(0);
    expect([...desk.problems, ...own.problems, ...phone.problems, ...stranger.problems]).toEqual([]);
  });

  it('UI-334: a request is answered in the row of its alert, and both are friends', async () => {
    const [ada, ben] = [await member('Adela'), await member('Bertram')];
    await ben.caller.friends.request({ memberId: ada.me.id });
    const desk = await device(ada);
    await desk.page.goto('/alerts');
    const row = desk.page.getByRole('main').getByRole('listitem').filter({ hasText: 'wants to be friends' });
    await row.getByRole('button', { name: 'Be friends: Bertram' }).click();
    await friends(desk.page).getByRole('button', { name: 'Offline 1' }).waitFor();
    expect(await row.getByRole('button', { name: /^Be friends/ }).count()).toBe(0);
    expect(desk.problems).toEqual([]);
  });

  it('UI-332, UI-335: what a blocked member says is folded; a block and the end of a friendship are undone', async () => {
    const [ada, ben] = [await member('Adrienne'), await member('Bastian')];
    await becomeFriends(ada, ben);
    const roomId = await makeRoomOf(shop.app, ada, ben);
    const send = (body: string) => ben.caller.chat.send({ roomId, body, key: shop.app.services.newId() });
    for (const body of ['first rude thing', 'second rude thing']) await send(body);
    const { page, problems } = await device(ada);
    await page.goto('/');
    const more = async (item: string) => {
      await friends(page)
        .getByRole('button', { name: /Offline/ })
        .waitFor();
      if ((await friends(page).getByText('Bastian').count()) === 0)
        await friends(page)
          .getByRole('button', { name: /Offline/ })
          .click();
      await friends(page).getByRole('button', { name: 'Bastian' }).first().click();
      await page.getByRole('button', { name: 'More about Bastian' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await more('End the friendship');
    await friends(page).getByText('Friends stand here').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await friends(page).getByText('Bastian').waitFor();
    expect((await ben.caller.friends.snapshot()).counts.friends).toBe(1);
    await page.keyboard.press('Escape');
    await page.goto(`/rooms/${roomId}`);
    const said = page.getByRole('article').filter({ hasText: 'rude thing' });
    await expect.poll(() => said.count()).toBe(2);
    await ada.caller.friends.block({ memberId: ben.me.id });
    const fold = page.getByRole('button', { name: '2 blocked messages' });
    await fold.waitFor();
    expect(await said.count()).toBe(0);
    await fold.click();
    await expect.poll(() => said.count()).toBe(2);
    await fold.click();
    expect(await said.count()).toBe(0);
    await ada.caller.friends.unblock({ memberId: ben.me.id });
    await expect.poll(() => said.count()).toBe(2);
    expect(problems).toEqual([]);
  });

  it('UI-440: what a blocked member says is not read out, and the list of rooms shows that it is theirs alone', async () => {
    const [ada, ben, cleo] = [await member('Adamaris'), await member('Benvolio'), await member('Cleomenes')];
    const roomId = await makeRoomOf(shop.app, ada, ben, cleo);
    const say = ({ caller }: typeof ada, body: string) =>
      caller.chat.send({ roomId, body, key: shop.app.services.newId() });
    await say(ben, 'an old rude thing');
    await ada.caller.friends.block({ memberId: ben.me.id });
    const { page, problems } = await device(ada);
    await page.goto(`/rooms/${roomId}`);
    await page.getByRole('button', { name: '1 blocked message' }).waitFor();
    const listed = page.locator('.line .last', { hasText: 'Blocked message' });
    await listed.waitFor();
    await say(ben, 'a new rude thing');
    await cleo.caller.chat.send({
      roomId,
      body: 'well answered',
      replyTo: 1,
      key: shop.app.services.newId(),
    });
    const answer = page.getByRole('article').filter({ hasText: 'well answered' });
    await answer.getByText('Blocked message').waitFor();
    await say(cleo, 'a kind thing');
    const readOut = page.locator('.sr[role="log"]', { hasText: 'a kind thing' });
    await readOut.waitFor({ state: 'attached' });
    expect(await readOut.textContent()).not.toContain('rude');
    await page.locator('.line .last', { hasText: 'a kind thing' }).waitFor();
    await say(ben, 'one more rude thing');
    await listed.waitFor();
    expect(await page.getByText('rude thing').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('UI-338: friends of friends are offered where one looks for friends, and asked from there', async () => {
    const [ada, ben, cleo] = [await member('Adair'), await member('Beatrix'), await member('Cleophas')];
    await becomeFriends(ada, ben);
    await becomeFriends(ben, cleo);
    const { page, problems } = await device(ada);
    await page.goto('/');
    await friends(page).getByRole('button', { name: 'Add a friend' }).first().click();
    const known = page.getByRole('region', { name: 'People you may know' });
    await known.getByText('1 friend in common').waitFor();
    await known.getByRole('button', { name: 'Ask to be friends: Cleophas' }).click();
    await known.getByRole('button', { name: 'Take it back: Cleophas' }).waitFor();
    await expect.poll(async () => (await cleo.caller.friends.snapshot()).counts.incoming).toBe(1);
    await page.getByLabel('Nickname or id').fill('zzz');
    await known.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('UI-333: the dock is drawn by keys and by hand, folded and unfolded, and is so after a reload', async () => {
    const { page, problems } = await device(await member('Drawer'));
    await page.goto('/');
    const edge = page.getByRole('separator', { name: 'Width of the friends’ column' });
    await edge.waitFor();
    const width = async () => (await dock(page).boundingBox())?.width;
    expect(await width()).toBe(272);
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(width).toBe(288);
    const box = await edge.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 4, 300);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) - 60, 300, { steps: 4 });
    await page.mouse.up();
    const drawn = await width();
    expect(drawn).toBeGreaterThan(330);
    await page.reload();
    await edge.waitFor();
    expect(await width()).toBe(drawn);
    await dock(page).hover();
    await page.getByRole('button', { name: 'Fold the column' }).click();
    await expect.poll(width).toBe(60);
    await page.reload();
    await page.getByRole('button', { name: 'Unfold the column' }).press('Enter');
    await expect.poll(width).toBe(drawn);
    expect(problems).toEqual([]);
  });

  it.each(looks)(
    'UI-337: what friends did, and alerts with answers, fit and are accessible: $name',
    async ({ name, options }) => {
      const language = options.language ?? 'en';
      const [made, friend, asker] = await Promise.all([
        shop.app.member({ language, nickname: `Seer${options.width}${language}${options.theme ?? ''}` }),
        shop.app.member({ nickname: `Doer${options.width}${language}${options.theme ?? ''}` }),
        shop.app.member({ nickname: `Ask${options.width}${language}${options.theme ?? ''}` }),
      ]);
      await becomeFriends(made, friend);
      await becomeFriends(friend, asker);
      await ways(friend);
      await asker.caller.friends.request({ memberId: made.me.id });
      const person = await shop.person({ ...options, cookie: made.cookie });
      await person.page.goto('/activity');
      await person.page.locator('.act').first().waitFor();
      await inspectNow(shop, person, `activity.${name}`, options);
      await person.page.goto('/alerts');
      await person.page.locator('.alert-answer .btn').first().waitFor();
      await inspectNow(shop, person, `alert-answer.${name}`, options);
      await person.page.goto(`/member/${friend.me.id}`);
      await person.page.locator('.act').first().waitFor();
      await inspectNow(shop, person, `member-activity.${name}`, options);
    },
  );
});
