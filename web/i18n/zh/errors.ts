// One sentence for each error code, in Chinese.
import type { errors as pattern } from '../en/errors.ts';
import type { Translation } from '../messages.ts';

export const errors: Translation<typeof pattern> = {
  OFFLINE: '连接断开了。你写的内容还在，请稍后再试。',
  NOT_SIGNED_IN: '你已退出登录。请登录后再试。',
  SESSION_CHANGED: '此浏览器现在登录的是别人。',
  NOT_ALLOWED: '这是别人的。',
  ORIGIN_REFUSED: '打开这个页面的地址不被服务器认识。',
  HTTP_ONLY: '只能通过 HTTP 进行。',
  BAD_INPUT: '有些内容不对，请检查后再试。',
  BAD_CURSOR: '列表变了，请从头重新加载。',
  KEY_REUSED: '这条已用别的内容发出过，请重新写。',
  RATE_LIMITED: '有点太快了，请在{wait}后再试。',
  UNEXPECTED: '我们这边出了点问题，没有任何改动。',
  BANNED: '这个账户不能登录：{reason}',
  MEMBER_NOT_FOUND: '没有这位会员。',
  GAME_NOT_FOUND: '没有这款游戏，或者它已下架。',
  CATEGORY_NOT_FOUND: '没有这个货架。',
  GAME_NOT_OWNED: '这款游戏不在你的库里。',
  ROOM_NOT_FOUND: '这个房间已经关了。',
  ROOM_FULL: '房间满了：{capacity, plural, other {#}} 个位置都有人。',
  CAPACITY_TOO_LARGE: '最多 {max, plural, other {#}} 人。',
  NOT_IN_ROOM: '你不在这个房间里。',
  TOO_MANY_FEEDS: '此页面同时打开的内容太多了，请先关闭一些。',
};
