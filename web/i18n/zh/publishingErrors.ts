// Sentences for errors that only publishers' pages meet, in Chinese.
import type { publishingErrors as pattern } from '../en/publishingErrors.ts';
import type { Translation } from '../messages.ts';

export const publishingErrors: Translation<typeof pattern> = {
  PUBLISHER_NOT_FOUND: '没有这家发行商，或你并不代表它。',
  SALE_PAST: '这个折扣已经过期了。',
  SALE_OVERLAPS: '那段时间已有别的折扣。请换个时间，或先结束那个折扣。',
};
