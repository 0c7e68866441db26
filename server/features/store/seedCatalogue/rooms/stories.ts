// Rooms of stories and slow evenings: the tea house of old tales, and the roof that leaks on purpose.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const stories: readonly SeedRoom[] = [
  room(
    { slug: 'tale-teahouse', title: '山海茶馆（剧透请打码）', language: 'zh', capacity: 40 },
    `
    a: 本馆规矩：聊剧情先说章节，没打完的请捂眼。
    b: 第一章。那个不在户籍上的老先生，你们送去哪边了？
    c: 送回来的那边。他鞋上有两种泥，我觉得他还想走走。
    b: 两种泥！我光顾着听他说话，没看鞋。
    d: 这游戏的线索都在脚下，第三章你会更佩服。
    e: 저는 한국어로 하고 있는데, 번역이 정말 좋아요. 뱃사공 말투가 할아버지 같아요.
    a: 韩文版是谁译的？我们这边也有人夸。
    e: 크레딧에 세 분 있어요. 그중 한 분이 별을 삼킨 숲 시인이래요.
    c: 难怪《吞星之林》的鹿说话也那么好听。
    f: Chapter two, no spoilers: is there a way to be fair to both sisters?
    d: 有，但要先对自己不公平一次。
    f: That is the most annoying good hint I have ever been given.
    b: 谢谢你问，我也卡在姐妹那里。
    a: 第二章提示：渡船可以不开。
    f: You can simply not row. Of course. I sat there for a whole night in the game and they talked.
    c: 坐一整夜那段的虫声是录的，做的人说在湖边录了三个晚上。
    e: 소리 때문에 이어폰 새로 샀어요. 후회 없어요.
    g: 打断一下，《盐沼》和这个比，先玩哪个？
    d: 想走路先玩《盐沼》，想坐船先玩这个。
    g: 那我坐船，这周走路太多了。
    f: Saltmarch is the one I would keep for winter. It has weather in it.
    b: 第三章打完了。鞋。全是鞋。
    d: 对吧。
    b: 回头看第一章，他进门的时候就写着了，我还跳过了那句。
    a: 所以馆里人人都二周目。
    c: 二周目能带一件东西回去，我带了伞，结果整条江的雨都认识我。
    e: 저는 찻잔을 가져갔어요. 첫 장 할머니가 알아보시더라고요.
    g: 带茶杯是个好主意，我要带茶杯。
    f: What did everyone answer the stag, the first time? In the forest, I mean.
    c: 我说我不知道。天亮了一颗。
    e: 저도 모른다고 했어요. 정직하면 별이 돌아와요.
    f: I lied beautifully and it got darker. I deserved it.
    a: 下周五读书会：只聊第四章，打完的来，没打完的来喝茶。
    d: 我带瓜子。
    b: 我带两种泥的鞋。
    g: 我大概还在江上，你们先喝。
    `,
  ),
  room(
    { slug: 'leaking-roof', title: '泡茶修屋顶 · Moss & Kettle', language: 'zh', capacity: 24 },
    `
    a: 今天村里下小雨，谁家漏水报一下。
    b: 我家三处，锅不够用了。
    c: 我有多的锅，换两把薄荷。
    b: 成交，我别的没有，薄荷有一山。
    d: I can mend one roof before dinner. Whose is worst?
    b: 我家，红蘑菇左边第二户，门口有青蛙。
    d: On my way. The frog let me in.
    e: 저는 버섯 지붕에 일부러 구멍 하나 남겨 뒀어요. 거기 화분 두면 잘 자라요.
    a: 对，漏的那一滴正好浇花，木匠也这么说。
    d: So I should not have mended it all?
    b: 没关系，我们再拆一块，顺便请你喝茶。
    d: Best mistake of my week.
    f: 请问第一天先修屋顶还是先种菜？
    c: 先烧水。
    f: 认真的吗？
    c: 认真的，水开了邻居才会来，来了就有人帮你修屋顶。
    f: 水开了，来了四个人和一只獾。
    a: 獾是房东，别让它坐那把好椅子。
    e: 앉으면 월세가 조금 올라요. 대신 이야기를 해 줘요.
    f: 已经坐了。它讲了一个关于桥的故事，涨五块。
    b: 值。
    g: Is it fine to visit if I have only had the game for two days? I brought nothing.
    a: 带自己的杯子就行。Your own cup is enough.
    g: I have one with a chip in it.
    c: 那是村里最好的杯子，别修，春天会有人认出来。
    g: Somebody recognised it just now and cried a little. What is this game?
    d: That is the game.
    e: 밀물을 위한 차에서 찻잎 가져올 수 있나요?
    a: 不能，不过两边的水温一样，六十度最稳。
    e: 60도, 메모했어요.
    b: 明天晚上八点，我家开锅，薄荷管够。
    f: 我带獾的桥故事来讲，第二遍不收费。
    d: I will come early and not mend anything.
    c: 雨停了。你们听。
    g: I am just sitting here. This is good.
    a: 坐着吧，灯我来关。
    `,
  ),
];
