// Words of what stands on a game’s page besides, in Chinese.

import type { gameMore as english } from '../en/gameMore.ts';
import type { Translation } from '../messages.ts';

export const gameMore: Translation<typeof english> = {
  friends: {
    owners: '{count, number} 位好友拥有它',
    wishers: '{count, number} 位好友想要它',
    ownersTitle: '拥有《{title}》的好友',
    wishersTitle: '想要《{title}》的好友',
    failed: '好友没有加载出来',
    more: '显示更多',
    loading: '正在载入',
    none: '现在没有了。',
  },
  maker: {
    failed: '发行商没有加载出来',
    games: '{count, plural, =0 {还没有游戏} other {# 款游戏}}',
    gamesFailed: '游戏没有加载出来',
    more: '显示更多',
    loading: '正在载入',
    none: '架子还空着',
    noneText: '游戏公布后会摆在这里。',
  },
  needs: {
    title: '系统需求',
    systems: '选择系统',
    on: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
    least: '最低配置',
    recommended: '推荐配置',
    os: '操作系统',
    processor: '处理器',
    memory: '内存',
    graphics: '显卡',
    storage: '存储空间',
  },
};
