// What only such a game could say, for the opening of its long description: by genre, and for any game.
import { byName } from './text.ts';

/** By genre; `any` fits all. `{place}` as in the premises. */
export const DETAILS = byName(`
action|Twenty-two opponents, each with one habit that gives them away and one they keep for the end.|상대는 스물둘. 저마다 들통나는 버릇 하나와 끝까지 아껴 두는 버릇 하나가 있어요.|二十二个对手，每个都有一个露馅的习惯，还有一个留到最后的。
action|The weather changes how far you jump, how loud you land and who is awake.|날씨에 따라 뛰는 거리, 발소리, 깨어 있는 적이 달라져요.|天气会改变你跳多远、落地多响、谁还醒着。
action|You carry one tool the whole way and find eleven uses for it.|도구는 끝까지 하나뿐이고, 쓰임새는 열한 가지예요.|从头到尾只带一件工具，能用出十一种花样。
action|Between fights there is a bench, and somebody always sits down next to you.|싸움 사이에는 벤치가 있고, 꼭 누군가 옆에 앉아요.|两场之间有一张长椅，总会有人坐到你旁边。
rpg|Forty people live around {place}, and each of them has somewhere to be at six.|{place}의 주민은 마흔 명이고, 여섯 시가 되면 저마다 갈 곳이 있어요.|{place}一带住着四十个人，到了六点，每个人都有要去的地方。
rpg|Skills grow by being talked about, so choose whom you tell what you can do.|기술은 남의 입에 오르내리며 자라요. 누구에게 자랑할지 고르세요.|本事靠别人传开才会长进，挑好告诉谁。
rpg|Two songs, one recipe and a rumour can be followed from the first village to the last.|노래 두 곡, 요리법 하나, 소문 하나가 첫 마을에서 끝 마을까지 이어져요.|两首歌、一道菜和一个传闻，能从第一个村子一路追到最后一个。
rpg|The villain writes to you, and the letters are the best part of the week.|악당이 편지를 보내는데, 그게 한 주의 낙이 돼요.|反派会给你写信，那些信是一周里最好看的部分。
racing|Eighteen courses by day and by night, with a timetable for the fog.|코스는 열여덟, 낮과 밤이 따로 있고 안개 시간표도 있어요.|十八条路线，分白天黑夜，雾也有时刻表。
racing|The commentators argue with each other, and one of them is on your side.|해설자들은 서로 다투고, 그중 한 명은 당신 편이에요.|解说员互相拌嘴，其中一位向着你。
racing|You tune with three knobs, and each has a note from the previous owner.|조절 손잡이는 셋. 하나마다 전 주인의 쪽지가 붙어 있어요.|三个旋钮调校，每个上面都贴着前任的便条。
racing|Every rival has a reason to be here, told in one sentence at the start line.|경쟁자마다 여기 온 까닭이 있고, 출발선에서 한 문장으로 들려줘요.|每个对手都有来的理由，在起点用一句话告诉你。
simulation|Three hundred residents of {place} keep diaries, and some mention you.|{place}의 주민 삼백 명이 일기를 쓰고, 몇몇은 당신 이야기를 적어요.|{place}的三百位居民写日记，有几本提到了你。
simulation|Weather, wages and weddings are simulated; gossip is merely true.|날씨와 급료와 혼례는 계산으로, 소문은 진짜로 돌아요.|天气、工钱和婚礼都是模拟的，闲话却是真的。
simulation|There are twelve machines, and you may name all of them.|기계는 열두 대, 모두 이름을 지어 줄 수 있어요.|一共十二台机器，都可以起名字。
simulation|The tutorial is an old colleague who retires at the end of it.|튜토리얼은 나이 든 동료이고, 끝나면 은퇴해요.|教程是一位老同事，教完他就退休。
puzzle|A hundred and eight pages, each with one thing you have not tried yet.|백여덟 장. 장마다 아직 안 해 본 일이 하나씩 있어요.|一百零八页，每页都有一件你还没试过的事。
puzzle|The previous owner left pencil marks, and not all of them are right.|전 주인이 연필 자국을 남겼는데, 다 맞지는 않아요.|前任主人留下铅笔印，不全是对的。
puzzle|Solutions can be turned into postcards of {place} and sent to friends.|답은 {place}의 풍경이 담긴 엽서로 만들어 친구에게 보낼 수 있어요.|解好的题可以做成{place}的明信片寄给朋友。
puzzle|Every tenth page is easy on purpose, so that you have something to be proud of at breakfast.|열 장마다 일부러 쉬운 장이 있어요. 아침에 뿌듯하라고요.|每十页有一页故意简单，好让你早餐时得意一下。
horror|Nine nights, and the house rearranges only what you were sure of.|아홉 밤. 집은 당신이 확신한 것만 바꿔 놓아요.|九个夜晚，房子只挪动你确信无疑的东西。
horror|A telephone in {place} works, and it is better not to be the one who calls.|{place}의 전화 하나는 통해요. 먼저 걸지 않는 편이 좋아요.|{place}有一部电话能通，最好别由你打出去。
horror|The neighbours are kind, and they never come past the gate.|이웃들은 친절하지만 대문 안으로는 절대 들어오지 않아요.|邻居很和气，但从不跨进大门。
horror|You have a torch, a notebook and a good reason to stay until morning.|손전등, 공책, 그리고 아침까지 있어야 할 이유가 있어요.|你有手电、笔记本，和一个待到天亮的理由。
strategy|Five factions, one of them made of everyone the others forgot.|세력은 다섯. 그중 하나는 나머지가 잊어버린 사람들이에요.|五个势力，其中一个由其他人遗忘的人组成。
strategy|Messengers can be slow, bribed or in love, and the map of {place} is only as fresh as they are.|전령은 늦거나 매수되거나 사랑에 빠져요. {place}의 지도는 딱 그만큼만 새로워요.|信使会迟到、会收钱、会恋爱，{place}的地图只和他们一样新。
strategy|A campaign is nine chapters, and losing one changes the next instead of ending it.|전역은 아홉 장이고, 한 장을 져도 끝나지 않고 다음 장이 달라져요.|战役共九章，输一章不会结束，只会改变下一章。
strategy|Trade is a weapon here, and so is a wedding.|여기서는 교역도 무기이고 혼인도 무기예요.|在这里，贸易是武器，婚礼也是。
cozy|Thirty neighbours, each with a favourite biscuit and a story that takes until spring.|이웃 서른 명. 저마다 좋아하는 과자와 봄까지 이어지는 이야기가 있어요.|三十位邻居，各有最爱的饼干，和一个要讲到春天的故事。
cozy|Furniture can be moved by anyone, and the cat has the last word.|가구는 누구나 옮길 수 있고, 마지막 결정은 고양이가 해요.|家具谁都能挪，最后由猫说了算。
cozy|The shop in {place} sells seeds, wool and exactly one mystery a week.|{place}의 가게에서는 씨앗과 털실, 그리고 매주 수수께끼를 딱 하나 팔아요.|{place}的小店卖种子、毛线，每周还卖一个谜。
cozy|You cannot run out of anything except reasons to go home.|모자랄 것은 없어요. 집에 갈 이유만 빼고요.|什么都不会用完，除了回家的理由。
any|It was made in two winters by people who live near a place very much like it.|아주 비슷한 곳 가까이 사는 사람들이 두 겨울 동안 만들었어요.|住在差不多地方的一群人，用两个冬天做成。
any|The music was recorded in one room with the windows open, and you can hear when a bus goes by.|음악은 창문을 연 방에서 녹음해서, 버스가 지나가는 소리도 들려요.|音乐是开着窗在一间屋里录的，听得见公交车开过。
any|There is a photograph mode, and it is hard not to use it every ten minutes.|사진 모드가 있는데 십 분마다 쓰지 않기가 어려워요.|有拍照模式，很难忍住不每十分钟拍一张。
any|A second ending waits for those who do one small thing differently.|작은 일 하나를 달리하면 두 번째 결말이 기다려요.|只要有一件小事做得不同，就有第二个结局等着。
any|The loading screens are drawings by the makers’ children, by popular request.|로딩 화면은 만든 사람들의 아이들이 그렸어요. 다들 원해서요.|读盘画面是制作者家孩子画的，应大家的要求。
any|Everything can be replayed from a shelf of small models, each with its date.|지나온 순간은 날짜가 적힌 작은 모형이 되어 선반에 놓이고, 언제든 다시 할 수 있어요.|经历过的段落会变成架上标着日期的小模型，随时可以重玩。
any|If you get stuck, somebody in {place} has a hint and wants to hear about your day first.|막히면 {place}의 누군가가 힌트를 줘요. 먼저 오늘 하루를 들려줘야 하지만요.|卡住了就去{place}找人要提示，不过对方想先听听你今天过得怎样。
any|The credits are worth staying for; one of the names is a goat.|크레딧은 끝까지 볼 만해요. 이름 하나는 염소예요.|值得看完片尾名单，其中一位是山羊。
any|Old saves still open, and the makers have promised to keep it that way.|옛 저장 파일도 그대로 열려요. 만든 사람들이 계속 그러겠다고 약속했어요.|旧存档依然能打开，制作者承诺一直如此。
any|There is one joke in it that takes nine hours, and it is worth it.|아홉 시간이 걸리는 농담이 하나 있는데, 그만한 값을 해요.|里面有个笑话要铺垫九小时，值得。
`);

