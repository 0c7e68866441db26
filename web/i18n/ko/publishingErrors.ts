// Sentences for errors that only publishers' pages meet, in Korean.
import type { publishingErrors as pattern } from '../en/publishingErrors.ts';
import type { Translation } from '../messages.ts';

export const publishingErrors: Translation<typeof pattern> = {
  PUBLISHER_NOT_FOUND: '없는 제작사이거나 회원님이 대표하는 제작사가 아니에요.',
  SALE_PAST: '이미 끝났을 할인이에요.',
  SALE_OVERLAPS: '그 기간에 다른 할인이 있어요. 기간을 바꾸거나 그 할인을 먼저 끝내 주세요.',
};
