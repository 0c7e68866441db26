// Publishers' pages, for those who speak for one and for those who do not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import { fund } from '../server/testing/money.ts';
import { own, say } from '../server/testing/reviews.ts';
import { stockGames } from '../server/testing/shop.ts';
import { inspectNow, looks } from './support/looks.ts';
import { publisherParts } from './support/parts.ts';
import { openShop, type Shop } from './support/shop.ts';

describe('publishers’ pages', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** A publisher with a draft and a game that is sold, and its owner. */
  async function house(name: string, facts: Parameters<Shop['app']['member']>[0] = {}) {
    const { services } = shop.app;
    const slug = name.toLowerCase();
    const ids = await stockGames(services, [
      { slug: `${slug}-draft`, title: `${name} Draft`, publisher: name, state: 'draft' },
      { slug: `${slug}-one`, title: `${name} One`, publisher: name, prices: { USD: 1_000, KRW: 12_000 } },
    ]);
    const gameId = ids[`${slug}-one`] ?? '';
    const { sql } = services.database;
    const [row] = await sql`update publishers set slug = ${slug}
      where id = (select publisher_id from games where id = ${gameId}) returning id`;
    const owner = await shop.app.member(facts);
    await setPublisherRole(services.database, String(row?.['id']), owner.me.id, 'owner', Date.now());
    const buyer = await shop.app.member();
    await fund(services, buyer.me, 5_000);
    await buyer.caller.wallet.buy({
      items: [{ gameId, price: 1_000 }],
      currency: 'USD',
      key: services.newId(),
    });
    await say(services, buyer, gameId, { body: `${name} keeps me up at night.` });
    return { slug, gameId, owner };
  }

  it('UI-242: an owner sets prices, announces and ends a sale, moves a draft on, and sees what was sold', async () => {
    const { owner, gameId } = await house('Kiln', { nickname: 'Potter' });
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto('/');
    await page.getByRole('button', { name: 'Your account' }).first().click();
    await page.getByRole('menuitem', { name: 'Publishers' }).click();
    // The page it was opened on stands until this one has come, and may sell what has such a name.
    await page.getByRole('heading', { name: 'Publishers' }).waitFor();
    await page.getByRole('link', { name: 'Kiln', exact: true }).click();
    await page.getByRole('heading', { name: 'Kiln', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Kiln One', exact: true }).click();

    await page.getByLabel('Price in USD').fill('12,5');
    await page.getByText('Write an amount such as 9.99.').waitFor();
    await page.getByLabel('Price in USD').fill('14.50');
    await page.getByLabel('Price in KRW').fill('');
    await page.getByRole('button', { name: 'Save prices' }).click();
    await page.getByText('The prices are set.').first().waitFor();
    expect((await owner.caller.store.publishing.game({ gameId })).prices).toEqual({ USD: 1_450 });

    const sales = page.getByRole('region', { name: 'Sales' });
    await sales.getByRole('button', { name: 'Announce sale' }).click();
    await sales.getByText('A whole number from 1 to 95.').waitFor();
    await sales.getByLabel('Percent off').fill('40');
    await sales.getByLabel('Begins').fill('2020-01-01T00:00');
    await sales.getByLabel('Ends').fill('2090-01-01T00:00');
    await sales.getByRole('button', { name: 'Announce sale' }).click();
    await sales.getByText('Runs now').waitFor();
    expect((await owner.caller.store.game({ id: gameId })).price?.now.amount).toBe(870);
    await sales.getByLabel('Percent off').fill('50');
    await sales.getByLabel('Begins').fill('2089-01-01T00:00');
    await sales.getByLabel('Ends').fill('2091-01-01T00:00');
    await sales.getByRole('button', { name: 'Announce sale' }).click();
    await sales.getByText('There is another sale in that time.').waitFor();
    await sales.getByRole('button', { name: 'End it' }).click();
    await sales.getByText('Over').waitFor();

    await page.getByRole('link', { name: 'All games of Kiln' }).click();
    await page.getByRole('link', { name: 'Kiln Draft' }).click();
    await page.getByText('Nobody but you sees it.').waitFor();
    await page.getByRole('button', { name: 'Announce it…' }).click();
    await page.getByRole('dialog').getByText('It cannot become a draft again.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click();
    await page.getByText('Kiln Draft is now: Announced.').first().waitFor();
    await page.getByRole('region', { name: 'Where it stands' }).getByText('Announced').waitFor();
    expect((await shop.app.guest().caller.store.game({ id: 'kiln-draft' })).state).toBe('coming');

    await page.getByRole('link', { name: 'All games of Kiln' }).click();
    await page.getByRole('tab', { name: 'Sold' }).click();
    await page.getByRole('cell', { name: 'United States' }).waitFor();
    await page.getByRole('cell', { name: '$7.00' }).waitFor();
    // The sale that is refused is answered 409, which browsers note.
    expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
  });

  it('UI-242: those who speak for no publisher find nothing there, and are offered nothing', async () => {
    const { slug, gameId } = await house('Loom');
    const { cookie } = await shop.app.member({ nickname: 'Passerby' });
    for (const person of [await shop.person({ cookie }), await shop.person()]) {
      for (const path of [`/publisher/${slug}`, `/publisher/${slug}/${gameId}`]) {
        await person.page.goto(path);
        await person.page.getByRole('heading', { name: 'Nothing behind this door' }).waitFor();
      }
    }
    const { page } = await shop.person({ cookie });
    await page.goto('/publisher');
    await page.getByText('You speak for no publisher').waitFor();
    await page.getByRole('button', { name: 'Your account' }).first().click();
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Publishers' }).count()).toBe(0);
  });

  it('UI-244: a review is answered from there, and moves to those answered', async () => {
    const { slug, owner } = await house('Bell', { nickname: 'Ringer' });
    const { page, problems } = await shop.person({ cookie: owner.cookie });
    await page.goto(`/publisher/${slug}`);
    await page.getByRole('tab', { name: 'Reviews' }).click();
    await page.getByText('Bell keeps me up at night.').waitFor();
    await page.getByRole('button', { name: 'Answer…' }).click();
    await page.getByLabel('Your answer').fill('Sleep well.');
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Nothing to answer').waitFor();
    await page.getByText('Answered', { exact: true }).click();
    await page.getByText('Sleep well.').waitFor();
    expect(problems).toEqual([]);
  });

  it.each(looks)('UI-245: fit and are accessible: $name', async ({ name, options }) => {
    const { language = 'en' } = options;
    const parts = publisherParts[language];
    const house1 = `House${name.replace(/\W/g, '')}`;
    const { slug, gameId, owner } = await house(house1, { language });
    const { services } = shop.app;
    const critic = await shop.app.member();
    await own(services, critic, gameId, { playMinutes: 90 });
    await say(services, critic, gameId, {
      body: 'The kiln is warm, the controls are cold.',
      recommended: false,
    });
    const day = 86_400_000;
    await owner.caller.store.publishing.addSale({
      gameId,
      percent: 30,
      startsAt: Date.now() + day,
      endsAt: Date.now() + 8 * day,
      key: services.newId(),
    });
    const person = await shop.person({ ...options, cookie: owner.cookie });
    const { page } = person;
    await page.goto('/publisher');
    await page.locator('.publishing-row').first().waitFor();
    await inspectNow(shop, person, 'publishers', options);
    await page.goto(`/publisher/${slug}`);
    await page.locator('.publishing-row').first().waitFor();
    await inspectNow(shop, person, 'publisher', options);
    await page.getByRole('tab', { name: parts.reviews, exact: true }).click();
    await page.locator('li.review').first().waitFor();
    await inspectNow(shop, person, 'publisher-reviews', options);
    await page.getByRole('tab', { name: parts.sold, exact: true }).click();
    await page.locator('table').waitFor();
    await inspectNow(shop, person, 'publisher-sold', options);
    await page.goto(`/publisher/${slug}/${gameId}`);
    await page.locator('.publishing-row').first().waitFor();
    await inspectNow(shop, person, 'publisher-game', options);
    expect(person.problems).toEqual([]);
  });
});
