// What members say about themselves: one sentence each, some about the kind of game they like.
import type { Genre, Language } from '../types.ts';

/** Fit anybody. */
export const BIOS: Record<Language, readonly string[]> = {
  en: [
    'Mostly here after ten, tea in hand.',
    'I read the manual. Yes, all of it.',
    'Slow player, fast typist.',
    'Will trade tips for soup recipes.',
    'Two cats, one controller, constant negotiations.',
    'I finish about one game in five and enjoy all of them.',
    'Night shifts at the hospital, games at breakfast.',
    'Ask me about lighthouses.',
    'Always up for one more round, rarely for two.',
    'I make maps of places that are not there.',
    'Collects endings, good and bad.',
    'On the train most mornings, so nothing with sound.',
    'Learning Korean one item description at a time.',
    'I lend most of what I own. Just ask.',
    'Left-handed; inverted everything.',
    'Plays with subtitles, snacks and strong opinions.',
    'Retired teacher, new to all this, having a lovely time.',
    'If I am quiet I am probably in a menu.',
  ],
  ko: [
    '퇴근하고 한 판, 그게 낙이에요.',
    '고양이가 키보드를 밟으면 오타가 나요. 미리 죄송해요.',
    '천천히 오래 하는 편이에요.',
    '엔딩보다 중간이 좋아요.',
    '주말 아침에 제일 자주 들어와요.',
    '공략 안 보고 끝까지 가 보는 중이에요.',
    '같이 할 사람 찾으면 편하게 말 걸어 주세요.',
    '게임 음악 모으는 게 취미예요.',
    '지도 다 밝히기 전에는 못 자요.',
    '육아 중이라 한 번에 삼십 분만 가능해요.',
    '보리차 마시면서 퍼즐 푸는 사람.',
    '대여 환영. 깨끗하게 쓰고 제때 돌려드려요.',
    '새벽에만 나타나요.',
    '못해도 웃으면서 해요.',
    '세일 때 사 두고 일 년 뒤에 켜요.',
    '부산에서 바다 보면서 게임해요.',
  ],
  zh: [
    '下班以后玩一会儿，不急着通关。',
    '喜欢看别人怎么解题。',
    '慢热，熟了话很多。',
    '家里的猫比我分数高。',
    '只在周末上线，平时靠聊天续命。',
    '买的比玩的多，正在改。',
    '收集各种结局，尤其是坏的那种。',
    '成就党，但不熬夜。',
    '可以带新人，也可以被带。',
    '通勤路上打回合制。',
    '手残，但是耐心好。',
    '爱做地图笔记，字很丑。',
    '借我的游戏请按时还，谢谢。',
    '听游戏原声写作业。',
    '喝茶，看云，偶尔赢一局。',
    '正在学英语，聊天请多包涵。',
  ],
};

/** Said by those who like a genre best. */
export const TASTE_BIOS: Record<Genre, Record<Language, readonly string[]>> = {
  action: {
    en: ['Parries first, asks questions later.', 'Four buttons are enough for anyone.'],
    ko: ['보스 하나에 일주일, 그래도 깼어요.', '회피보다 패링.'],
    zh: ['同一个头目打了一周，还是打过了。', '能弹反绝不翻滚。'],
  },
  rpg: {
    en: ['I talk to every villager twice.', 'Saves the side quests for rainy days.'],
    ko: ['마을 사람한테 두 번씩 말 걸어요.', '본편보다 곁가지 이야기.'],
    zh: ['每个村民都要聊两遍。', '主线先放放，我去看看那口井。'],
  },
  racing: {
    en: ['Brakes early, complains late.', 'Chasing three tenths since spring.'],
    ko: ['0.3초 줄이는 데 한 달.', '브레이크는 일찍, 후회는 늦게.'],
    zh: ['为零点三秒练了一个月。', '刹车早一点，冠军晚一点。'],
  },
  simulation: {
    en: ['My trains are late but beautiful.', 'Spreadsheet enjoyer.'],
    ko: ['열차는 늦어도 노선도는 예뻐요.', '장부 맞추는 게 제일 재밌어요.'],
    zh: ['车会晚点，线路图很好看。', '对账是我的解压方式。'],
  },
  puzzle: {
    en: ['No hints, please. Maybe a small one.', 'Solves in pencil.'],
    ko: ['힌트는 사양할게요. 아주 작은 건 괜찮아요.', '연필로 풀어요.'],
    zh: ['不要提示。小小的一条也行。', '解谜用铅笔。'],
  },
  horror: {
    en: ['Plays scary games with the lights on.', 'I check behind every door, twice.'],
    ko: ['불 켜고 하는 공포 게임 전문.', '무서운데 계속 켜요.'],
    zh: ['开着灯玩恐怖游戏。', '怕归怕，还是要开那扇门。'],
  },
  strategy: {
    en: ['Loses politely by turn twelve.', 'I keep my promises until it matters.'],
    ko: ['열두 턴째에 정중하게 져요.', '길부터 까는 사람.'],
    zh: ['第十二回合体面认输。', '先修路，再说别的。'],
  },
  cozy: {
    en: ['Here for the rain sounds.', 'My virtual garden is doing better than the real one.'],
    ko: ['빗소리 들으러 와요.', '화면 속 화분은 잘 자라요.'],
    zh: ['为了听雨声来的。', '游戏里的花养得比家里好。'],
  },
};
