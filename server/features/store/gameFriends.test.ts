// Friends on the page of a game: who owns it, who wishes for it, and nobody who does not show that.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend } from '../../testing/friends.ts';
import { stockGames } from '../../testing/shop.ts';

describe('friends and a game', () => {
  let app: TestApp;
  let gameId: string;
  let draftId: string;
  beforeAll(async () => {
    app = await startTestApp();
    const ids = await stockGames(app.services, [{ slug: 'shared' }, { slug: 'unborn', state: 'draft' }]);
    [gameId = '', draftId = ''] = Object.values(ids);
  });
  afterAll(() => app.close());

  const own = ({ me }: TestMember, hidden = false) =>
    app.services.database.sql`
      insert into entitlements (member_id, game_id, at, hidden) values (${me.id}, ${gameId}, now(), ${hidden})`;
  const show = ({ me }: TestMember, part: 'games' | 'wishlist', audience: string) =>
    app.services.database.sql`
      insert into profiles (member_id, ${app.services.database.sql(part)}) values (${me.id}, ${audience})`;
  const friendOf = async (viewer: TestMember) => {
    const friend = await app.member();
    await befriend(app.services, viewer, friend);
    return friend;
  };
  const idsOf = (members: readonly TestMember[]) => members.map(({ me }) => me.id).toSorted();

  it('STORE-100: friends who own a game come with it, as far as they show that to friends', async () => {
    const viewer = await app.member();
    const [shown, everyone, keeps, hides, without] = [
      await friendOf(viewer),
      await friendOf(viewer),
      await friendOf(viewer),
      await friendOf(viewer),
      await friendOf(viewer),
    ];
    const stranger = await app.member();
    await Promise.all([own(shown), own(everyone), own(keeps), own(hides, true), own(stranger)]);
    await show(everyone, 'games', 'everyone');
    await show(keeps, 'games', 'me');
    await show(without, 'games', 'everyone');
    const found = await viewer.caller.store.gameFriends({ gameId, list: 'owners' });
    expect(found.items.map(({ id }) => id)).toEqual(idsOf([shown, everyone]));
    expect(found).toMatchObject({ total: 2, nextCursor: null });
    // To somebody else these are strangers.
    expect(await stranger.caller.store.gameFriends({ gameId, list: 'owners' })).toMatchObject({ total: 0 });
  });

  it('STORE-100: friends who wish for a game are told where they show their wishes', async () => {
    const viewer = await app.member();
    const [shown, keeps] = [await friendOf(viewer), await friendOf(viewer)];
    await show(shown, 'wishlist', 'friends');
    for (const friend of [shown, keeps]) await friend.caller.store.wish({ gameId });
    const found = await viewer.caller.store.gameFriends({ gameId, list: 'wishers' });
    expect(found.items.map(({ id }) => id)).toEqual([shown.me.id]);
    await app.services.database.sql`delete from bonds where ${shown.me.id} in (low_id, high_id)`;
    expect(await viewer.caller.store.gameFriends({ gameId, list: 'wishers' })).toMatchObject({ total: 0 });
  });

  it('STORE-100: they come in pages with their number, and of a draft nothing', async () => {
    const viewer = await app.member();
    const friends = await Promise.all([friendOf(viewer), friendOf(viewer), friendOf(viewer)]);
    await Promise.all(friends.map((friend) => own(friend)));
    const first = await viewer.caller.store.gameFriends({ gameId, list: 'owners', limit: 2 });
    const cursor = first.nextCursor;
    const rest = await viewer.caller.store.gameFriends({ gameId, list: 'owners', limit: 2, cursor });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(idsOf(friends));
    expect([first.total, rest.total, rest.nextCursor]).toEqual([3, 3, null]);
    await expect(viewer.caller.store.gameFriends({ gameId: draftId, list: 'owners' })).rejects.toMatchObject({
      appCode: 'GAME_NOT_FOUND',
    });
  });
});
