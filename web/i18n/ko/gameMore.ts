// Words of what stands on a game’s page besides, in Korean.

import type { gameMore as english } from '../en/gameMore.ts';
import type { Translation } from '../messages.ts';

export const gameMore: Translation<typeof english> = {
  friends: {
    owners: '친구 {count, number}명이 가지고 있어요',
    wishers: '친구 {count, number}명이 찜했어요',
    ownersTitle: '{title} 게임을 가진 친구',
    wishersTitle: '{title} 게임을 찜한 친구',
    failed: '친구 목록을 불러오지 못했어요',
    more: '더 보기',
    loading: '가져오는 중',
    none: '이제 아무도 없어요.',
  },
  maker: {
    failed: '제작사를 불러오지 못했어요',
    games: '{count, plural, =0 {아직 게임이 없어요} other {게임 #개}}',
    gamesFailed: '게임을 불러오지 못했어요',
    more: '더 보기',
    loading: '가져오는 중',
    none: '아직 빈 선반이에요',
    noneText: '게임이 공개되면 여기 놓여요.',
  },
  needs: {
    title: '시스템 요구 사항',
    systems: '시스템 고르기',
    on: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
    least: '최소',
    recommended: '권장',
    os: '운영체제',
    processor: '프로세서',
    memory: '메모리',
    graphics: '그래픽',
    storage: '저장 공간',
  },
};
