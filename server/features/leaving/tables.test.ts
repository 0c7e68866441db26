// No table is forgotten: whatever refers to a member has its place in the copy of their data, and in their leaving.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSteps } from '../../platform/jobs.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends, block } from '../../testing/friends.ts';
import { createWorld } from '../../testing/permissions/world.ts';
import { own, say } from '../../testing/reviews.ts';
import { stockGames } from '../../testing/shop.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { uploadAttachment } from '../chat/attachments/upload.ts';
import { stragglers } from './commands.ts';
import { exportParts } from './export/http.ts';
import { clearLeavings } from './jobs.ts';

/** By table and column: the part of the copy it is in, or why it is in none, and what leaving does with it. */
const decisions: Record<string, { copied: string | { not: string }; leaving: 'cleared' | 'kept' }> = {
  'alert_boxes.member_id': { copied: 'alertSettings', leaving: 'cleared' },
  'alert_parts.actor_id': {
    copied: { not: 'what others were told is theirs' },
    leaving: 'kept',
  },
  'attachment_days.member_id': {
    copied: { not: 'how many bytes one uploaded today, no more' },
    leaving: 'cleared',
  },
  // They go with the messages they hang on, if those go.
  'attachments.member_id': { copied: 'attachments', leaving: 'kept' },
  'audit_log.actor_id': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'audit_log.member_id': { copied: 'moderation', leaving: 'kept' },
  'blocks.blocked_id': { copied: { not: 'who has blocked one is theirs to know' }, leaving: 'cleared' },
  'blocks.member_id': { copied: 'blocks', leaving: 'cleared' },
  'bonds.high_id': { copied: 'friends', leaving: 'cleared' },
  'bonds.low_id': { copied: 'friends', leaving: 'cleared' },
  'cart_bundles.member_id': { copied: 'cart', leaving: 'cleared' },
  'cart_items.member_id': { copied: 'cart', leaving: 'cleared' },
  'charges.member_id': { copied: 'charges', leaving: 'kept' },
  'collections.member_id': { copied: 'collections', leaving: 'cleared' },
  // The room stays with the other one, and names one who is gone.
  'directs.high_id': { copied: 'rooms', leaving: 'kept' },
  'directs.low_id': { copied: 'rooms', leaving: 'kept' },
  'entitlements.member_id': { copied: 'library', leaving: 'kept' },
  'friend_notes.friend_id': { copied: { not: 'what friends keep about one is theirs' }, leaving: 'cleared' },
  'friend_notes.member_id': { copied: 'friends', leaving: 'cleared' },
  'gift_cards.buyer_id': { copied: 'giftCards', leaving: 'kept' },
  'game_devices.member_id': { copied: 'gameDevices', leaving: 'cleared' },
  // Those not yet redeemed go back to who bought them.
  'gift_cards.recipient_id': { copied: 'giftCards', leaving: 'cleared' },
  'gift_cards.redeemed_by': { copied: 'giftCards', leaving: 'kept' },
  'group_invitations.actor_id': { copied: 'groupDoors', leaving: 'cleared' },
  'group_invitations.member_id': { copied: 'groupDoors', leaving: 'cleared' },
  'group_requests.member_id': { copied: 'groupDoors', leaving: 'cleared' },
  'group_stays.member_id': { copied: 'groupStays', leaving: 'cleared' },
  'guestbook_entries.author_id': { copied: 'guestbook', leaving: 'cleared' },
  'guestbook_entries.owner_id': { copied: { not: 'what others wrote is theirs' }, leaving: 'cleared' },
  'identities.member_id': { copied: 'identities', leaving: 'cleared' },
  'leavings.member_id': { copied: { not: 'only deleted members have one' }, leaving: 'cleared' },
  'ledger_accounts.member_id': { copied: 'ledger', leaving: 'kept' },
  'mails.member_id': { copied: 'mail', leaving: 'cleared' },
  'member_deeds.member_id': { copied: 'deeds', leaving: 'cleared' },
  'member_tags.member_id': { copied: 'tags', leaving: 'cleared' },
  'member_levels.member_id': { copied: 'levels', leaving: 'cleared' },
  'message_mentions.member_id': { copied: 'mentions', leaving: 'cleared' },
  'message_reactions.member_id': { copied: 'reactions', leaving: 'cleared' },
  'messages.author_id': { copied: 'messages', leaving: 'kept' },
  'orders.member_id': { copied: 'orders', leaving: 'kept' },
  'orders.recipient_id': { copied: 'orders', leaving: 'kept' },
  'passkeys.member_id': { copied: 'passkeys', leaving: 'cleared' },
  'presences.member_id': { copied: 'presence', leaving: 'cleared' },
  'profiles.member_id': { copied: 'page', leaving: 'cleared' },
  'play_stretches.member_id': { copied: 'playing', leaving: 'cleared' },
  'product_keys.redeemed_by': { copied: 'productKeys', leaving: 'kept' },
  'proofs.member_id': { copied: 'codes', leaving: 'cleared' },
  'publisher_members.member_id': { copied: 'publishers', leaving: 'cleared' },
  'qr_sign_ins.member_id': {
    copied: { not: 'another device’s question, gone after three minutes' },
    leaving: 'cleared',
  },
  'request_keys.member_id': {
    copied: { not: 'random numbers that make calls safe to repeat' },
    leaving: 'cleared',
  },
  'review_replies.member_id': { copied: 'reviewReplies', leaving: 'kept' },
  'entry_reports.author_id': {
    copied: { not: 'what others reported is theirs, and for those who look after the shop' },
    leaving: 'kept',
  },
  'entry_reports.closed_by': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'entry_reports.owner_id': {
    copied: { not: 'what others reported is theirs, and for those who look after the shop' },
    leaving: 'kept',
  },
  'entry_reports.reporter_id': { copied: 'entryReports', leaving: 'kept' },
  'review_reports.author_id': {
    copied: { not: 'what others reported is theirs, and for those who look after the shop' },
    leaving: 'kept',
  },
  'review_reports.closed_by': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'review_reports.reporter_id': { copied: 'reviewReports', leaving: 'kept' },
  'review_votes.member_id': { copied: 'reviewVotes', leaving: 'cleared' },
  'reviews.member_id': { copied: 'reviews', leaving: 'kept' },
  'room_bans.actor_id': {
    copied: { not: 'what was done stands in the logs of rooms' },
    leaving: 'kept',
  },
  'room_bans.member_id': { copied: { not: 'what was done stands in the logs of rooms' }, leaving: 'cleared' },
  'room_invites.actor_id': {
    copied: { not: 'what was done stands in the logs of rooms' },
    leaving: 'kept',
  },
  'room_lines.member_id': { copied: 'comings', leaving: 'kept' },
  'room_log.actor_id': { copied: 'roomLog', leaving: 'kept' },
  'room_log.member_id': { copied: 'roomLog', leaving: 'kept' },
  'room_members.member_id': { copied: 'rooms', leaving: 'cleared' },
  'room_mutes.member_id': {
    copied: { not: 'what was done stands in the logs of rooms' },
    leaving: 'cleared',
  },
  'rooms.owner_id': { copied: 'rooms', leaving: 'cleared' },
  'sessions.member_id': { copied: 'sessions', leaving: 'cleared' },
  'talk_reports.closed_by': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'talk_reports.member_id': {
    copied: { not: 'what others reported is theirs, and for those who look after the shop' },
    leaving: 'cleared',
  },
  'talk_reports.room_closed_by': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'talk_reports.reporter_id': { copied: 'talkReports', leaving: 'cleared' },
  'wishes.member_id': { copied: 'wishes', leaving: 'cleared' },
};

