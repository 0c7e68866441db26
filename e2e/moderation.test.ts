// Looking after members on the page: whoever does it, and whom it meets.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './support/shop.ts';

const row = (page: Page, name: string) => page.locator('.moderation-row').filter({ hasText: name });

async function find(page: Page, name: string) {
  await page.getByLabel('Find a member').fill(name);
  await row(page, name).waitFor();
  await expect.poll(() => page.locator('.moderation-row').count()).toBe(1);
}

async function act(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `What to do with ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('looking after members', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const keeper = async (role: 'moderator' | 'admin', nickname: string) => {
    const { cookie, me } = await shop.app.member({ role, nickname });
    const person = await shop.person({ cookie });
    await person.page.goto('/');
    await person.page.getByRole('button', { name: 'Your account' }).first().click();
    await person.page.getByRole('menuitem', { name: 'Members' }).click();
    await person.page.getByLabel('Find a member').waitFor();
    return { ...person, me };
  };

  it('UI-170: a moderator keeps a member out with a reason, sees it stand there, and lets them in again', async () => {
    const member = await shop.app.member({ nickname: 'Rowdy' });
    const { page, problems } = await keeper('moderator', 'Warden');
    const guest = await shop.person({ cookie: member.cookie });
    await guest.page.goto('/rooms');
    await guest.page.getByRole('button', { name: 'Your account' }).first().waitFor();

    await find(page, 'Rowdy');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Everyone', 'Reports']);
    await act(page, 'Rowdy', 'Keep out…');
    const dialog = page.getByRole('dialog', { name: 'Keep Rowdy out?' });
    await dialog.getByRole('button', { name: 'Keep out' }).click();
    await dialog.getByText('Say why: they are told.').waitFor();
    await dialog.getByLabel('Why').fill('Shouting in every room');
    await dialog.getByText('30 days').click();
    await dialog.getByRole('button', { name: 'Keep out' }).click();
    await page.getByText('Rowdy is kept out.').waitFor();
    await row(page, 'Rowdy')
      .getByText(/Kept out until .+: Shouting in every room/)
      .waitFor();
    // The page of the one it meets shows at once that they are out.
    await guest.page.getByRole('link', { name: 'Sign in' }).first().waitFor();

    await page.getByLabel('Find a member').fill('');
    await page.getByText('Only those kept out').click();
    await row(page, 'Rowdy').waitFor();
    await act(page, 'Rowdy', 'Let in again');
    await page.getByText('Rowdy may come in again.').waitFor();
    await page.getByText('Nobody is kept out').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-171, UI-184: an administrator gives roles, sees devices, signs a member out everywhere, and reads in the log who did what', async () => {
    const member = await shop.app.member({ nickname: 'Sprout' });
    const { page, problems, me } = await keeper('admin', 'Steward');
    const guest = await shop.person({ cookie: member.cookie });
    await guest.page.goto('/rooms');
    await guest.page.getByRole('button', { name: 'Your account' }).first().waitFor();

    await page.getByLabel('Find a member').fill(member.me.email);
    await row(page, member.me.email).waitFor();
    await act(page, 'Sprout', 'Change role…');
    const dialog = page.getByRole('dialog', { name: 'What is Sprout here?' });
    await dialog.getByText('Moderator', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Give the role' }).click();
    await page.getByText('Sprout is now: Moderator.').waitFor();
    await row(page, 'Sprout').locator('.badge', { hasText: 'Moderator' }).waitFor();

    await act(page, 'Sprout', 'Sign out everywhere…');
    const sure = page.getByRole('dialog', { name: 'Sign Sprout out everywhere?' });
    // UI-184: which devices that are.
    await sure.getByRole('listitem').getByText('127.0.0.1').waitFor();
    await sure.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Sprout is signed out everywhere.').waitFor();
    await guest.page.getByRole('link', { name: 'Sign in' }).first().waitFor();

    await act(page, 'Sprout', 'What was done');
    await page.getByText('Steward gave Sprout a role: Moderator').waitFor();
    await page.getByText('Steward signed Sprout out of 1 device').waitFor();
    expect(await page.locator('.moderation-row').count()).toBe(2);

    // Nobody does anything to themselves.
    await page.getByRole('tab', { name: 'Everyone' }).click();
    await find(page, me.nickname);
    await page.getByRole('button', { name: 'What to do with Steward' }).click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['What was done']);
    expect(problems).toEqual([]);
  });

  it('UI-402: a ban ends at the time that is named; one that has passed, or none, is not taken', async () => {
    await shop.app.member({ nickname: 'Tempest' });
    const { page, problems } = await keeper('moderator', 'Sentry');
    await find(page, 'Tempest');
    await act(page, 'Tempest', 'Keep out…');
    const dialog = page.getByRole('dialog', { name: 'Keep Tempest out?' });
    await dialog.getByLabel('Why').fill('Threw chairs');
    await dialog.getByText('Until…').click();
    const submit = dialog.getByRole('button', { name: 'Keep out' });
    await submit.click();
    await dialog.getByText('Name a day and a time.').waitFor();
    await dialog.getByLabel('Until when').fill('2020-01-01T10:00');
    await dialog.getByText('That time has passed.').waitFor();
    await dialog.getByLabel('Until when').fill('2099-03-04T17:30');
    await submit.click();
    await row(page, 'Tempest')
      .getByText(/Kept out until Mar 4, 2099, 5:30.PM: Threw chairs/)
      .waitFor();
    const [stored] = await shop.app.services.database.sql`
      select extract(epoch from banned_until)::float8 * 1000 as until from members where nickname = 'Tempest'`;
    // The page stands in Seoul.
    expect(stored?.['until']).toBe(Date.parse('2099-03-04T17:30+09:00'));
    expect(problems).toEqual([]);
  });

  it('UI-403: an administrator says of what kind a member is, which a badge and the log show', async () => {
    await shop.app.member({ nickname: 'Patron' });
    const { page, problems } = await keeper('admin', 'Bailiff');
    await find(page, 'Patron');
    await act(page, 'Patron', 'Change kind…');
    const dialog = page.getByRole('dialog', { name: 'Of what kind is Patron?' });
    await dialog.getByText('VIP', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('Patron is now: VIP.').waitFor();
    await row(page, 'Patron').locator('.badge', { hasText: 'VIP' }).waitFor();
    await act(page, 'Patron', 'What was done');
    await page.getByText('Bailiff changed the kind of Patron: VIP').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-172: members and guests find nothing there, and are offered nothing', async () => {
    const { cookie } = await shop.app.member({ nickname: 'Passerby' });
    for (const person of [await shop.person({ cookie }), await shop.person()]) {
      await person.page.goto('/moderation');
      await person.page.getByRole('heading', { name: 'Nothing behind this door' }).waitFor();
    }
    const { page } = await shop.person({ cookie });
    await page.goto('/');
    await page.getByRole('button', { name: 'Your account' }).first().click();
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Members' }).count()).toBe(0);
  });
});
