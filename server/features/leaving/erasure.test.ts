// What is left of somebody who deleted their account: nothing of them in the whole database, whatever dies in between.
import type { ReservedSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSteps } from '../../platform/jobs.ts';
import { locks } from '../../platform/locks.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { testBrowser } from '../../testing/browser.ts';
import { stockBundle } from '../../testing/bundles.ts';
import { plainPicture } from '../../testing/pictures.ts';
import { startPost } from '../../testing/post.ts';
import { own, say } from '../../testing/reviews.ts';
import { makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { stockGames } from '../../testing/shop.ts';
import { closeAccount } from '../accounts/commands.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { uploadPicture } from '../accounts/picture/change.ts';
import { stragglers } from './commands.ts';
import { clearLeavings } from './jobs.ts';

const password = 'violet doorway 7';

describe('what a deleted account leaves', () => {
  let job: ReservedSql;
  let app: TestApp;
  let post: Awaited<ReturnType<typeof startPost>>;
  let passwordHash: string;
  let now = Date.now();
  beforeAll(async () => {
    post = await startPost();
    app = await startTestApp({ clock: { now: () => now }, environment: { SMTP_URL: post.url } });
    passwordHash = await hashPassword(password);
    await app.member({ role: 'admin' });
    // The job runs when a test says so, not between two of its steps.
    job = await app.services.database.sql.reserve();
    await job`select pg_advisory_lock(${locks.leavings}::bigint)`;
  });
  afterAll(async () => {
    job.release();
    await app.close();
    await post.close();
  });

  const runJob = () => runSteps(app.services.database, 1, clearLeavings(app.services));

  it('ACC-115, STORE-69: no column of any table holds nickname, address, name, words, birthday or picture', async () => {
    const { services } = app;
    const member = await app.member({ nickname: 'Quillfeather', passwordHash });
    const { id, email } = member.me;
    const [other, moderator] = [await app.member(), await app.member({ role: 'moderator' })];
    await member.caller.accounts.updateProfile({
      name: 'Ottoline Quince',
      birthday: '1987-03-09',
      gender: 'other',
      bio: 'I repair music boxes.',
    });
    const { avatar } = await uploadPicture(services, member.session, await plainPicture('png'));
    const games = Object.values(await stockGames(services, [{ slug: 'wished' }, { slug: 'owned' }]));
    const [wished = '', owned = ''] = games;
    await member.caller.store.wish({ gameId: wished });
    await member.caller.store.addToCart({ gameId: wished });
    await member.caller.store.bundles.addToCart({ bundleId: await stockBundle(services, games) });
    const { sql } = services.database;
    await sql`insert into entitlements (member_id, game_id, at) values (${id}, ${owned}, now())`;
    await sql`insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      values (gen_random_uuid(), ${owned}, ${id}, true, 'a fine thing', 9, now())`;
    await own(services, other, owned);
    const reviewId = await say(services, other, owned);
    await member.caller.store.review.vote({ reviewId, vote: 'funny' });
    await sql`insert into publisher_members select publisher_id, ${id}, 'owner', now() from games where id = ${owned}`;
    await sql`insert into identities values ('elsewhere', 'subject-of-quillfeather', ${id}, now())`;
    const roomId = await makeRoomOf(app, member, other);
    const left = await makeRoomOf(app, other, member);
    await sendAll(app, member, roomId, 'one');
    await sendAll(app, member, left, 'two');
    await member.caller.chat.leaveRoom({ roomId: left });
    await makeRoom(app, member, { title: 'Closes again' });
    await moderator.caller.moderation.ban({ memberId: id, reason: 'Quillfeather was loud', until: now + 1 });
    now += 2;
    // The ban has ended; its sessions had ended with it.
    const browser = await testBrowser(app);
    await (await browser.call()).sendLink({ email, language: 'en' });
    await (await browser.call()).signIn({ email, password });
    await services.mail.settled();

    const words = ['quillfeather', email, 'ottoline', 'quince', 'music boxes', '1987-03-09', avatar];
    const places = (await findEverywhere(services.database, words)).map((found) => found.split(':')[0]);
    const ofMember = ['email', 'email_key', 'nickname', 'nickname_key', 'name', 'bio', 'birthday', 'avatar'];
    const elsewhere = ['events.payload', 'audit_log.details', 'identities.subject', 'proofs.email'];
    const known = [...ofMember, 'ban_reason'].map((column) => `members.${column}`).concat(elsewhere);
    expect(new Set(places)).toEqual(new Set([...known, 'proofs.email_key']));

    await (await browser.all()).leaving.deleteAccount({ withMessages: false, password });
    await services.mail.settled();
    expect(post.received.at(-1)).toMatchObject({ to: [email] });
    expect(await findEverywhere(services.database, words)).toEqual([]);
    expect(await services.storage.get(`avatars/${avatar}-64.webp`)).toBeNull();
    const cleared = [
      'wishes',
      'cart_items',
      'cart_bundles',
      'sessions',
      'room_members',
      'request_keys',
      'proofs',
    ];
    for (const table of [...cleared, 'review_votes', 'publisher_members']) {
      const rows = await sql`select 1 from ${sql(table)} where member_id = ${id}`;
      expect([table, rows.length]).toEqual([table, 0]);
    }
    // What is kept, under somebody who is gone.
    const gone = { id, nickname: '', avatar: 'ghost' };
    const guest = app.guest().caller;
    const said = (await guest.store.reviews({ gameId: owned })).items;
    expect(said.find(({ author }) => author.id === id)).toMatchObject({ author: gone, body: 'a fine thing' });
    expect(said.find((review) => review.id === reviewId)).toMatchObject({ votes: { funny: 0 } });
    expect((await guest.store.game({ id: owned })).rating.total).toBe(2);
    expect(await sql`select 1 from entitlements where member_id = ${id}`).toHaveLength(1);
    const [game] = await sql`select wishes from games where id = ${wished}`;
    expect(game).toEqual({ wishes: 0 });
    const room = await other.caller.chat.room({ roomId: left });
    expect(room.messages.items).toMatchObject([{ author: gone, body: 'two' }]);
  });

  it('ACC-119: an instance that died right after the closing leaves the rest to the job, which comes once more later', async () => {
    const { sql } = app.services.database;
    const [member, other] = [await app.member({ passwordHash }), await app.member()];
    const { avatar } = await uploadPicture(app.services, member.session, await plainPicture('png'));
    const roomId = await makeRoomOf(app, member, other);
    await sendAll(app, member, roomId, 'soon gone');
    await closeAccount(app.services, member.session, { password, withMessages: true });
    // Closed, with all of it still to be cleared away.
    expect(await findEverywhere(app.services.database, [member.me.nickname])).not.toEqual([]);
    await runJob();
    await app.services.mail.settled();
    expect(await findEverywhere(app.services.database, [member.me.nickname, 'soon gone', avatar])).toEqual(
      [],
    );
    const told = () => sql`
      select 1 from events where topic = ${`room:${roomId}`} and type in ('member.gone', 'messages.erased')`;
    const before = (await told()).length;
    const game = Object.values(await stockGames(app.services, [{ slug: 'straggler' }]))[0] ?? '';
    // A call that was under way.
    await sql`insert into wishes values (${member.me.id}, ${game}, now())`;
    await sql`update games set wishes = wishes + 1 where id = ${game}`;
    await runJob();
    expect(await sql`select 1 from wishes where member_id = ${member.me.id}`).toHaveLength(1);
    now += stragglers;
    await runJob();
    expect(await sql`select 1 from wishes where member_id = ${member.me.id}`).toHaveLength(0);
    expect(await sql`select 1 from leavings`).toHaveLength(0);
    expect(await told()).toHaveLength(before);
  });
});
