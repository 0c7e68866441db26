// Alerts in the browser: the bell on two devices, its panel and page, ways back, lost networks; and how they look.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample, tell } from '../server/testing/alerts.ts';
import type { TestMember } from '../server/testing/app.ts';
import { alertKinds, optionalKinds } from '../shared/alertKinds.ts';
import { inspect, inspectNow, looks } from './support/looks.ts';
import { quiet } from './support/quiet.ts';
import { openShop, type Person, type Shop } from './support/shop.ts';

describe('alerts', () => {
  let shop: Shop;
  let actor: TestMember;
  beforeAll(async () => {
    shop = await openShop();
    actor = await shop.app.member({ nickname: 'Inesca' });
  });
  afterAll(() => shop?.close());

  const told = (member: TestMember, ...kinds: (typeof alertKinds)[number][]) =>
    tell(
      shop.app.services,
      ...kinds.map((kind, index) =>
        sample(kind, member.me.id, actor.me.id, {
          subject: `${index} ${Math.random()}`,
          source: `${Math.random()}`,
        }),
      ),
    );
  const bell = ({ page }: Person, unread: number) =>
    page.getByRole('button', { name: unread === 0 ? 'Alerts' : `Alerts, ${unread} unread`, exact: true });
  const rows = ({ page }: Person) => page.getByRole('dialog').getByRole('listitem');

  it('UI-280: the bell counts what is unread on every device at once; what its panel showed is read when it closes', async () => {
    const member = await shop.app.member();
    await told(member, 'gift', 'priceDrop');
    const [desk, phone] = [
      await shop.person({ cookie: member.cookie }),
      await shop.person({ cookie: member.cookie, width: 390, height: 844 }),
    ];
    for (const person of [desk, phone]) {
      await person.page.goto('/');
      await bell(person, 2).waitFor();
    }
    await told(member, 'refund');
    await bell(phone, 3).waitFor();
    await bell(desk, 3).click();
    await rows(desk).nth(2).waitFor();
    expect(await rows(desk).first().textContent()).toContain('is back in your wallet');
    // Still marked while they are looked at.
    expect(await desk.page.locator('.alert.is-new').count()).toBe(3);
    await desk.page.keyboard.press('Escape');
    await bell(desk, 0).waitFor();
    await bell(phone, 0).waitFor();
    expect(await bell(desk, 0).evaluate((button) => button === document.activeElement)).toBe(true);
    await bell(desk, 0).click();
    await rows(desk).filter({ hasText: 'gave you' }).getByRole('link').click();
    await desk.page.waitForURL('**/library');
    expect([...phone.problems]).toEqual([]);
  });

  it('UI-281: on a page that shows something else a new alert is said once, with a way to it', async () => {
    const member = await shop.app.member();
    const person = await shop.person({ cookie: member.cookie });
    await person.page.goto('/wishlist');
    await bell(person, 0).waitFor();
    await quiet(person.page);
    await told(member, 'priceDrop');
    const said = person.page.getByText('Saltmarch costs $14.00 now, down from $20.00');
    await said.waitFor();
    await person.page.getByRole('button', { name: 'Open', exact: true }).click();
    await person.page.waitForURL('**/game/saltmarch');
    await bell(person, 0).waitFor();
  });

  it('UI-288: who is busy is not interrupted: only the bell counts', async () => {
    const member = await shop.app.member();
    await member.caller.friends.setPresence({ chosen: 'busy' });
    const person = await shop.person({ cookie: member.cookie });
    await person.page.goto('/wishlist');
    await bell(person, 0).waitFor();
    await quiet(person.page);
    await told(member, 'priceDrop');
    await bell(person, 1).waitFor();
    // Had it been said, it would stand there before the next one is counted.
    await told(member, 'refund');
    await bell(person, 2).waitFor();
    expect(await person.page.locator('.toast').count()).toBe(0);
  });

  it('UI-282: the page of alerts shows all or the unread, of every kind or one, in pages; a removed one comes back by Undo', async () => {
    const member = await shop.app.member();
    for (let made = 0; made < 5; made += 1) await told(member, 'gift', 'gift', 'refund', 'mention', 'charge');
    const { page } = await shop.person({ cookie: member.cookie });
    await page.goto('/alerts');
    const list = page.locator('.alerts-rows').getByRole('listitem');
    await expect.poll(() => list.count()).toBe(20);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => list.count()).toBe(25);
    await page.getByLabel('Kind').selectOption({ label: 'Refunds' });
    await expect.poll(() => list.count()).toBe(5);
    const first = list.first();
    await first.hover();
    await first.getByRole('button', { name: 'Remove this alert' }).click();
    await expect.poll(() => list.count()).toBe(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => list.count()).toBe(5);
    await page.getByLabel('Kind').selectOption({ label: 'Every kind' });
    await page.getByText('Unread', { exact: true }).click();
    await page.getByRole('button', { name: 'Mark all read' }).click();
    await page.getByText('You have seen everything').waitFor();
  });

  it('UI-283: a bell that does not come, as over a lost network, leaves the page as it is, and a plain way to the alerts', async () => {
    const member = await shop.app.member();
    await told(member, 'gift');
    const { page } = await shop.person({ cookie: member.cookie });
    await page.route(/AlertsBell|AlertsBackground/, (route) => route.abort());
    await page.goto('/wishlist');
    await page.locator('.top').getByRole('link', { name: 'Alerts', exact: true }).click();
    await page.locator('.alerts-rows').getByText('gave you').waitFor();
  });

  it('UI-284: the settings say what the bell tells of, on every device', async () => {
    const member = await shop.app.member();
    const people = [
      await shop.person({ cookie: member.cookie }),
      await shop.person({ cookie: member.cookie }),
    ];
    for (const { page } of people) {
      await page.goto('/settings');
      await page.getByLabel('Games given to you').waitFor();
    }
    const [first, second] = people as [Person, Person];
    await bell(second, 0).waitFor();
    // Of every kind that may be switched off there is a choice.
    expect(await first.page.locator('#alerts').getByRole('checkbox').count()).toBe(optionalKinds.length);
    await first.page.getByLabel('Games given to you').click();
    await expect.poll(() => second.page.getByLabel('Games given to you').isChecked()).toBe(false);
    expect(await member.caller.alerts.settings()).toEqual({ off: ['gift'] });
  });

  it('UI-287: on the wish list a member says which lower prices to be told of; what is no percent or amount is told at the field', async () => {
    const member = await shop.app.member();
    const { id } = await member.caller.store.game({ id: 'saltmarch' });
    await member.caller.store.wish({ gameId: id });
    const { page } = await shop.person({ cookie: member.cookie });
    await page.goto('/wishlist');
    await page.getByRole('button', { name: 'Alert: any lower price' }).click();
    const dialog = page.getByRole('dialog', { name: 'When to tell you' });
    await dialog.getByText('A fall by percent').click();
    await dialog.getByLabel('At least, in percent').fill('120');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('A whole number from 1 to 100.').waitFor();
    await dialog.getByText('A price I name').click();
    await dialog.getByLabel('At most, in USD').fill('9.50');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Alert: at $9.50 or less' }).waitFor();
    const [item] = (await member.caller.store.wishlist()).items;
    expect(item?.alert).toEqual({ when: 'under', amount: { amount: 950, currency: 'USD' } });
  });

  it.each(looks)(
    'UI-285: bell, panel, page and settings fit and are accessible: $name',
    async ({ options }) => {
      const member = await shop.app.member({ language: options.language ?? 'en' });
      const person = await shop.person({ ...options, cookie: member.cookie });
      await inspect(shop, person, '/alerts', 'alerts-none', options);
      await told(member, ...alertKinds.filter((kind) => kind !== 'guestbook'));
      const writers = [
        await shop.app.member({ nickname: `서우${options.width}${options.language}` }),
        await shop.app.member({ nickname: `阿树${options.width}${options.language}` }),
      ];
      for (const { me } of [...writers, actor]) {
        await tell(
          shop.app.services,
          sample('guestbook', member.me.id, me.id, { source: `${Math.random()}` }),
        );
      }
      await inspect(shop, person, '/alerts', 'alerts', options);
      await person.page.goto('/');
      await person.page.locator('.top button[aria-expanded]').first().click();
      await person.page.getByRole('dialog').getByRole('listitem').nth(7).waitFor();
      await inspectNow(shop, person, 'alerts-panel', options);
      await inspect(shop, person, '/settings#alerts', 'alerts-settings', options);
      const { id } = await member.caller.store.game({ id: 'saltmarch' });
      await member.caller.store.wish({ gameId: id });
      await person.page.goto('/wishlist');
      await person.page.locator('.wish-alert').click();
      await person.page.getByRole('dialog').getByRole('radio').last().check();
      await inspectNow(shop, person, 'alerts-wish', options);
      expect(person.problems).toEqual([]);
    },
  );
});
