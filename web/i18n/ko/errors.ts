// One sentence for each error code, in Korean.
import type { errors as pattern } from '../en/errors.ts';
import type { Translation } from '../messages.ts';

export const errors: Translation<typeof pattern> = {
  OFFLINE: '연결이 끊겼어요. 쓴 글은 그대로 있으니 잠시 뒤 다시 시도해 주세요.',
  NOT_SIGNED_IN: '로그아웃된 상태예요. 로그인하고 다시 시도해 주세요.',
  SESSION_CHANGED: '그사이 이 브라우저에 다른 분이 로그인했어요.',
  NOT_ALLOWED: '다른 분의 것이에요.',
  ORIGIN_REFUSED: '이 서버가 모르는 주소로 열린 페이지예요.',
  HTTP_ONLY: 'HTTP로만 할 수 있어요.',
  BAD_INPUT: '맞지 않는 내용이 있어요. 확인하고 다시 시도해 주세요.',
  BAD_CURSOR: '목록이 바뀌었어요. 처음부터 다시 불러와 주세요.',
  KEY_REUSED: '다른 내용으로 이미 보냈어요. 새로 써 주세요.',
  RATE_LIMITED: '조금 빨랐어요. {wait} 뒤에 다시 시도해 주세요.',
  UNEXPECTED: '저희 쪽에서 문제가 생겼어요. 바뀐 것은 없어요.',
  BANNED: '이 계정은 들어올 수 없어요: {reason}',
  MEMBER_NOT_FOUND: '그런 회원이 없어요.',
  GAME_NOT_FOUND: '그런 게임이 없거나 상점에서 내려갔어요.',
  CATEGORY_NOT_FOUND: '그런 선반은 없어요.',
  GAME_NOT_OWNED: '라이브러리에 없는 게임이에요.',
  ROOM_NOT_FOUND: '이 방은 닫혔어요.',
  ROOM_FULL: '{capacity, plural, other {#자리가}} 모두 찼어요.',
  CAPACITY_TOO_LARGE: '최대 {max, plural, other {#명}}까지예요.',
  NOT_IN_ROOM: '이 방에 들어와 있지 않아요.',
  TOO_MANY_FEEDS: '이 페이지에서 한 번에 너무 많이 열려 있어요. 먼저 무언가를 닫아 주세요.',
};
