// Reviews by callers over a real database: written, edited, voted on, answered, reported, hidden.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewLimits } from '../../../../shared/reviewing.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { disown, own, say } from '../../../testing/reviews.ts';
import { stockGames } from '../../../testing/shop.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });
const day = 86_400_000;

describe('reviews', () => {
  let app: TestApp;
  let now = Date.UTC(2026, 5, 1);
  let stocked = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const game = async (): Promise<string> => {
    stocked += 1;
    const made = await stockGames(app.services, [{ slug: `game-${stocked}`, publisher: `House ${stocked}` }]);
    return made[`game-${stocked}`] ?? '';
  };
  const owner = async (gameId: string, copy?: Parameters<typeof own>[3]): Promise<TestMember> => {
    const member = await app.member();
    await own(app.services, member, gameId, copy);
    return member;
  };
  const speaker = async (gameId: string): Promise<TestMember> => {
    const member = await app.member();
    await app.services.database.sql`insert into publisher_members
      select publisher_id, ${member.me.id}, 'support', now() from games where id = ${gameId}`;
    return member;
  };
  const listed = async (gameId: string, caller = app.guest().caller) =>
    (await caller.store.reviews({ gameId })).items;

  it('STORE-56: whoever has a copy writes one review, the same key once, with a text of some length that shows', async () => {
    const gameId = await game();
    const { caller, me } = await owner(gameId);
    const { write } = caller.store.review;
    const input = { gameId, recommended: true, language: 'ko' as const };
    for (const body of ['', '   ', 'a\u0007b', '\u200b', 'x'.repeat(reviewLimits.body.max + 1)]) {
      await expect(write({ ...input, body, key: app.services.newId() }), body.slice(0, 5)).rejects.toThrow();
    }
    const key = app.services.newId();
    const first = await write({ ...input, body: '  두 줄\r\n이다 \n', key });
    expect(await write({ ...input, body: '  두 줄\r\n이다 \n', key })).toEqual(first);
    await expect(write({ ...input, body: 'another', key })).rejects.toEqual(code('KEY_REUSED'));
    await expect(write({ ...input, body: 'more', key: app.services.newId() })).rejects.toEqual(
      code('REVIEW_EXISTS'),
    );
    expect(await listed(gameId)).toMatchObject([
      { id: first.reviewId, author: { id: me.id }, body: '두 줄\n이다', language: 'ko', editedAt: null },
    ]);
    const stranger = await app.member();
    await expect(say(app.services, stranger, gameId)).rejects.toEqual(code('REVIEW_WITHOUT_COPY'));
    await expect(say(app.services, stranger, app.services.newId())).rejects.toEqual(code('GAME_NOT_FOUND'));
    const twice = await owner(gameId);
    const both = await Promise.allSettled([1, 2, 3].map(() => say(app.services, twice, gameId)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('STORE-57: an edit keeps what stood there, for all to read, and the same again is none', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId, { body: 'one' });
    const edit = (body: string, recommended = true) =>
      author.caller.store.review.edit({ gameId, body, recommended, language: 'en' });
    const [written, second] = [now, now + day];
    await edit(' one ');
    now = second;
    await edit('two', false);
    now += day;
    await edit('three');
    await edit('three');
    expect(await listed(gameId)).toMatchObject([{ body: 'three', at: written, editedAt: now }]);
    const { history } = app.guest().caller.store.review;
    const first = await history({ reviewId, limit: 1 });
    expect(first.items).toMatchObject([{ body: 'two', recommended: false, at: second }]);
    const rest = await history({ reviewId, limit: 1, cursor: first.nextCursor });
    expect(rest).toMatchObject({
      items: [{ body: 'one', recommended: true, at: written }],
      nextCursor: null,
    });
    await expect(history({ reviewId, cursor: 'rubbish' })).rejects.toEqual(code('BAD_CURSOR'));
    await expect(history({ reviewId: gameId })).rejects.toEqual(code('REVIEW_NOT_FOUND'));
    const other = await owner(gameId);
    await expect(
      other.caller.store.review.edit({ gameId, body: 'mine?', recommended: true, language: 'en' }),
    ).rejects.toEqual(code('REVIEW_NOT_FOUND'));
  });

  it('STORE-58: a review says how long its author had played when it was written', async () => {
    const gameId = await game();
    const author = await owner(gameId, { playMinutes: 90 });
    await say(app.services, author, gameId);
    await app.services.database.sql`update entitlements set play_ms = 54000000 where game_id = ${gameId}`;
    await author.caller.store.review.edit({ gameId, body: 'later', recommended: true, language: 'en' });
    expect(await listed(gameId)).toMatchObject([{ playMinutes: 90, body: 'later' }]);
  });

  it('STORE-59: a deleted review is gone with all that hangs on it; none is no change, and one may write anew', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId);
    const voter = await app.member();
    await voter.caller.store.review.vote({ reviewId, vote: 'funny' });
    const maker = await speaker(gameId);
    await maker.caller.store.review.reply({ reviewId, body: 'Thanks.' });
    await author.caller.store.review.edit({ gameId, body: 'two', recommended: true, language: 'en' });
    await author.caller.store.review.delete({ gameId });
    await author.caller.store.review.delete({ gameId });
    expect(await listed(gameId)).toEqual([]);
    for (const table of ['review_votes', 'review_versions', 'review_replies']) {
      const { sql } = app.services.database;
      expect(await sql`select 1 from ${sql(table)} where review_id = ${reviewId}`, table).toHaveLength(0);
    }
    await say(app.services, author, gameId, { body: 'anew' });
    expect(await listed(gameId)).toMatchObject([{ body: 'anew', votes: { funny: 0 } }]);
  });

  it('STORE-60: others vote once each, change it and take it back; nobody votes for their own', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId);
    const [one, two] = [await app.member(), await app.member()];
    const none = { helpful: 0, unhelpful: 0, funny: 0 };
    const vote = (who: TestMember, given: 'helpful' | 'unhelpful' | 'funny' | null) =>
      who.caller.store.review.vote({ reviewId, vote: given });
    expect(await vote(one, 'helpful')).toEqual({ votes: { ...none, helpful: 1 }, vote: 'helpful' });
    expect(await vote(one, 'helpful')).toEqual({ votes: { ...none, helpful: 1 }, vote: 'helpful' });
    expect(await vote(two, 'funny')).toMatchObject({ votes: { ...none, helpful: 1, funny: 1 } });
    expect(await vote(one, 'unhelpful')).toMatchObject({ votes: { ...none, unhelpful: 1, funny: 1 } });
    expect(await listed(gameId, two.caller)).toMatchObject([{ vote: 'funny', votes: { unhelpful: 1 } }]);
    expect(await listed(gameId)).toMatchObject([{ vote: null }]);
    expect(await vote(two, null)).toEqual({ votes: { ...none, unhelpful: 1 }, vote: null });
    expect(await vote(two, null)).toEqual({ votes: { ...none, unhelpful: 1 }, vote: null });
    await expect(vote(author, 'helpful')).rejects.toEqual(code('REVIEW_OWN'));
    const { review } = one.caller.store;
    await expect(review.vote({ reviewId: gameId, vote: 'funny' })).rejects.toEqual(code('REVIEW_NOT_FOUND'));
  });

  it('STORE-61: who speaks for the makers answers once, changes it and takes it back; nobody else', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId);
    const maker = await speaker(gameId);
    const ofAnother = await speaker(await game());
    const { review } = maker.caller.store;
    const publisher = `House ${stocked - 1}`;
    expect(await review.mine({ gameId })).toMatchObject({ answers: true, owned: false, review: null });
    await review.reply({ reviewId, body: 'Thank you.' });
    const at = now;
    now += day;
    await review.reply({ reviewId, body: 'Thank you.' });
    const reply = { publisher, body: 'Thank you.', at, editedAt: null };
    expect(await listed(gameId)).toMatchObject([{ reply }]);
    await review.reply({ reviewId, body: 'Thanks!' });
    expect(await listed(gameId)).toMatchObject([{ reply: { body: 'Thanks!', at, editedAt: now } }]);
    for (const { caller } of [author, ofAnother]) {
      const { reply: answer, takeReplyBack } = caller.store.review;
      await expect(answer({ reviewId, body: 'No.' })).rejects.toEqual(code('NOT_ALLOWED'));
      await expect(takeReplyBack({ reviewId })).rejects.toEqual(code('NOT_ALLOWED'));
    }
    await review.takeReplyBack({ reviewId });
    await review.takeReplyBack({ reviewId });
    expect(await listed(gameId)).toMatchObject([{ reply: null }]);
  });

  it('STORE-62: a report keeps reason, note and what was said then, whatever becomes of the review', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId, { body: 'buy gold' });
    const reporter = await app.member();
    const keeper = (await app.member({ role: 'moderator' })).caller.store.review;
    const { report } = reporter.caller.store.review;
    await report({ reviewId, reason: 'spam', note: 'every day' });
    await report({ reviewId, reason: 'other' });
    await expect(author.caller.store.review.report({ reviewId, reason: 'spam' })).rejects.toEqual(
      code('REVIEW_OWN'),
    );
    const edited = { gameId, body: 'nothing', recommended: false, language: 'en' as const };
    await author.caller.store.review.edit(edited);
    const told = {
      reason: 'spam',
      note: 'every day',
      reporter: { id: reporter.me.id },
      review: { author: { id: author.me.id }, body: 'buy gold', recommended: true },
      closed: null,
    };
    expect((await keeper.reports({ limit: 1 })).items).toMatchObject([{ ...told, reviewId }]);
    await author.caller.store.review.delete({ gameId });
    const [open] = (await keeper.reports()).items;
    expect(open).toMatchObject({ ...told, reviewId: null });
    await keeper.closeReport({ reportId: open?.id ?? '' });
    await expect(keeper.closeReport({ reportId: open?.id ?? '' })).rejects.toEqual(code('REPORT_NOT_FOUND'));
    expect((await keeper.reports()).items).toEqual([]);
    expect((await keeper.reports({ closed: true })).items).toMatchObject([
      { note: 'every day', closed: { outcome: 'left', at: now } },
    ]);
    const admin = await app.member({ role: 'admin' });
    const { items } = await admin.caller.moderation.log({ memberId: author.me.id, limit: 1 });
    expect(items).toMatchObject([
      { action: 'closeReport', details: { reason: 'spam', reviewId: null, gameId } },
    ]);
  });

  it('STORE-62: reports come in pages, the newest first', async () => {
    const gameId = await game();
    const reviewId = await say(app.services, await owner(gameId), gameId);
    for (let count = 0; count < 3; count += 1) {
      await (await app.member()).caller.store.review.report({ reviewId, reason: 'other', note: `${count}` });
    }
    const { reports } = (await app.member({ role: 'moderator' })).caller.store.review;
    const first = await reports({ limit: 2 });
    const second = await reports({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ note }) => note)).toEqual(['2', '1', '0']);
    expect(second.nextCursor).toBeNull();
  });

  it('STORE-63: a hidden review is seen by its author alone, with the reason, counts nowhere, and can be shown again', async () => {
    const gameId = await game();
    const author = await owner(gameId);
    const reviewId = await say(app.services, author, gameId);
    const other = await app.member();
    const admin = await app.member({ role: 'admin' });
    const keeper = admin.caller;
    await other.caller.store.review.report({ reviewId, reason: 'insult' });
    await keeper.store.review.hide({ reviewId, reason: 'Insults the makers' });
    expect(await listed(gameId)).toEqual([]);
    expect(await listed(gameId, author.caller)).toEqual([]);
    expect((await author.caller.store.review.mine({ gameId })).review).toMatchObject({
      id: reviewId,
      hidden: 'Insults the makers',
    });
    const { store } = other.caller;
    expect((await store.game({ id: gameId })).rating.total).toBe(0);
    await expect(store.review.vote({ reviewId, vote: 'funny' })).rejects.toEqual(code('REVIEW_NOT_FOUND'));
    await expect(store.review.history({ reviewId })).rejects.toEqual(code('REVIEW_NOT_FOUND'));
    await author.caller.store.review.history({ reviewId });
    const { items } = await keeper.store.review.reports({ closed: true, limit: 1 });
    expect(items).toMatchObject([{ hidden: true, closed: { by: { id: admin.me.id }, outcome: 'hidden' } }]);
    await keeper.store.review.show({ reviewId });
    await keeper.store.review.show({ reviewId });
    expect(await listed(gameId)).toMatchObject([{ id: reviewId }]);
    expect((await store.game({ id: gameId })).rating.total).toBe(1);
    const log = await keeper.moderation.log({ memberId: author.me.id });
    expect(log.items).toMatchObject([
      { action: 'showReview', actor: { id: admin.me.id }, details: { reviewId } },
      { action: 'hideReview', details: { reason: 'Insults the makers', reviewId, gameId } },
    ]);
  });

  it('STORE-65: scores are of all time and of the last 30 days, and say nothing below ten reviews', async () => {
    const gameId = await game();
    const { scores } = app.guest().caller.store.review;
    const begin = now;
    for (let count = 0; count < 10; count += 1) {
      await say(app.services, await owner(gameId), gameId, { recommended: count < 9 });
    }
    const good = { positive: 9, total: 10, percent: 90, band: 'loved' };
    expect(await scores({ gameId })).toEqual({ overall: good, recent: good });
    now = begin + 30 * day;
    expect(await scores({ gameId })).toMatchObject({ recent: good });
    now += 1;
    for (let count = 0; count < 9; count += 1) {
      await say(app.services, await owner(gameId), gameId, { recommended: false });
    }
    expect(await scores({ gameId })).toMatchObject({
      overall: { positive: 9, total: 19, percent: 47, band: 'mixed' },
      recent: { total: 9, percent: null, band: 'few' },
    });
    await say(app.services, await owner(gameId), gameId, { recommended: true });
    expect(await scores({ gameId })).toMatchObject({ recent: { total: 10, percent: 10, band: 'panned' } });
    await expect(scores({ gameId: app.services.newId() })).rejects.toEqual(code('GAME_NOT_FOUND'));
  });

  it('STORE-66: reviews of key copies and of those given back are marked and not scored; having it again counts', async () => {
    const gameId = await game();
    const [keyed, bought] = [await owner(gameId, { source: 'key' }), await owner(gameId)];
    await say(app.services, keyed, gameId);
    await say(app.services, bought, gameId);
    const marks = async () => (await listed(gameId)).map(({ author, copy }) => [author.id, copy]);
    const total = async () => (await app.guest().caller.store.review.scores({ gameId })).recent.total;
    expect(new Map((await marks()) as [string, string][])).toEqual(
      new Map([
        [keyed.me.id, 'key'],
        [bought.me.id, 'bought'],
      ]),
    );
    expect(await total()).toBe(1);
    await disown(app.services, bought, gameId);
    expect(await marks()).toContainEqual([bought.me.id, 'returned']);
    expect(await total()).toBe(0);
    await bought.caller.store.review.edit({ gameId, body: 'still', recommended: false, language: 'en' });
    expect((await app.guest().caller.store.game({ id: gameId })).rating.total).toBe(0);
    await own(app.services, bought, gameId);
    expect(await marks()).toContainEqual([bought.me.id, 'bought']);
    expect((await app.guest().caller.store.game({ id: gameId })).rating).toMatchObject({
      total: 1,
      positive: 0,
    });
  });
});
