// Who may do what around the owner's review, the owner's publisher, and as a keeper of the house.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const everybody = cells('+ + + + + + + +');
const members = cells('- - + + + + + +');
const game = ({ gameId }: World) => ({ gameId });
const review = ({ ids }: World) => ({ reviewId: ids['reviewId'] });
const publisher = ({ ids }: World) => ({ publisherId: ids['publisherId'] });
const made = ({ ids }: World) => ({ gameId: ids['madeId'] });
const ofOwner = ({ owner }: World) => ({ memberId: owner.me.id });
const said = { body: 'Fine.', recommended: true, language: 'en' };
const reviewed: Pick<Row, 'needs'> = { needs: ['copy', 'review'] };
const published: Pick<Row, 'needs'> = { needs: ['publisher'] };
const answered = ['publisher', 'madeReview', 'reply'] as const;
const holding = (items: unknown) => expect.arrayContaining([expect.objectContaining(items)]);

//                    guest banned member friend other owner moderator admin
const notOwn = cells('- - + + + ! + +', 'REVIEW_OWN');
const ofMaker = cells('- - ! ! ! + ! !', 'PUBLISHER_NOT_FOUND');
const ofMade = cells('- - ! ! ! + ! !', 'GAME_NOT_FOUND');
const makers = cells('- - ! ! ! + ! !', 'NOT_ALLOWED');
const moderators = cells('- - ! ! ! ! + +', 'NOT_ALLOWED');
const admins = cells('- - ! ! ! ! ! +', 'NOT_ALLOWED');

