// 방에서만 만나는 오류의 문구.
import type { chatErrors as pattern } from '../en/chatErrors.ts';
import type { Translation } from '../messages.ts';

export const chatErrors: Translation<typeof pattern> = {
  ROOM_PASSWORD_NEEDED: '비밀번호가 필요한 방이에요.',
  ROOM_PASSWORD_WRONG: '비밀번호가 달라요.',
  TOO_MANY_ROOMS: '방은 {max, number}개까지 들어갈 수 있어요. 먼저 한 곳에서 나와 주세요.',
  ATTACHMENT_NOT_FOUND: '넣은 파일이 사라졌어요. 다시 넣어 주세요.',
  TOO_MANY_ATTACHMENTS: '메시지 하나에 파일은 {max, number}개까지 넣을 수 있어요.',
  ATTACHMENTS_SPENT: '오늘 보낼 수 있는 파일 {max} MB를 다 썼어요. 내일 다시 보낼 수 있어요.',
  MESSAGE_NOT_FOUND: '지워졌거나 없는 메시지예요.',
  EMOJI_UNKNOWN: '목록에 없는 이모지예요.',
  TOO_MANY_REACTIONS: '이모지가 벌써 {max, number}가지예요. 이미 있는 것 중에서 골라 주세요.',
  TOO_MANY_PINS: '메시지는 {max, number}개까지 고정할 수 있어요. 먼저 하나를 내려 주세요.',
  DIRECT_REFUSED: '이 사람에게는 메시지를 보낼 수 없어요.',
  WHISPER_ELSEWHERE: '귓속말은 두 사람 모두 이 방에 있을 때만 보낼 수 있어요.',
  DIRECT_SELF: '자기 자신이에요.',
  ALL_NOT_ADDRESSABLE: '{max, number}명이 넘는 방에서는 방장만 모두를 부를 수 있어요.',
  ROOM_REMOVED: '이 방에서 내보내졌어요.',
  ROOM_BANNED: '이 방에서 차단되었어요. {reason}',
  CAPACITY_TOO_SMALL: '{min, number}자리 이상이어야 해요. 그만큼 들어와 있어요.',
  MUTED: '{until, date, medium} {until, time, short}까지 여기서 말할 수 없어요.',
  SLOW_MODE: '느린 모드 중인 방이에요. {wait} 뒤에 다시 시도해 주세요.',
  WORD_REFUSED: '방장이 이 방에서 ‘{word}’라는 말을 막아 두었어요.',
  INVITE_NOT_FOUND: '더 이상 쓸 수 없는 링크예요.',
  TOO_MANY_INVITES: '이 방으로 오는 링크가 이미 {max, number}개로 가득 찼어요. 먼저 하나를 없애 주세요.',
};