const password = 'violet doorway 7';
let app: TestApp;
let now = Date.now();
beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
});
afterAll(() => app.close());

it('ACC-104: every column that refers to members has a decision, and every part of the copy a table', async () => {
  const rows = await app.services.database.sql<{ place: string }[]>`
    select k.conrelid::regclass || '.' || a.attname as place from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'members'::regclass order by place`;
  expect(rows.map(({ place }) => place)).toEqual(Object.keys(decisions).sort());
  const copied = Object.values(decisions).flatMap(({ copied: part }) =>
    typeof part === 'string' ? [part] : [],
  );
  // Alerts hang on their box.
  expect(new Set([...copied, 'profile', 'alerts'])).toEqual(new Set(exportParts.map(({ name }) => name)));
});

/** A member with something in every table there is; all of it made by calls, but for what takes a provider or a clock. */
async function memberWithEverything() {
  const { services } = app;
  const [early, blocked] = [await app.member(), await app.member()];
  const stocked = await stockGames(services, [
    { slug: 'a-game', prices: { USD: 0 } },
    { slug: 'a-spare-game', prices: { USD: 0 } },
  ]);
  const [gameId = '', spareGameId = ''] = [stocked['a-game'], stocked['a-spare-game']];
  const ground = { app, password, passwordHash: await hashPassword(password), gameId, spareGameId };
  const { owner, friend, ids } = await (await createWorld(ground))('owner', [
    ...([
      'room',
      'session',
      'identity',
      'alert',
      'copy',
      'collection',
      'gameDevice',
      'wish',
      'cart',
    ] as const),
    ...([
      'review',
      'sentCard',
      'publisher',
      'bundle',
      'cartBundle',
      'passkey',
      'newMobile',
      'note',
      'favourites',
      'qr',
    ] as const),
  ]);
  await becomeFriends(early, owner);
  await owner.caller.friends.note({ memberId: friend.me.id, favourite: true });
  await block(services, owner, blocked);
  await block(services, blocked, owner);
  await owner.caller.friends.setPresence({ chosen: 'busy' });
  await own(services, friend, gameId);
  const reviewId = await say(services, friend, gameId);
  await owner.caller.store.review.vote({ reviewId, vote: 'helpful' });
  await uploadAttachment(services, owner.me.id, {
    key: services.newId(),
    name: 'a.txt',
    bytes: Buffer.from('a'),
  });
  const entry = { memberId: friend.me.id, body: 'Nice place', key: services.newId() };
  await owner.caller.profiles.writeEntry(entry);
  await leaveAndAsk(owner, friend);
  const said = { roomId: ids['roomId'] ?? '', body: 'You', mentions: [owner.me.id], key: services.newId() };
  await friend.caller.chat.send(said);
  await friend.caller.chat.reportMember({ memberId: owner.me.id, reason: 'other' });
  await owner.caller.chat.reportMember({ memberId: friend.me.id, reason: 'other' });
  await services.database.sql`
    insert into play_stretches (member_id, game_id, began_at, ended_at)
    values (${owner.me.id}, ${gameId}, now() - interval '2 hours', now() - interval '1 hour')`;
  return owner;
}

