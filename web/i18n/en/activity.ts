// Words of what friends did, and of the same on members' pages.
export const activity = {
  title: 'What friends did',
  recent: 'Recent activity',
  which: 'Which deeds',
  everything: 'Everything',
  kind: {
    owned: 'New games',
    reviewed: 'Reviews',
    wished: 'Wishes',
    friends: 'New friends',
    level: 'Levels',
  },
  said: {
    owned:
      '{more, plural, =0 {<who></who> now owns <game></game>} one {<who></who> now owns <game></game> and # more game} other {<who></who> now owns <game></game> and # more games}}',
    wished:
      '{more, plural, =0 {<who></who> wishes for <game></game>} one {<who></who> wishes for <game></game> and # more game} other {<who></who> wishes for <game></game> and # more games}}',
    recommended: '<who></who> recommends <game></game>',
    advisedAgainst: '<who></who> advises against <game></game>',
    friends: '<who></who> and <other></other> are friends now',
    level: '<who></who> reached level {level, number}',
  },
  signIn: 'What friends did is for members.',
  failed: 'This did not load.',
  more: 'Show more',
  loading: 'Loading more',
  empty: 'Quiet so far',
  nothingOfKind: 'Nothing of this kind yet',
  emptyText:
    'New games, reviews, wishes, friends and levels of your friends stand here, as far as they show them.',
  emptyOwn: 'What you buy, review and wish for stands here.',
  told: 'What is told of you',
  toldHint: 'Friends read it under “What friends did”, and it stands on your page.',
} as const;
