// What the seeded members write into each other's guestbooks, by the language of who writes.
import type { Language } from '../../shared/primitives.ts';

export const guestbookNotes: Record<Language, readonly string[]> = {
  en: [
    'Thanks for the tea on Sunday. Your page is the warmest room in the whole place.',
    'You were right about the second boss. I owe you one.',
    'I read your review and bought it. No regrets so far.',
    'Save me a seat on Wednesday, I will bring snacks this time.',
    'Your favourites shelf is my wish list now.',
    'Good game yesterday. Rematch whenever you like.',
    'Just looked in to say hello. Nice lamp you have here.',
    'Still laughing about the bridge. Never let me drive again.',
    'Thank you for carrying me through the raid.',
    'Which one should I start with, if I only have an evening?',
    'The night train one on top? Excellent taste.',
    'Left my umbrella in your room. Keep it, it rains there more often.',
  ],
  ko: [
    '일요일에 차 잘 마셨어요. 여기 분위기 정말 따뜻하네요.',
    '두 번째 보스는 말씀하신 방법이 맞았어요. 감사해요!',
    '평가 보고 샀는데 벌써 열 시간째예요.',
    '수요일에 제 자리 하나만 부탁드려요. 이번엔 간식 챙겨 갈게요.',
    '좋아하는 게임 목록이 제 취향이랑 똑같아서 놀랐어요.',
    '어제 한 판 정말 재밌었어요. 언제든 다시 붙어요.',
    '지나가다 인사 남겨요. 배경 예쁘네요.',
    '다리에서 떨어진 건 비밀로 해 주세요.',
    '레이드 때 끝까지 챙겨 주셔서 고마웠어요.',
    '하루 저녁만 있다면 어떤 게임부터 하면 좋을까요?',
  ],
  zh: [
    '周日的茶很好喝，你这里真暖和。',
    '第二个首领果然像你说的那样打，多谢！',
    '看了你的评价就买了，目前一点不后悔。',
    '周三给我留个位置，这次我带零食。',
    '你的最爱清单，我已经照着加进愿望单了。',
    '昨天那局真痛快，随时再来一局。',
    '路过打个招呼，背景很好看。',
    '桥上那件事，请一定替我保密。',
    '谢谢你在副本里一路带我。',
    '如果只有一个晚上，该先玩哪一款？',
  ],
};
