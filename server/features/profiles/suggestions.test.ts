// Whom one may know: friends of friends, as far as all concerned agree.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend, block } from '../../testing/friends.ts';

describe('suggestions', () => {
  let app: TestApp;
  let me: TestMember;
  let friends: TestMember[];
  beforeAll(async () => {
    app = await startTestApp();
  });
  const people = (count: number) => Promise.all(Array.from({ length: count }, () => app.member()));
  beforeEach(async () => {
    me = await app.member();
    friends = await people(3);
    for (const friend of friends) await befriend(app.services, me, friend);
  });
  afterAll(() => app.close());

  /** Makes somebody a friend of the first so many friends of mine. */
  const know = async (member: TestMember, count: number) => {
    for (const friend of friends.slice(0, count)) await befriend(app.services, member, friend);
  };
  const suggested = async () =>
    (await me.caller.profiles.suggestions()).items.map(({ member, mutual }) => [member.id, mutual]);

  it('PROFILE-80: friends of friends, those with most in common first; over friends who hide theirs nobody', async () => {
    const [one, two, three] = (await people(3)) as [TestMember, TestMember, TestMember];
    await know(one, 1);
    await know(two, 3);
    await know(three, 2);
    expect(await suggested()).toEqual([
      [two.me.id, 3],
      [three.me.id, 2],
      [one.me.id, 1],
    ]);
    await friends[0]?.caller.profiles.setPrivacy({ friends: 'me' });
    expect(await suggested()).toEqual([
      [two.me.id, 2],
      [three.me.id, 1],
    ]);
    expect((await (await app.member()).caller.profiles.suggestions()).items).toEqual([]);
  });

  it('PROFILE-81: not those one knows, asked, or declined, across a block, who are kept out, or do not want it', async () => {
    const made = await people(7);
    const [asked, asks, declined, blocked, blocker, banned, shy] = made as [
      TestMember,
      TestMember,
      TestMember,
      TestMember,
      TestMember,
      TestMember,
      TestMember,
    ];
    for (const member of made) await know(member, 1);
    expect(await suggested()).toHaveLength(7);
    await me.caller.friends.request({ memberId: asked.me.id });
    await asks.caller.friends.request({ memberId: me.me.id });
    await declined.caller.friends.request({ memberId: me.me.id });
    await me.caller.friends.reject({ memberId: declined.me.id });
    await block(app.services, me, blocked);
    await block(app.services, blocker, me);
    const keeper = await app.member({ role: 'admin' });
    await keeper.caller.moderation.ban({ memberId: banned.me.id, reason: 'spam' });
    expect(await suggested()).toEqual([[shy.me.id, 1]]);
    expect(await shy.caller.profiles.setPrivacy({ suggested: false })).toMatchObject({ suggested: false });
    expect(await suggested()).toEqual([]);
  });

  it('PROFILE-82: in pages, each once', async () => {
    const made = await people(7);
    for (const [index, member] of made.entries()) await know(member, 1 + (index % 3));
    const all = await suggested();
    expect(all).toHaveLength(7);
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof me.caller.profiles.suggestions>> =
        await me.caller.profiles.suggestions({ limit: 2, cursor });
      seen.push(...page.items.map(({ member, mutual }) => [member.id, mutual]));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });
});
