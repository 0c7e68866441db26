// The kinds of alerts. No schemas: the page imports it.

export const alertKinds = [
  'friendRequest',
  'friendAccepted',
  'guestbook',
  'roomInvite',
  'groupRequest',
  'groupAccepted',
  'mention',
  'reply',
  'directMessage',
  'gift',
  'giftCard',
  'priceDrop',
  'reviewReply',
  'team',
  'refund',
  'charge',
  'newDevice',
  'moderation',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Told in any case: they concern the account itself. */
const fixedKinds = ['newDevice', 'moderation'] as const;
/** What a member may switch off. */
export type OptionalKind = Exclude<AlertKind, (typeof fixedKinds)[number]>;
export const optionalKinds = alertKinds.filter(
  (kind): kind is OptionalKind => !(fixedKinds as readonly AlertKind[]).includes(kind),
);
