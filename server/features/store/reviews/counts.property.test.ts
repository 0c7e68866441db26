// Counts of games and reviews, and marks of reviews, after anything people do, one after another and at once.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewVotes } from '../../../../shared/reviewing.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { disown, drifted, own, say } from '../../../testing/reviews.ts';
import { stockGames } from '../../../testing/shop.ts';
import { forgetInReviews } from './commands/forget.ts';

const people = 4;
const shelf = 2;

const action = fc.record({
  what: fc.constantFrom(
    ...(['own', 'ownByKey', 'disown', 'write', 'edit', 'delete', 'vote', 'hide', 'show', 'forget'] as const),
  ),
  who: fc.nat(people - 1),
  game: fc.nat(shelf - 1),
  about: fc.nat(people - 1),
  good: fc.boolean(),
  vote: fc.option(fc.constantFrom(...reviewVotes)),
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

describe('the counts of reviews', () => {
  let app: TestApp;
  let keeper: TestMember;
  let round = 0;
  beforeAll(async () => {
    app = await startTestApp();
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  async function world() {
    round += 1;
    const slugs = Array.from({ length: shelf }, (_, index) => ({ slug: `round-${round}-${index}` }));
    const gameIds = Object.values(await stockGames(app.services, slugs));
    const members = await Promise.all(Array.from({ length: people }, () => app.member()));
    return { gameIds, members };
  }

  /** What the domain refuses is no change; anything else, a deadlock above all, fails the test. */
  async function act({ gameIds, members }: Awaited<ReturnType<typeof world>>, todo: Action): Promise<void> {
    const gameId = gameIds[todo.game] ?? '';
    const [who, author] = [members[todo.who], members[todo.about]];
    if (!who || !author) throw new Error('Nobody there.');
    const { services } = app;
    const { review } = who.caller.store;
    const about = async () =>
      (await author.caller.store.review.mine({ gameId })).review?.id ?? services.newId();
    const edited = { gameId, body: `${todo.about}`, recommended: todo.good, language: 'en' as const };
    const done: Record<Action['what'], () => Promise<unknown>> = {
      own: () => own(services, who, gameId),
      ownByKey: () => own(services, who, gameId, { source: 'key' }),
      disown: () => disown(services, who, gameId),
      write: () => say(services, who, gameId, { recommended: todo.good }),
      edit: () => review.edit(edited),
      delete: () => review.delete({ gameId }),
      vote: async () => review.vote({ reviewId: await about(), vote: todo.vote }),
      hide: async () => keeper.caller.store.review.hide({ reviewId: await about(), reason: 'rude' }),
      show: async () => keeper.caller.store.review.show({ reviewId: await about() }),
      forget: () => forgetInReviews(services.database, who.me.id),
    };
    await done[todo.what]().catch((error: unknown) => {
      const { appCode, code } = error as { appCode?: string; code?: string };
      // Somebody owns it already.
      if (appCode === undefined && code !== '23505') throw error;
    });
  }

  it('STORE-67: counts and marks are what one counts, after any sequence of changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40 }), async (actions) => {
        const stage = await world();
        for (const todo of actions) await act(stage, todo);
        expect(await drifted(app.services)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('STORE-67: and after changes that come at once, none of which waits for another in a circle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 60 }), async (actions) => {
        const stage = await world();
        const members = stage.members.flatMap((_, who) => stage.gameIds.map((_id, game) => ({ who, game })));
        const start = { about: 0, good: true, vote: null };
        await Promise.all(members.map((place) => act(stage, { ...start, ...place, what: 'own' })));
        await Promise.all(members.map((place) => act(stage, { ...start, ...place, what: 'write' })));
        await Promise.all(actions.map((todo) => act(stage, todo)));
        expect(await drifted(app.services)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
