// Words of the design system, in Chinese.
import type { ui as pattern } from '../en/ui.ts';
import type { Translation } from '../messages.ts';

export const ui: Translation<typeof pattern> = {
  gone: '已注销的会员',
  loading: '加载中',
  presence: { online: '在线', playing: '游戏中', away: '离开', busy: '忙碌', offline: '离线' },
  price: { free: '免费', was: '原价', now: '现价', coming: '即将推出', notSold: '暂不出售' },
  rating: {
    loved: '备受喜爱',
    liked: '好评',
    mixed: '褒贬不一',
    disliked: '不太喜欢',
    panned: '差评',
    few: '评价还太少',
    percentOf: '{total, number} 人中 {percent}',
  },
  field: { showPassword: '显示密码', hidePassword: '隐藏密码' },
  dialog: { close: '关闭' },
  marquee: {
    carousel: '轮播',
    slide: '幻灯片',
    previous: '上一个',
    next: '下一个',
    pause: '暂停轮播',
    play: '继续轮播',
    position: '第 {current, number} 个，共 {total, number} 个',
  },
  seats: { short: '{taken, number} / {of, number}', taken: '{of, number} 个座位中已坐 {taken, number} 个' },
  error: { tryAgain: '重试', trying: '重试中', quote: '请告诉管理员：{code}' },
};
