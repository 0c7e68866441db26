// 친구 관련 부분에서만 만나는 오류의 문구.
import type { friendErrors as pattern } from '../en/friendErrors.ts';
import type { Translation } from '../messages.ts';

export const friendErrors: Translation<typeof pattern> = {
  FRIEND_SELF: '본인이에요.',
  FRIEND_BLOCKED: '차단한 사람이에요. 먼저 차단을 풀어 주세요.',
  REQUEST_NOT_FOUND: '그사이 답했거나 취소된 친구 신청이에요.',
  NOT_FRIENDS: '이제 친구가 아니에요.',
  TOO_MANY_FRIENDS: '친구는 {max, number}명까지 둘 수 있는데 이미 다 찼어요.',
  FRIEND_FULL: '이 분은 지금 친구를 더 받을 수 없어요.',
  TOO_MANY_REQUESTS: '답을 기다리는 신청이 {max, number}건이나 있어요. 하나를 먼저 거둬들이세요.',
  TOO_MANY_BLOCKS: '{max, number}명까지 차단할 수 있는데 이미 다 찼어요.',
  TOO_MANY_LABELS: '그룹은 {max, number}개까지 만들 수 있어요.',
};
