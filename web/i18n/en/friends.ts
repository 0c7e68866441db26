// Words of the dock.
export const friends = {
  dock: 'People and conversations',
  title: 'Friends',
  here: 'Here',
  lobby: 'Lobby',
  conversations: 'Conversations',
  people: 'In the lobby',
  online: '{count, number} online',
  nobody: 'Nobody else is here right now.',
  more: '{count, plural, one {and # more} other {and # more}}',
  peopleFailed: 'The people did not load.',
  conversationsFailed: 'Your rooms did not load.',
  noConversations: 'Rooms you enter stand here.',
  toRooms: 'Find a room',
  guestTitle: 'Take a seat',
  guestText: 'Sign in to see who is here, to talk, and to keep your wishes.',
  guestCount:
    '{count, plural, =0 {The lobby is quiet right now.} one {# person is here right now.} other {# people are here right now.}}',
  signIn: 'Sign in',
  makeAccount: 'Make an account',
  you: 'Online',
} as const;
