// What may be wrong with an entry of a guestbook. No schemas: the page imports it.

export const entryReasons = ['spam', 'insult', 'other'] as const;
export type EntryReason = (typeof entryReasons)[number];
/** Characters of what a reporter adds. */
export const entryNote = { max: 500 } as const;
