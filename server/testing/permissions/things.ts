// Things of the permission matrix, made as members make them; one by one, where a row needs them.

import { testOrigin } from '../app.ts';
import { createAuthenticator } from '../authenticator.ts';
import { testDevice } from '../library.ts';
import { own, say } from '../reviews.ts';
import { makeRoom } from '../rooms.ts';
import type { Maker } from './making.ts';
import { money } from './money.ts';
import { publishing } from './publishing.ts';
import { secrets } from './secrets.ts';

/** The owner's, and `other` has one of their own. */
const each = {
  /** With one message, reworded, under a heart and pinned; friends are in it. */
  async room({ app, whose, owner, friend }) {
    const roomId = await makeRoom(app, whose);
    if (whose === owner) await friend.caller.chat.joinRoom({ roomId });
    const first = { roomId, number: 1 };
    const { chat } = whose.caller;
    await chat.send({ roomId, body: 'one', key: app.services.newId() });
    await chat.editMessage({ ...first, body: 'two' });
    await chat.react({ ...first, emoji: '❤️', on: true });
    await chat.pinMessage({ ...first, on: true });
    return { roomId };
  },
  /** Listed; friends are in it, and somebody else has asked to be let in. */
  async group({ app, whose, owner, friend }) {
    const group = { title: 'A group', listed: true, key: app.services.newId() };
    const memberIds = whose === owner ? [friend.me.id] : [];
    const { roomId } = await whose.caller.chat.createGroup({ ...group, memberIds });
    const answer = { roomId, accept: true, key: app.services.newId() };
    if (whose === owner) await friend.caller.chat.answerInvitation(answer);
    const asker = await app.member();
    await asker.caller.chat.requestToJoin({ roomId, key: app.services.newId() });
    return { groupId: roomId, askerId: asker.me.id };
  },
  /** A link into that room. */
  async invite({ app, whose, ids }) {
    const input = { roomId: ids['roomId'] ?? '', days: 1, key: app.services.newId() };
    const { inviteId, code } = await whose.caller.chat.makeInvite(input);
    return { inviteId, inviteCode: code };
  },
  /** On another device. */
  async session({ app, whose }) {
    const { newId, database } = app.services;
    const sessionId = newId();
    await database.sql`
      insert into sessions select (jsonb_populate_record(sessions, jsonb_build_object('id', ${sessionId}::text,
        'token_hash', '\\x' || md5(${sessionId})))).* from sessions where member_id = ${whose.me.id} limit 1`;
    return { sessionId };
  },
  async identity({ app, whose }) {
    await app.services.database.sql`
      insert into identities (provider, subject, member_id, created_at)
      values ('google', ${whose.me.id}, ${whose.me.id}, now())`;
    return { identity: 'google' };
  },
  async picture({ app, whose }) {
    await app.services.database.sql`
      update members set avatar = ${`up-${app.services.newId()}`} where id = ${whose.me.id}`;
  },
  async alert({ app, whose }) {
    const entry = { memberId: whose.me.id, body: 'Nice place', key: app.services.newId() };
    await whose.caller.profiles.setPrivacy({ writers: 'everyone' });
    await (await app.member()).caller.profiles.writeEntry(entry);
    const [alert] = (await whose.caller.alerts.list()).items;
    return { alertId: alert?.id ?? '' };
  },
  async copy({ app, whose, gameId }) {
    await own(app.services, whose, gameId);
  },
  async emptyCollection({ app, whose }) {
    const made = await whose.caller.library.makeCollection({ name: 'Mine', key: app.services.newId() });
    return { collectionId: made.id };
  },
  /** With the game in it. */
  async collection({ app, whose, gameId }) {
    const made = await whose.caller.library.makeCollection({ name: 'Ours', key: app.services.newId() });
    await whose.caller.library.putIntoCollection({ collectionId: made.id, gameIds: [gameId] });
    return { collectionId: made.id };
  },
  /** On which the game stands and is played, as it was an hour ago. */
  async gameDevice({ app, whose, gameId }) {
    const device = testDevice();
    await whose.caller.library.install({ gameId, device });
    await whose.caller.library.startPlaying({ gameId, device });
    await app.services.database.sql`
      update entitlements set played_at = now() - interval '1 hour'
      where member_id = ${whose.me.id} and game_id = ${gameId}`;
    return { gameDeviceId: device.id };
  },
  async wish({ whose, gameId }) {
    await whose.caller.store.wish({ gameId });
  },
  async cart({ whose, spareGameId }) {
    await whose.caller.store.addToCart({ gameId: spareGameId });
  },
  /** Edited once. */
  async review({ app, whose, gameId }) {
    const reviewId = await say(app.services, whose, gameId);
    await whose.caller.store.review.edit({ gameId, body: 'Finer.', recommended: true, language: 'en' });
    return { reviewId };
  },
  ...money,
  ...publishing.each,
} satisfies Record<string, Maker>;

