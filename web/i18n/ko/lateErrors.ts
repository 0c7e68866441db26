// 문, 설정, 관리 화면에서만 만나는 오류의 문구.
import type { lateErrors as pattern } from '../en/lateErrors.ts';
import type { Translation } from '../messages.ts';

export const lateErrors: Translation<typeof pattern> = {
  CAPTCHA_NEEDED: '최근에 시도가 많았어요. 사람임을 확인하고 다시 해 보세요.',
  CAPTCHA_WRONG: '보이는 것과 달라요. 다른 문제를 풀어 보세요.',
  EMAIL_TAKEN: '이미 이 이메일로 만든 계정이 있어요.',
  NICKNAME_TAKEN: '이미 쓰는 분이 있는 이름이에요.',
  PASSWORD_COMMON: '너무 많은 사람이 쓰는 비밀번호예요. 더 드문 것으로 골라 주세요.',
  WRONG_CREDENTIALS: '이메일과 비밀번호가 맞지 않아요.',
  DEMO_OFF: '여기서는 체험 계정을 쓸 수 없어요.',
  PASSWORD_WRONG: '현재 비밀번호가 맞지 않아요.',
  PROOF_WRONG: '코드나 링크가 맞지 않거나 기한이 지났어요. 새로 요청해 주세요.',
  MAIL_OFF: '이 상점은 메일을 보내지 않아서 코드를 쓸 수 없어요.',
  SMS_OFF: '이 상점은 문자를 보내지 않아요.',
  OUTBOX_OFF: '여기서는 보낸 메일함을 볼 수 없어요.',
  LAST_ADMINISTRATOR: '다른 관리자가 없어요. 먼저 다른 분에게 관리자 역할을 주세요.',
  DEMO_ACCOUNT: '체험 계정은 함께 쓰는 계정이라 바꾸거나 삭제할 수 없어요. 내 계정을 만들어 주세요.',
  PASSKEY_WRONG: '이 패스키로 열리는 계정이 없어요.',
  PASSKEY_NOT_FOUND: '이 패스키는 이미 없어졌어요.',
  TOO_MANY_PASSKEYS: '패스키가 이미 {max, number}개로 최대예요. 먼저 하나를 삭제하세요.',
  LAST_WAY_IN: '이것이 없으면 더는 들어올 수 없어요. 먼저 비밀번호를 정하세요.',
  QR_WRONG: '코드가 너무 오래되었거나 이미 쓰였어요. 새 코드를 보여 주세요.',
  TOKEN_WRONG: '로그인이 끝났어요. 다시 로그인해 주세요.',
  SESSION_NOT_FOUND: '이미 로그아웃된 기기예요.',
  WALLET_NOT_EMPTY:
    '이 나라의 통화는 다릅니다. 지갑에 남은 돈이나 진행 중인 충전이 있으니 먼저 사용해 주세요.',
};
