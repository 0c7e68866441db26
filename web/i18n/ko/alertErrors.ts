// 알림을 설정할 때만 만나는 오류의 문구.
import type { alertErrors as pattern } from '../en/alertErrors.ts';
import type { Translation } from '../messages.ts';

export const alertErrors: Translation<typeof pattern> = {
  WISH_NOT_FOUND: '이제 찜 목록에 없는 게임이에요.',
};
