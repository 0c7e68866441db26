// Who may do what for a publisher, and within which bounds, told without a schema so that the page can use it too.

export const publishingLimits = {
  /** Minor units of a price. */
  price: { max: 1_000_000_000 },
  /** Percent off. */
  salePercent: { min: 1, max: 95 },
  /** Characters of a game's name, of what is said of it in short and at length, and of each thing a machine needs. */
  title: { max: 100 },
  short: { max: 300 },
  long: { max: 10_000 },
  requirement: { max: 120 },
  /** MB: 16 TB. */
  size: { max: 16_777_216 },
  tags: { max: 15 },
  categories: { max: 6 },
  languages: { max: 40 },
  /** Characters of a publisher's name, and of what it says of itself. */
  name: { max: 80 },
  about: { max: 2_000 },
  /** Members who speak for one publisher. */
  team: { max: 50 },
  /** Drafts of one publisher that wait to be shown. */
  drafts: { max: 50 },
} as const;

/** Languages that games and captions are offered in, as BCP 47 writes them. */
export const offeredLanguages = [
  'en',
  'ko',
  'zh',
  'ja',
  'de',
  'fr',
  'es',
  'pt-BR',
  'it',
  'ru',
  'pl',
  'tr',
] as const;

export const publisherRoles = ['owner', 'editor', 'support'] as const;
export type PublisherRole = (typeof publisherRoles)[number];

/** Looking at games and answering reviews is for all of them. */
export type PublisherRight = 'look' | 'sell' | 'earnings' | 'house';

const rights: Record<PublisherRole, readonly PublisherRight[]> = {
  owner: ['look', 'sell', 'earnings', 'house'],
  editor: ['look', 'sell'],
  support: ['look'],
};

/** `sell`: what games are, prices, sales, states. `house`: the publisher's own name and text, and who speaks for it. `earnings`: what was sold where, and what it brought. */
export const mayPublish = (role: PublisherRole, right: PublisherRight): boolean =>
  rights[role].includes(right);
