// What players say about a game, from the first word of its owner to the moderator's last.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disown, own, say } from '../server/testing/reviews.ts';
import { stockGames } from '../server/testing/shop.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const row = (page: Page, text: string) => page.locator('li.review').filter({ hasText: text });
const ownReview = (page: Page) => page.getByRole('article', { name: 'Your review' });

async function openReviews(page: Page, slug: string) {
  await page.goto(`/game/${slug}`);
  await page.getByRole('tab', { name: /^Reviews/ }).click();
  await page.getByRole('heading', { name: 'What players say' }).waitFor();
}

async function act(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `What to do with the review by ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

describe('reviews', () => {
  let shop: Shop;
  let stocked = 0;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const game = async () => {
    stocked += 1;
    const slug = `reviewed-${stocked}`;
    const made = await stockGames(shop.app.services, [{ slug, title: `Reviewed ${stocked}` }]);
    return { slug, id: made[slug] ?? '' };
  };
  const player = async (nickname: string, gameId: string, facts: Parameters<typeof own>[3] = {}) => {
    const member = await shop.app.member({ nickname });
    await own(shop.app.services, member, gameId, facts);
    return member;
  };

  it('UI-235: an owner writes a review, comes back to its draft, publishes, edits and deletes it', async () => {
    const { slug, id } = await game();
    const { cookie } = await player('Quill', id, { playMinutes: 125 });
    const { page, problems } = await shop.person({ cookie });
    await openReviews(page, slug);
    await page.getByText('Nobody has written about it yet').waitFor();
    await page.getByRole('button', { name: 'Write a review' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Say whether you recommend it.').waitFor();
    await page.getByText('Say a few words about it.').waitFor();
    await page.getByText('I recommend it').click();
    await page.getByLabel('What do you think of it?').fill('Slow, and right so.');
    await page.getByText('19 of 8,000').waitFor();

    await openReviews(page, slug);
    await page.getByRole('button', { name: 'Go on with your draft' }).click();
    expect(await page.getByLabel('What do you think of it?').inputValue()).toBe('Slow, and right so.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Your review is out.').waitFor();
    await ownReview(page).getByText('Slow, and right so.').waitFor();
    await ownReview(page).getByText('2 hours').waitFor();
    await page.getByRole('tab', { name: /^Reviews ?1$/ }).waitFor();

    await ownReview(page).getByRole('button', { name: 'Edit' }).click();
    await page.getByText('I do not recommend it').click();
    await page.getByLabel('What do you think of it?').fill('Slow.');
    await page.getByRole('button', { name: 'Save' }).click();
    await ownReview(page).getByText('Does not recommend it').waitFor();
    await ownReview(page)
      .getByRole('button', { name: /^Edited/ })
      .click();
    await page.getByRole('dialog').getByText('Slow, and right so.').waitFor();
    await page.keyboard.press('Escape');

    await ownReview(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Your review is gone.').waitFor();
    await page.getByRole('button', { name: 'Write a review' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-236, UI-240: a vote is shown at once, changed, and undone where it is refused; marks say what does not count', async () => {
    const { slug, id } = await game();
    const { services } = shop.app;
    const author = await player('Author', id);
    await say(services, author, id, { body: 'Bring a notebook.' });
    await say(services, await player('Keyed', id, { source: 'key' }), id, { body: 'Got it by key.' });
    const sorry = await player('Sorry', id);
    await say(services, sorry, id, { body: 'Gave it back.', recommended: false });
    await disown(services, sorry, id);
    const voter = await shop.app.member({ nickname: 'Voter' });
    const { page } = await shop.person({ cookie: voter.cookie });
    await openReviews(page, slug);
    const votes = (kind: string, count = '') =>
      row(page, 'Bring a notebook.').getByRole('button', { name: new RegExp(`^${kind} ?${count}$`) });
    await row(page, 'Got it by key.').getByText('This review does not count').waitFor();
    await row(page, 'Gave it back.').locator('.badge', { hasText: 'Given back' }).waitFor();

    // The answer is kept back: what is shown is not what the server said.
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/store.review.vote*', async (route) => {
      await held;
      await route.continue();
    });
    await votes('Helpful').click();
    await expect.poll(() => votes('Helpful', '1').getAttribute('aria-pressed')).toBe('true');
    answer();
    const helpful = async () =>
      (await voter.caller.store.reviews({ gameId: id })).items.map(({ vote }) => vote);
    await expect.poll(helpful).toContain('helpful');
    await page.unroute('**/store.review.vote*');
    await votes('Funny').click();
    await votes('Funny', '1').waitFor();
    await expect.poll(helpful).toContain('funny');

    await author.caller.store.review.delete({ gameId: id });
    await votes('Not helpful').click();
    const told = page.getByRole('region', { name: 'Notifications' });
    await told.getByText('Your vote did not count. This review is gone.').waitFor();
    await expect.poll(() => votes('Funny', '1').getAttribute('aria-pressed')).toBe('true');
  });

  it('UI-237: the makers answer below a review, change their answer and take it back', async () => {
    const { slug, id } = await game();
    const { services } = shop.app;
    await say(services, await player('Critic', id), id, { body: 'The door squeaks.' });
    const maker = await shop.app.member({ nickname: 'Maker' });
    await services.database.sql`insert into publisher_members
      select publisher_id, ${maker.me.id}, 'support', now() from games where id = ${id}`;
    const { page, problems } = await shop.person({ cookie: maker.cookie });
    await openReviews(page, slug);
    await act(page, 'Critic', 'Answer…');
    await page.getByLabel('Your answer').fill('We oiled it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click();
    await row(page, 'The door squeaks.').getByText('Test House answers').waitFor();
    await row(page, 'The door squeaks.').getByText('We oiled it.').waitFor();
    await act(page, 'Critic', 'Take the answer back');
    await page.getByText('The answer is gone.').waitFor();
    await expect.poll(() => page.getByText('We oiled it.').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('UI-238: a report reaches a moderator, who hides the review; its author reads why', async () => {
    const { slug, id } = await game();
    const author = await player('Rude', id);
    await say(shop.app.services, author, id, { body: 'Buy gold here.' });
    const reporter = await shop.app.member({ nickname: 'Teller' });
    const { page } = await shop.person({ cookie: reporter.cookie });
    await openReviews(page, slug);
    await act(page, 'Rude', 'Report…');
    await page.getByText('Not about the game').click();
    await page.getByLabel('Anything to add?').fill('It says so everywhere.');
    await page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
    await page.getByText('Thank you. Someone will look at it.').waitFor();

    const moderator = await shop.app.member({ role: 'moderator', nickname: 'Warden' });
    const keeper = await shop.person({ cookie: moderator.cookie });
    await keeper.page.goto('/moderation');
    await keeper.page.getByRole('tab', { name: 'Reports' }).click();
    await keeper.page.getByText('Buy gold here.').waitFor();
    await keeper.page.getByText(/Reported by Teller, .+: Not about the game/).waitFor();
    await keeper.page.getByRole('button', { name: 'Hide…' }).click();
    await keeper.page.getByLabel('Why').fill('Advertising');
    await keeper.page.getByRole('dialog').getByRole('button', { name: 'Hide' }).click();
    await keeper.page.getByText('Nothing is reported').waitFor();
    await keeper.page.getByText('Closed', { exact: true }).click();
    await keeper.page.getByText(/Warden hid it/).waitFor();

    await openReviews(page, slug);
    await page.getByText('Nobody has written about it yet').waitFor();
    const writer = await shop.person({ cookie: author.cookie });
    await openReviews(writer.page, slug);
    await ownReview(writer.page).getByText('Hidden by those who look after the shop: Advertising').waitFor();
  });

  it('UI-239: filters narrow the list, and one press takes them out', async () => {
    const { slug, id } = await game();
    const { services } = shop.app;
    await say(services, await player('First', id, { playMinutes: 6_000 }), id, {
      body: '좋아요',
      language: 'ko',
    });
    await say(services, await player('Second', id), id, { body: 'Not for me.', recommended: false });
    const { page } = await shop.person();
    await openReviews(page, slug);
    await row(page, 'Not for me.').waitFor();
    const shown = () => page.locator('li.review p.review-text').allInnerTexts();
    expect(await shown()).toEqual(['Not for me.', '좋아요']);
    await page.getByLabel('Sort by').selectOption('Longest played');
    await expect.poll(shown).toEqual(['좋아요', 'Not for me.']);
    await page.getByLabel('Language').selectOption('한국어');
    await expect.poll(shown).toEqual(['좋아요']);
    await page.getByText('Against it').click();
    await page.getByText('No review fits all of that').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(async () => (await shown()).length).toBe(2);
  });

  it.each(looks)('UI-241: fit and are accessible: $name', async ({ options }) => {
    const { language = 'en' } = options;
    const { services } = shop.app;
    const [saltmarch] = await services.database.sql<
      { id: string }[]
    >`select id from games where slug = 'saltmarch'`;
    const id = saltmarch?.id ?? '';
    const maker = await shop.app.member({ language, role: 'moderator' });
    await own(services, maker, id, { playMinutes: 1_500 });
    await services.database.sql`insert into publisher_members
      select publisher_id, ${maker.me.id}, 'owner', now() from games where id = ${id}`;
    const [first, second] = (await maker.caller.store.reviews({ gameId: id })).items;
    await maker.caller.store.review.reply({
      reviewId: first?.id ?? '',
      body: 'Thank you for the notebook full of tides. The next update remembers where you left your lantern.',
    });
    await maker.caller.store.review.report({ reviewId: second?.id ?? '', reason: 'spoiler' });
    const person = await shop.person({ ...options, cookie: maker.cookie });
    const { page } = person;
    await page.goto('/game/saltmarch');
    await page.getByRole('tab').nth(1).click();
    await page.locator('.review-scores dt').first().waitFor();
    await page.locator('.review-scores').scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'reviews', options);
    await page.locator('.review-ask button').click();
    await page.locator('.review-form textarea').fill('물때를 기다리는 시간이 이렇게 즐거울 줄 몰랐어요.');
    await page.locator('.review-form').scrollIntoViewIfNeeded();
    await inspectNow(shop, person, 'review-form', options);
    await page.locator('.review-form input[type=radio]').first().check({ force: true });
    await page.locator('.review-form button[type=submit]').click();
    await page.locator('.review-own').waitFor();
    await page.locator('li.review .btn-icon').first().click();
    await page.getByRole('menuitem').nth(2).click();
    await page.locator('.dialog form').waitFor();
    await inspectNow(shop, person, 'review-report', options);
    await page.keyboard.press('Escape');
    await page.goto('/moderation');
    await page.getByRole('tab').nth(1).click();
    await page.locator('.report-row').first().waitFor();
    await inspectNow(shop, person, 'review-reports', options);
    expect(person.problems).toEqual([]);
  });
});