/** Invites, is invited, asks to be let in, and was in a group before. */
async function leaveAndAsk({ me, caller }: TestMember, friend: TestMember): Promise<void> {
  const key = () => app.services.newId();
  const make = (memberIds: string[], listed: boolean) => ({
    title: 'A group',
    memberIds,
    listed,
    key: key(),
  });
  await caller.chat.createGroup(make([friend.me.id], false));
  await friend.caller.chat.createGroup(make([me.id], false));
  const asked = await friend.caller.chat.createGroup(make([], true));
  await caller.chat.requestToJoin({ roomId: asked.roomId, key: key() });
  const { roomId } = await friend.caller.chat.createGroup(make([me.id], false));
  await caller.chat.answerInvitation({ roomId, accept: true, key: key() });
  await caller.chat.leaveRoom({ roomId });
}

it('ACC-104: what leaving clears is empty afterwards, whatever stood there before', async () => {
  const { sql } = app.services.database;
  const { me, caller } = await memberWithEverything();
  const cleared = Object.keys(decisions).filter((place) => decisions[place]?.leaving === 'cleared');
  const standing = async () => {
    const found = [];
    for (const place of cleared) {
      const [table = '', column = ''] = place.split('.');
      const rows = await sql`select 1 from ${sql(table)} where ${sql(column)} = ${me.id} limit 1`;
      if (rows.length > 0) found.push(place);
    }
    return found;
  };
  // Only those who have left stand in the first; the tests of the others' features look at them.
  const elsewhere = [
    'leavings.member_id',
    'member_levels.member_id',
    'member_tags.member_id',
    'room_bans.member_id',
    'room_mutes.member_id',
  ];
  expect(await standing()).toEqual(
    expect.arrayContaining(cleared.filter((place) => !elsewhere.includes(place))),
  );
  await caller.leaving.deleteAccount({ withMessages: false, password });
  await app.services.mail.settled();
  now += stragglers;
  await runSteps(app.services.database, 1, clearLeavings(app.services));
  expect(await standing()).toEqual([]);
});
