// 只在个人主页出现的错误。
import type { profileErrors as pattern } from '../en/profileErrors.ts';
import type { Translation } from '../messages.ts';

export const profileErrors: Translation<typeof pattern> = {
  PROFILE_PRIVATE: '这部分没有对你公开。',
  GUESTBOOK_CLOSED: '现在不能在这本留言簿上留言。',
  ENTRY_NOT_FOUND: '这条留言已经不在了。',
};
