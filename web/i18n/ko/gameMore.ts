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
  tags: {
    title: '가진 사람들이 붙인 태그',
    mine: '내 태그',
    none: '아직 아무도 태그를 붙이지 않았어요.',
    given: '{count, number}명이 붙였어요',
    hide: '태그 {tag} 숨기기',
    show: '태그 {tag} 다시 보이기',
    ask: '{title}에 어떤 태그를 붙일까요?',
    hint: '가진 사람 {enough, number}명이 같은 태그를 붙이면 게임의 태그가 되고, 검색에도 나와요.',
    find: '태그 찾기',
    findHint: '이름의 일부를 입력하세요.',
    full: '{max, number}개까지 붙일 수 있어요. 하나를 먼저 빼 주세요.',
    noSuch: '그런 태그가 없어요.',
    chosen: '내가 고른 태그',
    out: '{tag} 빼기',
    not: '나중에',
    save: '태그 저장',
    saving: '저장하는 중',
    saved: '태그를 저장했어요.',
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
