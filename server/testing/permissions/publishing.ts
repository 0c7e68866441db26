// Publishers of the permission matrix, and what is said of their games.
import { setPublisherRole } from '../../features/store/commands.ts';
import { stockBundle } from '../bundles.ts';
import { own, say } from '../reviews.ts';
import { stockGames } from '../shop.ts';
import type { Maker } from './making.ts';

export const publishing = {
  each: {
    /** For whom they speak, with a game that is on sale. */
    async publisher({ app, whose }) {
      const { newId, database, clock } = app.services;
      const slug = `made-${newId()}`;
      const stocked = await stockGames(app.services, [{ slug, publisher: slug, prices: { USD: 100 } }]);
      const madeId = stocked[slug] ?? '';
      const [row] = await database.sql`select publisher_id as id from games where id = ${madeId}`;
      const publisherId = String(row?.['id']);
      await setPublisherRole(database, publisherId, whose.me.id, 'owner', clock.now());
      const sale = { percent: 5, startsAt: clock.now() + 100_000, endsAt: clock.now() + 200_000 };
      const added = await whose.caller.store.publishing.addSale({ gameId: madeId, ...sale, key: newId() });
      return { publisherId, madeId, saleId: added.saleId };
    },
    /** Of that game and another of theirs. */
    async bundle({ app, ids }) {
      const { services } = app;
      const slug = `made-${services.newId()}`;
      const otherMadeId =
        (await stockGames(services, [{ slug, publisher: slug, prices: { USD: 100 } }]))[slug] ?? '';
      await services.database.sql`
        update games set publisher_id = ${ids['publisherId'] ?? ''} where id = ${otherMadeId}`;
      return { otherMadeId, bundleId: await stockBundle(services, [ids['madeId'] ?? '', otherMadeId]) };
    },
    /** That bundle. */
    async cartBundle({ whose, ids }) {
      await whose.caller.store.bundles.addToCart({ bundleId: ids['bundleId'] ?? '' });
    },
  },
  once: {
    /** Of the owner's game, by a friend. */
    async madeReview({ app, friend, ids }) {
      const madeId = ids['madeId'] ?? '';
      await own(app.services, friend, madeId);
      return { madeReviewId: await say(app.services, friend, madeId) };
    },
    async reply({ owner, ids }) {
      const reviewId = ids['madeReviewId'] ?? '';
      await owner.caller.store.review.reply({ reviewId, body: 'Thanks' });
    },
    /** Of the owner's review, by a friend. */
    async report({ app, friend, ids }) {
      const reviewId = ids['reviewId'] ?? '';
      await friend.caller.store.review.report({ reviewId, reason: 'spam' });
      const [row] = await app.services.database.sql`
        select id from review_reports where review_id = ${reviewId}`;
      return { reportId: String(row?.['id']) };
    },
    async hiddenReview({ app, ids }) {
      const moderator = await app.member({ role: 'moderator' });
      const reviewId = ids['reviewId'] ?? '';
      await moderator.caller.store.review.hide({ reviewId, reason: 'rude' });
    },
  },
} satisfies Record<'each' | 'once', Record<string, Maker>>;
