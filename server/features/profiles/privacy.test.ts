// Who sees what of a profile: every kind of viewer, every part, every setting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Audience,
  audiences,
  details,
  type Guise,
  guises,
  type Section,
  sections,
  writersChoices,
} from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { type Caller, startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend, block } from '../../testing/friends.ts';
import { stockGames } from '../../testing/shop.ts';

const kinds = ['guest', 'stranger', 'friend', 'blocked', 'blocker', 'self'] as const;
type Kind = (typeof kinds)[number];
const refusal = (appCode: string) => expect.objectContaining({ appCode });

const cells = sections.flatMap((section) => audiences.map((audience) => ({ section, audience })));

/** What each viewer gets of a part that is shown to an audience. */
const expected = (kind: Kind, audience: Audience): 'shown' | 'PROFILE_PRIVATE' | 'MEMBER_NOT_FOUND' => {
  if (kind === 'blocked' || kind === 'blocker') return 'MEMBER_NOT_FOUND';
  if (kind === 'self' || audience === 'everyone') return 'shown';
  return audience === 'friends' && kind === 'friend' ? 'shown' : 'PROFILE_PRIVATE';
};

describe('who sees what of a profile', () => {
  let app: TestApp;
  let owner: TestMember;
  let viewers: Record<Kind, Caller>;
  let games: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    const { services } = app;
    owner = await app.member({ country: 'KR', bio: '버섯을 심고 차를 끓여요.' });
    const [stranger, friend, blocked, blocker] = await Promise.all([
      app.member(),
      app.member(),
      app.member(),
      app.member(),
    ]);
    await befriend(services, owner, friend);
    await block(services, owner, blocked);
    await block(services, blocker, owner);
    games = await stockGames(services, [{ slug: 'owned', prices: { USD: 500 } }, { slug: 'wished' }]);
    const { sql } = services.database;
    await sql`insert into entitlements (member_id, game_id, at, play_ms)
      values (${owner.me.id}, ${games['owned'] ?? ''}, now(), ${90 * 60_000})`;
    await sql`insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      values (gen_random_uuid(), ${games['owned'] ?? ''}, ${owner.me.id}, true, 'a fine thing', 80, now())`;
    await owner.caller.store.wish({ gameId: games['wished'] ?? '' });
    await owner.caller.profiles.setFavourites({ gameIds: [games['owned'] ?? ''] });
    const entry = { memberId: owner.me.id, body: 'Thank you for the tea', key: services.newId() };
    await friend.caller.profiles.writeEntry(entry);
    viewers = {
      guest: app.guest().caller,
      stranger: stranger.caller,
      friend: friend.caller,
      blocked: blocked.caller,
      blocker: blocker.caller,
      self: owner.caller,
    };
  });
  afterAll(() => app.close());

  const askFor = async (viewer: Caller, section: Section, as?: Guise): Promise<unknown[]> => {
    const answer = await viewer.profiles[section]({ memberId: owner.me.id, ...(as && { as }) });
    return Array.isArray(answer) ? answer : answer.items;
  };
  const answerOf = async (viewer: Caller, section: Section, as?: Guise): Promise<string> => {
    try {
      return (await askFor(viewer, section, as)).length === 1 ? 'shown' : 'empty';
    } catch (error) {
      return (error as { appCode?: string }).appCode ?? String(error);
    }
  };

  it.each(cells)('PROFILE-2, PROFILE-4: $section for $audience', async ({ section, audience }) => {
    await owner.caller.profiles.setPrivacy({ [section]: audience });
    for (const kind of kinds) {
      const wanted = expected(kind, audience);
      expect([kind, await answerOf(viewers[kind], section)]).toEqual([kind, wanted]);
      if (wanted === 'MEMBER_NOT_FOUND') continue;
      const { parts } = await viewers[kind].profiles.profile({ memberId: owner.me.id });
      expect([kind, parts[section]]).toEqual([kind, wanted === 'shown' ? 1 : undefined]);
    }
  });

  /** What an answer shows of a page, however it was asked for. */
  const shownOf = ({ bond, parts, country, activity, mayWrite }: MemberProfile) => ({
    bond,
    parts,
    country,
    activity,
    mayWrite,
  });
  const viewerAs = { guest: 'guest', none: 'stranger', friend: 'friend' } as const satisfies Record<
    Guise,
    Kind
  >;

  it.each(audiences)(
    'PROFILE-90: its owner sees the page as others do, with everything for %s',
    async (audience) => {
      const all = [...sections, ...details].map((part) => [part, audience] as const);
      const memberId = owner.me.id;
      for (const writers of writersChoices) {
        await owner.caller.profiles.setPrivacy({ ...Object.fromEntries(all), writers });
        for (const as of guises) {
          const other = viewers[viewerAs[as]];
          const profile = await owner.caller.profiles.profile({ memberId, as });
          expect(profile.as).toBe(as);
          expect(shownOf(profile)).toEqual(shownOf(await other.profiles.profile({ memberId })));
          for (const section of sections) {
            const asOther = await answerOf(owner.caller, section, as);
            expect([as, section, asOther]).toEqual([as, section, await answerOf(other, section)]);
          }
          const deeds = ({ profiles }: Caller, guise?: Guise) =>
            profiles.activity({ memberId, ...(guise && { as: guise }) }).then(
              ({ items }) => items.map(({ kind }) => kind),
              ({ appCode }) => appCode,
            );
          expect(await deeds(owner.caller, as)).toEqual(await deeds(other));
          const [game] = await owner.caller.profiles.favourites({ memberId, as }).catch(() => []);
          const [same] = await other.profiles.favourites({ memberId }).catch(() => []);
          expect(game?.playMinutes).toBe(same?.playMinutes);
        }
      }
      await owner.caller.profiles.setPrivacy({ writers: 'friends' });
    },
  );

  it('PROFILE-90: nobody sees the page of another as somebody else', async () => {
    const memberId = owner.me.id;
    for (const kind of ['guest', 'stranger', 'friend'] as const) {
      const { profiles } = viewers[kind];
      for (const as of guises) {
        await expect(profiles.profile({ memberId, as })).rejects.toEqual(refusal('NOT_ALLOWED'));
        for (const section of sections) {
          await expect(profiles[section]({ memberId, as })).rejects.toEqual(refusal('NOT_ALLOWED'));
        }
        await expect(profiles.activity({ memberId, as })).rejects.toEqual(refusal('NOT_ALLOWED'));
      }
    }
    await expect(viewers.blocked.profiles.profile({ memberId, as: 'friend' })).rejects.toEqual(
      refusal('MEMBER_NOT_FOUND'),
    );
  });

  it.each(audiences)('PROFILE-3: play time and country for %s', async (audience) => {
    const everything = Object.fromEntries(sections.map((section) => [section, 'everyone' as const]));
    await owner.caller.profiles.setPrivacy({ ...everything, playTime: audience, country: audience });
    const memberId = owner.me.id;
    for (const kind of ['guest', 'stranger', 'friend', 'self'] as const) {
      const told = expected(kind, audience) === 'shown';
      const { profiles } = viewers[kind];
      const [favourite] = await profiles.favourites({ memberId });
      const [game] = (await profiles.games({ memberId })).items;
      const [review] = (await profiles.reviews({ memberId })).items;
      const { country } = await profiles.profile({ memberId });
      const minutes = [favourite?.playMinutes, game?.playMinutes, review?.playMinutes, country];
      expect([kind, minutes]).toEqual([kind, told ? [90, 90, 80, 'KR'] : [null, null, null, null]]);
    }
  });

  it('PROFILE-1: tells who somebody is, and who the viewer is to them', async () => {
    const bonds = { guest: 'guest', stranger: 'none', friend: 'friend', self: 'self' } as const;
    for (const [kind, bond] of Object.entries(bonds)) {
      const profile = await viewers[kind as Kind].profiles.profile({ memberId: owner.me.id });
      expect(profile).toMatchObject({
        id: owner.me.id,
        nickname: owner.me.nickname,
        avatar: 'fox-1',
        bio: '버섯을 심고 차를 끓여요.',
        joinedAt: owner.me.joinedAt,
        experience: expect.any(Number),
        bond,
      });
      expect(Object.keys(profile)).not.toContain('email');
    }
  });

  it('PROFILE-4: whoever is blocked gets, everywhere, what they get for an id nobody has', async () => {
    const nobody = app.services.newId();
    const calls = (viewer: Caller, memberId: string) =>
      [
        viewer.profiles.profile({ memberId }),
        ...sections.map((section) => viewer.profiles[section]({ memberId }) as Promise<unknown>),
        viewer.profiles.activity({ memberId }),
        viewer.profiles.mutualFriends({ memberId }),
        viewer.profiles.onGuestbook({ memberId }),
        viewer.profiles.writeEntry({ memberId, body: 'hello', key: app.services.newId() }),
      ].map((call) =>
        call.then(
          () => 'an answer',
          (error: { appCode: string; params: object }) => [error.appCode, error.params],
        ),
      );
    for (const kind of ['blocked', 'blocker'] as const) {
      const answers = await Promise.all(calls(viewers[kind], owner.me.id));
      expect(answers).toEqual(await Promise.all(calls(viewers[kind], nobody)));
      expect(new Set(answers.map(String))).toEqual(new Set(['MEMBER_NOT_FOUND,[object Object]']));
    }
  });

  it('PROFILE-4: a member who is gone is not found, and said to be gone', async () => {
    const gone = await app.member();
    await app.services.database.sql`
      update members set email = '', nickname = '', email_key = 'gone:' || id, nickname_key = 'gone:' || id,
        avatar = 'ghost', deleted_at = now() where id = ${gone.me.id}`;
    for (const kind of ['guest', 'stranger'] as const) {
      await expect(viewers[kind].profiles.profile({ memberId: gone.me.id })).rejects.toMatchObject({
        appCode: 'MEMBER_NOT_FOUND',
        params: { gone: true },
      });
    }
  });

  it('PROFILE-7: a wish on the page tells the game as the store shows it, and nothing else', async () => {
    await owner.caller.profiles.setPrivacy({ wishlist: 'everyone' });
    const id = games['wished'] ?? '';
    for (const kind of ['guest', 'friend', 'self'] as const) {
      const { items } = await viewers[kind].profiles.wishlist({ memberId: owner.me.id });
      expect(items).toEqual(await viewers[kind].store.gamesByIds({ ids: [id] }));
    }
  });

  it('PROFILE-9: mutual friends are told to members who may see the friends', async () => {
    const [viewer, both, third] = await Promise.all([app.member(), app.member(), app.member()]);
    const memberId = owner.me.id;
    await owner.caller.profiles.setPrivacy({ friends: 'friends' });
    await expect(viewer.caller.profiles.mutualFriends({ memberId })).rejects.toEqual(
      refusal('PROFILE_PRIVATE'),
    );
    await owner.caller.profiles.setPrivacy({ friends: 'everyone' });
    for (const friend of [both, third]) await befriend(app.services, owner, friend);
    expect((await viewer.caller.profiles.mutualFriends({ memberId })).items).toEqual([]);
    for (const friend of [both, third]) await befriend(app.services, viewer, friend);
    const ids = async (list: Promise<{ items: { id: string }[] }>) => (await list).items.map(({ id }) => id);
    expect(await ids(viewer.caller.profiles.mutualFriends({ memberId }))).toEqual(
      [both.me.id, third.me.id].sort(),
    );
    await expect(app.guest().caller.profiles.mutualFriends({ memberId })).rejects.toEqual(
      refusal('NOT_SIGNED_IN'),
    );
    await block(app.services, third, viewer);
    expect(await ids(viewer.caller.profiles.mutualFriends({ memberId }))).toEqual([both.me.id]);
    expect(await ids(viewer.caller.profiles.friends({ memberId }))).not.toContain(third.me.id);
    expect(await ids(app.guest().caller.profiles.friends({ memberId }))).toContain(third.me.id);
  });
});
