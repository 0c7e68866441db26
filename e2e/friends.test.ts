// Friends with browsers of their own: asking, answering, seeing each other, blocking; and how the dock and cards look.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomeFriends } from '../server/testing/friends.ts';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openTab } from '../server/testing/tab.ts';
import { inspectNow, type LookOptions, looksApart } from './support/looks.ts';
import { openShop, type Person, type Shop } from './support/shop.ts';

/** A promise that is kept from outside. */
function waiting() {
  let resolve = () => {};
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

const dock = (page: Page) => page.getByRole('complementary', { name: 'People and conversations' });
const friends = (page: Page) => dock(page).getByRole('region', { name: 'Friends' });
const requests = (page: Page) => dock(page).getByRole('region', { name: 'Requests' });

describe('friends', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string) => {
    const made = await shop.app.member({ nickname });
    return { ...made, ...(await shop.person({ cookie: made.cookie })) };
  };

  /** Opens the card of somebody in the dock. */
  const openCard = async (page: Page, nickname: string) => {
    await friends(page).getByRole('button', { name: nickname }).first().click();
    const card = page.getByRole('dialog', { name: nickname });
    await card.waitFor();
    return card;
  };

  it('UI-250: one finds somebody by name and asks; the other sees it at once and says yes, and both are friends', async () => {
    const [ada, ben] = [await member('Adalind'), await member('Benvolio')];
    await ben.page.goto('/');
    await friends(ben.page).getByText('Friends stand here').waitFor();
    await ada.page.goto('/');
    await friends(ada.page).getByRole('button', { name: 'Add a friend' }).first().click();
    const dialog = ada.page.getByRole('dialog', { name: 'Add a friend' });
    await dialog.getByLabel('Nickname or id').fill('benvol');
    await dialog.getByRole('button', { name: 'Ask to be friends: Benvolio' }).click();
    await dialog.getByRole('button', { name: 'Take it back: Benvolio' }).waitFor();
    await requests(ben.page).getByRole('button', { name: 'Be friends: Adalind' }).click();
    await friends(ben.page).getByText('Adalind').waitFor();
    await dialog.getByText('Friends', { exact: true }).waitFor();
    await ada.page.keyboard.press('Escape');
    await friends(ada.page).getByText('Benvolio').waitFor();
    expect(await requests(ada.page).count()).toBe(0);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('UI-251: friends see each other come, change how they are seen, and go', async () => {
    const [ada, ben] = [await member('Adamant'), await member('Bennet')];
    await becomeFriends(ada, ben);
    await ada.page.goto('/');
    await friends(ada.page).getByRole('button', { name: 'Offline 1' }).click();
    await friends(ada.page).getByText('Bennet').waitFor();
    await ben.page.goto('/');
    await friends(ada.page).getByText('1 online').waitFor();
    await dock(ben.page).getByRole('button', { name: 'How others see you' }).click();
    await ben.page.getByRole('menuitem', { name: 'Do not disturb' }).click();
    await friends(ada.page).getByText('Do not disturb').waitFor();
    await dock(ben.page).getByRole('button', { name: 'How others see you' }).click();
    await ben.page.getByRole('menuitem', { name: 'Invisible' }).click();
    await friends(ada.page).getByText('0 online').waitFor();
    await dock(ben.page).getByText('You look offline').waitFor();
    // It holds after a reload, and on every tab.
    await ben.page.reload();
    await dock(ben.page).getByText('You look offline').waitFor();
    expect(await friends(ada.page).getByText('0 online').count()).toBe(1);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('UI-405: whoever comes while a page is opening is there when it has opened, in the dock and in a room', async () => {
    const [ada, ben] = [await member('Adelaide'), await member('Benoit')];
    await becomeFriends(ada, ben);
    const roomId = await makeRoomOf(shop.app, ada, ben);
    /** Its connection waits for this. */
    let connect = waiting();
    await ada.page.routeWebSocket('**/trpc', async (route) => {
      await connect.promise;
      route.connectToServer();
    });
    await ada.page.goto('/');
    await friends(ada.page).getByText('0 online').waitFor();
    const tab = await openTab(shop.app.wsUrl, ben);
    connect.resolve();
    await friends(ada.page).getByText('1 online').waitFor();
    tab.terminate();
    await friends(ada.page).getByText('0 online').waitFor();
    connect = waiting();
    await ada.page.goto(`/rooms/${roomId}`);
    await dock(ada.page).getByText('Not here right now').waitFor();
    const again = await openTab(shop.app.wsUrl, ben);
    connect.resolve();
    await dock(ada.page).getByText('Not here right now').waitFor({ state: 'detached' });
    again.terminate();
    await dock(ada.page).getByText('Not here right now').waitFor();
    expect(ada.problems).toEqual([]);
  });

  it('UI-252: on a card one makes a friend a favourite, names and groups them, and blocks, which the other does not see', async () => {
    const [ada, ben] = [await member('Adagio'), await member('Bentley')];
    await becomeFriends(ada, ben);
    await ben.page.goto('/');
    await ada.page.goto('/');
    await friends(ada.page).getByText('Bentley').waitFor();
    const card = await openCard(ada.page, 'Bentley');
    await card.getByRole('button', { name: 'More about Bentley' }).click();
    await ada.page.getByRole('menuitem', { name: 'Make a favourite' }).click();
    await friends(ada.page).getByTitle('Favourite').waitFor();
    await card.getByRole('button', { name: 'More about Bentley' }).click();
    await ada.page.getByRole('menuitem', { name: 'Name and groups' }).click();
    const note = ada.page.getByRole('dialog', { name: 'About Bentley' });
    await note.getByLabel('Your own name for them').fill('Chess Ben');
    await note.getByLabel('Groups').fill('Chess, 친구들');
    await note.getByRole('button', { name: 'Save' }).click();
    await friends(ada.page).getByText('Chess Ben').waitFor();
    await friends(ada.page).getByRole('button', { name: '친구들' }).click();
    await friends(ada.page).getByText('Chess Ben').waitFor();
    await ada.page.keyboard.press('Escape');
    const again = await openCard(ada.page, 'Chess Ben');
    await again.getByRole('button', { name: 'More about Bentley' }).click();
    await ada.page.getByRole('menuitem', { name: 'Block' }).click();
    const sure = ada.page.getByRole('dialog', { name: 'Block Bentley?' });
    await sure.getByRole('button', { name: 'Block' }).click();
    await friends(ada.page).getByText('Friends stand here').waitFor();
    await friends(ben.page).getByText('Friends stand here').waitFor();
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('UI-253: a refusal is told, and what was shown is put back', async () => {
    const [ada, ben] = [await member('Adept'), await member('Benign')];
    await ada.caller.friends.request({ memberId: ben.me.id });
    await ben.page.goto('/');
    await requests(ben.page).getByText('Adept').waitFor();
    await ben.context.route(/friends\.accept/, (route) => route.abort());
    await requests(ben.page).getByRole('button', { name: 'Be friends: Adept' }).click();
    await ben.page.getByText('That did not work for Adept.', { exact: false }).first().waitFor();
    await requests(ben.page).getByRole('button', { name: 'Be friends: Adept' }).waitFor();
    expect((await ada.caller.friends.snapshot()).counts.friends).toBe(0);
  });

  it('UI-254: while the network is lost parts that come late leave the page alone, and come with the next opening of the page', async () => {
    const { cookie } = await shop.app.member({ nickname: 'Tunnel' });
    const { page, context } = await shop.person({ cookie });
    let lost = true;
    await context.route(/DockFriends|PersonPopover|StatusMenu/, (route) =>
      lost ? route.abort() : route.continue(),
    );
    await page.goto('/');
    await page.getByRole('heading', { name: 'Conversations' }).waitFor();
    await page.getByRole('link', { name: 'Rooms' }).first().click();
    await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
    expect(await friends(page).count()).toBe(0);
    lost = false;
    await page.reload();
    await friends(page).waitFor();
  });

  const crowd = async (options: LookOptions) => {
    const { accounts } = await shop.app.guest().caller.accounts.demo();
    const first = accounts[0];
    const made = await shop.app.member({
      language: options.language ?? 'en',
      nickname: `Looker${options.width}${options.language}`,
    });
    const others = await Promise.all(
      ['솔잎', 'Marisol', '阿树', 'Otto'].map((name) =>
        shop.app.member({ nickname: `${name}${options.width}${options.language}` }),
      ),
    );
    for (const other of others.slice(0, 3)) await becomeFriends(made, other);
    await others[3]?.caller.friends.request({ memberId: made.me.id });
    if (first) await made.caller.friends.request({ memberId: first.id });
    await made.caller.friends.note({ memberId: others[0]?.me.id ?? '', favourite: true, labels: ['Chess'] });
    const [online, busy] = await Promise.all(others.slice(0, 2).map(({ cookie }) => shop.person({ cookie })));
    await Promise.all([online, busy].map((person) => person?.page.goto('/')));
    await others[1]?.caller.friends.setPresence({ chosen: 'busy' });
    return {
      person: await shop.person({ ...options, cookie: made.cookie }),
      name: others[0]?.me.nickname ?? '',
    };
  };

  it.each(looksApart)(
    'UI-255: the dock, cards and dialogs fit and are accessible: $name',
    async ({ options }) => {
      const { person, name } = await crowd(options);
      const { page }: Person = person;
      await page.goto(options.width === 390 ? '/friends' : '/');
      await page.getByText(name).first().waitFor();
      await inspectNow(shop, person, 'friends-dock', options);
      await page.getByText(name).first().click();
      await page.locator('.person-card .card-acts').waitFor();
      await inspectNow(shop, person, 'friends-card', options);
      await page.keyboard.press('Escape');
      await page.locator('.dock-me .status-button').click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').waitFor();
      await inspectNow(shop, person, 'friends-privacy', options);
      await page.keyboard.press('Escape');
      await page.locator('section h2 .btn').last().click();
      await page.getByRole('dialog').getByRole('textbox').fill('a');
      await page.locator('.found-person').first().waitFor();
      await inspectNow(shop, person, 'friends-find', options);
      expect(person.problems).toEqual([]);
    },
  );
});
