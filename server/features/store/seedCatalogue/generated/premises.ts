// How a game beyond the hand-written ones introduces itself: one sentence about its world, by shelf.
import { byName } from './text.ts';

/** `{place}` is the name of a place; in Korean only 에, 에서 and 의 may follow it. */
export const PREMISES = byName(`
swordplay|Every road to {place} has a toll, and the toll is a duel.|{place}의 길목마다 통행료가 있어요. 값은 결투 한 번이에요.|去{place}的每条路都收过路费，费用是一场决斗。
swordplay|You inherit a school of the sword in {place} and one pupil who is better than you.|{place}의 검술 도장을 물려받았는데, 하나뿐인 제자가 당신보다 강해요.|你继承了{place}的一间剑馆，唯一的徒弟比你还强。
swordplay|The champion of {place} has retired, and eleven people think they come next.|{place}의 챔피언이 물러나자 열한 명이 다음은 자기라고 생각해요.|{place}的冠军退位了，十一个人都以为轮到自己。
platformers|The lift of {place} has been broken for forty years, so you climb.|{place}의 승강기는 사십 년째 고장이에요. 그래서 올라가요.|{place}的电梯坏了四十年，只好爬上去。
platformers|In {place} the ground leaves at noon and comes back when it likes.|{place}에서는 정오가 되면 땅이 떠나고, 내키면 돌아와요.|在{place}，地面正午出走，高兴了才回来。
platformers|A postman’s shortcut across {place}, told in a hundred and twenty jumps.|{place}의 집배원이 다니는 지름길, 백스무 번의 도약 이야기예요.|{place}邮递员的近路，一百二十次跳跃讲完。
shooters|Something is broadcasting from above {place}, and it shoots when you hum along.|{place}의 하늘에서 무언가 방송을 해요. 따라 흥얼거리면 쏘아요.|{place}上空有东西在广播，你一跟着哼它就开火。
shooters|The sky over {place} is full by seven, and you have the evening shift.|{place}의 하늘은 일곱 시면 가득 차고, 당신은 저녁 근무예요.|{place}的天空七点就满了，而你上晚班。
shooters|One small ship, one large argument with everything that flies over {place}.|작은 기체 하나로 {place}에 날아다니는 모든 것과 말다툼을 해요.|一架小飞机，跟{place}上空所有会飞的东西理论一番。
stealth|You are paid to put things back into the houses of {place} before anyone misses them.|{place}의 집들에 물건을 도로 가져다 놓는 일이에요. 없어진 걸 알기 전에요.|你的工作是趁人发现之前，把东西放回{place}的各家各户。
stealth|Nobody in {place} has seen you in nine years, and you would like to keep it so.|{place}에서 구 년 동안 아무도 당신을 보지 못했어요. 계속 그러고 싶어요.|{place}九年来没人见过你，你打算保持下去。
stealth|The most careful house in {place} has one loose floorboard, and tonight you live on it.|{place}에서 가장 조심스러운 집에 느슨한 마루 한 장이 있어요. 오늘 밤 당신은 그 위에서 살아요.|{place}最谨慎的那户人家有一块松地板，今晚你就住在上面。
survival|The last boat from {place} left without you, and winter has read the timetable.|{place}의 마지막 배가 당신을 두고 떠났고, 겨울은 시간표를 알아요.|{place}的末班船没等你，而冬天看过时刻表。
survival|A hundred days around {place} with a knife, a kettle and a dog that has opinions.|칼 하나, 주전자 하나, 고집 있는 개 한 마리와 {place}에서 보내는 백 일이에요.|一把刀，一只壶，一条有主见的狗，在{place}过一百天。
survival|The map of {place} was drawn by somebody who never came back for it.|{place}의 지도는 끝내 찾으러 오지 않은 사람이 그렸어요.|{place}的地图，是一个再没回来取它的人画的。
story-roles|You come to {place} to read a will, and everyone in it is mentioned.|유언장을 읽으러 {place}에 왔는데, 그곳 사람 모두의 이름이 적혀 있어요.|你到{place}来宣读遗嘱，里面提到了当地每一个人。
story-roles|A letter to you has been lying in {place} for thirty years, already answered.|{place}에 당신 앞으로 온 편지가 삼십 년째 있어요. 답장까지 되어 있고요.|{place}有一封寄给你的信，放了三十年，而且已经有人回过了。
story-roles|In {place} a promise weighs something, and you have been carrying one since childhood.|{place}에서는 약속에 무게가 있고, 당신은 어릴 때부터 하나를 지고 있어요.|在{place}，诺言是有重量的，你从小就背着一个。
open-worlds|Three weeks of walking around {place}, and not one marker on the map.|지도에 표시 하나 없이 {place}의 둘레를 삼 주 동안 걸어요.|绕着{place}走三个星期，地图上一个标记也没有。
open-worlds|The road to {place} is longer than the war that made it.|{place}의 길은 그 길을 만든 전쟁보다 길어요.|通往{place}的路，比修出它的那场战争还长。
open-worlds|You deliver one horse to {place}, and the horse is in no hurry.|말 한 마리를 {place}에 데려다줘야 하는데 말이 서두르지 않아요.|你要把一匹马送到{place}，马不着急。
tactical-roles|Eight soldiers hold {place} for a king who has forgotten their names.|이름도 잊은 왕을 위해 여덟 병사가 {place}에서 버텨요.|八个士兵为一个忘了他们名字的国王守着{place}。
tactical-roles|The company is owed nine months of pay, and {place} has the purse.|용병단은 아홉 달 치 급료를 못 받았고, 돈주머니는 {place}에 있어요.|佣兵团被拖欠九个月军饷，钱袋在{place}。
tactical-roles|Every battle for {place} begins with a conversation you could have won.|{place}의 모든 전투는 말로 이길 수 있었던 대화에서 시작돼요.|争夺{place}的每一仗，都始于一场本可谈赢的话。
dungeon-runs|Under {place} lies another town, upside down, with its own lamplighters.|{place}의 땅 밑에는 거꾸로 선 마을이 있고, 등불지기도 따로 있어요.|{place}底下倒悬着另一座镇子，也有自己的点灯人。
dungeon-runs|The stairs below {place} are counted every morning, and the number changes.|{place}의 지하 계단은 매일 아침 세는데, 수가 바뀌어요.|{place}地下的台阶每天早上都数一遍，数目总不一样。
dungeon-runs|Four friends, one rope, and the cellar that {place} was built to keep shut.|친구 넷, 밧줄 하나, 그리고 {place}에서 닫아 두려 했던 지하실.|四个朋友，一根绳，和{place}当初为了关住它而建的地窖。
circuits|Twelve rounds on the closed roads of {place}, in cars with more heart than grip.|접지력보다 마음이 앞서는 차로 {place}의 막힌 길에서 열두 라운드를 달려요.|在{place}封闭的道路上跑十二站，车的热情大于抓地力。
circuits|The track at {place} was drawn by a watchmaker, and every corner has a second hand.|{place}의 트랙은 시계공이 그렸어요. 코너마다 초침이 있어요.|{place}的赛道是钟表匠画的，每个弯都有秒针。
circuits|A small team in {place}, one good engine, and a bank that comes to every race.|{place}의 작은 팀, 좋은 엔진 하나, 경기마다 찾아오는 은행.|{place}的小车队，一台好引擎，一家每场都来看的银行。
rally|Forty kilometres of bad road from {place} to the sea, and somebody to read them to you.|{place}에서 바다까지 험한 길 사십 킬로미터, 그리고 읽어 주는 사람 하나.|从{place}到海边四十公里烂路，旁边有人念给你听。
rally|The pass above {place} is open nine days a year, and eight are for sheep.|{place}의 고갯길은 일 년에 아흐레 열리고, 여드레는 양 차지예요.|{place}上方的山口一年开放九天，八天归羊走。
rally|Snow at the start, dust at {place}, mud for dinner.|출발은 눈길, {place}에서는 흙먼지, 저녁은 진흙이에요.|出发是雪，到{place}是土，晚饭时是泥。
street|After midnight the lights of {place} turn green in a row, for those who know when.|자정이 지나면 {place}의 신호등이 줄지어 초록이 돼요. 때를 아는 사람에게만요.|午夜过后，{place}的信号灯会一路变绿，只为懂时机的人。
street|You deliver soup across {place} in nine minutes, and it must not spill.|{place}에서 구 분 안에 국을 배달해요. 흘리면 안 돼요.|九分钟穿过{place}送一锅汤，不能洒。
street|A scooter, a shortcut and the whole evening traffic of {place}.|스쿠터 하나, 지름길 하나, 그리고 {place}의 저녁 교통 전부.|一辆小摩托，一条近路，和{place}整个晚高峰。
ball-games|The worst team in {place} gets a new coach, and it is you.|{place}에서 제일 못하는 팀에 새 감독이 와요. 당신이에요.|{place}最弱的球队来了新教练，就是你。
ball-games|Street rules, washing-line nets and the long summer evenings of {place}.|골목 규칙, 빨랫줄 네트, 그리고 {place}의 긴 여름 저녁.|街头规则，晾衣绳当网，还有{place}漫长的夏夜。
ball-games|One court in {place}, sixty neighbours, and a sign-up sheet nobody respects.|{place}의 코트 하나, 이웃 예순 명, 아무도 안 지키는 신청표.|{place}一块球场，六十个邻居，一张没人遵守的报名表。
wind-and-water|The wind around {place} has names, and the best sailors greet it.|{place}의 바람에는 이름이 있고, 좋은 뱃사람은 인사를 해요.|{place}的风都有名字，好水手会跟它打招呼。
wind-and-water|A race from {place} to the horizon and back before supper.|{place}에서 수평선까지, 저녁 먹기 전에 돌아오는 경주예요.|从{place}赛到地平线，晚饭前回来。
wind-and-water|No engine, no brakes, only the weather over {place} and what you make of it.|엔진도 브레이크도 없어요. {place}의 날씨와 당신의 솜씨뿐이에요.|没有引擎，没有刹车，只有{place}的天气和你的本事。
builders|The old bridge at {place} has fallen, and everybody has a drawing of the new one.|{place}의 옛 다리가 무너졌고, 모두가 새 다리 그림을 한 장씩 가져와요.|{place}的老桥塌了，人人手里都有一张新桥的图纸。
builders|Build {place} from a ferry, a field and a very long list of wishes.|나룻배 하나, 밭 하나, 아주 긴 소원 목록으로 {place}의 첫 거리를 지어요.|从一条渡船、一块田和一张长长的愿望单开始建{place}。
builders|The people of {place} will move in on Thursday, finished or not.|{place}의 사람들은 목요일에 이사 와요. 다 지었든 아니든요.|{place}的居民周四入住，不管盖没盖完。
management|You take over the only one of its kind in {place}, with the debts and the cat.|{place}에 하나뿐인 가게를 물려받아요. 빚과 고양이까지요.|你接手了{place}独一份的生意，连同债务和猫。
management|Everyone in {place} is a regular, and every regular is particular.|{place}의 손님은 모두 단골이고, 단골은 모두 까다로워요.|{place}的客人都是熟客，熟客都挑剔。
management|A year of mornings in {place}: open, serve, count, sleep, change one thing.|{place}에서 보내는 일 년의 아침. 열고, 팔고, 세고, 자고, 하나를 바꿔요.|在{place}过一年的早晨：开门、接客、点账、睡觉、改一样东西。
life-and-farm|A few acres near {place}, and soil that remembers who was kind to it.|{place}의 작은 땅, 그리고 다정했던 사람을 기억하는 흙.|{place}附近几亩地，土记得谁待它好。
life-and-farm|The bees of {place} have chosen you, and they were not asked twice.|{place}의 벌들이 당신을 골랐어요. 두 번 묻지도 않았어요.|{place}的蜜蜂选中了你，没有问第二遍。
life-and-farm|Grandmother left you the place in {place} and a list that begins with “First, the gate”.|할머니가 {place}의 집과 목록을 남기셨어요. “먼저, 대문부터”로 시작해요.|外婆把{place}的老屋留给你，还有一张清单，开头是“先修大门”。
vehicles|The 5:40 from {place} has never been on time, and today you drive it.|{place}의 5시 40분 차는 한 번도 제시간에 온 적이 없어요. 오늘은 당신이 몰아요.|{place}的 5:40 那班从没准点过，今天由你开。
vehicles|Heavy loads, narrow ways and the patient signalmen of {place}.|무거운 짐, 좁은 길, 그리고 {place}의 느긋한 신호수들.|重货、窄路，还有{place}耐心的信号员。
vehicles|Learn one machine properly, on one line, between {place} and the end of the alphabet.|{place}의 노선 하나에서 기계 하나를 제대로 배워요.|在{place}的一条线上，把一台机器真正学会。
space|The relay at {place} listens to the dark, and something has started to listen back.|{place}의 중계소는 어둠을 듣고, 무언가가 마주 듣기 시작했어요.|{place}中继站在听黑暗，有什么也开始听它。
space|Four people, eleven rooms and the long way round from {place}.|네 사람, 방 열한 개, {place}에서 돌아오는 먼 길.|四个人，十一间舱，从{place}绕远路回家。
space|Fuel for one mistake, and two hundred days to {place}.|실수 한 번어치 연료, 그리고 {place}에 닿기까지 이백 일.|燃料只够错一次，到{place}还有两百天。
puzzle|A retired inventor in {place} has locked her house with everything she knew.|{place}의 은퇴한 발명가가 아는 것을 다 써서 집을 잠갔어요.|{place}一位退休发明家，用毕生所学锁上了自己的房子。
puzzle|Each morning in {place} one thing is out of order, and the order is the question.|{place}에서는 아침마다 하나가 어긋나 있고, 그 순서가 문제예요.|{place}每天早上都有一样东西乱了顺序，顺序就是题目。
puzzle|A box arrives from {place} with sixty compartments and no lid.|{place}에서 상자가 왔어요. 칸은 예순 개, 뚜껑은 없어요.|{place}寄来一只盒子，六十个格子，没有盖。
puzzle|The clock of {place} has stopped at a time that does not exist.|{place}의 시계가 세상에 없는 시각에 멈췄어요.|{place}的钟停在一个不存在的时刻。
puzzle|Nine rooms under the library of {place}, and each is a sentence.|{place}의 도서관 밑 아홉 방은 저마다 한 문장이에요.|{place}图书馆地下有九个房间，每间是一句话。
horror|You are the only guest in {place}, and breakfast is laid for two.|{place}의 손님은 당신뿐인데 아침상은 두 사람분이에요.|{place}只有你一位住客，早餐摆了两份。
horror|The last house in {place} has one more floor at night.|{place}의 마지막 집은 밤이면 한 층이 늘어요.|{place}尽头的那栋房子，夜里会多出一层。
horror|Somebody in {place} rings your bell each night, one minute earlier.|{place}에서 누군가 밤마다 초인종을 눌러요. 매일 일 분씩 일찍요.|{place}有人每晚按你的门铃，每晚早一分钟。
horror|The photographs from {place} show everyone but the person who took them, until today.|{place}에서 온 사진에는 찍은 사람만 없었어요. 오늘까지는요.|{place}寄来的照片里从来没有拍照的人，直到今天。
horror|You came to {place} to switch off the power, and it thanked you by name.|전기를 끊으러 {place}에 왔는데, 무언가 이름을 부르며 고맙다고 했어요.|你来{place}拉电闸，它叫着你的名字道谢。
strategy|Two rivers meet at {place}, and four families say they own the water.|{place}에서 두 강이 만나고, 네 집안이 물의 주인이라 해요.|两条河在{place}交汇，四个家族都说水是自己的。
strategy|The crown is in {place}, the army is not, and winter begins in nine turns.|왕관은 {place}에 있고 군대는 없어요. 아홉 턴 뒤면 겨울이에요.|王冠在{place}，军队不在，九回合后入冬。
strategy|Whoever holds {place} feeds the coast, and whoever feeds the coast is listened to.|{place}의 주인이 해안을 먹이고, 해안을 먹이는 사람의 말을 모두가 들어요.|谁占着{place}谁就养活沿海，谁养活沿海，谁说话就有人听。
strategy|A peace was signed in {place} this morning, and nobody means to keep it first.|오늘 아침 {place}에서 평화 조약을 맺었지만, 먼저 지킬 생각은 아무도 없어요.|今早在{place}签了和约，谁也不打算先守。
strategy|Six maps of {place}, all different, all official.|{place}의 지도 여섯 장. 모두 다르고 모두 공식이에요.|{place}有六张地图，张张不同，张张官方。
cozy|You have rented the smallest room in {place}, and it has the best window.|{place}에서 가장 작은 방을 빌렸는데 창문은 제일 좋아요.|你租下{place}最小的一间屋，它有最好的窗。
cozy|Every afternoon in {place} somebody brings something, and you find a shelf for it.|{place}에서는 오후마다 누군가 무언가를 가져오고, 당신은 둘 곳을 찾아요.|{place}的每个下午都有人带点什么来，你给它找个架子。
cozy|The rain in {place} has stayed a week, and the whole street has moved indoors with you.|{place}의 비가 일주일째예요. 온 동네가 당신 집으로 들어왔어요.|{place}的雨下了一个星期，整条街都搬进了你屋里。
cozy|A slow year in {place}, one page of the calendar at a time.|{place}의 느린 한 해를 달력 한 장씩 보내요.|在{place}过慢慢的一年，一页一页翻日历。
cozy|The neighbours in {place} leave notes instead of knocking, and you answer all of them.|{place}의 이웃들은 문을 두드리는 대신 쪽지를 남기고, 당신은 모두 답장해요.|{place}的邻居不敲门，只留字条，你一张张回。
`);
