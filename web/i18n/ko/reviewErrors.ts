// Sentences for errors that only reviews meet, in Korean.
import type { reviewErrors as pattern } from '../en/reviewErrors.ts';
import type { Translation } from '../messages.ts';

export const reviewErrors: Translation<typeof pattern> = {
  REVIEW_WITHOUT_COPY: '게임을 가진 사람만 평가를 쓸 수 있어요.',
  REVIEW_EXISTS: '이 게임에는 이미 평가를 썼어요. 페이지를 새로 고치면 고칠 수 있어요.',
  REVIEW_NOT_FOUND: '사라진 평가예요.',
  REVIEW_OWN: '내가 쓴 평가예요.',
  REPORT_NOT_FOUND: '이미 처리된 신고예요.',
};
