// What may be wrong with a message or a member, and what is done about it. No schemas: the page imports it.

export const talkReasons = ['spam', 'insult', 'threat', 'sexual', 'other'] as const;
export type TalkReason = (typeof talkReasons)[number];
/** Characters of what a reporter adds. */
export const talkNote = { max: 500 } as const;

/** What may be done about a report; `banMember` keeps somebody out of the whole house. */
export const talkDecisions = ['delete', 'mute', 'ban', 'banMember', 'dismiss'] as const;
export type TalkDecision = (typeof talkDecisions)[number];
/** Days the house has after a room decided; then what the room decided stands. */
export const daysForHouse = 30;

/** What is kept besides a reported message: so many before it and after it, and of what it said before. */
export const frozenLines = { before: 5, after: 5, edits: 20 } as const;
/** Of a reported member the newest messages in the room their card was opened in. */
export const frozenOfMember = { lines: 10, within: 2_000 } as const;
