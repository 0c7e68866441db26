// What two friends write to each other in the demo: the friend begins, both take turns, and the friend has the last word.
import type { Language } from './types.ts';

export const directTalks: Record<Language, readonly (readonly string[])[]> = {
  en: [
    [
      'Are you around later? I found the second lighthouse.',
      'After nine. How did you get past the gulls?',
      'Bread. The whole loaf. I have regrets.',
      'Bring two loaves tonight then.',
      'Already baking. See you at nine.',
    ],
    [
      'You left your lantern in my cellar again.',
      'It lives there now. It pays rent in light.',
      'It is four days behind on rent.',
    ],
    [
      'Which ending did you get?',
      'The quiet one, with the letter. You?',
      'The loud one. I did not know there was a letter.',
      'Talk to the postman before the bridge.',
      'There is a POSTMAN?',
    ],
  ],
  ko: [
    [
      '오늘 밤에 시간 돼? 두 번째 등대 찾았어.',
      '아홉 시 넘어서 돼. 갈매기는 어떻게 지나갔어?',
      '빵 한 덩어리를 통째로 줬어. 좀 후회돼.',
      '그럼 오늘은 두 덩어리 챙기자.',
      '벌써 굽고 있어. 아홉 시에 봐!',
    ],
    [
      '네 손전등 또 우리 집 지하실에 있더라.',
      '거기가 이제 걔 집이야. 빛으로 월세 내잖아.',
      '월세가 나흘 밀렸는데?',
    ],
    [
      '너는 어떤 결말 봤어?',
      '편지 나오는 조용한 결말. 너는?',
      '시끄러운 결말. 편지가 있는 줄도 몰랐어.',
      '다리 건너기 전에 우체부랑 얘기해 봐.',
      '우체부가 있다고?',
    ],
  ],
  zh: [
    [
      '晚上有空吗？我找到第二座灯塔了。',
      '九点以后有空。海鸥那关你怎么过的？',
      '给了它们一整条面包，有点后悔。',
      '那今晚带两条吧。',
      '已经在烤了，九点见！',
    ],
    ['你的灯又落在我家地窖了。', '它现在就住那儿，用光交房租。', '可它已经欠了四天房租。'],
    [
      '你打出了哪个结局？',
      '有信的那个安静结局，你呢？',
      '很吵的那个，我都不知道有信。',
      '过桥之前先和邮差聊聊。',
      '居然有邮差？',
    ],
  ],
};
