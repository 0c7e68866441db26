// Words of signing in by a provider, such as Google, fetched where one is offered.
export const providers = {
  continue: 'Continue with {name}',
  /** Stands for a provider's name that is not known. */
  other: 'the other site',
  problems: {
    CANCELLED: 'You came back from {name} without signing in. Nothing has changed.',
    EXPIRED: 'That took too long, or it began in another browser. Try {name} again.',
    FAILED: 'What {name} answered does not fit. Try again, or come in another way.',
    UNREACHABLE: '{name} does not answer right now. Try again in a while, or come in another way.',
    EMAIL_UNVERIFIED:
      '{name} tells us no confirmed email of yours, so we cannot know who you are. Confirm it there and come back, or come in another way and connect {name} in your settings.',
    IDENTITY_TAKEN: 'This account at {name} belongs to another member here.',
    ALREADY_CONNECTED:
      'Your account is connected with another account at {name}. Use that one, or disconnect it in your settings first.',
    SESSION_ENDED: 'You were signed out meanwhile. Sign in, and connect {name} again.',
    DEMO_ACCOUNT:
      'This is the address of a demo account, which everybody shares. Make an account of your own.',
    BANNED: 'This account cannot come in.',
    BANNED_UNTIL: 'This account cannot come in until {until}.',
    RATE_LIMITED: 'That was often in a short time. Wait a while and try {name} again.',
    UNEXPECTED: 'Something went wrong on our side. Nothing has changed; try {name} again.',
  },
} as const;
