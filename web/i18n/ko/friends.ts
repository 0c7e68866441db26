// Words of the dock, in Korean.
import type { friends as pattern } from '../en/friends.ts';
import type { Translation } from '../messages.ts';

export const friends: Translation<typeof pattern> = {
  dock: '사람과 대화',
  title: '친구',
  here: '이 방',
  lobby: '로비',
  conversations: '대화',
  people: '로비에 있는 사람',
  online: '{count, number}명 접속 중',
  nobody: '지금은 다른 분이 없어요.',
  more: '{count, plural, other {외 #명}}',
  peopleFailed: '사람들을 불러오지 못했어요.',
  conversationsFailed: '내 방을 불러오지 못했어요.',
  noConversations: '들어간 방이 여기 놓여요.',
  toRooms: '방 찾기',
  guestTitle: '자리에 앉으세요',
  guestText: '로그인하면 누가 있는지 보고, 이야기하고, 찜한 게임을 간직할 수 있어요.',
  guestCount: '{count, plural, =0 {지금 로비는 조용해요.} other {지금 #명이 있어요.}}',
  signIn: '로그인',
  makeAccount: '계정 만들기',
  you: '접속 중',
};
