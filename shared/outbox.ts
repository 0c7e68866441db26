// The outbox: wire types.

/** A letter that nobody carries. */
export type OutboxLetter = {
  channel: 'mail' | 'sms';
  id: string;
  recipient: string;
  subject: string;
  text: string;
  at: number;
};
