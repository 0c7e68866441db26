// The third paragraph of a description: the rhythm of an evening with such a game. Three a genre.
import type { Genre } from '../art/types.ts';
import type { Localized } from './types.ts';

const rhythm = (en: string, ko: string, zh: string): Localized => ({ en, ko, zh });

export const RHYTHMS: Record<Genre, readonly Localized[]> = {
  action: [
    rhythm(
      'An evening is three or four attempts with a breath between them. The practice yard is always open and has a patient bell that counts your clean hits.',
      '하룻저녁이면 숨을 고르며 서너 번 도전할 수 있어요. 연습장은 늘 열려 있고, 참을성 있는 종이 깨끗한 타격을 세어 줘요.',
      '一个晚上够试三四次，中间喘口气。练习场一直开着，有口耐心的钟替你数干净利落的命中。',
    ),
    rhythm(
      'Chapters take about forty minutes and end somewhere you can put the pad down. After the credits a harder road opens, with the same places in another order.',
      '한 장은 사십 분쯤이고, 패드를 내려놓기 좋은 데서 끝나요. 엔딩 뒤에는 같은 장소를 다른 순서로 지나는 더 어려운 길이 열려요.',
      '每章四十分钟左右，停在一个放得下手柄的地方。通关后开一条更难的路，同样的地方，换了顺序。',
    ),
    rhythm(
      'You can hand the pad over after every fall, which is how it was tested: five people, one sofa, a list of names on the back of a pizza box.',
      '쓰러질 때마다 패드를 넘겨 가며 하기 좋아요. 실제로 그렇게 시험했어요. 다섯 명, 소파 하나, 피자 상자 뒤에 적은 이름들.',
      '每倒一次就换人，最是好玩。当初就是这么测的：五个人，一张沙发，披萨盒背面一串名字。',
    ),
  ],
  rpg: [
    rhythm(
      'A chapter fits into an evening, and the game tells you the story so far in three sentences when you return. No two friends will have met quite the same people.',
      '한 장은 하룻저녁이면 되고, 다시 켜면 지금까지의 이야기를 세 문장으로 들려줘요. 친구와 비교해 보면 만난 사람들이 조금씩 다를 거예요.',
      '一章正好一个晚上，再打开时会用三句话讲前情。你和朋友遇见的人，不会完全一样。',
    ),
    rhythm(
      'Walk when you have time, take the cart when you have not: the world is small on purpose and worth knowing by heart. Side stories stop offering themselves when you clearly have other worries.',
      '시간이 있으면 걷고, 없으면 수레를 타세요. 세계는 일부러 작게 만들어서 외울 만해요. 다른 걱정이 커 보이면 곁가지 이야기는 알아서 물러나요.',
      '有空就走路，没空就搭车：世界特意做得不大，值得记熟。看你心里有事，支线就不来打扰。',
    ),
    rhythm(
      'Played slowly it is a book with weather; played quickly it is a chase. Both have endings that belong to them, and neither is called the good one.',
      '천천히 하면 날씨가 있는 책이고, 빠르게 하면 추격이에요. 둘 다 어울리는 결말이 있고, 어느 쪽도 ‘좋은 결말’이라 부르지 않아요.',
      '慢慢玩是一本有天气的书，快快玩是一场追逐。各有各的结局，没有哪个叫“好结局”。',
    ),
  ],
  racing: [
    rhythm(
      'A round is over before your tea is cold. The week has one cup everybody drives under the same conditions, and its table is kept among your friends, not the whole world.',
      '한 판은 차가 식기 전에 끝나요. 매주 모두 같은 조건으로 겨루는 컵이 하나 있고, 순위표는 온 세상이 아니라 친구들 사이에서 매겨요.',
      '一轮跑完茶还没凉。每周有一场条件相同的杯赛，排名只在朋友之间算，不跟全世界比。',
    ),
    rhythm(
      'The season is twelve events long and lets you skip two without asking why. Replays can be cut to ten seconds and sent to whoever needs to see them.',
      '시즌은 열두 경기이고, 두 번은 이유를 묻지 않고 쉬게 해 줘요. 리플레이는 십 초로 잘라서 봐야 할 사람에게 보낼 수 있어요.',
      '一个赛季十二场，可以缺席两场，不问理由。回放能剪成十秒，发给该看的人。',
    ),
    rhythm(
      'Beginners and champions can share a start: the grid spreads them so that everyone has somebody to chase until the last corner.',
      '초보와 챔피언이 함께 출발해도 괜찮아요. 마지막 코너까지 모두가 쫓을 상대가 있도록 출발 자리를 나눠 줘요.',
      '新手和冠军可以同场：发车位会拉开距离，让每个人到最后一弯都有人可追。',
    ),
  ],
  simulation: [
    rhythm(
      'Ten minutes are enough to settle one problem, and two hours enough to cause the next. It keeps time only while you look.',
      '십 분이면 문제 하나를 풀고, 두 시간이면 다음 문제를 만들 수 있어요. 시간은 보고 있을 때만 흘러요.',
      '十分钟够解决一个问题，两小时够闯出下一个。你看着的时候，时间才走。',
    ),
    rhythm(
      'A quiet free mode removes the money and keeps the consequences. Your place can be sent to a friend as one small file, to be admired or mended.',
      '자유 모드는 돈을 빼고 결과만 남겨요. 내가 만든 곳은 작은 파일 하나로 친구에게 보내 자랑하거나 고쳐 달라고 할 수 있어요.',
      '自由模式去掉了钱，留下了后果。你的地盘能存成一个小文件发给朋友，供他欣赏，或者抢救。',
    ),
    rhythm(
      'Goals come as letters from people who want something. Ignore them if you like; they find another way, and you may not like it.',
      '목표는 무언가를 바라는 사람들의 편지로 와요. 무시해도 되지만, 그들은 다른 방법을 찾고 그게 마음에 안 들 수도 있어요.',
      '目标是一封封信，写信的人各有所求。不理也行，他们会另想办法，只是你未必喜欢。',
    ),
  ],
  puzzle: [
    rhythm(
      'One page takes between two minutes and two days. It opens where you closed it, and it is happy to be played on a train with one hand.',
      '한 장에 이 분이 걸릴 수도, 이틀이 걸릴 수도 있어요. 닫은 자리에서 다시 열리고, 기차에서 한 손으로 하기에도 좋아요.',
      '一页短则两分钟，长则两天。从哪里关上就从哪里打开，坐火车单手也能玩。',
    ),
    rhythm(
      'When the main book is done there is a thin second one, without numbers, for people who did not want it to end. It begins by taking something away.',
      '본책을 다 풀면 얇은 둘째 권이 나와요. 끝나지 않길 바란 사람들을 위한 책이고, 쪽 번호가 없어요. 무언가를 빼앗으면서 시작해요.',
      '正册做完，还有薄薄一本没有页码的续册，给不想结束的人。它一上来先拿走一样东西。',
    ),
    rhythm(
      'Two heads help. Pass it across the table, or play the same page with a friend and see each other’s pencil marks, but not the answers.',
      '둘이 머리를 맞대면 좋아요. 탁자 너머로 건네거나, 친구와 같은 장을 풀며 연필 자국만 서로 볼 수 있어요. 답은 안 보여요.',
      '两个人更好玩。隔着桌子递来递去，或者和朋友做同一页，看得见彼此的铅笔印，看不见答案。',
    ),
  ],
  horror: [
    rhythm(
      'It is meant for a few late evenings, not for one long night. Each ends at a lit window, where the game saves and lets you breathe.',
      '긴 하룻밤보다 며칠의 늦은 저녁에 어울려요. 매번 불 켜진 창가에서 끝나고, 거기서 저장하고 숨을 돌릴 수 있어요.',
      '适合分几个晚上玩，别一夜打完。每段都停在一扇亮着灯的窗前，存档，喘口气。',
    ),
    rhythm(
      'A second visit is a different story: you know what the noises are, and now you start to wonder why they stopped.',
      '두 번째는 다른 이야기예요. 소리의 정체는 알았는데, 이제는 왜 멈췄는지가 궁금해져요.',
      '二周目是另一个故事：你已经知道那些声音是什么，于是开始想，它们为什么停了。',
    ),
    rhythm(
      'Warnings can be read before you buy and before each chapter, and any scene may be skipped. The ending is short, quiet and stays with you.',
      '주의할 내용은 사기 전과 각 장 앞에서 확인할 수 있고, 어떤 장면이든 건너뛸 수 있어요. 결말은 짧고 조용하고 오래 남아요.',
      '购买前、每章前都能看内容提醒，任何一幕都可跳过。结局很短，很静，会留在心里。',
    ),
  ],
  strategy: [
    rhythm(
      'A short game is forty minutes, a long one a winter. Anyone who leaves is replaced by a deputy who keeps their promises until they return.',
      '짧은 판은 사십 분, 긴 판은 겨울 한 철이에요. 자리를 비우면 대리인이 들어와서 돌아올 때까지 약속을 지켜 줘요.',
      '短局四十分钟，长局一个冬天。有人离开，就由副手接着守他的承诺，等他回来。',
    ),
    rhythm(
      'The campaign is a string of nine situations rather than a ladder: start with whichever looks most unfair. Your losses turn up later as other people’s stories.',
      '캠페인은 계단이 아니라 아홉 가지 상황이에요. 제일 불공평해 보이는 것부터 시작해도 돼요. 당신의 패배는 나중에 다른 이들의 이야기로 돌아와요.',
      '战役不是阶梯，是九个局面，挑最不公平的先打也行。你的败仗，后面会变成别人口中的故事。',
    ),
    rhythm(
      'You can think for as long as you like, or agree on a sand-glass. Spectators may sit behind one chair each and see only what that chair sees.',
      '생각은 얼마든지 해도 되고, 모래시계를 쓰기로 정해도 돼요. 구경하는 사람은 한 의자 뒤에 앉아 그 의자가 보는 것만 봐요.',
      '想多久都行，也可以约定用沙漏。旁观的人各坐一把椅子后面，只看得见那把椅子看得见的。',
    ),
  ],
  cozy: [
    rhythm(
      'Ten minutes before bed is a perfectly good visit. There is always one small thing to finish, and it is never urgent.',
      '자기 전 십 분이면 충분해요. 마무리할 작은 일이 늘 하나 있고, 급한 적은 한 번도 없어요.',
      '睡前十分钟，来坐坐就很好。总有一件小事可做，从来都不急。',
    ),
    rhythm(
      'Friends may visit and move the furniture, if you let them. What they leave on the table is yours, including the note.',
      '허락하면 친구들이 와서 가구를 옮기기도 해요. 탁자에 두고 간 것은 쪽지까지 모두 당신 거예요.',
      '你同意的话，朋友可以来串门、挪家具。他们留在桌上的东西都归你，包括那张字条。',
    ),
    rhythm(
      'The year goes round in about thirty evenings, with a small feast at each end of it. The second year people start telling you the truth.',
      '한 해는 서른 번의 저녁쯤으로 돌아가고, 앞뒤로 작은 잔치가 있어요. 두 번째 해부터 사람들이 속마음을 말해 줘요.',
      '三十来个晚上就是一年，年头年尾各有一场小宴。到了第二年，大家才肯跟你说真心话。',
    ),
  ],
};
