// Who may call what: every procedure of the router, by every kind of caller, on a real object of another member.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from './features/accounts/passwords.ts';
import { setPublisherRole } from './features/store/commands.ts';
import { appRouter } from './router.ts';
import { startTestApp, type TestApp, type TestMember, testOrigin } from './testing/app.ts';
import { createAuthenticator } from './testing/authenticator.ts';
import { testBrowser } from './testing/browser.ts';
import { testDevice } from './testing/library.ts';
import { fund } from './testing/money.ts';
import { say } from './testing/reviews.ts';
import { makeRoomOf, sendAll } from './testing/rooms.ts';
import { stockGames } from './testing/shop.ts';

/** `other` is neither the owner nor in the owner's room; `banned` was signed in when the ban came. */
const callers = ['guest', 'banned', 'other', 'owner', 'moderator', 'admin'] as const;
type Kind = (typeof callers)[number];

/** What belongs to the owner, made anew for each cell. */
type World = {
  owner: TestMember;
  roomId: string;
  sessionId: string;
  passkeyId: string;
  gameId: string;
  /** What the owner bought: that game. */
  orderId: string;
  lineId: string;
  /** What the owner said about that game; only where it is asked for. */
  reviewId: string;
  /** For which the owner speaks, and a game of its; only where they are asked for. */
  publisherId: string;
  madeId: string;
  /** Begun by the owner, and not paid. */
  chargeId: string;
  /** Bought by the owner: one with a code, and one sent to them by somebody else. */
  cardId: string;
  sentCardId: string;
  /** In the owner's guestbook, by somebody else. */
  entryId: string;
  /** Made by the owner, who has that game on that device. */
  collectionId: string;
  gameDeviceId: string;
  newId(): string;
};

type Cell = 'ok' | string;
type Row = { input?: (world: World) => unknown; may: Record<Kind, Cell> };

