// Words of signing in by a provider, in Korean.
import type { providers as pattern } from '../en/providers.ts';
import type { Translation } from '../messages.ts';

export const providers: Translation<typeof pattern> = {
  continue: '{name} 계정으로 계속하기',
  other: '다른 사이트',
  problems: {
    CANCELLED: '{name}에서 로그인하지 않고 돌아오셨어요. 바뀐 것은 없어요.',
    EXPIRED: '시간이 너무 지났거나 다른 브라우저에서 시작했어요. {name} 로그인을 다시 시도해 주세요.',
    FAILED: '{name}의 답이 맞지 않아요. 다시 시도하거나 다른 방법으로 들어와 주세요.',
    UNREACHABLE: '지금 {name}에서 답이 없어요. 조금 뒤에 다시 시도하거나 다른 방법으로 들어와 주세요.',
    EMAIL_UNVERIFIED:
      '{name}에서 확인된 이메일을 알려 주지 않아 누구신지 알 수 없어요. 그곳에서 이메일을 확인하고 다시 오시거나, 다른 방법으로 들어와 설정에서 {name} 계정을 연결해 주세요.',
    IDENTITY_TAKEN: '이 {name} 계정은 이미 다른 회원의 것이에요.',
    ALREADY_CONNECTED:
      '이 계정에는 다른 {name} 계정이 연결되어 있어요. 그 계정으로 들어오거나, 설정에서 먼저 연결을 끊어 주세요.',
    SESSION_ENDED: '그사이 로그아웃되었어요. 로그인하고 {name} 계정을 다시 연결해 주세요.',
    DEMO_ACCOUNT: '함께 쓰는 체험 계정의 이메일이에요. 내 계정을 만들어 주세요.',
    BANNED: '이 계정은 들어올 수 없어요.',
    BANNED_UNTIL: '이 계정은 {until}까지 들어올 수 없어요.',
    RATE_LIMITED: '짧은 시간에 너무 많았어요. 잠시 뒤에 {name} 로그인을 다시 시도해 주세요.',
    UNEXPECTED: '저희 쪽에서 문제가 생겼어요. 바뀐 것은 없으니 {name} 로그인을 다시 시도해 주세요.',
  },
};
