// 只在房间里遇到的错误提示。
import type { chatErrors as pattern } from '../en/chatErrors.ts';
import type { Translation } from '../messages.ts';

export const chatErrors: Translation<typeof pattern> = {
  ROOM_PASSWORD_NEEDED: '这个房间需要密码。',
  ROOM_PASSWORD_WRONG: '密码不对。',
  TOO_MANY_ROOMS: '最多同时在 {max, plural, other {#}} 个房间里，请先离开一个。',
  ATTACHMENT_NOT_FOUND: '添加的文件已经不在了，请重新添加。',
  TOO_MANY_ATTACHMENTS: '一条消息最多可带 {max, number} 个文件。',
  ATTACHMENTS_SPENT: '今天可发送的 {max} MB 文件已用完，明天可以继续。',
  MESSAGE_NOT_FOUND: '这条消息已经不在了。',
  EMOJI_UNKNOWN: '列表里没有这个表情。',
  TOO_MANY_REACTIONS: '这条消息下已有 {max, number} 种表情，请从中选一个。',
  TOO_MANY_PINS: '最多置顶 {max, number} 条消息，请先取消一条。',
  DIRECT_REFUSED: '无法给这个人发消息。',
  WHISPER_ELSEWHERE: '只有两个人都在这个房间里才能说悄悄话。',
  DIRECT_SELF: '这就是你自己。',
  ALL_NOT_ADDRESSABLE: '房间超过 {max, number} 人时，只有房主可以 @ 所有人。',
  ROOM_REMOVED: '你被请出了这个房间。',
  ROOM_BANNED: '你被禁止进入这个房间。{reason}',
  CAPACITY_TOO_SMALL: '至少要有 {min, number} 个位置：已经有这么多人在里面。',
  MUTED: '你在这里被禁言，到 {until, date, medium} {until, time, short} 为止。',
  SLOW_MODE: '这个房间开了慢速模式，请等 {wait} 再发。',
  WORD_REFUSED: '房主不希望在这里出现“{word}”。',
  INVITE_NOT_FOUND: '这个链接已经失效。',
  TOO_MANY_INVITES: '通往这个房间的链接已有 {max, number} 个，到上限了。请先收回一个。',
};