/** Between the owner and somebody else, or good for one of them alone. */
const once = {
  async passkey({ owner, app }) {
    const authenticator = createAuthenticator(testOrigin);
    const { token, options } = await owner.caller.accounts.newPasskey();
    const response = authenticator.make(options);
    const { id } = await owner.caller.accounts.addPasskey({ token, response, name: 'A key' });
    const challenge = await app.guest().caller.accounts.passkeyChallenge();
    const answer = JSON.stringify(authenticator.use(challenge.options));
    return { passkeyId: id, challenge: challenge.token, answer };
  },
  /** Meant for the owner. */
  async newPasskey({ owner }) {
    const { token, options } = await owner.caller.accounts.newPasskey();
    return { token, made: JSON.stringify(createAuthenticator(testOrigin).make(options)) };
  },
  async mobile({ owner, app }) {
    const mobile = `+8210${String(Date.now()).slice(-8)}`;
    await app.services.database.sql`update members set mobile = ${mobile} where id = ${owner.me.id}`;
    return { mobile };
  },
  async asking({ owner, other }) {
    await other.caller.friends.request({ memberId: owner.me.id });
  },
  async asked({ owner, other }) {
    await owner.caller.friends.request({ memberId: other.me.id });
  },
  /** By `other`. */
  async block({ owner, other }) {
    await other.caller.friends.block({ memberId: owner.me.id });
  },
  /** Into the owner's group, for `other`. */
  async invitation({ owner, other, app, ids }) {
    const roomId = ids['groupId'] ?? '';
    await owner.caller.chat.inviteToGroup({ roomId, memberIds: [other.me.id], key: app.services.newId() });
  },
  async note({ owner, friend }) {
    await friend.caller.friends.note({ memberId: owner.me.id, labels: ['A'] });
  },
  async removedAlert({ owner, ids }) {
    await owner.caller.alerts.remove({ ids: [ids['alertId'] ?? ''] });
  },
  async hiddenCopy({ owner, gameId }) {
    await owner.caller.library.hide({ gameId });
  },
  async favourites({ owner, gameId }) {
    await owner.caller.profiles.setFavourites({ gameIds: [gameId] });
  },
  /** In the owner's guestbook, by a friend. */
  async entry({ owner, friend, app }) {
    const entry = { memberId: owner.me.id, body: 'Nice place', key: app.services.newId() };
    return { entryId: (await friend.caller.profiles.writeEntry(entry)).entryId };
  },
  async entryReport({ owner, app, ids }) {
    await owner.caller.profiles.reportEntry({ entryId: ids['entryId'] ?? '', reason: 'spam' });
    const [report] = await app.services.database.sql`
      select id from entry_reports where entry_id = ${ids['entryId'] ?? ''}`;
    return { entryReportId: String(report?.['id']) };
  },
  /** Of what a friend said in the owner's room, by the owner. */
  async talkReport({ owner, friend, app, ids }) {
    const roomId = ids['roomId'] ?? '';
    const { number } = await friend.caller.chat.send({ roomId, body: 'spam', key: app.services.newId() });
    await owner.caller.chat.reportMessage({ roomId, number, reason: 'spam' });
    const [report] = await app.services.database.sql`select id from talk_reports where room_id = ${roomId}`;
    return { talkReportId: String(report?.['id']) };
  },
  async bannedMember({ app }) {
    const [{ me }, admin] = [await app.member(), await app.member({ role: 'admin' })];
    await admin.caller.moderation.ban({ memberId: me.id, reason: 'spam' });
    return { bannedId: me.id };
  },
  ...secrets,
  ...publishing.once,
} satisfies Record<string, Maker>;

export type Need = keyof typeof each | keyof typeof once;
export const makers: Record<Need, Maker> = { ...each, ...once };
export const isOfEach = (need: Need): boolean => need in each;