export const reviewRows: Rows = {
  // One's own stands apart from the list.
  'store.reviews': {
    may: everybody,
    ...reviewed,
    input: (w) => ({ ...game(w), limit: 100 }),
    gives: ({ ids, kind }) => ({
      items:
        kind === 'owner'
          ? expect.not.arrayContaining([expect.objectContaining({ id: ids['reviewId'] })])
          : holding({ id: ids['reviewId'] }),
    }),
  },
  'store.review.scores': {
    may: everybody,
    ...reviewed,
    input: game,
    gives: () => ({ overall: { total: expect.any(Number) } }),
  },
  'store.review.mine': {
    may: members,
    ...reviewed,
    input: game,
    gives: ({ own }) => ({ review: own['reviewId'] ? { id: own['reviewId'] } : null }),
  },
  'store.review.history': {
    may: everybody,
    ...reviewed,
    input: review,
    gives: () => ({ items: [{ body: 'Fine.' }] }),
  },
  'store.review.write': {
    may: cells('- - ! ! + + ! !', 'REVIEW_WITHOUT_COPY'),
    needs: ['copy'],
    input: (w) => ({ ...game(w), ...said, key: w.app.services.newId() }),
    gives: () => ({ reviewId: expect.any(String) }),
    writes: ['reviews'],
  },
  'store.review.edit': {
    may: cells('- - ! ! + + ! !', 'REVIEW_NOT_FOUND'),
    ...reviewed,
    input: (w) => ({ ...game(w), ...said }),
    writes: ['reviews', 'review_versions'],
  },
  'store.review.delete': { may: cells('- - = = + + = ='), ...reviewed, input: game, writes: ['reviews'] },
  'store.review.vote': {
    may: notOwn,
    ...reviewed,
    input: (w) => ({ ...review(w), vote: 'funny' }),
    gives: () => ({ vote: 'funny', votes: { funny: 1 } }),
    writes: ['review_votes'],
  },
  'store.review.report': {
    may: notOwn,
    ...reviewed,
    input: (w) => ({ ...review(w), reason: 'spam' }),
    writes: ['review_reports'],
  },
  'store.review.reply': {
    may: makers,
    needs: ['publisher', 'madeReview'],
    input: ({ ids }) => ({ reviewId: ids['madeReviewId'], body: 'Thanks' }),
    writes: ['review_replies'],
  },
  'store.review.takeReplyBack': {
    may: makers,
    needs: answered,
    input: ({ ids }) => ({ reviewId: ids['madeReviewId'] }),
    writes: ['review_replies'],
  },
  'store.review.reports': {
    may: moderators,
    needs: ['copy', 'review', 'report'],
    gives: ({ ids }) => ({ items: holding({ id: ids['reportId'] }) }),
  },
  'store.review.hide': {
    may: moderators,
    ...reviewed,
    input: (w) => ({ ...review(w), reason: 'rude' }),
    writes: ['reviews', 'audit_log'],
  },
  'store.review.show': {
    may: moderators,
    needs: ['copy', 'review', 'hiddenReview'],
    input: review,
    writes: ['reviews', 'audit_log'],
  },
  'store.review.closeReport': {
    may: moderators,
    needs: ['copy', 'review', 'report'],
    input: ({ ids }) => ({ reportId: ids['reportId'] }),
    writes: ['review_reports', 'audit_log'],
  },
  'store.publishing.publishers': {
    may: members,
    ...published,
    gives: ({ own }) => ({ items: own['publisherId'] ? [{ id: own['publisherId'] }] : [] }),
  },
  'store.publishing.publisher': {
    may: ofMaker,
    ...published,
    input: ({ ids }) => ({ publisher: ids['publisherId'] }),
    gives: ({ ids }) => ({ id: ids['publisherId'], role: 'owner' }),
  },
  'store.publishing.games': {
    may: ofMaker,
    ...published,
    input: publisher,
    gives: ({ ids }) => ({ items: [{ id: ids['madeId'] }] }),
  },
  'store.publishing.figures': { may: ofMaker, ...published, input: publisher, gives: () => ({ items: [] }) },
  'store.publishing.reviews': {
    may: ofMaker,
    needs: ['publisher', 'madeReview'],
    input: publisher,
    gives: ({ ids }) => ({ items: [{ review: { id: ids['madeReviewId'] } }] }),
  },
  'store.publishing.game': {
    may: ofMade,
    ...published,
    input: made,
    gives: ({ ids }) => ({ id: ids['madeId'] }),
  },
  'store.publishing.sales': {
    may: ofMade,
    ...published,
    input: made,
    gives: ({ ids }) => ({ items: [{ id: ids['saleId'], mine: true }] }),
  },
  'store.publishing.setPrice': {
    may: ofMade,
    ...published,
    input: (w) => ({ ...made(w), currency: 'USD', amount: 5 }),
    writes: ['prices'],
  },
  'store.publishing.addSale': {
    may: ofMade,
    ...published,
    input: (w) => ({
      ...made(w),
      percent: 5,
      startsAt: Date.now() + 300_000,
      endsAt: Date.now() + 400_000,
      key: w.app.services.newId(),
    }),
    gives: () => ({ saleId: expect.any(String) }),
    writes: ['sales'],
  },
  'store.publishing.endSale': {
    may: ofMade,
    ...published,
    input: (w) => ({ ...made(w), saleId: w.ids['saleId'] }),
    writes: ['sales'],
  },
  'store.publishing.move': {
    may: ofMade,
    ...published,
    input: (w) => ({ ...made(w), state: 'delisted' }),
    writes: ['games', 'audit_log'],
  },
  // Addresses are the administrators' matter.
  'moderation.members': {
    may: moderators,
    input: ({ owner }) => ({ q: owner.me.nickname }),
    gives: ({ owner: { me }, kind }) => ({
      items: [{ id: me.id, email: kind === 'admin' ? me.email : null }],
    }),
  },
  'moderation.ban': {
    may: moderators,
    input: (w) => ({ ...ofOwner(w), reason: 'spam' }),
    writes: ['members', 'sessions', 'audit_log'],
  },
  'moderation.unban': {
    may: moderators,
    needs: ['bannedMember'],
    input: ({ ids }) => ({ memberId: ids['bannedId'] }),
    writes: ['members', 'audit_log'],
  },
  'moderation.setRole': {
    may: admins,
    input: (w) => ({ ...ofOwner(w), role: 'moderator' }),
    writes: ['members', 'audit_log'],
  },
  'moderation.setKind': {
    may: admins,
    input: (w) => ({ ...ofOwner(w), kind: 'vip' }),
    writes: ['members', 'audit_log'],
  },
  'moderation.sessions': { may: admins, input: ofOwner, gives: () => ({ items: [{ userAgent: 'vitest' }] }) },
  'moderation.endSessions': { may: admins, input: ofOwner, writes: ['sessions', 'audit_log'] },
  'moderation.log': {
    may: admins,
    needs: ['bannedMember'],
    input: ({ ids }) => ({ memberId: ids['bannedId'] }),
    gives: ({ ids }) => ({ items: [{ action: 'ban', member: { id: ids['bannedId'] } }] }),
  },
};
