// Who may do what for a publisher, and within which bounds, told without a schema so that the page can use it too.

export const publishingLimits = {
  /** Minor units of a price. */
  price: { max: 1_000_000_000 },
  /** Percent off. */
  salePercent: { min: 1, max: 95 },
} as const;

export const publisherRoles = ['owner', 'editor', 'support'] as const;
export type PublisherRole = (typeof publisherRoles)[number];

/** Looking at games and answering reviews is for all of them. */
export type PublisherRight = 'look' | 'sell' | 'earnings';

const rights: Record<PublisherRole, readonly PublisherRight[]> = {
  owner: ['look', 'sell', 'earnings'],
  editor: ['look', 'sell'],
  support: ['look'],
};

/** `sell`: prices, sales, states. `earnings`: what was sold where, and what it brought. */
export const mayPublish = (role: PublisherRole, right: PublisherRight): boolean =>
  rights[role].includes(right);
