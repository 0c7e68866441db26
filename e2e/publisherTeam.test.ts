// Who speaks for a publisher: an owner brings a friend in, the friend finds the publisher, and leaves it again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import type { TestMember } from '../server/testing/app.ts';
import { becomeFriends } from '../server/testing/friends.ts';
import { inspectNow, looks } from './support/looks.ts';
import { publisherParts } from './support/parts.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('who speaks for a publisher', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  async function house(slug: string, owner: TestMember): Promise<string> {
    const { newId, database } = shop.app.services;
    const publisherId = newId();
    await database.sql`insert into publishers (id, slug, name) values (${publisherId}, ${slug}, ${slug})`;
    await setPublisherRole(database, publisherId, owner.me.id, 'owner', Date.now());
    return publisherId;
  }

  it('UI-476: an owner brings a friend in and gives another role; the friend finds the publisher, and leaves', async () => {
    const [owner, friend, stranger] = await Promise.all([
      shop.app.member({ nickname: 'Weaver' }),
      shop.app.member({ nickname: 'Dyer' }),
      shop.app.member({ nickname: 'Passer' }),
    ]);
    await becomeFriends(owner, friend);
    const publisherId = await house('Weavers', owner);
    const roleOf = async ({ me }: TestMember) =>
      (await owner.caller.store.publishing.team({ publisherId })).items.find(
        ({ member }) => member.id === me.id,
      )?.role;

    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto('/publisher/Weavers');
    await page.getByRole('tab', { name: 'People' }).click();
    const form = page.getByRole('form', { name: 'Bring somebody in' });
    await form.getByLabel('Name of a friend').fill(stranger.me.nickname);
    await form.getByText('Passer will speak for Weavers.').waitFor();
    await form.getByRole('button', { name: 'Bring in' }).click();
    await form.getByText('Only friends of yours can join.').waitFor();
    await form.getByLabel('Name of a friend').fill(friend.me.nickname);
    await form.getByText('Dyer will speak for Weavers.').waitFor();
    await form.getByLabel('Role').selectOption('support');
    await form.getByRole('button', { name: 'Bring in' }).click();
    const people = page.getByRole('list', { name: 'People' });
    await people.getByRole('link', { name: 'Dyer' }).waitFor();
    await people.getByLabel('Role of Dyer').selectOption('editor');
    await people.getByRole('button', { name: 'Change role' }).click();
    await page.getByText('Dyer is now: Editor.').waitFor();
    expect(await roleOf(friend)).toBe('editor');
    // There has to be an owner.
    await people.getByLabel('Role of Weaver').selectOption('editor');
    await people.getByRole('button', { name: 'Change role' }).click();
    await page.getByText('A publisher keeps an owner.').first().waitFor();
    await expect.poll(() => people.getByLabel('Role of Weaver').inputValue()).toBe('owner');
    expect(problems.filter((problem) => !/40[39]/.test(problem))).toEqual([]);

    const other = await shop.person({ cookie: friend.cookie });
    await other.page.goto('/alerts');
    await other.page.getByRole('link', { name: 'Weaver made you an editor of Weavers' }).click();
    await other.page.getByRole('tab', { name: 'People' }).click();
    await other.page.getByRole('list', { name: 'People' }).getByText('Owner').waitFor();
    expect(await other.page.getByRole('form', { name: 'Bring somebody in' }).count()).toBe(0);
    await other.page.getByRole('button', { name: 'Leave' }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
    await other.page.getByText('You speak for no publisher').waitFor();
    expect(await roleOf(friend)).toBeUndefined();
    expect(other.problems).toEqual([]);
  });

  it.each(looks)('UI-476: fits and is accessible: $name', async ({ options }) => {
    const { language = 'en', width } = options;
    const [owner, friend] = await Promise.all([
      shop.app.member({ nickname: `Ownerofall${width}${language}`, language }),
      shop.app.member({ nickname: `Friendwithalong${width}${language}` }),
    ]);
    const slug = `team-${width}-${language}`;
    await setPublisherRole(
      shop.app.services.database,
      await house(slug, owner),
      friend.me.id,
      'support',
      Date.now(),
    );
    const person = await shop.person({ ...options, cookie: owner.cookie });
    const { page } = person;
    await page.goto(`/publisher/${slug}`);
    await page.getByRole('tab', { name: publisherParts[language].team, exact: true }).click();
    await page.getByRole('link', { name: friend.me.nickname }).waitFor();
    await inspectNow(shop, person, 'publisher-team', options);
    expect(person.problems).toEqual([]);
  });
});
