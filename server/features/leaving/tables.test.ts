// No table is forgotten: whatever refers to a member has its place in the copy of their data, and in their leaving.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { exportParts } from './export/http.ts';

/** By table and column: the part of the copy it is in, or why it is in none, and what leaving does with it. */
const decisions: Record<string, { copied: string | { not: string }; leaving: 'cleared' | 'kept' }> = {
  'alert_boxes.member_id': { copied: 'alertSettings', leaving: 'cleared' },
  'alert_parts.actor_id': {
    copied: { not: 'what others were told is theirs' },
    leaving: 'kept',
  },
  'audit_log.actor_id': {
    copied: { not: 'what members did as keepers is told of those it met' },
    leaving: 'kept',
  },
  'audit_log.member_id': { copied: 'moderation', leaving: 'kept' },
  'blocks.blocked_id': { copied: { not: 'who has blocked one is theirs to know' }, leaving: 'cleared' },
  'blocks.member_id': { copied: 'blocks', leaving: 'cleared' },
  'bonds.high_id': { copied: 'friends', leaving: 'cleared' },
  'bonds.low_id': { copied: 'friends', leaving: 'cleared' },
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
  'guestbook_entries.author_id': { copied: 'guestbook', leaving: 'cleared' },
  'guestbook_entries.owner_id': { copied: { not: 'what others wrote is theirs' }, leaving: 'cleared' },
  'identities.member_id': { copied: 'identities', leaving: 'cleared' },
  'leavings.member_id': { copied: { not: 'only deleted members have one' }, leaving: 'cleared' },
  'ledger_accounts.member_id': { copied: 'ledger', leaving: 'kept' },
  'mails.member_id': { copied: 'mail', leaving: 'cleared' },
  'member_deeds.member_id': { copied: 'deeds', leaving: 'cleared' },
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
  'room_lines.member_id': { copied: 'comings', leaving: 'kept' },
  'room_members.member_id': { copied: 'rooms', leaving: 'cleared' },
  'rooms.owner_id': { copied: 'rooms', leaving: 'cleared' },
  'sessions.member_id': { copied: 'sessions', leaving: 'cleared' },
  'wishes.member_id': { copied: 'wishes', leaving: 'cleared' },
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
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
