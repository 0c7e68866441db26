// 只在群组里出现的错误文案。
import type { groupErrors as pattern } from '../en/groupErrors.ts';
import type { Translation } from '../messages.ts';

export const groupErrors: Translation<typeof pattern> = {
  OWNER_LEAVES: '请先把群组交给别人。',
  TOO_MANY_GROUPS: '最多加入 {max, plural, other {# 个}}群组，请先退出一个。',
  INVITATION_NOT_FOUND: '这份邀请已失效。',
  INVITED_BANNED: '其中有人被禁止进入这个群组。',
  TOO_MANY_INVITATIONS: '已有 {max, plural, other {# 份}}邀请等待回应，不能再发了。',
  INVITATIONS_FULL: '其中有人收到的邀请太多了。',
  GROUP_REQUESTS_FULL: '现在申请的人太多了，请稍后再试。',
  ASKER_FULL: '对方加入的群组已达上限。',
  TOO_MANY_MODERATORS: '管理员最多 {max, plural, other {# 位}}。',
};
