// 보낸 메일함 문구. 그 페이지와 함께 불러온다.
import type { outbox as pattern } from '../en/outbox.ts';
import type { Translation } from '../messages.ts';

export const outbox: Translation<typeof pattern> = {
  title: '보낸 메일함',
  text: '메일 서버가 설정되지 않아 편지가 여기에 남아요. 이 컴퓨터에서만 보여요.',
  empty: '아직 편지가 없어요',
  emptyText: '로그인 화면에서 코드를 요청하면 여기에 나타나요.',
  failed: '보낸 메일함을 읽지 못했어요',
  to: '{address} 앞',
  textTo: '{number}(으)로 보낸 문자',
  more: '이전 편지',
  loading: '가져오는 중',
};
