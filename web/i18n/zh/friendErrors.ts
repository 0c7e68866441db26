// 只有好友相关部分才会遇到的错误文案。
import type { friendErrors as pattern } from '../en/friendErrors.ts';
import type { Translation } from '../messages.ts';

export const friendErrors: Translation<typeof pattern> = {
  FRIEND_SELF: '这就是你自己。',
  FRIEND_BLOCKED: '你已屏蔽此人，请先解除屏蔽。',
  REQUEST_NOT_FOUND: '这个好友请求已被处理或撤回。',
  NOT_FRIENDS: '你们已经不是好友了。',
  TOO_MANY_FRIENDS: '好友最多 {max, number} 位，已经满了。',
  FRIEND_FULL: '对方暂时无法再添加好友。',
  TOO_MANY_REQUESTS: '你有 {max, number} 个请求还没得到回复，请先撤回一个。',
  TOO_MANY_BLOCKS: '最多可屏蔽 {max, number} 人，已经满了。',
  TOO_MANY_LABELS: '分组最多 {max, number} 个。',
};
