// Words of the settings, fetched with them, in Korean.
import type { settings as pattern } from '../en/settings.ts';
import type { Translation } from '../messages.ts';

export const settings: Translation<typeof pattern> = {
  avatar: {
    title: '프로필 사진',
    hint: '이름 옆에서 모두에게 보여요.',
    choose: '사진 고르기',
    opening: '여는 중',
    drop: '파일을 여기에 끌어다 놓아도 돼요. JPEG, PNG, WebP, GIF를 쓸 수 있어요.',
    dropNow: '놓으면 여기서 열려요.',
    drawn: '그림으로 되돌리기',
    drawing: '되돌리는 중',
    drawnDone: '다시 그림으로 바꿨어요.',
    part: '어느 부분을 보여 줄까요?',
    area: '보이는 부분',
    areaHint: '사진을 끌거나 화살표 키로 옮겨 보세요.',
    zoom: '확대',
    preview: '다른 사람에게 보이는 모습',
    keep: '그대로 두기',
    save: '사진 저장',
    saving: '저장하는 중',
    sent: '보낸 만큼',
    saved: '새 사진으로 바꿨어요.',
  },
};
