// 好友动态，以及会员页面上的近期动态。
import type { activity as pattern } from '../en/activity.ts';
import type { Translation } from '../messages.ts';

export const activity: Translation<typeof pattern> = {
  title: '好友动态',
  recent: '近期动态',
  which: '动态种类',
  everything: '全部',
  kind: {
    owned: '新游戏',
    reviewed: '评测',
    wished: '心愿',
    friends: '新好友',
    level: '等级',
  },
  said: {
    owned:
      '{more, plural, =0 {<who></who>入手了<game></game>} other {<who></who>入手了<game></game>和另外 # 款游戏}}',
    wished:
      '{more, plural, =0 {<who></who>想要<game></game>} other {<who></who>想要<game></game>和另外 # 款游戏}}',
    recommended: '<who></who>推荐<game></game>',
    advisedAgainst: '<who></who>不推荐<game></game>',
    friends: '<who></who>和<other></other>成了好友',
    level: '<who></who>升到了 {level, number} 级',
  },
  signIn: '好友动态仅供会员查看。',
  failed: '没有加载出来。',
  more: '显示更多',
  loading: '正在加载',
  empty: '还很安静',
  nothingOfKind: '还没有这类动态',
  emptyText: '好友愿意展示的新游戏、评测、心愿、好友和等级都会出现在这里。',
  emptyOwn: '你买的、评的和想要的都会出现在这里。',
  told: '哪些事告诉好友',
  toldHint: '好友会在“好友动态”里看到，也会显示在你的页面上。',
};
