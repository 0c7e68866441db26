// 只有设置提醒时才会遇到的错误说明。
import type { alertErrors as pattern } from '../en/alertErrors.ts';
import type { Translation } from '../messages.ts';

export const alertErrors: Translation<typeof pattern> = {
  WISH_NOT_FOUND: '它已经不在你的愿望单里了。',
};
