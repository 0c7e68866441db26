// 친구들이 한 일, 그리고 회원 페이지의 최근 활동에 쓰는 말.
import type { activity as pattern } from '../en/activity.ts';
import type { Translation } from '../messages.ts';

export const activity: Translation<typeof pattern> = {
  title: '친구 소식',
  recent: '최근 활동',
  which: '소식 종류',
  everything: '모두',
  kind: {
    owned: '새 게임',
    reviewed: '리뷰',
    wished: '찜',
    friends: '새 친구',
    level: '레벨',
  },
  said: {
    owned:
      '{more, plural, =0 {<who></who> 님이 <game></game> 게임을 갖게 됐어요} other {<who></who> 님이 <game></game> 외 게임 #개를 갖게 됐어요}}',
    wished:
      '{more, plural, =0 {<who></who> 님이 <game></game> 게임을 찜했어요} other {<who></who> 님이 <game></game> 외 게임 #개를 찜했어요}}',
    recommended: '<who></who> 님이 <game></game> 게임을 추천해요',
    advisedAgainst: '<who></who> 님은 <game></game> 게임을 추천하지 않아요',
    friends: '<who></who> 님과 <other></other> 님이 친구가 됐어요',
    level: '<who></who> 님이 레벨 {level, number}에 올랐어요',
  },
  signIn: '친구 소식은 회원만 볼 수 있어요.',
  failed: '불러오지 못했어요.',
  more: '더 보기',
  loading: '더 불러오는 중',
  empty: '아직 조용해요',
  nothingOfKind: '이런 소식은 아직 없어요',
  emptyText: '친구들이 공개한 새 게임, 리뷰, 찜, 친구, 레벨 소식이 여기에 모여요.',
  emptyOwn: '사고, 리뷰하고, 찜한 것이 여기에 보여요.',
  told: '나에 대해 알릴 것',
  toldHint: '친구들은 “친구 소식”에서 보고, 내 페이지에도 보여요.',
};