const password = 'violet doorway 7';
const who = (guest: Cell, other: Cell, owner: Cell, moderator = other, admin = moderator) => ({
  guest,
  banned: guest,
  other,
  owner,
  moderator,
  admin,
});
const all = (cell: Cell) => who(cell, cell, cell);
const members = who('NOT_SIGNED_IN', 'ok', 'ok');
const forOwner = (others: Cell) => who(others, others, 'ok');
const inRoom = who('NOT_SIGNED_IN', 'NOT_IN_ROOM', 'ok');
const moderators = (admin: Cell = 'ok') => who('NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_ALLOWED', 'ok', admin);
const admins = who('NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'ok');
const room = ({ roomId }: World) => ({ roomId });
const first = ({ roomId }: World) => ({ roomId, number: 1 });
const ofOwner = ({ owner }: World) => ({ memberId: owner.me.id });
const game = ({ gameId }: World) => ({ gameId });
const charge = ({ chargeId }: World) => ({ chargeId });
/** Between the caller and the owner, who is nobody to themselves. */
const withOther = who('NOT_SIGNED_IN', 'ok', 'FRIEND_SELF', 'ok');
const ownCharge = who('NOT_SIGNED_IN', 'CHARGE_NOT_FOUND', 'ok');
const collection = ({ collectionId }: World) => ({ collectionId });
const ownCollection = who('NOT_SIGNED_IN', 'COLLECTION_NOT_FOUND', 'ok');
const ownCopy = who('NOT_SIGNED_IN', 'GAME_NOT_OWNED', 'ok');
const onDevice = (w: World) => ({ gameId: w.gameId, device: { id: w.gameDeviceId, name: 'Desk' } });
const language = 'en';
const review = ({ reviewId }: World) => ({ reviewId });
const made = ({ madeId }: World) => ({ gameId: madeId });
const ofMaker = who('NOT_SIGNED_IN', 'PUBLISHER_NOT_FOUND', 'ok', 'PUBLISHER_NOT_FOUND');
const ofMade = who('NOT_SIGNED_IN', 'GAME_NOT_FOUND', 'ok', 'GAME_NOT_FOUND');
const said = { body: 'Fine.', recommended: true, language };
const notOwn = who('NOT_SIGNED_IN', 'ok', 'REVIEW_OWN', 'ok');

const table: Record<string, Row> = {
  'accounts.ways': { may: all('ok') },
  'accounts.captcha': { input: () => ({ kind: 'work' }), may: all('ok') },
  'accounts.sendCode': {
    input: (w) => ({ email: w.owner.me.email, purpose: 'signIn', language }),
    may: all('ok'),
  },
  'accounts.sendLink': { input: (w) => ({ email: w.owner.me.email, language }), may: all('ok') },
  'accounts.signInByCode': {
    input: (w) => ({ email: w.owner.me.email, code: '123456' }),
    may: all('PROOF_WRONG'),
  },
  'accounts.signInByLink': { input: () => ({ token: 'x'.repeat(43) }), may: all('PROOF_WRONG') },
  'accounts.resetPassword': {
    input: (w) => ({ email: w.owner.me.email, code: '123456', password }),
    may: all('PROOF_WRONG'),
  },
  'accounts.profile': { may: members },
  'accounts.updateProfile': { input: () => ({ bio: 'hello' }), may: members },
  'accounts.changePassword': {
    input: () => ({ password }),
    may: who('NOT_SIGNED_IN', 'ok', 'PASSWORD_WRONG', 'ok'),
  },
  'accounts.changeEmail': { input: (w) => ({ email: `${w.newId()}@example.com` }), may: members },
  'accounts.confirmEmail': {
    input: (w) => ({ email: w.owner.me.email, code: '123456' }),
    may: who('NOT_SIGNED_IN', 'PROOF_WRONG', 'PROOF_WRONG'),
  },
  'accounts.sendEmailCode': { may: members },
  'accounts.proveEmail': {
    input: (w) => ({ email: w.owner.me.email, code: '123456' }),
    may: who('NOT_SIGNED_IN', 'PROOF_WRONG', 'PROOF_WRONG'),
  },
  'accounts.identities': { may: members },
  'accounts.disconnect': { input: () => ({ provider: 'google' }), may: members },
  'accounts.sessions': { may: members },
  'accounts.endSession': {
    input: ({ sessionId }) => ({ sessionId }),
    may: who('NOT_SIGNED_IN', 'SESSION_NOT_FOUND', 'ok'),
  },
  'accounts.createTokens': {
    input: (w) => ({ email: w.owner.me.email, password: 'not the right one' }),
    may: all('WRONG_CREDENTIALS'),
  },
  'accounts.refreshTokens': { input: () => ({ refreshToken: 'none' }), may: all('TOKEN_WRONG') },
  'accounts.sendSmsCode': { input: () => ({ mobile: '+821012345678', language }), may: all('ok') },
  'accounts.signInBySms': {
    input: () => ({ mobile: '+821012345678', code: '123456' }),
    may: all('PROOF_WRONG'),
  },
  'accounts.changeMobile': { input: () => ({ mobile: '+821012345678' }), may: members },
  'accounts.confirmMobile': {
    input: () => ({ mobile: '+821012345678', code: '123456' }),
    may: who('NOT_SIGNED_IN', 'PROOF_WRONG', 'PROOF_WRONG'),
  },
  'accounts.removeMobile': { may: members },
  'accounts.startQr': { may: all('ok') },
  'accounts.onQr': { input: () => ({ claim: 'x'.repeat(43) }), may: all('QR_WRONG') },
  'accounts.signInByQr': { input: () => ({ claim: 'x'.repeat(43) }), may: all('QR_WRONG') },
  'accounts.lookAtQr': {
    input: () => ({ code: 'x'.repeat(43) }),
    may: who('NOT_SIGNED_IN', 'QR_WRONG', 'QR_WRONG'),
  },
  'accounts.answerQr': {
    input: () => ({ code: 'x'.repeat(43), approve: true }),
    may: who('NOT_SIGNED_IN', 'QR_WRONG', 'QR_WRONG'),
  },
  'accounts.passkeyChallenge': { may: all('ok') },
  'accounts.signInByPasskey': {
    input: () => ({ token: '', response: createAuthenticator(testOrigin).use({ challenge: '' }) }),
    may: all('PASSKEY_WRONG'),
  },
  'accounts.passkeys': { may: members },
  'accounts.newPasskey': { may: members },
  'accounts.addPasskey': {
    input: () => ({
      token: '',
      response: createAuthenticator(testOrigin).make({ challenge: '' }),
      name: 'A key',
    }),
    may: who('NOT_SIGNED_IN', 'PASSKEY_WRONG', 'PASSKEY_WRONG'),
  },
  'accounts.removePasskey': {
    input: ({ passkeyId }) => ({ passkeyId }),
    may: who('NOT_SIGNED_IN', 'PASSKEY_NOT_FOUND', 'ok'),
  },
  'accounts.endOtherSessions': { may: members },
  'accounts.useDrawnAvatar': { may: members },
  'accounts.signUp': {
    input: (w) => ({
      email: w.owner.me.email,
      nickname: 'somebody',
      password,
      country: 'KR',
      language,
    }),
    may: all('EMAIL_TAKEN'),
  },
  'accounts.signIn': {
    input: (w) => ({ email: w.owner.me.email, password: 'not the password' }),
    may: all('WRONG_CREDENTIALS'),
  },
  'accounts.signOut': { may: all('ok') },
  'accounts.me': { may: all('ok') },
  'accounts.available': { input: (w) => ({ email: w.owner.me.email }), may: all('ok') },
  'accounts.find': { input: (w) => ({ nickname: w.owner.me.nickname }), may: members },
  'accounts.demo': { may: all('ok') },
  'accounts.signInDemo': { input: ofOwner, may: all('DEMO_OFF') },
  'alerts.list': { may: members },
  'alerts.unread': { may: members },
  'alerts.settings': { may: members },
  // Ids of others are no matter: nothing happens to them (ALERT-13).
  'alerts.markRead': { input: (w) => ({ ids: [w.newId()] }), may: members },
  'alerts.markAllRead': { may: members },
  'alerts.remove': { input: (w) => ({ ids: [w.newId()] }), may: members },
  'alerts.restore': { input: (w) => ({ ids: [w.newId()] }), may: members },
  'alerts.set': { input: () => ({ kind: 'gift', how: 'off' }), may: members },
  'alerts.onAlerts': { may: members },
  'chat.rooms': { may: all('ok') },
  'chat.myRooms': { may: members },
  'chat.online': { may: all('ok') },
  'chat.createRoom': { input: (w) => ({ title: 'A room', capacity: 2, key: w.newId() }), may: members },
  'chat.joinRoom': { input: room, may: members },
  'chat.leaveRoom': { input: room, may: inRoom },
  'chat.openDirect': { input: ofOwner, may: who('NOT_SIGNED_IN', 'ok', 'DIRECT_SELF', 'ok') },
  'chat.whispers': { input: room, may: inRoom },
  'chat.room': { input: room, may: inRoom },
  'chat.members': { input: room, may: inRoom },
  'chat.messages': { input: room, may: inRoom },
  'chat.typing': { input: room, may: inRoom },
  'chat.send': { input: (w) => ({ roomId: w.roomId, body: 'hello', key: w.newId() }), may: inRoom },
  'chat.editMessage': { input: (w) => ({ ...first(w), body: 'hello again' }), may: inRoom },
  'chat.edits': { input: first, may: inRoom },
  'chat.deleteMessage': { input: first, may: inRoom },
  'chat.react': { input: (w) => ({ ...first(w), emoji: '👍', on: true }), may: inRoom },
  'chat.reacted': { input: (w) => ({ ...first(w), emoji: '👍' }), may: inRoom },
  'chat.pinMessage': { input: (w) => ({ ...first(w), on: true }), may: inRoom },
  'chat.pins': { input: room, may: inRoom },
  'chat.read': { input: (w) => ({ roomId: w.roomId, number: 1 }), may: inRoom },
  'chat.onInbox': { may: members },
  'chat.onRoom': { input: room, may: inRoom },
  'chat.onLobby': { may: all('ok') },
  'friends.snapshot': { may: members },
  'friends.list': { may: members },
  'friends.incoming': { may: members },
  'friends.outgoing': { may: members },
  'friends.blocked': { may: members },
  'friends.find': { input: () => ({ q: 'mem' }), may: members },
  'friends.mutual': { input: ofOwner, may: members },
  'friends.request': { input: ofOwner, may: withOther },
  'friends.cancel': { input: ofOwner, may: withOther },
  'friends.accept': {
    input: ofOwner,
    may: who('NOT_SIGNED_IN', 'REQUEST_NOT_FOUND', 'FRIEND_SELF', 'REQUEST_NOT_FOUND'),
  },
  'friends.reject': { input: ofOwner, may: withOther },
  'friends.remove': { input: ofOwner, may: withOther },
  'friends.block': { input: ofOwner, may: withOther },
  'friends.unblock': { input: ofOwner, may: withOther },
  'friends.note': {
    input: (w) => ({ ...ofOwner(w), favourite: true }),
    may: who('NOT_SIGNED_IN', 'NOT_FRIENDS', 'FRIEND_SELF', 'NOT_FRIENDS'),
  },
  'friends.renameLabel': { input: () => ({ label: 'A', to: 'B' }), may: members },
  'friends.presences': { input: (w) => ({ memberIds: [w.owner.me.id] }), may: members },
  'friends.setPresence': { input: () => ({ chosen: 'busy' }), may: members },
  'friends.setIdle': { input: () => ({ idle: true }), may: members },
  'friends.onFriends': { may: members },
  'leaving.sendCode': { may: members },
  'leaving.deleteAccount': {
    input: () => ({ withMessages: false }),
    may: who('NOT_SIGNED_IN', 'PROOF_WRONG', 'PASSWORD_WRONG', 'PROOF_WRONG'),
  },
  'library.games': { may: members },
  'library.overview': { may: members },
  'library.recent': { may: members },
  'library.devices': { may: members },
  'library.hide': { input: game, may: ownCopy },
  'library.unhide': { input: game, may: ownCopy },
  'library.makeCollection': { input: (w) => ({ name: 'Shelf', key: w.newId() }), may: members },
  'library.renameCollection': {
    input: (w) => ({ collectionId: w.collectionId, name: 'Other' }),
    may: ownCollection,
  },
  // What is not there is no matter; another's stays (LIB-9).
  'library.deleteCollection': { input: collection, may: members },
  'library.putIntoCollection': {
    input: (w) => ({ collectionId: w.collectionId, gameIds: [w.gameId] }),
    may: ownCollection,
  },
  'library.takeOutOfCollection': {
    input: (w) => ({ collectionId: w.collectionId, gameIds: [w.gameId] }),
    may: ownCollection,
  },
  'library.install': { input: onDevice, may: ownCopy },
  'library.uninstall': { input: (w) => ({ gameId: w.gameId, deviceId: w.gameDeviceId }), may: members },
  'library.forgetDevice': {
    input: (w) => ({ deviceId: w.gameDeviceId }),
    may: who('NOT_SIGNED_IN', 'DEVICE_NOT_FOUND', 'ok'),
  },
  'library.startPlaying': { input: onDevice, may: ownCopy },
  'library.stillPlaying': { input: (w) => ({ deviceId: w.gameDeviceId }), may: members },
  'library.stopPlaying': { input: (w) => ({ deviceId: w.gameDeviceId }), may: members },
  'library.redeem': {
    input: (w) => ({ code: 'none', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'PRODUCT_KEY_WRONG', 'PRODUCT_KEY_WRONG'),
  },
  'moderation.members': { may: moderators() },
  'moderation.ban': { input: (w) => ({ ...ofOwner(w), reason: 'spam' }), may: moderators() },
  'moderation.unban': { input: ofOwner, may: moderators() },
  'moderation.setRole': { input: (w) => ({ ...ofOwner(w), role: 'moderator' }), may: admins },
  'moderation.sessions': { input: ofOwner, may: admins },
  'moderation.endSessions': { input: ofOwner, may: admins },
  'moderation.log': { may: admins },
  'outbox.letters': { may: all('ok') },
  'profiles.profile': { input: ofOwner, may: all('ok') },
  'profiles.favourites': { input: ofOwner, may: all('ok') },
  'profiles.games': { input: ofOwner, may: forOwner('PROFILE_PRIVATE') },
  'profiles.wishlist': { input: ofOwner, may: forOwner('PROFILE_PRIVATE') },
  'profiles.reviews': { input: ofOwner, may: all('ok') },
  'profiles.friends': { input: ofOwner, may: forOwner('PROFILE_PRIVATE') },
  'profiles.mutualFriends': {
    input: ofOwner,
    may: who('NOT_SIGNED_IN', 'PROFILE_PRIVATE', 'ok'),
  },
  'profiles.privacy': { may: members },
  'profiles.setPrivacy': { input: () => ({ games: 'me' }), may: members },
  'profiles.setBackground': { input: () => ({ background: null }), may: members },
  'profiles.setFavourites': {
    input: ({ gameId }) => ({ gameIds: [gameId] }),
    may: who('NOT_SIGNED_IN', 'GAME_NOT_OWNED', 'ok'),
  },
  'profiles.guestbook': { input: ofOwner, may: all('ok') },
  // Friends may write, unless its owner says otherwise.
  'profiles.writeEntry': {
    input: (w) => ({ ...ofOwner(w), body: 'hello', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'GUESTBOOK_CLOSED', 'GUESTBOOK_CLOSED'),
  },
  'profiles.editEntry': {
    input: ({ entryId }) => ({ entryId, body: 'hello' }),
    may: who('NOT_SIGNED_IN', 'ENTRY_NOT_FOUND', 'ENTRY_NOT_FOUND'),
  },
  'profiles.deleteEntry': {
    input: ({ entryId }) => ({ entryId }),
    may: who('NOT_SIGNED_IN', 'ENTRY_NOT_FOUND', 'ok'),
  },
  'profiles.onGuestbook': { input: ofOwner, may: all('ok') },
  'store.categories': { may: all('ok') },
  'store.facets': { input: () => ({}), may: all('ok') },
  'store.games': { input: () => ({}), may: all('ok') },
  'store.game': { input: (w) => ({ id: w.gameId }), may: all('ok') },
  'store.alike': { input: game, may: all('ok') },
  'store.gamesByIds': { input: (w) => ({ ids: [w.gameId] }), may: all('ok') },
  'store.wish': { input: game, may: members },
  'store.unwish': { input: game, may: members },
  'store.setWishAlert': {
    input: ({ gameId }) => ({ gameId, alert: { when: 'any' } }),
    may: who('NOT_SIGNED_IN', 'WISH_NOT_FOUND', 'WISH_NOT_FOUND'),
  },
  'store.wishlist': { may: members },
  'store.cart': { may: members },
  'store.addToCart': { input: game, may: members },
  'store.removeFromCart': { input: (w) => ({ gameIds: [w.gameId] }), may: members },
  'store.reviews': { input: game, may: all('ok') },
  'store.review.scores': { input: game, may: all('ok') },
  'store.review.mine': { input: game, may: members },
  'store.review.history': { input: review, may: all('ok') },
  'store.review.write': {
    input: (w) => ({ gameId: w.gameId, ...said, key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'REVIEW_WITHOUT_COPY', 'REVIEW_EXISTS', 'REVIEW_WITHOUT_COPY'),
  },
  'store.review.edit': {
    input: (w) => ({ gameId: w.gameId, ...said }),
    may: who('NOT_SIGNED_IN', 'REVIEW_NOT_FOUND', 'ok'),
  },
  'store.review.delete': { input: game, may: members },
  'store.review.vote': { input: (w) => ({ ...review(w), vote: 'funny' }), may: notOwn },
  'store.review.report': { input: (w) => ({ ...review(w), reason: 'spam' }), may: notOwn },
  'store.review.reply': {
    input: (w) => ({ ...review(w), body: 'Thanks' }),
    may: who('NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_ALLOWED'),
  },
  'store.review.takeReplyBack': { input: review, may: who('NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_ALLOWED') },
  'store.review.reports': { may: moderators() },
  'store.review.hide': { input: (w) => ({ ...review(w), reason: 'rude' }), may: moderators() },
  'store.review.show': { input: review, may: moderators() },
  'store.publishing.publishers': { may: members },
  'store.publishing.publisher': { input: ({ publisherId }) => ({ publisher: publisherId }), may: ofMaker },
  'store.publishing.games': { input: ({ publisherId }) => ({ publisherId }), may: ofMaker },
  'store.publishing.figures': { input: ({ publisherId }) => ({ publisherId }), may: ofMaker },
  'store.publishing.reviews': { input: ({ publisherId }) => ({ publisherId }), may: ofMaker },
  'store.publishing.game': { input: made, may: ofMade },
  'store.publishing.sales': { input: made, may: ofMade },
  'store.publishing.setPrice': { input: (w) => ({ ...made(w), currency: 'USD', amount: 5 }), may: ofMade },
  'store.publishing.addSale': {
    input: (w) => ({ ...made(w), percent: 5, startsAt: Date.now(), endsAt: Date.now() * 2, key: w.newId() }),
    may: ofMade,
  },
  'store.publishing.endSale': { input: (w) => ({ ...made(w), saleId: w.newId() }), may: ofMade },
  'store.publishing.move': { input: (w) => ({ ...made(w), state: 'delisted' }), may: ofMade },
  'store.review.closeReport': {
    input: (w) => ({ reportId: w.newId() }),
    may: who('NOT_SIGNED_IN', 'NOT_ALLOWED', 'NOT_ALLOWED', 'REPORT_NOT_FOUND'),
  },
  'wallet.balance': { may: members },
  'wallet.movements': { may: members },
  'wallet.orders': { may: members },
  'wallet.order': {
    input: ({ orderId }) => ({ orderId }),
    may: who('NOT_SIGNED_IN', 'ORDER_NOT_FOUND', 'ok'),
  },
  'wallet.refund': {
    input: (w) => ({ lineId: w.lineId, reason: 'other', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'ORDER_NOT_FOUND', 'ok'),
  },
  'wallet.buy': {
    input: (w) => ({ items: [{ gameId: w.gameId, price: 0 }], currency: 'USD', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'ok', 'ALREADY_OWNED', 'ok'),
  },
  'wallet.charges.ways': { may: members },
  'wallet.charges.start': {
    input: (w) => ({ amount: 500, currency: 'USD', key: w.newId() }),
    may: members,
  },
  'wallet.charges.approve': { input: charge, may: ownCharge },
  'wallet.charges.giveUp': { input: charge, may: ownCharge },
  'wallet.charges.find': { input: charge, may: ownCharge },
  'wallet.charges.list': { may: members },
  'wallet.giftCards.buy': {
    input: (w) => ({ value: 500, currency: 'USD', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'INSUFFICIENT_FUNDS', 'ok', 'INSUFFICIENT_FUNDS'),
  },
  'wallet.giftCards.redeem': {
    input: (w) => ({ code: '0000-0000-0000-0000', key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'GIFT_CARD_WRONG', 'GIFT_CARD_WRONG'),
  },
  'wallet.giftCards.accept': {
    input: (w) => ({ cardId: w.sentCardId, key: w.newId() }),
    may: who('NOT_SIGNED_IN', 'GIFT_CARD_NOT_FOUND', 'ok'),
  },
  'wallet.giftCards.code': {
    input: ({ cardId }) => ({ cardId }),
    may: who('NOT_SIGNED_IN', 'GIFT_CARD_NOT_FOUND', 'ok'),
  },
  'wallet.giftCards.bought': { may: members },
  'wallet.giftCards.received': { may: members },
};

const procedures = Object.keys(appRouter._def.procedures).sort();

describe('who may call what', () => {
  let app: TestApp;
  let gameId: string;
  let passwordHash: string;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' } });
    gameId = Object.values(await stockGames(app.services, [{ slug: 'a-game', prices: { USD: 0 } }]))[0] ?? '';
    passwordHash = await hashPassword(password);
  });
  afterAll(() => app.close());

  it('ACC-35: the table has a row for every procedure, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(procedures);
  });

  const secondDevice = async (owner: TestMember) => {
    const second = await testBrowser(app);
    await (await second.call()).signIn({ email: owner.me.email, password });
    const { items } = await owner.caller.accounts.sessions();
    return items.find(({ current }) => !current)?.id ?? '';
  };

  const addPasskey = async ({ caller }: TestMember) => {
    const { token, options } = await caller.accounts.newPasskey();
    const response = createAuthenticator(testOrigin).make(options);
    return (await caller.accounts.addPasskey({ token, response, name: 'A key' })).id;
  };

  /** A charge on its way, and two gift cards; with money for one more. */
  const payAhead = async ({ caller, me }: TestMember) => {
    const { newId } = app.services;
    const sender = await app.member();
    for (const one of [me, sender.me]) await fund(app.services, one, 1_000);
    const card = { value: 500, currency: 'USD' } as const;
    const { charges, giftCards } = caller.wallet;
    const { id: chargeId } = await charges.start({ amount: 500, currency: 'USD', key: newId() });
    const bought = await giftCards.buy({ ...card, key: newId() });
    const sent = await sender.caller.wallet.giftCards.buy({ ...card, recipientId: me.id, key: newId() });
    return { chargeId, cardId: bought.card.id, sentCardId: sent.card.id };
  };

  /** A game of a publisher of their own. */
  const publish = async ({ me }: TestMember) => {
    const { newId, database } = app.services;
    const slug = `made-${newId()}`;
    const madeId = (await stockGames(app.services, [{ slug, publisher: slug }]))[slug] ?? '';
    const [row] = await database.sql`select publisher_id as id from games where id = ${madeId}`;
    const publisherId = String(row?.['id']);
    await setPublisherRole(database, publisherId, me.id, 'owner', Date.now());
    return { publisherId, madeId };
  };

  const signGuestbook = async ({ caller, me }: TestMember) => {
    await caller.profiles.setPrivacy({ writers: 'everyone' });
    const entry = { memberId: me.id, body: 'Nice place', key: app.services.newId() };
    return (await (await app.member()).caller.profiles.writeEntry(entry)).entryId;
  };

  /** A collection, and a device with the game on it. */
  const arrange = async ({ caller }: TestMember, copy: string) => {
    const device = testDevice();
    await caller.library.install({ gameId: copy, device });
    const made = await caller.library.makeCollection({ name: 'Mine', key: app.services.newId() });
    return { collectionId: made.id, gameDeviceId: device.id };
  };

  /** A caller of this kind, who knows everything of the owner's. */
  async function enter(kind: Kind, path: string) {
    const owner = await app.member({ passwordHash });
    const roomId = await makeRoomOf(app, owner, await app.member());
    await sendAll(app, owner, roomId, 'one');
    // Signing in takes long on purpose, so only the row that needs another device has one.
    const sessionId = path === 'accounts.endSession' ? await secondDevice(owner) : '';
    const passkeyId = path === 'accounts.removePasskey' ? await addPasskey(owner) : '';
    const items = [{ gameId, price: 0 }];
    const { orderId } = await owner.caller.wallet.buy({ items, currency: 'USD', key: app.services.newId() });
    const [line] = (await owner.caller.wallet.order({ orderId })).lines;
    const reviewId = path.startsWith('store.review.') ? await say(app.services, owner, gameId) : '';
    const published = path.startsWith('store.publishing.')
      ? await publish(owner)
      : { publisherId: '', madeId: '' };
    const paid = /^wallet\.(charges|giftCards)/.test(path)
      ? await payAhead(owner)
      : { chargeId: '', cardId: '', sentCardId: '' };
    const entryId = /^profiles\.(edit|delete)Entry$/.test(path) ? await signGuestbook(owner) : '';
    const kept = path.startsWith('library.')
      ? await arrange(owner, gameId)
      : { collectionId: '', gameDeviceId: '' };
    const role = kind === 'moderator' || kind === 'admin' ? kind : 'member';
    const self = kind === 'owner' ? owner : await app.member({ role });
    const world: World = {
      owner,
      roomId,
      sessionId,
      passkeyId,
      gameId,
      orderId,
      lineId: line?.id ?? '',
      reviewId,
      ...published,
      ...paid,
      entryId,
      ...kept,
      newId: app.services.newId,
    };
    if (kind === 'guest') return { world, caller: app.guest().caller };
    if (kind === 'banned') {
      const admin = await app.member({ role: 'admin' });
      await admin.caller.moderation.ban({ memberId: self.me.id, reason: 'spam' });
    }
    const token = self.cookie.split('=')[1] ?? null;
    return { world, caller: await (await testBrowser(app, token)).all() };
  }

  async function answerOf(path: string, kind: Kind): Promise<Cell> {
    const { world, caller } = await enter(kind, path);
    const procedure = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], caller) as (
      input: unknown,
    ) => Promise<unknown>;
    try {
      await procedure(table[path]?.input?.(world));
      return 'ok';
    } catch (error) {
      return (error as { appCode?: string }).appCode ?? String(error);
    }
  }

  it.each(procedures)('ACC-35: %s', async (path) => {
    const answers: Partial<Record<Kind, Cell>> = {};
    for (const kind of callers) answers[kind] = await answerOf(path, kind);
    expect(answers).toEqual(table[path]?.may);
  });
});
