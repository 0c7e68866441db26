// The list of reviews: filters, sorts, pages, and what it leaves out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../../shared/primitives.ts';
import { type ReviewSort, reviewSorts } from '../../../../shared/reviewing.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { own, say } from '../../../testing/reviews.ts';
import { stockGames } from '../../../testing/shop.ts';

const hour = 3_600_000;
type Written = { body: string; hours: number; language: Language; recommended: boolean; votes: number };
const written: Written[] = [
  { body: 'a', hours: 1, language: 'en', recommended: true, votes: 0 },
  { body: 'b', hours: 30, language: 'ko', recommended: false, votes: 2 },
  { body: 'c', hours: 0, language: 'ko', recommended: true, votes: 2 },
  { body: 'd', hours: 30, language: 'zh', recommended: true, votes: 1 },
  { body: 'e', hours: 5, language: 'ko', recommended: true, votes: 0 },
];

describe('the list of reviews', () => {
  let app: TestApp;
  let gameId: string;
  const authors: TestMember[] = [];
  let now = Date.UTC(2026, 5, 1);
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    gameId = Object.values(await stockGames(app.services, [{ slug: 'listed' }]))[0] ?? '';
    const voters = [await app.member(), await app.member()];
    for (const { hours, votes, ...said } of written) {
      const author = await app.member();
      authors.push(author);
      await own(app.services, author, gameId, { playMinutes: hours * 60 });
      const reviewId = await say(app.services, author, gameId, said);
      for (const { caller } of voters.slice(0, votes)) {
        await caller.store.review.vote({ reviewId, vote: 'helpful' });
      }
      now += hour;
    }
  });
  afterAll(() => app.close());

  type Asked = Partial<Parameters<TestMember['caller']['store']['reviews']>[0]>;
  const bodies = async (asked: Asked, caller = app.guest().caller) => {
    const said: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await caller.store.reviews({ gameId, limit: 2, ...asked, cursor });
      said.push(...page.items.map(({ body }) => body));
      cursor = page.nextCursor;
    }
    return said.join('');
  };

  it.each<[Asked, string]>([
    [{}, 'edcba'],
    [{ sort: 'helpful' }, 'cbdea'],
    [{ sort: 'played' }, 'dbeac'],
    [{ recommended: true }, 'edca'],
    [{ recommended: false }, 'b'],
    [{ language: 'ko' }, 'ecb'],
    [{ playedFrom: 60 }, 'edba'],
    [{ sort: 'helpful', language: 'ko', recommended: true, playedFrom: 60 }, 'e'],
    [{ language: 'en', recommended: false }, ''],
  ])('STORE-64: %j, page by page, holds %s', async (asked, expected) => {
    expect(await bodies(asked)).toBe(expected);
  });

  it('STORE-64: pages go on from their last row, whatever is written or deleted meanwhile, and in their own sort alone', async () => {
    const { reviews } = app.guest().caller.store;
    const page = (sort: ReviewSort, cursor?: string | null) => reviews({ gameId, limit: 2, sort, cursor });
    const cursors = await Promise.all(reviewSorts.map(async (sort) => (await page(sort)).nextCursor));
    for (const [index, sort] of reviewSorts.entries()) {
      for (const other of reviewSorts.filter((name) => name !== sort)) {
        await expect(page(other, cursors[index])).rejects.toMatchObject({ appCode: 'BAD_CURSOR' });
      }
    }
    const late = await app.member();
    await own(app.services, late, gameId);
    await say(app.services, late, gameId, { body: 'f' });
    expect((await page('newest', cursors[0])).items.map(({ body }) => body)).toEqual(['c', 'b']);
    await late.caller.store.review.delete({ gameId });
  });

  it('STORE-68: one’s own review is not in one’s list, and comes with what one may do', async () => {
    const [first] = authors;
    if (!first) throw new Error('Nobody wrote.');
    expect(await bodies({}, first.caller)).toBe('edcb');
    expect(await first.caller.store.review.mine({ gameId })).toMatchObject({
      review: { body: 'a', playMinutes: 60, hidden: null },
      owned: true,
      answers: false,
    });
    const stranger = await app.member();
    expect(await stranger.caller.store.review.mine({ gameId })).toEqual({
      review: null,
      owned: false,
      answers: false,
    });
    await expect(stranger.caller.store.review.mine({ gameId: stranger.me.id })).rejects.toMatchObject({
      appCode: 'GAME_NOT_FOUND',
    });
  });
});
