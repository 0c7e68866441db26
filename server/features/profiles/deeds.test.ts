// That a friend did something is heard of while one looks at what friends did.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivityPoke } from '../../../shared/profiles.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';
import { giveCopies } from '../../testing/library.ts';
import { fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';
import { followFriendsActivity } from './queries/followActivity.ts';

describe('what friends do, as it happens', () => {
  let app: TestApp;
  let games: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    games = await stockGames(app.services, [
      { slug: 'bought', prices: { USD: 500 } },
      { slug: 'wished', prices: { USD: 500 } },
      { slug: 'reviewed', prices: { USD: 500 } },
    ]);
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const hear = async ({ caller }: TestMember) => {
    const pokes = await caller.profiles.onFriendsActivity();
    return (pokes as AsyncIterable<ActivityPoke>)[Symbol.asyncIterator]();
  };
  const kinds = async ({ caller }: TestMember) =>
    (await caller.profiles.friendsActivity()).items.map(({ kind }) => kind);

  it('PROFILE-91: each deed of a friend pokes, once it stands, and so does a new friend', async () => {
    const [ada, ben] = [await app.member({ country: 'US' }), await app.member({ country: 'US' })];
    const pokes = await hear(ada);
    const poked = async (deed: () => Promise<unknown>) => {
      const next = pokes.next();
      await deed();
      expect((await next).value).toEqual({ type: 'activity' });
    };
    await poked(() => becomeFriends(ada, ben));
    await fund(app.services, ben.me, 500);
    await ben.caller.profiles.setPrivacy({ wishlist: 'friends' });
    const items = [{ gameId: games['bought'] ?? '', price: 500 }];
    await poked(() => ben.caller.wallet.buy({ items, currency: 'USD', key: key() }));
    expect(await kinds(ada)).toContain('owned');
    await poked(() => ben.caller.store.wish({ gameId: games['wished'] ?? '' }));
    expect(await kinds(ada)).toContain('wished');
    await giveCopies(app.services, ben.me.id, games['reviewed'] ?? '');
    const review = {
      gameId: games['reviewed'] ?? '',
      recommended: true,
      body: 'Good.',
      language: 'en',
    } as const;
    await poked(() => ben.caller.store.review.write({ ...review, key: key() }));
    expect(await kinds(ada)).toContain('reviewed');
    await pokes.return?.();
  });

  it('PROFILE-95: who goes while it begins, or for whom it cannot begin, leaves nothing behind', async () => {
    const { live } = app.services;
    const ada = await app.member();
    const before = live.topics;
    const gone = new AbortController();
    const begins = followFriendsActivity(app.services, ada.me.id, gone.signal);
    gone.abort();
    expect(await (await begins)[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    await expect.poll(() => live.topics).toBe(before);
    await expect(followFriendsActivity(app.services, 'nobody', undefined)).rejects.toThrow();
    await expect.poll(() => live.topics).toBe(before);
  });

  it('PROFILE-91: what strangers do pokes nobody, and nothing is held on to once nobody listens', async () => {
    const [ada, stranger] = [await app.member(), await app.member()];
    const { live } = app.services;
    const before = live.topics;
    const pokes = await hear(ada);
    expect(live.topics).toBe(before + 1);
    const next = pokes.next();
    let poked = false;
    void next.then(() => {
      poked = true;
    });
    await stranger.caller.store.wish({ gameId: games['wished'] ?? '' });
    await ada.caller.profiles.friendsActivity();
    expect(poked).toBe(false);
    await becomeFriends(ada, stranger);
    await next;
    await pokes.return?.();
    await expect.poll(() => live.topics).toBe(before);
  });
});
