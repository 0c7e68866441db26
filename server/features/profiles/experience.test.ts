// What deeds earn: once each, bounded by the day, and experience is always the sum of them.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deed, deeds } from '../../../shared/levels.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { fund } from '../../testing/money.ts';
import { stockGames } from '../../testing/shop.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { touchAfter } from '../accounts/sessions.ts';
import { award, takeBackAward } from './commands/award.ts';

const day = 24 * 3_600_000;
const password = 'violet doorway 7';

describe('experience', () => {
  let app: TestApp;
  let now = Math.floor(Date.now() / day) * day + 1_000;
  let games: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    const paid = Array.from({ length: 8 }, (_, n) => ({ slug: `paid-${n}`, prices: { USD: 500 } }));
    games = await stockGames(app.services, [...paid, { slug: 'free', prices: { USD: 0 } }]);
  });
  afterAll(() => app.close());

  const earn = ({ me }: TestMember, deed: Deed, ...references: string[]) =>
    app.services.live.transact((tx) => award(tx, me.id, deed, references, now));
  const takeBack = ({ me }: TestMember, deed: Deed, reference: string) =>
    app.services.live.transact((tx) => takeBackAward(tx, me.id, deed, reference));
  const experience = async ({ caller, me }: TestMember) =>
    (await caller.profiles.profile({ memberId: me.id })).experience;
  const ledger = async ({ me }: TestMember) => {
    const rows = await app.services.database.sql<{ deed: Deed; points: number }[]>`
      select deed, points from member_deeds where member_id = ${me.id} order by deed, points desc`;
    return rows.map(({ deed, points }) => [deed, points]);
  };
  const visit = { points: deeds.visit.points };

  it('PROFILE-40: a deed counts once for what it refers to, also at once', async () => {
    const member = await app.member();
    await Promise.all(Array.from({ length: 6 }, () => earn(member, 'review', 'a game')));
    await earn(member, 'review', 'a game');
    expect(await ledger(member)).toEqual([['review', 30]]);
    await earn(member, 'review', 'another game');
    expect(await experience(member)).toBe(60);
  });

  it('PROFILE-40: up to the bound of the day, which is not made up for', async () => {
    const member = await app.member();
    await Promise.all(Array.from({ length: 9 }, (_, n) => earn(member, 'guestbook', `visitor ${n}`)));
    expect(await experience(member)).toBe(25);
    now += day;
    await earn(member, 'guestbook', 'visitor 8');
    expect(await experience(member)).toBe(25);
    await earn(member, 'guestbook', 'visitor 9');
    expect(await experience(member)).toBe(30);
    // Of many in one transaction the bound cuts the last ones off.
    const other = await app.member();
    await earn(other, 'review', 'g1', 'g2', 'g3', 'g4');
    expect(await ledger(other)).toEqual([
      ['review', 30],
      ['review', 30],
      ['review', 30],
      ['review', 0],
    ]);
  });

  it('PROFILE-41: experience is the sum of the deeds, whatever is done, repeated and taken back at once', async () => {
    const names = Object.keys(deeds) as Deed[];
    const step = fc.record({
      deed: fc.constantFrom(...names),
      references: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {
        minLength: 1,
        maxLength: 4,
      }),
      takeBack: fc.boolean(),
      later: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
        async (turns) => {
          const member = await app.member();
          for (const turn of turns) {
            await Promise.all(
              turn.map(({ deed, references, takeBack: back }) =>
                back ? takeBack(member, deed, references[0] ?? '') : earn(member, deed, ...references),
              ),
            );
            if (turn.some(({ later }) => later === 0)) now += day;
          }
          const rows = await app.services.database.sql<{ deed: Deed; day: string; points: number }[]>`
          select deed, at::date::text as day, sum(points)::int as points from member_deeds
          where member_id = ${member.me.id} group by 1, 2`;
          expect(await experience(member)).toBe(rows.reduce((sum, { points }) => sum + points, 0));
          for (const { deed, points } of rows) {
            expect(points).toBeLessThanOrEqual(deeds[deed].perDay ?? Number.POSITIVE_INFINITY);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('PROFILE-43: the first visit of a day counts: by signing in, and by coming back', async () => {
    const member = await app.member({ passwordHash: await hashPassword(password) });
    const signIn = async () => {
      const browser = await testBrowser(app);
      await (await browser.call()).signIn({ email: member.me.email, password });
      return browser;
    };
    const browser = await signIn();
    await Promise.all([signIn(), signIn(), signIn()]);
    expect(await experience(member)).toBe(visit.points);
    now += day + touchAfter;
    await (await browser.call()).me();
    await expect.poll(() => experience(member)).toBe(2 * visit.points);
    await signIn();
    expect(await experience(member)).toBe(2 * visit.points);
  });

  it('PROFILE-43: a sign-in that is refused counts for nothing', async () => {
    const member = await app.member({ passwordHash: await hashPassword(password) });
    const admin = await app.member({ role: 'admin' });
    await admin.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' });
    const browser = await testBrowser(app);
    const refused = (await browser.call()).signIn({ email: member.me.email, password });
    await expect(refused).rejects.toMatchObject({ appCode: 'BANNED' });
    expect(await ledger(member)).toEqual([]);
  });

  it('PROFILE-44: a complete page counts once, whichever part came last', async () => {
    const [wordsLast, pictureLast] = await Promise.all([app.member(), app.member()]);
    const say = ({ caller }: TestMember, bio: string) => caller.accounts.updateProfile({ bio });
    const choose = ({ caller }: TestMember) => caller.profiles.setBackground({ background: 'meadow' });
    await choose(wordsLast);
    await say(pictureLast, 'tea and mushrooms');
    for (const member of [wordsLast, pictureLast]) expect(await experience(member)).toBe(0);
    await say(wordsLast, 'tea and mushrooms');
    await choose(pictureLast);
    for (const member of [wordsLast, pictureLast]) {
      await say(member, '');
      await say(member, 'again');
      await choose(member);
      expect(await ledger(member)).toEqual([['profile', 50]]);
    }
  });

  it('PROFILE-45: paid games count for who paid, and given back they do not', async () => {
    const [buyer, friend] = await Promise.all([app.member(), app.member()]);
    await fund(app.services, buyer.me, 10_000);
    const buy = async (slugs: string[], recipientId?: string) => {
      const items = slugs.map((slug) => ({ gameId: games[slug] ?? '', price: slug === 'free' ? 0 : 500 }));
      const order = { items, currency: 'USD' as const, key: app.services.newId() };
      const { orderId } = await buyer.caller.wallet.buy({
        ...order,
        ...(recipientId ? { recipientId } : {}),
      });
      return (await buyer.caller.wallet.order({ orderId })).lines.map(({ id }) => id);
    };
    const [first = ''] = await buy(['paid-0', 'paid-1', 'free']);
    expect(await experience(buyer)).toBe(40);
    await buy(['paid-2'], friend.me.id);
    expect([await experience(buyer), await experience(friend)]).toEqual([60, 0]);
    const refund = { lineId: first, reason: 'other' as const, key: app.services.newId() };
    await buyer.caller.wallet.refund(refund);
    await buyer.caller.wallet.refund(refund);
    expect(await experience(buyer)).toBe(40);
    await buy(['paid-0']);
    expect(await experience(buyer)).toBe(60);
    await buy(['paid-3', 'paid-4', 'paid-5', 'paid-6']);
    expect(await experience(buyer)).toBe(100);
  });

  it('PROFILE-46: the first entry of each counts for whose guestbook it is', async () => {
    const [owner, ann, ben] = await Promise.all([app.member(), app.member(), app.member()]);
    await owner.caller.profiles.setPrivacy({ writers: 'everyone' });
    const write = async ({ caller }: TestMember) =>
      caller.profiles.writeEntry({ memberId: owner.me.id, body: 'hello', key: app.services.newId() });
    const { entryId } = await write(ann);
    await write(ann);
    await ann.caller.profiles.deleteEntry({ entryId });
    await write(ann);
    expect(await experience(owner)).toBe(5);
    await write(ben);
    expect(await experience(owner)).toBe(10);
    expect(await ledger(ann)).toEqual([]);
  });

  it('PROFILE-49: a review counts once for a game, and once for each who finds it helpful', async () => {
    const [writer, ann, ben] = await Promise.all([app.member(), app.member(), app.member()]);
    const gameId = games['paid-7'] ?? '';
    await app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${writer.me.id}, ${gameId}, now())`;
    const write = () =>
      writer.caller.store.review.write({
        gameId,
        recommended: true,
        body: 'Slow, and good for it.',
        language: 'en',
        key: app.services.newId(),
      });
    await write();
    await writer.caller.store.review.delete({ gameId });
    const { reviewId } = await write();
    expect(await experience(writer)).toBe(30);
    const vote = ({ caller }: TestMember, given: 'helpful' | 'funny' | null) =>
      caller.store.review.vote({ reviewId, vote: given });
    await Promise.all([vote(ann, 'helpful'), vote(ben, 'helpful')]);
    for (const given of ['funny', null, 'helpful'] as const) await vote(ann, given);
    expect(await ledger(writer)).toEqual([
      ['helpful', 2],
      ['helpful', 2],
      ['review', 30],
    ]);
    expect(await experience(writer)).toBe(34);
  });

  it('PROFILE-50: a new friend counts for both, once for ever', async () => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const befriend = async () => {
      await ann.caller.friends.request({ memberId: ben.me.id });
      await ben.caller.friends.accept({ memberId: ann.me.id });
    };
    await befriend();
    await ben.caller.friends.remove({ memberId: ann.me.id });
    await befriend();
    for (const member of [ann, ben]) expect(await ledger(member)).toEqual([['friendship', 10]]);
    const [carl, dora] = await Promise.all([app.member(), app.member()]);
    await Promise.all([
      carl.caller.friends.request({ memberId: dora.me.id }),
      dora.caller.friends.request({ memberId: carl.me.id }),
    ]);
    for (const member of [carl, dora]) expect(await ledger(member)).toEqual([['friendship', 10]]);
  });

  it('PROFILE-47: what fails earns nothing', async () => {
    const member = await app.member();
    const failing = app.services.live.transact(async (tx) => {
      await award(tx, member.me.id, 'friendship', ['somebody'], now);
      throw new Error('no deed after all');
    });
    await expect(failing).rejects.toThrow('no deed after all');
    expect(await experience(member)).toBe(0);
    expect(await ledger(member)).toEqual([]);
  });
});
