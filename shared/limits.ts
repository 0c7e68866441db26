// Every bound that both sides must agree on, in one place: the server enforces them, the page shows them.

export const limits = {
  /** Characters of a nickname: letters or digits of any script. */
  nickname: { min: 2, max: 20 },
  /** Characters of a password. */
  password: { min: 8, max: 128 },
  /** Characters of an e-mail address (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
  email: { max: 254 },
  /** Characters of the name on papers. */
  name: { max: 60 },
  /** Characters of what members say of themselves. */
  bio: { max: 500 },
  /** An uploaded picture of a member: bytes of its file, and pixels it may unfold to. */
  avatar: { maxBytes: 5 * 1024 * 1024, maxPixels: 40_000_000 },
  /** An uploaded picture from a game: bytes of its file, pixels it may unfold to, and its size once it is cut. */
  gamePicture: { maxBytes: 10 * 1024 * 1024, maxPixels: 40_000_000, width: 1_280, height: 720 },
  /** Uploaded pictures of one game. */
  gamePictures: { max: 12 },
  /** Passkeys of one member. */
  passkeys: { max: 20 },
  /** Characters of what a passkey is called. */
  passkeyName: { max: 40 },
  /** Characters of a reason for a ban. */
  banReason: { min: 1, max: 300 },
  /** Characters of a room's title. */
  roomTitle: { min: 1, max: 35 },
  /** Characters of a room's password. */
  roomPassword: { min: 1, max: 64 },
  /** People a room may hold; the upper end is the server's setting, this is its ceiling. */
  roomCapacity: { min: 2, max: 10_000 },
  /** Characters of a message. */
  messageBody: { min: 1, max: 2_000 },
  /** Characters of a message that a quote or a list shows. */
  messageExcerpt: { max: 120 },
  /** Different emoji under one message. */
  reactionKinds: { max: 20 },
  /** Code units of an emoji. */
  emoji: { max: 32 },
  /** Messages pinned in a room. */
  pins: { max: 50 },
  /** People one message addresses by name. */
  mentions: { max: 20 },
  /** In a room of up to so many people each is told how far the others have come and read. */
  tickedRoom: { max: 100 },
  /** In a room of more people than this, only its keepers address everybody, and who is addressed so alone has no alert. */
  smallRoom: { max: 50 },
  /** Characters of a search text. */
  searchText: { max: 100 },
  /** Hits on one page of a search for messages, and characters of a message that one shows. */
  messageHits: { default: 25, max: 50 },
  hitText: { max: 240 },
  /** Minor units a wish may name, of any currency. */
  wishAmount: { max: 1_000_000_000 },
  /** Games a guest's wish list may carry over, and one call may name. */
  gameIds: { max: 100 },
  alike: { default: 8, max: 24 },
  /** Tags offered as filters of one list. */
  facetTags: { max: 100 },
  /** Characters of what a collection of games is called, and how many a member may have. */
  collectionName: { min: 1, max: 40 },
  collections: { max: 100 },
  /** Characters of what a device is called, and how many of a member's are known. */
  deviceName: { min: 1, max: 60 },
  gameDevices: { max: 20 },
  /** Keys of a game made by one command. */
  productKeys: { max: 10_000 },
  /** Games of one order, and of a cart. */
  orderItems: { max: 50 },
  /** Languages offered as filters of one list. */
  facetLanguages: { max: 40 },
  /** Alerts that one call may mark or remove, and alerts of one member that are kept, for how many days. */
  alertIds: { max: 100 },
  alerts: { max: 500, days: 90 },
  /** Games a member stands on top of their profile. */
  favourites: { max: 8 },
  /** Characters of an entry in a guestbook, and entries of one page of it. */
  guestbook: { min: 1, max: 1_000, page: 20 },
  /** Rows of one page of a list. */
  page: { default: 24, max: 100 },
} as const;
