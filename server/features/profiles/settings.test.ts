// What members choose for their own page: privacy, background, favourites; and the pages of what others see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backgrounds } from '../../../shared/backgrounds.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('one’s own page', () => {
  let app: TestApp;
  /** Released, each for 500 cents, in the order of their names. */
  let games: string[];
  let draft: string;
  beforeAll(async () => {
    app = await startTestApp();
    const stock = Array.from({ length: 12 }, (_, n) => ({ slug: `game-${n}`, prices: { USD: 500 } }));
    const ids = await stockGames(app.services, [...stock, { slug: 'unborn', state: 'draft' }]);
    games = stock.map(({ slug }) => ids[slug] ?? '');
    draft = ids['unborn'] ?? '';
  });
  afterAll(() => app.close());

  const give = (member: TestMember, gameIds: string[], at = new Date()) => app.services.database.sql`
    insert into entitlements (member_id, game_id, at)
    select ${member.me.id}, game, ${at} from unnest(${gameIds}::uuid[]) as game`;
  const favourites = async ({ caller, me }: TestMember) =>
    (await caller.profiles.favourites({ memberId: me.id })).map(({ id }) => id);

  it('PROFILE-5: who chose nothing shows what the house says', async () => {
    const { caller } = await app.member();
    expect(await caller.profiles.privacy()).toEqual({
      activity: 'friends',
      untold: [],
      suggested: true,
      games: 'friends',
      playTime: 'friends',
      wishlist: 'me',
      reviews: 'everyone',
      friends: 'friends',
      favourites: 'everyone',
      guestbook: 'everyone',
      country: 'me',
      writers: 'friends',
    });
  });

  it('PROFILE-6: changes what is named alone, again is no change, and two at once both hold', async () => {
    const { caller } = await app.member();
    const before = await caller.profiles.privacy();
    expect(await caller.profiles.setPrivacy({})).toEqual(before);
    const after = { ...before, games: 'me' as const };
    expect(await caller.profiles.setPrivacy({ games: 'me' })).toEqual(after);
    expect(await caller.profiles.setPrivacy({ games: 'me' })).toEqual(after);
    await Promise.all([
      caller.profiles.setPrivacy({ wishlist: 'everyone' }),
      caller.profiles.setPrivacy({ country: 'friends' }),
      caller.profiles.setBackground({ background: 'meadow' }),
    ]);
    expect(await caller.profiles.privacy()).toEqual({ ...after, wishlist: 'everyone', country: 'friends' });
    await expect(caller.profiles.setPrivacy({ games: 'nobody' as 'me' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('PROFILE-8: games come newest first in whole pages, without drafts and hidden ones', async () => {
    const member = await app.member();
    const { caller, me } = member;
    const at = Date.now() - 100_000;
    // Several at the same moment.
    await give(member, games.slice(0, 5), new Date(at));
    await give(member, games.slice(5, 9), new Date(at + 10_000));
    await give(member, [draft], new Date(at + 5_000));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof caller.profiles.games>> = await caller.profiles.games({
        memberId: me.id,
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...games.slice(5, 9).sort(), ...games.slice(0, 5).sort()]);
    expect((await caller.profiles.profile({ memberId: me.id })).parts.games).toBe(9);

    const [hidden = ''] = games;
    await caller.profiles.setFavourites({ gameIds: games.slice(0, 2) });
    await caller.library.hide({ gameId: hidden });
    const shown = await caller.profiles.games({ memberId: me.id, limit: 20 });
    expect(shown.items.map(({ id }) => id)).toEqual([
      ...games.slice(5, 9).sort(),
      ...games.slice(1, 5).sort(),
    ]);
    expect((await caller.profiles.profile({ memberId: me.id })).parts.games).toBe(8);
    const favourites = await caller.profiles.favourites({ memberId: me.id });
    expect(favourites.map(({ id }) => id)).toEqual(games.slice(1, 2));
  });

  it('PROFILE-8: a game that is hidden in the library is not told, among favourites neither', async () => {
    const member = await app.member();
    const { caller, me } = member;
    await caller.profiles.setPrivacy({ games: 'everyone' });
    const [kept = '', hidden = ''] = games;
    await give(member, [kept, hidden]);
    await caller.profiles.setFavourites({ gameIds: [hidden, kept] });
    await app.services.database.sql`
      update entitlements set hidden = true where member_id = ${me.id} and game_id = ${hidden}`;
    for (const { profiles } of [app.guest().caller, caller]) {
      const shown = (await profiles.games({ memberId: me.id })).items.map(({ id }) => id);
      const chosen = (await profiles.favourites({ memberId: me.id })).map(({ id }) => id);
      const { parts } = await profiles.profile({ memberId: me.id });
      expect([shown, chosen, parts.games, parts.favourites]).toEqual([[kept], [kept], 1, 1]);
    }
  });

  it('PROFILE-8: reviews come newest first in whole pages, without those of drafts', async () => {
    const { caller, me } = await app.member();
    const reviewed = [...games.slice(0, 5), draft];
    await app.services.database.sql`
      insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      select gen_random_uuid(), game, ${me.id}, true, 'review ' || n, 0,
        date_trunc('milliseconds', now()) - n / 2 * interval '1 minute'
      from unnest(${reviewed}::uuid[]) with ordinality as reviewed(game, n)`;
    const seen = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof caller.profiles.reviews>> = await caller.profiles.reviews({
        memberId: me.id,
        cursor,
        limit: 2,
      });
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.map(({ game }) => game.id).sort()).toEqual(games.slice(0, 5).sort());
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((left, right) => right - left));
    expect(seen[0]?.game).toMatchObject({ slug: expect.stringMatching(/^game-/) });
    expect((await caller.profiles.profile({ memberId: me.id })).parts.reviews).toBe(5);
  });

  it('PROFILE-10: favourites stand in the order chosen: at most eight, each once, owned', async () => {
    const member = await app.member();
    const { profiles } = member.caller;
    await give(member, games.slice(0, 10));
    const chosen = [games[4], games[0], games[7]] as string[];
    await profiles.setFavourites({ gameIds: chosen });
    expect(await favourites(member)).toEqual(chosen);
    const eight = games.slice(0, 8).reverse();
    await profiles.setFavourites({ gameIds: eight });
    expect(await favourites(member)).toEqual(eight);
    for (const gameIds of [games.slice(0, 9), [games[0], games[0]] as string[]]) {
      await expect(profiles.setFavourites({ gameIds })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    for (const gameId of [games[11] as string, app.services.newId()]) {
      await expect(profiles.setFavourites({ gameIds: [games[0] as string, gameId] })).rejects.toMatchObject({
        appCode: 'GAME_NOT_OWNED',
        params: { gameId },
      });
    }
    expect(await favourites(member)).toEqual(eight);
    await profiles.setFavourites({ gameIds: [] });
    expect(await favourites(member)).toEqual([]);
  });

  it('PROFILE-10: of choices at once one stands whole', async () => {
    const member = await app.member();
    await give(member, games.slice(0, 8));
    const choices = [games.slice(0, 8), games.slice(2, 5), games.slice(0, 8).reverse(), [games[1] as string]];
    await Promise.all(choices.map((gameIds) => member.caller.profiles.setFavourites({ gameIds })));
    expect(choices).toContainEqual(await favourites(member));
  });

  it('PROFILE-10: a game that is given back is a favourite no longer, also when it is chosen at that moment', async () => {
    // Several times: what both lock, they once locked in different orders.
    for (let round = 0; round < 12; round += 1) {
      const member = await app.member();
      await fund(app.services, member.me, 10_000);
      const key = () => app.services.newId();
      const gameIds = games.slice(0, 3);
      const items = gameIds.map((gameId) => ({ gameId, price: 500 }));
      const { orderId } = await member.caller.wallet.buy({ items, currency: 'USD', key: key() });
      const { lines } = await member.caller.wallet.order({ orderId });
      await member.caller.profiles.setFavourites({ gameIds });
      await member.caller.wallet.refund({ lineId: lines[1]?.id ?? '', reason: 'other', key: key() });
      expect(await favourites(member)).toEqual([games[0], games[2]]);
      const [chosen, returned] = await Promise.allSettled([
        member.caller.profiles.setFavourites({ gameIds: [games[2], games[0]] as string[] }),
        member.caller.wallet.refund({ lineId: lines[0]?.id ?? '', reason: 'other', key: key() }),
      ]);
      expect(returned?.status).toBe('fulfilled');
      if (chosen?.status === 'rejected') expect(chosen.reason).toEqual(refusal('GAME_NOT_OWNED'));
      expect(await favourites(member)).toEqual([games[2]]);
    }
  });

  it('PROFILE-11: a background is one of the drawn, or the house’s choice, the same at each look', async () => {
    const { caller, me } = await app.member();
    const look = async () => (await caller.profiles.profile({ memberId: me.id })).background;
    const house = await look();
    expect(backgrounds).toContain(house);
    expect(await look()).toBe(house);
    for (const background of backgrounds) {
      await caller.profiles.setBackground({ background });
      expect(await look()).toBe(background);
    }
    await caller.profiles.setBackground({ background: null });
    expect(await look()).toBe(house);
    await expect(caller.profiles.setBackground({ background: 'nowhere' as 'meadow' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
