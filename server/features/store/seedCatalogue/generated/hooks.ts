// How the short text of such a game ends: one sentence about playing it, by genre.
import { byName } from './text.ts';

export const HOOKS = byName(`
action|Four buttons, no excuses.|버튼 네 개, 핑계는 없어요.|四个键，没有借口。
action|You will fall; the trick is to fall forwards.|넘어질 거예요. 앞으로 넘어지는 게 요령이에요.|一定会摔，诀窍是往前摔。
action|Short fights, long echoes.|싸움은 짧고 여운은 길어요.|打得短，回味长。
action|Learn the rhythm, then break it.|박자를 익히고, 그다음 깨뜨리세요.|先学会节奏，再打破它。
action|It is fair, and it will not apologise.|공정해요. 그리고 사과는 안 해요.|它很公平，也绝不道歉。
rpg|What you leave unsaid counts too.|하지 않은 말도 기억돼요.|没说出口的话也算数。
rpg|Pack lightly and listen well.|짐은 가볍게, 귀는 크게.|行李要轻，耳朵要灵。
rpg|There is no chosen one, only whoever is there.|선택받은 사람은 없어요. 마침 거기 있던 사람뿐이에요.|没有天选之人，只有恰好在场的人。
rpg|Bring somebody home who did not expect to be.|돌아올 줄 몰랐던 사람을 집에 데려다주세요.|把一个没想到能回家的人带回家。
rpg|Everyone has a side, and most have two.|누구나 편이 있고, 대개는 둘이에요.|人人都有立场，多数人有两个。
racing|Easy to start, hard to put down.|시작은 쉽고 내려놓기는 어려워요.|上手容易，放下难。
racing|Bring three friends and a snack.|친구 셋과 간식을 준비하세요.|带三个朋友和一包零食。
racing|Win by a little, laugh by a lot.|조금 차이로 이기고 크게 웃어요.|赢一点点，笑一大场。
racing|Ten minutes that turn into an evening.|십 분이 저녁 한나절이 돼요.|说好十分钟，结果一晚上。
racing|Nothing to unlock but your own nerve.|풀어야 할 것은 자기 배짱뿐이에요.|要解锁的只有你自己的胆量。
simulation|Start small, stay curious.|작게 시작하고 계속 궁금해하세요.|从小做起，保持好奇。
simulation|Every number belongs to somebody.|숫자마다 주인이 있어요.|每个数字都属于某个人。
simulation|Mistakes make the best stories at dinner.|실수는 저녁 식탁의 좋은 이야깃거리예요.|错误是饭桌上最好的故事。
simulation|It runs without you, but not as well.|없어도 돌아가지만, 있으면 더 잘 돌아가요.|没有你也转，有你转得更好。
simulation|One more day, and then one more.|하루만 더, 그리고 또 하루만.|再来一天，然后又是一天。
puzzle|No clock, no score, one good idea a page.|시계도 점수도 없이 한 장에 좋은 생각 하나씩.|没有计时，没有分数，一页一个好点子。
puzzle|You already have everything you need.|필요한 것은 이미 다 가지고 있어요.|需要的东西你都有了。
puzzle|Think, sleep, and think again.|생각하고, 자고, 다시 생각하세요.|想一想，睡一觉，再想想。
puzzle|Best shared with somebody who disagrees.|의견이 다른 사람과 함께하면 가장 좋아요.|最适合跟意见不合的人一起玩。
puzzle|It never says “wrong”, only “not yet”.|‘틀렸다’고 하지 않아요. ‘아직’이라고만 해요.|它从不说“错了”，只说“还没到”。
horror|Keep the door in sight.|문에서 눈을 떼지 마세요.|别让门离开视线。
horror|It is polite, which is worse.|예의가 발라서 더 무서워요.|它很有礼貌，这更糟。
horror|You may leave whenever you can.|나갈 수만 있다면 언제든 나가도 돼요.|能走的话，随时可以走。
horror|Write everything down; somebody else does.|모두 적어 두세요. 다른 누군가도 적고 있어요.|把一切记下来，别人也在记。
horror|The quiet part is the one to worry about.|걱정해야 할 것은 조용한 쪽이에요.|该担心的是安静的那段。
strategy|An hour with friends, or a move a day.|친구들과 한 시간, 아니면 하루에 한 수.|跟朋友玩一小时，或者一天走一步。
strategy|Promise little, build roads.|약속은 적게, 길은 많이.|少许诺，多修路。
strategy|The rules fit on a postcard; the grudges do not.|규칙은 엽서 한 장, 원한은 그보다 길어요.|规则写得下一张明信片，恩怨写不下。
strategy|Everybody is right until the maps are compared.|지도를 맞대 보기 전까지는 모두가 옳아요.|对照地图之前，人人有理。
strategy|Win slowly, or lose interestingly.|천천히 이기거나 재미있게 지세요.|慢慢赢，或者输得有意思。
cozy|No timers, no failing, plenty of tea.|시계도 실패도 없고 차는 넉넉해요.|没有倒计时，没有失败，茶管够。
cozy|Stay ten minutes or all winter.|십 분도 좋고 겨우내도 좋아요.|坐十分钟也行，待一冬也行。
cozy|Somebody is always glad you came.|누군가는 늘 반겨 줘요.|总有人高兴你来。
cozy|Bring your own cup.|컵은 각자 가져오세요.|请自带杯子。
cozy|There is nothing to win, and it is lovely.|이길 것은 없고, 그래서 좋아요.|没什么可赢的，这样就很好。
`);