/** How a ball game feels and what its evenings are like: what is said of races does not fit it. */
export const BALL_GAMES = byName(`
feel|One stick to move, one to aim, and the ball does what a ball does: no invisible hands, no lucky magnets.|스틱 하나로 움직이고 하나로 겨눠요. 공은 공답게 굴러가요. 보이지 않는 손도 자석도 없어요.|一个摇杆移动，一个摇杆瞄准，球就是球：没有看不见的手，也没有吸铁石。
feel|Passing is the heart of it. A team that talks beats a team that runs, and you can hear the difference.|핵심은 패스예요. 말하는 팀이 뛰는 팀을 이기고, 그 차이가 귀로 들려요.|核心在传球。会喊话的队赢会跑的队，差别听得出来。
rhythm|A match takes eleven minutes and ends in a handshake. The week has a cup for your friends alone, with a table on the clubhouse wall.|한 경기는 십일 분이고 악수로 끝나요. 매주 친구들끼리의 컵이 열리고, 순위표는 클럽하우스 벽에 붙어요.|一场十一分钟，以握手结束。每周有一场只属于朋友的杯赛，积分表贴在更衣室墙上。
rhythm|The season is twelve matches long and lets you miss two without asking why. Whoever comes late plays in goal.|시즌은 열두 경기이고 두 번은 이유 없이 빠져도 돼요. 늦게 온 사람이 골문을 지켜요.|一个赛季十二场，可以缺两场，不问理由。迟到的去守门。
`);
