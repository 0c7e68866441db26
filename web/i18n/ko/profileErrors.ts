// 프로필에서만 만나는 오류의 문구.
import type { profileErrors as pattern } from '../en/profileErrors.ts';
import type { Translation } from '../messages.ts';

export const profileErrors: Translation<typeof pattern> = {
  PROFILE_PRIVATE: '이 부분은 볼 수 없어요.',
  GUESTBOOK_CLOSED: '지금은 이 방명록에 글을 쓸 수 없어요.',
  ENTRY_NOT_FOUND: '이미 사라진 글이에요.',
};
