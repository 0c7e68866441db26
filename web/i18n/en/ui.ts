// Words of the design system.
export const ui = {
  gone: 'Deleted member',
  loading: 'Loading',
  presence: { online: 'Online', playing: 'Playing', away: 'Away', busy: 'Busy', offline: 'Offline' },
  price: { free: 'Free', was: 'was', now: 'now', coming: 'Coming soon', notSold: 'Not for sale' },
  rating: {
    loved: 'Loved',
    liked: 'Liked',
    mixed: 'Mixed',
    disliked: 'Disliked',
    panned: 'Panned',
    few: 'Too few to say',
    percentOf: '{percent} of {total, number}',
  },
  field: { showPassword: 'Show password', hidePassword: 'Hide password' },
  dialog: { close: 'Close' },
  marquee: {
    carousel: 'carousel',
    slide: 'slide',
    previous: 'Previous',
    next: 'Next',
    pause: 'Pause the slides',
    play: 'Let the slides run',
    position: '{current, number} of {total, number}',
  },
  seats: { short: '{taken, number} of {of, number}', taken: '{taken, number} of {of, number} seats taken' },
  error: { tryAgain: 'Try again', trying: 'Trying', quote: 'Tell the host: {code}' },
} as const;
