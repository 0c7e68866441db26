// The outbox: wire types.

/** A letter that nobody carries. */
export type OutboxLetter = { id: string; recipient: string; subject: string; text: string; at: number };
