// What members are told by the other features: gifts, money, keepers of the shop, strange devices.

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxPayments } from '../../../drizzle/schema/payments.ts';
import { sample, tell } from '../../testing/alerts.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { holdChargeJob } from '../../testing/charges.ts';
import { block } from '../../testing/friends.ts';
import { fund } from '../../testing/money.ts';
import { say } from '../../testing/reviews.ts';
import { stockGames } from '../../testing/shop.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';
const minute = 60_000;

describe('members are told', () => {
  let app: TestApp;
  let job: Awaited<ReturnType<typeof holdChargeJob>>;
  let now = Date.now();
  let games: { gameId: string; price: number }[];
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' }, clock: { now: () => now } });
    job = await holdChargeJob(app.services);
    const stock = await stockGames(app.services, [
      { slug: 'one', title: 'Game One', prices: { USD: 900 } },
      { slug: 'two', title: 'Game Two', prices: { USD: 700 } },
    ]);
    games = [
      { gameId: stock['one'] ?? '', price: 900 },
      { gameId: stock['two'] ?? '', price: 700 },
    ];
  });
  afterAll(async () => {
    await job.release();
    await app.close();
  });

  const key = () => app.services.newId();
  const funded = async () => {
    const member = await app.member();
    await fund(app.services, member.me, 10_000);
    return member;
  };
  const told = async ({ caller }: TestMember) => (await caller.alerts.list()).items;
  const usd = (amount: number) => ({ amount, currency: 'USD' });

  it('ALERT-30: whoever is given games is told by whom, once for the whole gift; the giver, and who buys for themselves, is not', async () => {
    const [giver, friend] = [await funded(), await app.member()];
    const input = { items: games, currency: 'USD' as const, recipientId: friend.me.id, key: key() };
    const { orderId } = await giver.caller.wallet.buy(input);
    await giver.caller.wallet.buy(input);
    await giver.caller.wallet.buy({ items: games, currency: 'USD', key: key() });
    expect(await told(giver)).toEqual([]);
    expect(await told(friend)).toMatchObject([
      {
        kind: 'gift',
        count: 1,
        actors: [{ id: giver.me.id }],
        params: { game: { id: games[0]?.gameId, slug: 'one', title: 'Game One' }, games: 2, orderId },
      },
    ]);
  });

  it('ALERT-31: a gift that could not be paid is told to nobody', async () => {
    const [poor, friend] = [await app.member(), await app.member()];
    const gift = { items: games, currency: 'USD' as const, recipientId: friend.me.id, key: key() };
    await expect(poor.caller.wallet.buy(gift)).rejects.toMatchObject({ appCode: 'INSUFFICIENT_FUNDS' });
    expect(await told(friend)).toEqual([]);
  });

  it('ALERT-32: whoever is sent a gift card is told; one with a code is told to nobody', async () => {
    const [giver, friend] = [await funded(), await app.member()];
    const card = { value: 1_000, currency: 'USD' as const };
    const sent = await giver.caller.wallet.giftCards.buy({ ...card, recipientId: friend.me.id, key: key() });
    await giver.caller.wallet.giftCards.buy({ ...card, key: key() });
    expect(await told(friend)).toMatchObject([
      {
        kind: 'giftCard',
        actors: [{ id: giver.me.id }],
        params: { cardId: sent.card.id, amount: usd(1_000) },
      },
    ]);
    expect(await told(giver)).toEqual([]);
  });

  it('ALERT-33: a refund is told to whoever paid, with what came back', async () => {
    const member = await funded();
    const { orderId } = await member.caller.wallet.buy({ items: games, currency: 'USD', key: key() });
    const { lines } = await member.caller.wallet.order({ orderId });
    const line = lines.find(({ game }) => game.slug === 'two');
    const back = { lineId: line?.id ?? '', reason: 'mistake' as const, key: key() };
    await member.caller.wallet.refund(back);
    await member.caller.wallet.refund(back);
    expect(await told(member)).toMatchObject([
      { kind: 'refund', params: { game: { title: 'Game Two' }, amount: usd(700) } },
    ]);
  });

  it('ALERT-34: a charge that is found paid while its member is away is told, with whether it bought what it was for; one they came back for is not', async () => {
    const member = await app.member();
    const pay = async (input: object) => {
      const { id } = await member.caller.wallet.charges.start({
        amount: 5_000,
        currency: 'USD',
        key: key(),
        ...input,
      });
      await app.services.database.db
        .update(sandboxPayments)
        .set({ state: 'paid' })
        .where(eq(sandboxPayments.order, id));
      return id;
    };
    const away = await pay({});
    now += 2 * minute;
    await job.run();
    expect(await told(member)).toMatchObject([
      { kind: 'charge', params: { chargeId: away, amount: usd(5_000), bought: false } },
    ]);
    const here = await pay({});
    await member.caller.wallet.charges.approve({ chargeId: here });
    expect(await told(member)).toHaveLength(1);
  });

  it('ALERT-35: a role, an end of sessions and the end of a ban by those who look after the shop are told to whom they meet', async () => {
    const [admin, member] = [await app.member({ role: 'admin' }), await app.member()];
    const { moderation } = admin.caller;
    const { id: memberId } = member.me;
    await moderation.setRole({ memberId, role: 'moderator' });
    await moderation.setRole({ memberId, role: 'moderator' });
    await moderation.endSessions({ memberId });
    await moderation.ban({ memberId, reason: 'loud' });
    await moderation.unban({ memberId });
    const rows = await app.services.database.sql`
      select kind, params from alerts where member_id = ${memberId} order by number`;
    expect(rows.map(({ kind, params }) => [kind, params])).toEqual([
      ['moderation', { action: 'role', from: 'member', to: 'moderator' }],
      ['moderation', { action: 'sessionsEnded' }],
      ['moderation', { action: 'banLifted' }],
    ]);
    expect(await told(admin)).toEqual([]);
  });

  it('ALERT-36: a sign-in on a device the member does not use is told, once for each browser; on one in use, in the first minutes of an account, and in the demo it is not', async () => {
    const passwordHash = await hashPassword(password);
    const owner = await app.member({ passwordHash, joinedAt: new Date(now - 60 * minute) });
    const { email } = owner.me;
    const signIn = async (userAgent: string) => {
      const { caller } = app.guest({ userAgent });
      await caller.accounts.signIn({ email, password });
      return caller;
    };
    // Test members use this one.
    await signIn('vitest');
    expect(await told(owner)).toEqual([]);
    const strange = await signIn('Strange Browser 1');
    const { items } = await owner.caller.accounts.sessions();
    const session = items.find(({ userAgent }) => userAgent === 'Strange Browser 1');
    expect(await told(owner)).toMatchObject([
      { kind: 'newDevice', params: { sessionId: session?.id, userAgent: 'Strange Browser 1' } },
    ]);
    await strange.accounts.signOut();
    await signIn('Strange Browser 1');
    expect(await told(owner)).toHaveLength(1);
    await signIn('Strange Browser 2');
    expect(await told(owner)).toHaveLength(2);
    const fresh = await app.member({ passwordHash, joinedAt: new Date(now) });
    await app.guest({ userAgent: 'Phone' }).caller.accounts.signIn({ email: fresh.me.email, password });
    expect(await told(fresh)).toEqual([]);
    const demo = await app.member({ passwordHash, demo: true, joinedAt: new Date(now - 60 * minute) });
    await app.guest({ userAgent: 'Phone' }).caller.accounts.signIn({ email: demo.me.email, password });
    expect(await told(demo)).toEqual([]);
  });

  it('ALERT-37: an entry in the guestbook is told by whom, and taken back with it', async () => {
    const [owner, ann, ben] = [await app.member(), await app.member(), await app.member()];
    await owner.caller.profiles.setPrivacy({ writers: 'everyone' });
    const write = async ({ caller }: TestMember) => {
      const entry = { memberId: owner.me.id, body: 'hello', key: key() };
      const { entryId } = await caller.profiles.writeEntry(entry);
      await caller.profiles.writeEntry(entry);
      return entryId;
    };
    const first = await write(ann);
    const second = await write(ben);
    expect(await told(owner)).toMatchObject([
      {
        kind: 'guestbook',
        count: 2,
        actors: [{ id: ben.me.id }, { id: ann.me.id }],
        params: { entryId: second },
      },
    ]);
    await ben.caller.profiles.deleteEntry({ entryId: second });
    expect(await told(owner)).toMatchObject([{ count: 1, params: { entryId: first } }]);
    await owner.caller.alerts.markAllRead();
    await ann.caller.profiles.deleteEntry({ entryId: first });
    expect(await told(owner)).toMatchObject([{ withdrawn: true, read: true }]);
  });

  it("ALERT-38: the first answer to a review by the game's makers is told to who wrote it, and taken back with it", async () => {
    const [author, maker] = [await app.member(), await app.member()];
    const gameId = games[0]?.gameId ?? '';
    const { sql } = app.services.database;
    await sql`insert into entitlements (member_id, game_id, at) values (${author.me.id}, ${gameId}, now())`;
    await sql`
      insert into publisher_members (publisher_id, member_id, role, at)
      select publisher_id, ${maker.me.id}, 'support', now() from games where id = ${gameId}`;
    const reviewId = await say(app.services, author, gameId);
    const { reply, takeReplyBack } = maker.caller.store.review;
    await reply({ reviewId, body: 'Thank you.' });
    await reply({ reviewId, body: 'Thank you very much.' });
    expect(await told(author)).toMatchObject([
      { kind: 'reviewReply', count: 1, params: { game: { slug: 'one' }, publisher: 'Test House' } },
    ]);
    await takeReplyBack({ reviewId });
    expect(await told(author)).toEqual([]);
  });

  it('ALERT-39: nothing is told across a block, in either direction', async () => {
    const [owner, ann, ben] = [await app.member(), await app.member(), await app.member()];
    await block(app.services, owner, ann);
    await block(app.services, ben, owner);
    const each = [ann, ben].map(({ me }) => sample('mention', owner.me.id, me.id));
    await tell(app.services, ...each, sample('refund', owner.me.id, ann.me.id));
    expect((await told(owner)).map(({ kind }) => kind)).toEqual(['refund']);
  });

  it('ALERT-51: a request of friendship is told to whom it is made, and taken back with it, and made again it is told again; that it was accepted is told to who made it', async () => {
    const [ann, ben] = [await app.member(), await app.member()];
    const [toBen, toAnn] = [{ memberId: ben.me.id }, { memberId: ann.me.id }];
    await ann.caller.friends.request(toBen);
    await ann.caller.friends.request(toBen);
    const request = { kind: 'friendRequest', count: 1, actors: [{ id: ann.me.id }], withdrawn: false };
    expect(await told(ben)).toMatchObject([request]);
    await ann.caller.friends.cancel(toBen);
    expect(await told(ben)).toEqual([]);
    await ann.caller.friends.request(toBen);
    await ben.caller.alerts.markAllRead();
    await ann.caller.friends.cancel(toBen);
    expect(await told(ben)).toMatchObject([{ ...request, withdrawn: true }]);
    await ann.caller.friends.request(toBen);
    expect(await told(ben)).toMatchObject([request, { withdrawn: true }]);
    await ben.caller.friends.accept(toAnn);
    expect(await told(ann)).toMatchObject([{ kind: 'friendAccepted', actors: [{ id: ben.me.id }] }]);
  });

  it('ALERT-52: a declined request and a request across a block are told to nobody', async () => {
    const [ann, ben] = [await app.member(), await app.member()];
    await ann.caller.friends.request({ memberId: ben.me.id });
    await ben.caller.friends.reject({ memberId: ann.me.id });
    expect(await told(ann)).toEqual([]);
    const [carl, dora] = [await app.member(), await app.member()];
    await dora.caller.friends.block({ memberId: carl.me.id });
    await carl.caller.friends.request({ memberId: dora.me.id }).catch(() => undefined);
    expect(await told(dora)).toEqual([]);
  });
});
