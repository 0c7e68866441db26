// 캡차 문구. 처음 필요할 때 불러온다.
import type { captcha as pattern } from '../en/captcha.ts';
import type { Translation } from '../messages.ts';

export const captcha: Translation<typeof pattern> = {
  title: '잠시만요',
  why: '최근에 시도가 많았어요. 프로그램 떼가 아니라 사람이 문 앞에 있는지 확인해요.',
  working: '브라우저가 풀고 있어요',
  byHand: '직접 풀기',
  not: '나중에',
  wrong: '맞지 않아요. 새 문제를 풀어 보세요.',
  pictureLabel: '무엇이 보이나요?',
  pictureHint: '글자와 숫자 다섯 개예요. 대소문자는 상관없어요.',
  pictureAlt: '휘어진 글자와 숫자 다섯 개. 보이지 않으면 소리로 풀어 보세요.',
  soundLabel: '묶음마다 소리가 몇 번 나나요?',
  soundHint: '네 묶음이니 3526처럼 숫자 네 개를 적으세요.',
  play: '듣기',
  submit: '계속',
  another: '다른 문제',
  to: { picture: '그림으로 풀기', sound: '소리로 풀기' },
};
