// The table of domain errors: stable code -> tRPC code. The page translates a code by `errors.<CODE>` in its catalogues.

export const errorTable = {
  /** No session, or one that has ended. */
  NOT_SIGNED_IN: 'UNAUTHORIZED',
  /** The call was meant for another member than the one whose session came with it. */
  SESSION_CHANGED: 'CONFLICT',
  /** Signed in, but this is somebody else's or for another role. */
  NOT_ALLOWED: 'FORBIDDEN',
  /** A mutation from a page of another origin. */
  ORIGIN_REFUSED: 'FORBIDDEN',
  /** Something that sets a cookie, called over a WebSocket. */
  HTTP_ONLY: 'METHOD_NOT_SUPPORTED',
  /** Params: `field`, `rule`. The first problem of the input; all of them stand in `data.issues`. */
  BAD_INPUT: 'BAD_REQUEST',
  /** The cursor was not given out by this list. */
  BAD_CURSOR: 'BAD_REQUEST',
  /** The same key was used before with other input. */
  KEY_REUSED: 'CONFLICT',
  /** Params: `retryAfter` in seconds. */
  RATE_LIMITED: 'TOO_MANY_REQUESTS',
  /** Tried often: the same call again, with a captcha. */
  CAPTCHA_NEEDED: 'PRECONDITION_REQUIRED',
  /** The captcha that came with it is not solved, too old, or was used. */
  CAPTCHA_WRONG: 'PRECONDITION_REQUIRED',
  /** More live subscriptions on one connection than allowed. Params: `max`. */
  TOO_MANY_FEEDS: 'TOO_MANY_REQUESTS',
  /** Params: `id`, which stands in the log too. */
  UNEXPECTED: 'INTERNAL_SERVER_ERROR',

  EMAIL_TAKEN: 'CONFLICT',
  NICKNAME_TAKEN: 'CONFLICT',
  /** The password is one of the most common. */
  PASSWORD_COMMON: 'BAD_REQUEST',
  /** Address and password do not belong together; says nothing about which is wrong. */
  WRONG_CREDENTIALS: 'UNAUTHORIZED',
  DEMO_OFF: 'NOT_FOUND',
  /** The current password does not fit. */
  PASSWORD_WRONG: 'FORBIDDEN',
  /** A code or link that does not fit, was used, is too old, or was guessed at too often. */
  PROOF_WRONG: 'BAD_REQUEST',
  /** No mail goes out of this server. */
  MAIL_OFF: 'PRECONDITION_FAILED',
  /** No text messages go out of this server. */
  SMS_OFF: 'PRECONDITION_FAILED',
  /** The outbox is not shown here. */
  OUTBOX_OFF: 'NOT_FOUND',
  /** Params: `reason`, and `until` in epoch milliseconds where the ban ends. */
  BANNED: 'FORBIDDEN',
  /** A passkey that is not known, or did not prove what it should. */
  PASSKEY_WRONG: 'BAD_REQUEST',
  PASSKEY_NOT_FOUND: 'NOT_FOUND',
  /** Params: `max`. */
  TOO_MANY_PASSKEYS: 'CONFLICT',
  /** Without it the member could not come in any more. */
  LAST_WAY_IN: 'CONFLICT',
  /** A code of another device that is not known, too old, answered, or read by somebody else. */
  QR_WRONG: 'BAD_REQUEST',
  /** A refresh token that is not known, too old, or was used before. */
  TOKEN_WRONG: 'UNAUTHORIZED',
  /** The only administrator cannot delete their account. */
  LAST_ADMINISTRATOR: 'CONFLICT',
  /** An account of the demo is shared by all who try it: nobody may delete it or change what leads into it. */
  DEMO_ACCOUNT: 'FORBIDDEN',
  SESSION_NOT_FOUND: 'NOT_FOUND',
  MEMBER_NOT_FOUND: 'NOT_FOUND',
  /** The file has too many bytes. Params: `max`, in megabytes of 2^20 bytes. */
  UPLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  /** Its content is no JPEG, PNG, WebP or GIF that can be read, whatever its name says. */
  UPLOAD_NOT_AN_IMAGE: 'UNSUPPORTED_MEDIA_TYPE',
  UPLOAD_ANIMATED: 'UNPROCESSABLE_CONTENT',
  /** Its content is no MP4 or WebM that browsers play. Params: `reason`, one of `videoFaults`. */
  UPLOAD_NOT_A_VIDEO: 'UNSUPPORTED_MEDIA_TYPE',
  /** It unfolds to more than anybody would look at. Params: `max`, in millions of pixels. */
  UPLOAD_TOO_MANY_PIXELS: 'UNPROCESSABLE_CONTENT',
  /** It would have to be made larger than it is. Params: `width`, `height`, the least in pixels. */
  UPLOAD_TOO_SMALL: 'UNPROCESSABLE_CONTENT',

  /** This part of the profile is not shown to the viewer. */
  PROFILE_PRIVATE: 'FORBIDDEN',
  /** The game is not in the caller's library. Params: `gameId`. */
  GAME_NOT_OWNED: 'CONFLICT',
  /** The guestbook is switched off, or the viewer is none of those who may write. */
  GUESTBOOK_CLOSED: 'FORBIDDEN',
  ENTRY_NOT_FOUND: 'NOT_FOUND',

  GAME_NOT_FOUND: 'NOT_FOUND',
  CATEGORY_NOT_FOUND: 'NOT_FOUND',
  /** The game is not on the member's wish list. */
  WISH_NOT_FOUND: 'NOT_FOUND',
  /** Only who has a copy says what they think of a game. */
  REVIEW_WITHOUT_COPY: 'FORBIDDEN',
  /** One review each. */
  REVIEW_EXISTS: 'CONFLICT',
  /** Deleted, or hidden from the caller. */
  REVIEW_NOT_FOUND: 'NOT_FOUND',
  /** Votes on one's own, and reports of it. */
  REVIEW_OWN: 'FORBIDDEN',
  REPORT_NOT_FOUND: 'NOT_FOUND',
  /** None, or one the caller does not speak for. */
  PUBLISHER_NOT_FOUND: 'NOT_FOUND',
  /** Owners bring in friends of theirs alone. */
  TEAM_STRANGER: 'FORBIDDEN',
  /** As many speak for a publisher as may. Params: `max`. */
  TEAM_FULL: 'CONFLICT',
  /** A publisher keeps an owner. */
  LAST_OWNER: 'CONFLICT',
  /** A sale that would be over already. */
  SALE_PAST: 'BAD_REQUEST',
  /** Two sales of a game at once. */
  SALE_OVERLAPS: 'CONFLICT',
  /** Somebody else saved meanwhile. Params: `version`, which stands now. */
  EDIT_CONFLICT: 'CONFLICT',
  /** A publisher holds as many drafts as it may. Params: `max`. */
  TOO_MANY_DRAFTS: 'CONFLICT',
  /** Only who has a copy of a game tags it. */
  TAG_WITHOUT_COPY: 'FORBIDDEN',
  /** A game has as many pictures as it may. Params: `max`. */
  PICTURES_FULL: 'CONFLICT',
  /** Others are there by now than those that were put in order. */
  PICTURES_CHANGED: 'CONFLICT',
  /** A game has as many trailers as it may. Params: `max`. */
  TRAILERS_FULL: 'CONFLICT',
  /** The trailers of all games of a publisher would take more than they may together. Params: `max`, in megabytes. */
  TRAILERS_SPACE: 'CONFLICT',
  /** Others are there by now than those that were put in order. */
  TRAILERS_CHANGED: 'CONFLICT',
  /** It is no WebVTT that can be taken. Params: `reason`, one of `captionFaults`, and the `line`. */
  UPLOAD_NOT_CAPTIONS: 'BAD_REQUEST',
  /** Params: `tag`. */
  TAG_NOT_FOUND: 'NOT_FOUND',
  /** Params: `max`. */
  CART_FULL: 'CONFLICT',
  /** Not sold in the buyer's currency, not out yet, or no longer sold. Params: `gameId`. */
  NOT_FOR_SALE: 'CONFLICT',
  GAME_STATE: 'CONFLICT',
  /** Unknown, or still a draft. Params: `bundleId`, where it was named by that. */
  BUNDLE_NOT_FOUND: 'NOT_FOUND',
  /** Not offered now, or one of its games is not sold in the buyer's currency. Params: `bundleId`. */
  BUNDLE_NOT_FOR_SALE: 'CONFLICT',
  /** A game would be bought twice. Params: `bundleId`, `gameId`. */
  BUNDLE_OVERLAPS: 'CONFLICT',
  /** Games that are another's, not out, or sold nowhere for money. Params: `gameId`. */
  BUNDLE_GAME: 'BAD_REQUEST',
  /** The games of a bundle stay once it was offered, and it becomes no draft again. */
  BUNDLE_FIXED: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_BUNDLES: 'CONFLICT',
  /** Whoever shall get it has it already. Params: `gameId`. */
  ALREADY_OWNED: 'CONFLICT',
  /** A price is another one than the buyer saw. Params: `gameId`, `seen`, `now` in minor units, `currency`. */
  PRICE_CHANGED: 'CONFLICT',
  /** The wallet holds less than is asked. Params: `missing` in minor units, `currency`. */
  INSUFFICIENT_FUNDS: 'PAYMENT_REQUIRED',
  ORDER_NOT_FOUND: 'NOT_FOUND',
  /** Bought too long ago. Params: `days`. */
  REFUND_TOO_LATE: 'CONFLICT',
  /** Played too long. Params: `minutes`. */
  REFUND_PLAYED: 'CONFLICT',
  ALREADY_REFUNDED: 'CONFLICT',
  /** Paid in another currency than the wallet has now. Params: `currency` that was paid in. */
  REFUND_CURRENCY: 'CONFLICT',
  /** A gift to oneself. */
  GIFT_TO_SELF: 'BAD_REQUEST',
  /** The wallet has another currency than the page showed. Params: `currency` of the wallet. */
  WALLET_CURRENCY: 'CONFLICT',
  /** The currency of a wallet cannot change while there is money in it, or on its way. */
  WALLET_NOT_EMPTY: 'CONFLICT',
  /** Nobody takes money in this shop, or not in this currency. Params: `currency`. */
  PAYMENTS_OFF: 'PRECONDITION_FAILED',
  /** The provider of payments cannot be reached, or refused. */
  PAYMENT_UNAVAILABLE: 'BAD_GATEWAY',
  /** A charge is smaller or larger than one may be. Params: `min`, `max` in minor units, `currency`. */
  CHARGE_AMOUNT: 'BAD_REQUEST',
  /** There is enough in the wallet already for what shall be bought. */
  CHARGE_NOT_NEEDED: 'CONFLICT',
  CHARGE_NOT_FOUND: 'NOT_FOUND',
  CHARGE_EXPIRED: 'CONFLICT',
  GIFT_CARD_NOT_FOUND: 'NOT_FOUND',
  /** No gift card that may be redeemed by code has this one. */
  GIFT_CARD_WRONG: 'BAD_REQUEST',
  GIFT_CARD_USED: 'CONFLICT',
  /** The card is in another currency than the wallet it shall go to. Params: `currency` of the card. */
  GIFT_CARD_CURRENCY: 'CONFLICT',

  COLLECTION_NOT_FOUND: 'NOT_FOUND',
  COLLECTION_NAME_TAKEN: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_COLLECTIONS: 'CONFLICT',
  DEVICE_NOT_FOUND: 'NOT_FOUND',
  /** No product key is written like this. */
  PRODUCT_KEY_WRONG: 'BAD_REQUEST',
  PRODUCT_KEY_USED: 'CONFLICT',

  ROOM_NOT_FOUND: 'NOT_FOUND',
  /** Params: `capacity`. */
  ROOM_FULL: 'CONFLICT',
  ROOM_PASSWORD_NEEDED: 'FORBIDDEN',
  ROOM_PASSWORD_WRONG: 'FORBIDDEN',
  /** Reading or writing in a room one is not in. */
  NOT_IN_ROOM: 'FORBIDDEN',
  /** Params: `max`. */
  CAPACITY_TOO_LARGE: 'BAD_REQUEST',
  /** Params: `max`. */
  TOO_MANY_ROOMS: 'CONFLICT',
  /** Sent away just now by those who look after the room. */
  ROOM_REMOVED: 'FORBIDDEN',
  /** Sent away for good. Params: `reason`, empty where none was given. */
  ROOM_BANNED: 'FORBIDDEN',
  /** Fewer places than people who are in. Params: `min`. */
  CAPACITY_TOO_SMALL: 'CONFLICT',
  /** Muted in the room. Params: `until` in epoch milliseconds. */
  MUTED: 'FORBIDDEN',
  /** Slow mode. Params: `retryAfter` in seconds. */
  SLOW_MODE: 'CONFLICT',
  /** The room's owner does not want this word. Params: `word`. */
  WORD_REFUSED: 'CONFLICT',
  /** Not known, too old, or taken back. */
  INVITE_NOT_FOUND: 'NOT_FOUND',
  /** Params: `max`. */
  TOO_MANY_INVITES: 'CONFLICT',

  /** The owner of a group goes once it is somebody else's, or nobody else is in it. */
  OWNER_LEAVES: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_GROUPS: 'CONFLICT',
  /** Answered, or taken back. */
  INVITATION_NOT_FOUND: 'NOT_FOUND',
  /** Somebody invited is banned from the group. Params: `memberId`. */
  INVITED_BANNED: 'CONFLICT',
  /** Invitations of a group that wait for an answer. Params: `max`. */
  TOO_MANY_INVITATIONS: 'CONFLICT',
  /** Somebody invited has as many invitations waiting as one may have. Params: `memberId`. */
  INVITATIONS_FULL: 'CONFLICT',
  /** As many ask to be let into the group as may wait. */
  GROUP_REQUESTS_FULL: 'CONFLICT',
  /** Who asks to be let in is in as many groups as one may be. */
  ASKER_FULL: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_MODERATORS: 'CONFLICT',

  /** A direct message to somebody who takes none from the caller; why is not told. */
  DIRECT_REFUSED: 'FORBIDDEN',
  /** A whisper for somebody who is not in the room, or by somebody who is not. */
  WHISPER_ELSEWHERE: 'FORBIDDEN',
  /** A direct message to oneself. */
  DIRECT_SELF: 'BAD_REQUEST',
  /** A friendship with oneself, or blocking oneself. */
  FRIEND_SELF: 'BAD_REQUEST',
  /** The caller has blocked this member. Who is blocked by them is not told: to them there is no such member. */
  FRIEND_BLOCKED: 'CONFLICT',
  /** Taken back, or answered. */
  REQUEST_NOT_FOUND: 'NOT_FOUND',
  NOT_FRIENDS: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_FRIENDS: 'CONFLICT',
  /** The other one has as many friends, or requests, as one may have. */
  FRIEND_FULL: 'CONFLICT',
  /** Requests that wait for an answer. Params: `max`. */
  TOO_MANY_REQUESTS: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_BLOCKS: 'CONFLICT',
  /** Groups of friends. Params: `max`. */
  TOO_MANY_LABELS: 'CONFLICT',
  /** No such message in the room, or it is deleted. */
  MESSAGE_NOT_FOUND: 'NOT_FOUND',
  /** Not uploaded by the caller, sent already, or gone after a day of waiting; or none in a message the caller may read. */
  ATTACHMENT_NOT_FOUND: 'NOT_FOUND',
  /** Params: `max`. */
  TOO_MANY_ATTACHMENTS: 'BAD_REQUEST',
  /** The member has uploaded as much as they may in a day. Params: `max`, in megabytes of 2^20 bytes. */
  ATTACHMENTS_SPENT: 'TOO_MANY_REQUESTS',
  /** No emoji of the list. */
  EMOJI_UNKNOWN: 'BAD_REQUEST',
  /** Different emoji under one message. Params: `max`. */
  TOO_MANY_REACTIONS: 'CONFLICT',
  /** Params: `max`. */
  TOO_MANY_PINS: 'CONFLICT',
  /** In a room with more people than `max`, only its keepers may address everybody. Params: `max`. */
  ALL_NOT_ADDRESSABLE: 'FORBIDDEN',
} as const;

export type ErrorCode = keyof typeof errorTable;
export type ErrorParams = Record<string, string | number | boolean>;
