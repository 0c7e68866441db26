// Groups of the invented people, and what was said in the lobby: invented too.
import type { Language } from './types.ts';

export type SeedGroup = { slug: string; title: string; language: Language; lines: readonly string[] };

export const groups: readonly SeedGroup[] = [
  {
    slug: 'saturday-raid',
    title: 'Saturday raid',
    language: 'en',
    lines: [
      'Same time this week, nine sharp?',
      'Nine works. I can heal again.',
      'Then I take the shield. Somebody bring light for the lower halls.',
      'Already packed, after last time.',
      'Last time was a fine walk in the dark.',
      'We lost two hours and one boot.',
    ],
  },
  {
    slug: 'weekend-boards',
    title: '주말 보드게임 모임',
    language: 'ko',
    lines: [
      '이번 주는 몇 명 오세요?',
      '저 갈게요. 새로 산 게임 가져갈까요?',
      '좋아요! 네 명까지 되는 거 맞죠?',
      '네, 한 판에 사십 분쯤 걸려요.',
      '그럼 두 판은 하겠네요.',
      '간식은 제가 맡을게요.',
    ],
  },
  {
    slug: 'first-chapter-club',
    title: '第一章读书会',
    language: 'zh',
    lines: [
      '这周读哪一本的第一章？',
      '投票结果是那本海边灯塔的。',
      '太好了，我刚好打到那一段。',
      '别剧透，我还没上岛。',
      '放心，只聊第一章。',
    ],
  },
];

/** In the lobby's own channel, in the order said; each by somebody who speaks the language. */
export const lobbyLines: readonly { language: Language; text: string }[] = [
  { language: 'en', text: 'Evening, everyone. Quiet night or is it just me?' },
  { language: 'ko', text: '다들 뭐 하고 계세요?' },
  { language: 'en', text: 'Stuck at the second lighthouse, send soup.' },
  { language: 'zh', text: '有人一起开一局棋吗？' },
  { language: 'ko', text: '저요! 방 하나 열게요.' },
  { language: 'zh', text: '好，我马上来。' },
];
