// The states of a game and the steps between them, told without a schema so that the page can use them too.

/** Where a game stands between its first sketch and its last sale. */
export const gameStates = ['draft', 'coming', 'early', 'released', 'delisted'] as const;
export type GameState = (typeof gameStates)[number];

/** What a state may become. Nothing returns to a draft: what was seen once cannot be unseen. */
export const nextStates: Record<GameState, readonly GameState[]> = {
  draft: ['coming', 'early', 'released'],
  coming: ['early', 'released', 'delisted'],
  early: ['released', 'delisted'],
  released: ['delisted'],
  delisted: ['early', 'released'],
};
