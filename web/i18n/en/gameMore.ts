// Words of what stands on a game's page besides, fetched after it.
export const gameMore = {
  friends: {
    owners: '{count, plural, one {A friend owns it} other {# friends own it}}',
    wishers: '{count, plural, one {A friend wishes for it} other {# friends wish for it}}',
    ownersTitle: 'Friends who own {title}',
    wishersTitle: 'Friends who wish for {title}',
    failed: 'Your friends did not load',
    more: 'Show more',
    loading: 'Fetching',
    none: 'None of your friends any more.',
  },
  maker: {
    failed: 'The publisher did not load',
    games: '{count, plural, =0 {No games yet} one {# game} other {# games}}',
    gamesFailed: 'Its games did not load',
    more: 'Show more',
    loading: 'Fetching',
    none: 'Nothing on this shelf yet',
    noneText: 'Its games stand here once they are announced.',
  },
  needs: {
    title: 'What it needs',
    systems: 'Which system',
    on: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
    least: 'At least',
    recommended: 'Recommended',
    os: 'System',
    processor: 'Processor',
    memory: 'Memory',
    graphics: 'Graphics',
    storage: 'Storage',
  },
} as const;
