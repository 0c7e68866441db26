// Sentences for errors that only reviews meet, in Chinese.
import type { reviewErrors as pattern } from '../en/reviewErrors.ts';
import type { Translation } from '../messages.ts';

export const reviewErrors: Translation<typeof pattern> = {
  REVIEW_WITHOUT_COPY: '拥有游戏的人才能评价它。',
  REVIEW_EXISTS: '你已经评价过这个游戏了，刷新页面就能修改。',
  REVIEW_NOT_FOUND: '这条评价已经不在了。',
  REVIEW_OWN: '这是你自己的评价。',
  REPORT_NOT_FOUND: '这条举报已经有人处理了。',
};
