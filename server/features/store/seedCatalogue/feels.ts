// The second paragraph of a description: what a game of this kind feels like in the hands. Four a genre.
import type { Genre } from '../art/types.ts';
import type { Localized } from './types.ts';

const feel = (en: string, ko: string, zh: string): Localized => ({ en, ko, zh });

export const FEELS: Record<Genre, readonly Localized[]> = {
  action: [
    feel(
      'Every hit is answered within a tenth of a second, by the sound before the picture. You can cancel any move into a dodge, but not a dodge into anything, so running away is also a decision.',
      '모든 타격은 십 분의 일 초 안에, 화면보다 소리로 먼저 돌아와요. 어떤 동작이든 회피로 끊을 수 있지만 회피는 무엇으로도 끊을 수 없어서, 도망도 하나의 결정이에요.',
      '每一击都在十分之一秒内有回应，声音先于画面。任何动作都能用闪避打断，闪避却不能打断，所以逃也是一种决定。',
    ),
    feel(
      'There is no levelling up here: the only thing that gets stronger is you. Falling costs a few seconds, never a checkpoint, and the music does not start over when you do.',
      '여기에는 레벨이 없어요. 강해지는 건 당신뿐이에요. 쓰러져도 몇 초를 잃을 뿐 체크포인트는 잃지 않고, 음악도 처음부터 다시 시작하지 않아요.',
      '没有升级，变强的只有你自己。倒下只损失几秒，不丢存档点，音乐也不会从头再来。',
    ),
    feel(
      'Enemies wait for their turn only if you face them; show your back and they stop being polite. Once you have read a fight, you can end most of them with a single well-placed move.',
      '적은 마주 보고 있을 때만 차례를 지켜요. 등을 보이면 예의를 버려요. 싸움을 한번 읽고 나면 대부분은 제때 들어간 한 수로 끝낼 수 있어요.',
      '面对面时敌人会讲规矩，你一转身，他们就不客气了。看懂一场打斗之后，多半一招就能收尾。',
    ),
    feel(
      'Controls are four buttons and a stick, and nothing is ever added to them. What changes is the ground: slick, narrow, moving, or on fire.',
      '조작은 버튼 네 개와 스틱 하나, 끝까지 늘어나지 않아요. 달라지는 건 바닥이에요. 미끄럽고, 좁고, 움직이고, 불이 붙어요.',
      '操作只有四个键和一个摇杆，自始至终不增加。变的是脚下：滑的、窄的、会动的、着火的。',
    ),
  ],
  rpg: [
    feel(
      'Conversations run on a clock, and silence is one of the answers. People compare notes about you when you have left, so a kindness in one place can open a door three places on.',
      '대화에도 시간이 흐르고, 침묵도 대답이에요. 당신이 떠나면 사람들은 서로 당신 이야기를 나눠요. 한 곳에서 베푼 친절이 세 마을 뒤에서 문을 열어 주기도 해요.',
      '对话也有时间，沉默也是一种回答。你走之后，人们会互相打听你。在一处留下的善意，可能在三站之后替你开一扇门。',
    ),
    feel(
      'You carry nine things and no more. Choosing what to leave behind is half the game, and whatever you drop is found by somebody who has their own plans for it.',
      '짐은 아홉 개까지만 들 수 있어요. 무엇을 두고 갈지 고르는 게 절반이고, 두고 간 것은 누군가가 주워 자기 뜻대로 써요.',
      '随身只能带九样东西。留下什么，就是半个游戏。你丢下的，总会被另有打算的人捡走。',
    ),
    feel(
      'Fights are short and can nearly always be avoided, talked round or lost with dignity. Losing moves the story on instead of sending you back to a save.',
      '싸움은 짧고, 대부분 피하거나 말로 풀거나 품위 있게 질 수 있어요. 져도 저장 지점으로 돌아가는 대신 이야기가 앞으로 나아가요.',
      '打斗很短，几乎都能避开、谈开，或者体面地输掉。输了不读档，故事照样往前走。',
    ),
    feel(
      'The journal writes down only what your character has understood, which is not always what happened. Read it again after the last chapter; several entries mean something else by then.',
      '일지에는 주인공이 이해한 것만 적혀요. 그게 꼭 실제로 일어난 일은 아니에요. 마지막 장이 끝나고 다시 읽으면 몇 줄은 다른 뜻이 되어 있어요.',
      '日志只写主角弄懂的事，未必就是真相。通关后重读一遍，有几条已经是另一个意思。',
    ),
  ],
  racing: [
    feel(
      'The handling is honest: brake before the corner, look through it, and be early on the throttle. Assists can be switched off one by one, and the game tells you what each was doing for you.',
      '핸들링은 정직해요. 코너 앞에서 브레이크를 밟고, 코너 끝을 보고, 가속은 조금 일찍. 보조 기능은 하나씩 끌 수 있고, 무엇을 도와주고 있었는지도 알려 줘요.',
      '手感很诚实：弯前刹车，眼看出口，早一点给油。辅助可以一项项关掉，游戏会告诉你它刚才帮了什么忙。',
    ),
    feel(
      'Opponents race you, not the clock. They defend, they make mistakes under pressure, and they remember who pushed them off last week.',
      '상대는 시계가 아니라 당신과 경쟁해요. 길을 막고, 압박을 받으면 실수하고, 지난주에 누가 자기를 밀어냈는지 기억해요.',
      '对手是在跟你比，不是跟秒表比。他们会防守，会在压力下失误，也记得上周是谁把自己挤出去的。',
    ),
    feel(
      'A ghost of your best run keeps you company, and you can borrow a friend’s. Three tenths look like nothing on paper and like a whole street when you are behind them.',
      '내 최고 기록의 고스트가 함께 달리고, 친구의 것도 빌릴 수 있어요. 종이 위의 0.3초는 아무것도 아니지만, 뒤에서 보면 거리 하나만큼 멀어요.',
      '你最好成绩的幽灵会陪你跑，也可以借朋友的。纸面上的零点三秒不算什么，跟在后面看，那是整整一条街。',
    ),
    feel(
      'Damage is light but real: a bent wing costs you two places, not the evening. Repairs happen between rounds and take as long as making tea.',
      '파손은 가볍지만 진짜예요. 휘어진 날개 하나로 두 자리를 잃을 뿐 그날 저녁을 망치지는 않아요. 수리는 라운드 사이에, 차 한 잔 끓일 만큼 걸려요.',
      '损伤不重，但是真的：撞歪一处丢两个名次，不至于毁掉一晚。修理放在两轮之间，泡杯茶的工夫。',
    ),
  ],
  simulation: [
    feel(
      'Nothing is hidden in menus: you see a queue because people are standing in it. Zoom in on any of them and you learn what they are waiting for and how long they will put up with it.',
      '메뉴 속에 숨긴 것은 없어요. 줄이 보인다면 정말로 사람들이 서 있는 거예요. 확대하면 무엇을 기다리는지, 얼마나 참아 줄지 알 수 있어요.',
      '什么都不藏在菜单里：看见队伍，就是真有人在排。放大任何一个，都能知道他在等什么、还能忍多久。',
    ),
    feel(
      'You can pause at any moment and still give orders, so the pressure is in the plan and not in your fingers. Mistakes are cheap in the first year and instructive in the second.',
      '언제든 멈추고 지시를 내릴 수 있어서, 부담은 손가락이 아니라 계획에 있어요. 첫해의 실수는 값이 싸고, 둘째 해의 실수는 배울 게 많아요.',
      '随时可以暂停，暂停时照样下令，压力在计划里，不在手速上。第一年犯错很便宜，第二年犯错很长见识。',
    ),
    feel(
      'The books are kept for you and are worth reading: each line can be clicked and takes you to the thing it paid for. There is a page of small mysteries at the end of every quarter.',
      '장부는 알아서 정리되고, 읽을 만해요. 줄마다 누르면 그 돈이 쓰인 곳으로 데려가요. 분기 끝에는 작은 수수께끼 한 쪽이 붙어요.',
      '账本有人替你记，也值得读：点任何一行，就带你去看钱花在了哪。每个季度末还附一页小谜题。',
    ),
    feel(
      'Seasons matter, and so do Sundays. After a while you stop reading the numbers and simply see that something is off by the way the place moves.',
      '계절이 중요하고 일요일도 중요해요. 얼마쯤 지나면 숫자를 읽지 않아도 움직임만 보고 무언가 어긋났다는 걸 알게 돼요.',
      '季节要紧，星期天也要紧。玩久了不用看数字，光看整个地方的动静就知道哪里不对劲。',
    ),
  ],
  puzzle: [
    feel(
      'There are no instructions. The first three pages teach the rule by letting you break it, and each page after that asks only one new question.',
      '설명서는 없어요. 처음 세 장은 규칙을 어겨 보게 하면서 가르쳐 주고, 그다음부터는 한 장에 새 질문이 하나씩만 나와요.',
      '没有说明书。头三页让你犯规，从犯规里学会规则，之后每页只问一个新问题。',
    ),
    feel(
      'You can undo without limit and leave a page half done for a week. A hint shows where to look, never what to do there.',
      '무르기는 무제한이고, 풀다 만 장을 일주일 두었다 와도 돼요. 힌트는 어디를 볼지만 알려 주고 무엇을 할지는 알려 주지 않아요.',
      '悔步不限次数，做一半搁一周也行。提示只告诉你看哪里，从不告诉你怎么做。',
    ),
    feel(
      'Every puzzle was made by hand and has exactly one idea in it. When you find it you will want to show it to somebody, and there is a button for that.',
      '퍼즐은 모두 손으로 만들었고 하나에 생각 하나씩만 들어 있어요. 찾아내면 누군가에게 보여 주고 싶어질 텐데, 그 버튼도 있어요.',
      '每道题都是手工做的，只装一个想法。想通了你会很想给别人看，正好有个按钮干这个。',
    ),
    feel(
      'The sounds are part of the answer, though nobody says so and you can finish without them. Colours have patterns as well, so everyone sees the same puzzle.',
      '아무도 말해 주지 않지만 소리도 답의 일부예요. 물론 소리 없이도 끝까지 풀 수 있어요. 색마다 무늬가 있어서 누구나 같은 퍼즐을 봐요.',
      '声音也是答案的一部分，虽然没人明说，关了声音也能通关。颜色都带花纹，人人看到的是同一道题。',
    ),
  ],
  horror: [
    feel(
      'Almost nothing jumps at you. The fear comes from having to turn your back on a room you have not finished checking.',
      '튀어나오는 것은 거의 없어요. 무서운 건 아직 다 살피지 않은 방에 등을 돌려야 한다는 거예요.',
      '几乎没有东西会突然跳出来。可怕的是，一间屋还没查完，你就得把背转过去。',
    ),
    feel(
      'You have no weapon worth the name, but you do have doors, and the game takes doors seriously: how far open, how loud, who closed them.',
      '무기라고 할 만한 것은 없지만 문이 있어요. 이 게임은 문을 진지하게 다뤄요. 얼마나 열렸는지, 얼마나 시끄러운지, 누가 닫았는지.',
      '没有像样的武器，但有门，而且这个游戏把门当回事：开多大，响不响，是谁关的。',
    ),
    feel(
      'Play it with headphones and the lights as you like them. A calm mode keeps the story and takes away the pursuit, and nobody will think less of you.',
      '헤드폰을 쓰고 불은 편한 만큼 켜 두세요. 추격을 빼고 이야기만 남기는 평온 모드도 있어요. 골라도 아무도 뭐라 하지 않아요.',
      '请戴耳机，灯开多亮随你。平静模式保留剧情，去掉追逐，选了也没人笑你。',
    ),
    feel(
      'What hunts you learns from where you hid last. It is fair about it: it can be heard, it can be fooled, and it never appears where you have just looked.',
      '당신을 쫓는 것은 지난번에 숨은 곳에서 배워요. 그래도 공정해요. 소리가 들리고, 속일 수 있고, 방금 본 자리에는 절대 나타나지 않아요.',
      '追你的东西会从你上次的藏身处学习。它也讲公平：听得见，骗得过，绝不出现在你刚看过的地方。',
    ),
  ],
  strategy: [
    feel(
      'The rules fit on one page and are always one key away. Everything that can happen next turn is drawn on the map; what people will do is not.',
      '규칙은 한 쪽이면 끝나고 언제든 키 하나로 볼 수 있어요. 다음 턴에 일어날 수 있는 일은 지도에 다 그려져 있어요. 사람들이 무엇을 할지만 빼고요.',
      '规则只有一页，按一个键随时能看。下回合可能发生的事全画在地图上，除了人心。',
    ),
    feel(
      'Supply decides more than bravery does, and roads decide supply. A good opening gives up something you will miss around turn twelve.',
      '용기보다 보급이, 보급보다 길이 승부를 정해요. 좋은 첫수는 열두 번째 턴쯤 아쉬워질 무언가를 내주는 거예요.',
      '补给比勇气管用，道路决定补给。好的开局，总要放弃点什么，到第十二回合你会想念它。',
    ),
    feel(
      'The computer plays to its character, not to a difficulty number: there is a miser, a gambler and one who only wants to be left alone. All of them keep grudges between games.',
      '컴퓨터는 난이도 숫자가 아니라 성격대로 둬요. 구두쇠, 도박꾼, 그냥 내버려 두길 바라는 사람. 모두 지난 판의 원한을 기억해요.',
      '电脑按性格下棋，不按难度数字：有守财奴，有赌徒，还有一个只想清静。他们都会把上一局的仇记到下一局。',
    ),
    feel(
      'Every game can be replayed move by move, with the thoughts each side noted down at the time. Losing is easier to bear when you can point at the moment.',
      '모든 판은 한 수씩 다시 볼 수 있고, 그때 양쪽이 적어 둔 생각도 남아 있어요. 어디서 졌는지 짚을 수 있으면 지는 것도 견딜 만해요.',
      '每一局都能一步步复盘，双方当时写下的想法也在。能指出是哪一步输的，输起来就好受些。',
    ),
  ],
  cozy: [
    feel(
      'Nothing here can be lost, failed or missed. If you stay away for a month, people are glad to see you and have kept the good chair free.',
      '여기서는 잃거나 실패하거나 놓치는 것이 없어요. 한 달 만에 와도 다들 반가워하고 좋은 의자를 비워 두었어요.',
      '这里没有什么会丢、会输、会错过。离开一个月再回来，大家照样高兴，好椅子还给你留着。',
    ),
    feel(
      'Days last as long as you want them to: evening comes when you ring for it. The weather is borrowed from wherever you live, unless you ask for snow.',
      '하루는 원하는 만큼 길어요. 종을 울려야 저녁이 와요. 날씨는 당신이 사는 곳에서 빌려 오는데, 눈을 부탁하면 눈이 와요.',
      '一天想多长就多长，你摇了铃，黄昏才来。天气借自你住的地方，想要雪就说一声。',
    ),
    feel(
      'Everything you make can be given away, and giving is how you get to know people. They write back, in their own handwriting, sometimes with a recipe.',
      '만든 것은 모두 선물할 수 있고, 선물하면서 사람들을 알아 가요. 그러면 손글씨 답장이 오고, 가끔 요리법도 들어 있어요.',
      '做出来的东西都能送人，送着送着就认识了大家。他们会亲手写回信，有时附一张菜谱。',
    ),
    feel(
      'The sound alone is worth it: rain on tin, a spoon in a cup, a door that sticks. You can leave it running while you work, and it will not ask for you.',
      '소리만으로도 값을 해요. 양철 지붕의 빗소리, 찻잔 속 숟가락, 뻑뻑한 문. 일하는 동안 켜 두어도 부르지 않아요.',
      '光听声音就值了：铁皮上的雨，杯里的勺，有点卡的门。工作时开着它，它也不来催你。',
    ),
  ],
};
