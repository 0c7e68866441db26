// Words of the dock, in Chinese.
import type { friends as pattern } from '../en/friends.ts';
import type { Translation } from '../messages.ts';

export const friends: Translation<typeof pattern> = {
  dock: '人和对话',
  title: '好友',
  here: '这里',
  lobby: '大厅',
  conversations: '对话',
  people: '大厅里的人',
  online: '{count, number} 人在线',
  nobody: '现在没有别人。',
  more: '{count, plural, other {还有 # 人}}',
  peopleFailed: '没能加载在线的人。',
  conversationsFailed: '没能加载你的房间。',
  noConversations: '你进过的房间会在这里。',
  toRooms: '找个房间',
  guestTitle: '找个座位坐下',
  guestText: '登录后能看到谁在，能聊天，愿望也会留住。',
  guestCount: '{count, plural, =0 {现在大厅很安静。} other {现在这里有 # 人。}}',
  signIn: '登录',
  makeAccount: '创建账户',
  you: '在线',
};
