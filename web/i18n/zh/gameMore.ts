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
  tags: {
    title: '玩家加的标签',
    mine: '我的标签',
    none: '还没有人加标签。',
    given: '{count, number} 人添加',
    hide: '隐藏标签 {tag}',
    show: '恢复标签 {tag}',
    ask: '给《{title}》加什么标签？',
    hint: '有 {enough, number} 位拥有者给出同一个标签，它就会成为游戏的标签，也能被搜到。',
    find: '查找标签',
    findHint: '输入名称的一部分。',
    full: '最多 {max, number} 个，请先去掉一个。',
    noSuch: '没有这样的标签。',
    chosen: '我选的标签',
    out: '去掉 {tag}',
    not: '暂不',
    save: '保存标签',
    saving: '正在保存',
    saved: '标签已保存。',
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
