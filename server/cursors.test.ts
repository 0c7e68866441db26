// Every list against cursors nobody gave out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from './platform/cursor.ts';
import { startTestApp, type TestApp } from './testing/app.ts';

const id = '01890000-0000-7000-8000-000000000000';
const hostile = [
  'garbage',
  encodeCursor([]),
  encodeCursor([8_640_000_000_000_001, id]),
  encodeCursor([-8.64e15, id]),
  encodeCursor([1e300, id]),
  encodeCursor([0, 'not an id']),
  encodeCursor(['1; drop table members', null]),
  Buffer.from('{"a":1}').toString('base64url'),
  Buffer.from('[[[[[]]]]]').toString('base64url'),
];

describe('lists', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it.each(hostile)('PAGE-1: a cursor nobody gave out is refused by every list: %s', async (cursor) => {
    const { caller, me } = await app.member();
    const memberId = me.id;
    const { caller: maker, me: speaker } = await app.member();
    const publisherId = app.services.newId();
    const { sql } = app.services.database;
    await sql`insert into publishers (id, slug, name) values (${publisherId}, ${publisherId}, 'Lists')`;
    await sql`insert into publisher_members values (${publisherId}, ${speaker.id}, 'owner', now())`;
    const { caller: keeper } = await app.member({ role: 'moderator' });
    const key = app.services.newId();
    const { roomId } = await caller.chat.createRoom({ title: 'Lists', capacity: 5, key });
    const { roomId: groupId } = await caller.chat.createGroup({ title: 'Lists', key });
    await caller.chat.send({ roomId, body: 'one', key });
    const message = { roomId, number: 1 };
    const lists = {
      alerts: () => caller.alerts.list({ cursor }),
      rooms: () => caller.chat.rooms({ cursor }),
      myRooms: () => caller.chat.myRooms({ cursor }),
      online: () => caller.chat.online({ cursor }),
      searchMessages: () => caller.chat.searchMessages({ text: 'one', cursor }),
      whispers: () => caller.chat.whispers({ roomId, cursor }),
      members: () => caller.chat.members({ roomId, cursor }),
      friends: () => caller.friends.list({ cursor }),
      incoming: () => caller.friends.incoming({ cursor }),
      outgoing: () => caller.friends.outgoing({ cursor }),
      blocked: () => caller.friends.blocked({ cursor }),
      findMembers: () => caller.friends.find({ q: 'a', cursor }),
      mutual: () => caller.friends.mutual({ memberId: id, cursor }),
      groups: () => caller.chat.groups({ cursor }),
      groupsOf: () => caller.chat.groupsOf({ memberId: id, cursor }),
      invitations: () => caller.chat.invitations({ cursor }),
      invited: () => caller.chat.invited({ roomId: groupId, cursor }),
      joinRequests: () => caller.chat.joinRequests({ roomId: groupId, cursor }),
      bans: () => caller.chat.bans({ roomId, cursor }),
      invites: () => caller.chat.invites({ roomId, cursor }),
      roomReports: () => caller.chat.roomReports({ roomId, cursor }),
      talkReports: () => keeper.chat.talkReports({ cursor }),
      roomLog: () => caller.chat.roomLog({ roomId, cursor }),
      pins: () => caller.chat.pins({ roomId, cursor }),
      edits: () => caller.chat.edits({ ...message, cursor }),
      reacted: () => caller.chat.reacted({ ...message, emoji: '👍', cursor }),
      games: () => caller.store.games({ cursor }),
      makerGames: () => caller.store.makerGames({ publisherId: id, cursor }),
      makerBundles: () => caller.store.bundles.ofMaker({ publisherId: id, cursor }),
      gameFriends: () => caller.store.gameFriends({ gameId: id, list: 'owners', cursor }),
      wishlist: () => caller.store.wishlist({ cursor }),
      copies: () => caller.library.games({ cursor }),
      copiesByName: () => caller.library.games({ cursor, sort: 'name' }),
      recentlyPlayed: () => caller.library.recent({ cursor }),
      devices: () => caller.library.devices({ cursor }),
      movements: () => caller.wallet.movements({ cursor }),
      orders: () => caller.wallet.orders({ cursor }),
      charges: () => caller.wallet.charges.list({ cursor }),
      bought: () => caller.wallet.giftCards.bought({ cursor }),
      received: () => caller.wallet.giftCards.received({ cursor }),
      reviews: () => caller.store.reviews({ gameId: id, cursor }),
      profileGames: () => caller.profiles.games({ memberId, cursor }),
      profileWishlist: () => caller.profiles.wishlist({ memberId, cursor }),
      profileReviews: () => caller.profiles.reviews({ memberId, cursor }),
      profileFriends: () => caller.profiles.friends({ memberId, cursor }),
      profileActivity: () => caller.profiles.activity({ memberId, cursor }),
      friendsActivity: () => caller.profiles.friendsActivity({ cursor }),
      suggestions: () => caller.profiles.suggestions({ cursor }),
      profileMutual: () => caller.profiles.mutualFriends({ memberId, cursor }),
      guestbook: () => caller.profiles.guestbook({ memberId, cursor }),
      helpfulReviews: () => caller.store.reviews({ gameId: id, sort: 'helpful', cursor }),
      reviewHistory: () => caller.store.review.history({ reviewId: id, cursor }),
      reports: () => keeper.store.review.reports({ cursor }),
      entryReports: () => keeper.profiles.entryReports({ cursor }),
      team: () => caller.store.publishing.team({ publisherId: id, cursor }),
      publishers: () => caller.store.publishing.publishers({ cursor }),
      publisherGames: () => caller.store.publishing.games({ publisherId: id, cursor }),
      bundles: () => caller.store.publishing.bundles({ publisherId: id, cursor }),
      sales: () => caller.store.publishing.sales({ gameId: id, cursor }),
      reviewsToAnswer: () => caller.store.publishing.reviews({ publisherId: id, cursor }),
      figures: () => maker.store.publishing.figures({ publisherId, cursor }),
    };
    for (const [name, answer] of Object.entries(lists)) {
      await expect(answer(), name).rejects.toMatchObject({ appCode: 'BAD_CURSOR' });
    }
  });
});
