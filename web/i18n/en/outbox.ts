// Words of the outbox, fetched with it.
export const outbox = {
  title: 'Outbox',
  text: 'No mail server is set, so letters stay here. Only this machine sees them.',
  empty: 'No letters yet',
  emptyText: 'Ask for a code on the sign-in page, and it turns up here.',
  failed: 'The outbox could not be read',
  to: 'To {address}',
  textTo: 'Text message to {number}',
  more: 'Older letters',
  loading: 'Fetching',
} as const;
