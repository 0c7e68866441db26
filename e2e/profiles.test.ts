// Members' pages: looked at by guests and strangers, furnished by their owners, and guestbooks over two browsers.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { befriend } from '../server/testing/friends.ts';
import { inspect, inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('members’ pages', () => {
  let shop: Shop;
  /** One of the demo's, with a furnished page. */
  let hostId: string;
  beforeAll(async () => {
    shop = await openShop();
    const { accounts } = await shop.app.guest().caller.accounts.demo();
    hostId = accounts[2]?.id ?? '';
  });
  afterAll(() => shop?.close());

  const owner = async (nickname: string, games = 0) => {
    const member = await shop.app.member({ nickname, bio: 'Plants mushrooms and makes tea.' });
    await member.caller.profiles.setPrivacy({ writers: 'everyone', games: 'everyone' });
    await shop.app.services.database.sql`
      insert into entitlements (member_id, game_id, at, play_ms)
      select ${member.me.id}, id, now(), 36000000 from games where state = 'released' order by slug limit ${games}`;
    return member;
  };
  const note = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

  it('UI-265: shows what it shows, says what is empty to the owner alone, and who is not there', async () => {
    const member = await owner('Haneulbit');
    const guest = await shop.person();
    await guest.page.goto(`/member/${member.me.id}`);
    await guest.page.getByRole('heading', { level: 1, name: 'Haneulbit' }).waitFor();
    await guest.page.getByText('Plants mushrooms and makes tea.').waitFor();
    expect(await guest.page.getByRole('tab').allInnerTexts()).toEqual([
      'All',
      'Games0',
      'Reviews0',
      'Guestbook0',
    ]);
    expect(await guest.page.getByText('Games you buy').count()).toBe(0);
    expect(await guest.page.getByRole('button', { name: 'Edit page' }).count()).toBe(0);
    await guest.page.goto(`/member/${shop.app.services.newId()}`);
    await guest.page.getByRole('heading', { name: 'Nobody lives here' }).waitFor();
    await guest.page.goto('/member/nobody');
    await guest.page.getByRole('heading', { name: 'Nobody lives here' }).waitFor();
    const self = await shop.person({ cookie: member.cookie });
    await self.page.goto('/');
    await self.page.getByRole('button', { name: 'Your account' }).first().click();
    await self.page.getByRole('menuitem', { name: 'Your page' }).click();
    await self.page.getByText('Games you buy, borrow or are given stand here.').waitFor();
    await self.page.getByRole('tab', { name: /^Wishes/ }).waitFor();
    expect(self.problems).toEqual([]);
  });

  it('UI-396: its owner sees the page as a friend, a member or a guest does', async () => {
    const host = await owner('Lanternfold', 3);
    await host.caller.profiles.setPrivacy({ games: 'friends', writers: 'friends', activity: 'me' });
    const self = await shop.person({ cookie: host.cookie });
    const { page } = self;
    await page.goto(`/member/${host.me.id}`);
    const as = (name: string) =>
      page.getByRole('radiogroup', { name: 'See your page as' }).getByText(name, { exact: true }).click();
    const tabs = () => page.getByRole('tab').allInnerTexts();
    await page.getByRole('tab', { name: /^Wishes/ }).waitFor();
    await as('A friend');
    await expect.poll(tabs).toEqual(['All', 'Games3', 'Reviews0', 'Friends0', 'Guestbook0']);
    await page.locator('[inert] textarea').waitFor();
    expect(await page.getByRole('button', { name: 'Edit page' }).count()).toBe(0);
    await as('A guest');
    await expect.poll(tabs).toEqual(['All', 'Reviews0', 'Guestbook0']);
    expect(await page.locator('textarea').count()).toBe(0);
    const guest = await shop.person();
    await guest.page.goto(`/member/${host.me.id}`);
    await guest.page.getByRole('tab').first().waitFor();
    expect(await guest.page.getByRole('tab').allInnerTexts()).toEqual(await tabs());
    expect(await guest.page.getByRole('radiogroup', { name: 'See your page as' }).count()).toBe(0);
    await as('You');
    await page.getByRole('button', { name: 'Edit page' }).waitFor();
    expect([...self.problems, ...guest.problems]).toEqual([]);
  });

  it('UI-393: a note that was deleted is gone, though the page is left before the way back has closed', async () => {
    const host = await owner('Thistledown');
    const writer = await shop.app.member({ nickname: 'Quillfeather' });
    const key = shop.app.services.newId();
    await writer.caller.profiles.writeEntry({ memberId: host.me.id, body: 'Not for long.', key });
    const { page } = await shop.person({ cookie: host.cookie });
    await page.goto(`/member/${host.me.id}`);
    await note(page, 'Not for long.')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.goto('about:blank');
    const left = async () => (await host.caller.profiles.guestbook({ memberId: host.me.id })).items.length;
    await expect.poll(left).toBe(0);
  });

  it('UI-398: a note is reported, read by moderators with where it stands, and removed', async () => {
    const host = await owner('Brackenmoor');
    const [writer, reader, keeper] = [
      await shop.app.member({ nickname: 'Peddlersly' }),
      await shop.app.member({ nickname: 'Watchful' }),
      await shop.app.member({ nickname: 'Keeperin', role: 'moderator' }),
    ];
    const key = shop.app.services.newId();
    await writer.caller.profiles.writeEntry({ memberId: host.me.id, body: 'Cheap gold, write me.', key });
    const { page, problems } = await shop.person({ cookie: reader.cookie });
    await page.goto(`/member/${host.me.id}`);
    await page.getByRole('button', { name: 'Report the note by Peddlersly' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report the note by Peddlersly' });
    await dialog.getByLabel('Anything to add?').fill('On every page today.');
    await shop.shoot(page, 'report-note');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByText('Thank you. Someone will look at it.').first().waitFor();
    const house = await shop.person({ cookie: keeper.cookie });
    await house.page.goto('/moderation');
    await house.page.getByRole('tab', { name: 'Reports' }).click();
    await house.page
      .getByRole('radiogroup', { name: 'Reports of what' })
      .getByText('Guestbook notes')
      .click();
    await house.page.getByText('Peddlersly in the guestbook of Brackenmoor').waitFor();
    await house.page.getByText('On every page today.').waitFor();
    await inspectNow(shop, house, 'report-notes', {});
    await house.page.getByRole('button', { name: 'Remove the note' }).click();
    await house.page.getByText('Nothing is reported').waitFor();
    // The reader's page follows.
    await note(page, 'Cheap gold').waitFor({ state: 'detached' });
    await house.page.getByText('Closed', { exact: true }).click();
    await house.page.getByText(/Keeperin removed it/).waitFor();
    expect([...problems, ...house.problems]).toEqual([]);
  });

  it('UI-266: a note stands at once; refused it stays with the reason', async () => {
    const host = await owner('Mosswick');
    const writer = await shop.app.member({ nickname: 'Junobell' });
    const { page, context } = await shop.person({ cookie: writer.cookie });
    await page.goto(`/member/${host.me.id}`);
    const field = page.getByRole('textbox', { name: 'Write in Mosswick’s guestbook' });
    await field.fill('The warmest room in the whole place.');
    await page.getByRole('button', { name: 'Leave a note' }).click();
    await note(page, 'The warmest room').getByRole('button', { name: 'Edit your note' }).waitFor();
    await host.caller.profiles.setPrivacy({ writers: 'nobody' });
    await field.fill('Too late for this one.');
    await page.getByRole('button', { name: 'Leave a note' }).click();
    const late = note(page, 'Too late for this one.');
    await late.getByText('You cannot write into this guestbook now.').waitFor();
    await late.getByRole('button', { name: 'Drop it' }).click();
    await late.waitFor({ state: 'detached' });
    // Open again before the page comes back, which then asks anew.
    await host.caller.profiles.setPrivacy({ writers: 'everyone' });
    // The page is whole: what comes late could not be fetched any more.
    await page.locator('.dock-me .status-button').waitFor();
    await context.setOffline(true);
    await field.fill('Written on a train.');
    await page.getByRole('button', { name: 'Leave a note' }).click();
    await note(page, 'Written on a train.').getByRole('alert').getByText('The connection dropped').waitFor();
    await context.setOffline(false);
    // Pressed before the page has noticed that it is back, it is refused once more.
    const train = note(page, 'Written on a train.');
    const again = train.getByRole('button', { name: 'Try again' });
    const isKept = async () => {
      if ((await again.count()) > 0) await again.click({ timeout: 1_000 }).catch(() => {});
      return train.getByRole('button', { name: 'Edit your note' }).count();
    };
    await expect.poll(isKept).toBe(1);
  });

  it('ACC-147: one’s page shows the level that one’s points are, and how far it is to the next', async () => {
    const { me, cookie } = await shop.app.member({ nickname: 'Levelhead', experience: 260 });
    expect(me).toMatchObject({ experience: 260, level: 3 });
    const { page, problems } = await shop.person({ cookie });
    await page.goto(`/member/${me.id}`);
    const heading = page.getByRole('heading', { level: 1, name: /Levelhead/ });
    await heading.getByText('3', { exact: true }).waitFor();
    await page
      .getByText(/^[0-9]+ of 200$/)
      .first()
      .waitFor();
    // A deed later: the first visit of a day, and what it was for.
    await shop.app.services.database.sql`update members set experience = 450 where id = ${me.id}`;
    await page.reload();
    await heading.getByText('4', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-267, UI-268: others’ open pages follow, and a deleted note can be brought back', async () => {
    const host = await owner('Kettleby');
    const writer = await shop.app.member({ nickname: 'Inesita' });
    const guest = await shop.person();
    const self = await shop.person({ cookie: host.cookie });
    const other = await shop.person({ cookie: writer.cookie });
    for (const { page } of [guest, self, other]) {
      await page.goto(`/member/${host.me.id}`);
      await page.getByRole('heading', { level: 1, name: 'Kettleby' }).waitFor();
    }
    await other.page.getByRole('textbox').fill('See you on Sunday.');
    await other.page.getByRole('button', { name: 'Leave a note' }).click();
    for (const { page } of [other, self]) await note(page, 'See you on Sunday.').waitFor();
    await guest.page.getByRole('tab', { name: /^Guestbook/ }).click();
    await note(guest.page, 'See you on Sunday.').waitFor();
    await note(other.page, 'See you on Sunday.').getByRole('button', { name: 'Edit your note' }).click();
    await other.page.getByRole('textbox', { name: 'Edit your note' }).fill('See you on Monday.');
    await other.page.getByRole('button', { name: 'Keep', exact: true }).click();
    for (const { page } of [guest, self])
      await note(page, 'See you on Monday.').getByText('edited').waitFor();
    const remove = note(self.page, 'See you on Monday.').getByRole('button', {
      name: 'Delete the note by Inesita',
    });
    await remove.click();
    await note(self.page, 'See you on Monday.').waitFor({ state: 'detached' });
    await self.page.getByRole('button', { name: 'Undo' }).click();
    await note(self.page, 'See you on Monday.').waitFor();
    await remove.click();
    await note(self.page, 'See you on Monday.').waitFor({ state: 'detached' });
    await note(guest.page, 'See you on Monday.').waitFor({ state: 'detached' });
    expect(self.problems).toEqual([]);
  });

  it('UI-269: the owner chooses background, favourites and who sees what', async () => {
    const member = await owner('Tomaszek', 4);
    const self = await shop.person({ cookie: member.cookie });
    const { page } = self;
    await page.goto(`/member/${member.me.id}`);
    await page.getByRole('button', { name: 'Edit page' }).click();
    const drawer = page.getByRole('dialog', { name: 'Your page' });
    await drawer.getByText('Night train').click();
    await page.waitForFunction(() =>
      document.querySelector('.me-art')?.getAttribute('src')?.includes('nightTrain'),
    );
    await drawer.getByRole('tab', { name: 'Favourites' }).click();
    for (let chosen = 0; chosen < 3; chosen += 1) {
      await drawer
        .getByRole('button', { name: /^Choose / })
        .first()
        .click();
      await drawer.getByText(`${chosen + 1} of 8 chosen`, { exact: false }).waitFor();
    }
    await drawer
      .getByRole('button', { name: /^Move .* up$/ })
      .nth(2)
      .click();
    await drawer.getByRole('tab', { name: 'Who sees what' }).click();
    await drawer.getByRole('combobox', { name: 'Games' }).selectOption('me');
    await drawer.getByRole('combobox', { name: 'Who may write' }).selectOption('nobody');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect
      .poll(() => member.caller.profiles.privacy())
      .toMatchObject({ games: 'me', writers: 'nobody' });
    const stored = () => member.caller.profiles.favourites({ memberId: member.me.id });
    const owned = await member.caller.profiles.games({ memberId: member.me.id });
    const [first, second, third] = owned.items;
    await expect
      .poll(async () => (await stored()).map(({ id }) => id))
      .toEqual([first?.id, third?.id, second?.id]);
    const guest = await shop.person();
    await guest.page.goto(`/member/${member.me.id}`);
    await guest.page
      .getByRole('link', { name: third?.title ?? '' })
      .first()
      .waitFor();
    expect(await guest.page.getByRole('tab').allInnerTexts()).toEqual(['All', 'Reviews0']);
    expect(self.problems).toEqual([]);
  });

  it('UI-269: a favourite stays chosen when what was asked before it is answered after it', async () => {
    const member = await owner('Radoslaw', 4);
    const { page } = await shop.person({ cookie: member.cookie });
    await page.goto(`/member/${member.me.id}`);
    await page.getByRole('button', { name: 'Edit page' }).click();
    const drawer = page.getByRole('dialog', { name: 'Your page' });
    await drawer.getByRole('tab', { name: 'Favourites' }).click();
    const choose = drawer.getByRole('button', { name: /^Choose / }).first();
    await choose.waitFor();
    let answer = () => {};
    const answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const held: Promise<void>[] = [];
    await page.route(/profiles\.favourites/, (route) => {
      const late = (async () => {
        const response = await route.fetch();
        await answering;
        // The page may have given it up.
        await route.fulfill({ response }).catch(() => {});
      })();
      held.push(late);
      return late;
    });
    await choose.click();
    await drawer.getByText('1 of 8 chosen', { exact: false }).waitFor();
    await expect.poll(() => held.length).toBe(1);
    await page.route('**/trpc/profiles.setFavourites*', async (route) => {
      await answering;
      await Promise.all(held);
      await route.continue();
    });
    await choose.click();
    await drawer.getByText('2 of 8 chosen', { exact: false }).waitFor();
    answer();
    await Promise.all(held);
    await choose.click();
    await drawer.getByText('3 of 8 chosen', { exact: false }).waitFor();
    await expect.poll(() => member.caller.profiles.favourites({ memberId: member.me.id })).toHaveLength(3);
  });

  it.each(looks)(
    'UI-106: members’ pages fit, complain of nothing and are accessible: $name',
    async ({ options }) => {
      const viewer = await shop.app.member({ language: options.language ?? 'en' });
      const { accounts } = await shop.app.guest().caller.accounts.demo();
      const host = accounts.find(({ id }) => id === hostId);
      if (!host) throw new Error('There is no demo.');
      await befriend(shop.app.services, viewer, { ...viewer, me: { ...viewer.me, id: hostId } });
      const person = await shop.person({ ...options, cookie: viewer.cookie });
      await inspect(shop, person, `/member/${hostId}`, 'member', options);
      for (const part of [1, -1]) {
        await person.page.getByRole('tab').nth(part).click();
        await inspectNow(shop, person, `member-tab${part}`, options);
      }
      await inspect(shop, person, `/member/${viewer.me.id}`, 'member-own', options);
      expect(person.problems).toEqual([]);
      // What the browser says of an answer with 404 is no fault of the page.
      await inspect(shop, person, `/member/${shop.app.services.newId()}`, 'member-nobody', options);
    },
  );

  it.each(looks)('UI-106: and so does what their owners see: $name', async ({ options }) => {
    const host = await owner(`Host${options.language}${options.width}`, 12);
    const writers = await Promise.all(
      ['Minji', 'Otto'].map((name) =>
        shop.app.member({ nickname: `${name}${options.language}${options.width}` }),
      ),
    );
    const { services } = shop.app;
    const { items } = await host.caller.profiles.games({ memberId: host.me.id });
    await host.caller.profiles.setFavourites({ gameIds: items.slice(0, 5).map(({ id }) => id) });
    for (const [index, { caller }] of writers.entries()) {
      const body =
        ['수요일 모임에 오시죠? 자리 비워 뒀어요.', 'Thanks for healing us through the raid.\nTwice.'][
          index
        ] ?? '';
      await caller.profiles.writeEntry({ memberId: host.me.id, body, key: services.newId() });
    }
    const person = await shop.person({ ...options, cookie: host.cookie });
    await inspect(shop, person, `/member/${host.me.id}`, 'member-self', options);
    await person.page.locator('.me-acts button').first().click();
    const tabs = person.page.getByRole('dialog').getByRole('tab');
    for (const [index, name] of ['background', 'favourites', 'privacy'].entries()) {
      await tabs.nth(index).click();
      await inspectNow(shop, person, `member-edit-${name}`, options);
    }
    expect(person.problems).toEqual([]);
  });
});
