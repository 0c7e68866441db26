// Words of the design system, in Korean.
import type { ui as pattern } from '../en/ui.ts';
import type { Translation } from '../messages.ts';

export const ui: Translation<typeof pattern> = {
  gone: '탈퇴한 회원',
  loading: '불러오는 중',
  presence: {
    online: '접속 중',
    playing: '플레이 중',
    away: '자리 비움',
    busy: '다른 용무 중',
    offline: '오프라인',
  },
  price: { free: '무료', was: '정가', now: '지금', coming: '출시 예정', notSold: '판매하지 않음' },
  rating: {
    loved: '아주 좋아요',
    liked: '좋아요',
    mixed: '엇갈려요',
    disliked: '별로예요',
    panned: '나빠요',
    few: '아직 평이 적어요',
    percentOf: '{total, number}명 중 {percent}',
  },
  field: { showPassword: '비밀번호 보기', hidePassword: '비밀번호 가리기' },
  dialog: { close: '닫기' },
  marquee: {
    carousel: '회전 진열',
    slide: '슬라이드',
    previous: '이전',
    next: '다음',
    pause: '슬라이드 멈추기',
    play: '슬라이드 넘기기',
    position: '{total, number}개 중 {current, number}번째',
  },
  seats: {
    short: '{of, number}명 중 {taken, number}명',
    taken: '{of, number}자리 중 {taken, number}자리 찼어요',
  },
  error: { tryAgain: '다시 시도', trying: '시도하는 중', quote: '운영자에게 알려 주세요: {code}' },
};
