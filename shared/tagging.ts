// How members tag games they own. Imports nothing: the page carries it.

export const tagging = {
  /** Tags one member may give a game. */
  mine: 5,
  /** Members who give a tag, from which on it stands among the tags of the game. */
  enough: 3,
  /** Their places come after all of the publisher's. */
  behind: 100,
  /** Tags shown with their counts. */
  shown: 20,
} as const;
