// Rooms of quiet heads: one hint at a time, and the drawing of lines.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const puzzling: readonly SeedRoom[] = [
  room(
    { slug: 'one-hint', title: 'One hint only', language: 'en', capacity: 40 },
    `
    a: House rule: one hint per question, and it may not contain the answer.
    b: Overlap 40. I have been looking at the middle for two days.
    a: Hint: what is in the corners?
    b: Oh no. Thank you. Two days.
    c: 七巧夜第二十三夜，影子像鱼，但它不认。
    d: Which way is the moon? 달이 움직였을 수도 있어요.
    c: 月亮已经走到左边了……等它回来再拼就过了。
    d: 저도 그 밤에 한참 걸렸어요.
    e: One Line Home, the village with two bridges. I refuse to believe it is possible.
    a: Hint: you do not have to cross a bridge to use it.
    e: Under it. UNDER it. I am furious and delighted.
    b: That one made me stand up.
    f: 重叠里为什么有花纹？我一直以为是装饰。
    a: So that people who do not see the colours see the same puzzle. Try it in grey once, it is beautiful.
    f: 试了灰度模式，居然更好解。
    d: 저는 색약인데 이 게임은 처음부터 끝까지 혼자 풀었어요. 고마운 게임이에요.
    a: This is my favourite message in this room.
    e: Is there a game like these for two people who disagree a lot?
    c: 《七巧夜》，一人三块半。
    b: Three and a half pieces each is a marriage test.
    e: We shared the big triangle. We are still speaking.
    g: 한 줄로 집까지 마지막 마을, 힌트 하나만 부탁드려요.
    d: 힌트: 우리 집이 어디인지 다시 보세요.
    g: ...집이 하나가 아니었네요.
    d: 네, 저도 거기서 한참 웃었어요.
    f: 有人算过七巧夜一共多少种影子吗？
    c: 图鉴里是一百个，我有九十四，最后几个要四个人一起。
    b: Four of us here right now. Tonight at nine, the last six shadows?
    c: 来。
    e: Bringing my other half. That makes seven pieces and five opinions.
    g: 저도 구경할게요. 훈수는 안 둘게요.
    a: Reports tomorrow, please, hints not needed.
    c: 九十九个了。最后一个是白鹭。
    b: The heron wins. We stop for tea.
    d: 왜가리는 큰 삼각형을 눕히면 돼요. 아, 이건 힌트가 아니라 답이네요. 죄송해요.
    c: 一百。规矩破了，但是值得。
    a: The rule bends for herons. Noted.
    `,
  ),
  room(
    { slug: 'line-diagrams', title: 'Line diagrams', language: 'en', capacity: 30 },
    `
    a: Show me your week-ten networks. Describe, do not apologise.
    b: One loop, two lines crossing it, and a shuttle that exists because I pity the museum.
    c: Everyone builds the museum shuttle. Nobody visits the museum.
    b: An old man does. Every Thursday, 14:10. I read his diary and I cannot close it now.
    d: 저는 4호선을 없앴더니 오히려 잘 돌아가요. 이상해요.
    a: Not so strange. People change trains less and stop blocking the platforms.
    d: 아, 승강장이 문제였군요. 환승역 하나 줄이고 12주 갔어요.
    e: Twelve! I die at nine, always the ferry stop, always on a Tuesday.
    c: Move the bridge in week eight. Not before.
    e: I moved it in week two. It felt so decisive.
    b: We all moved it in week two.
    f: 同样的思路能不能用在《轨道邮差》？我现在每封信都亲自送。
    a: Yes: throw early, catch late. Think of the moons as stops that come to you.
    f: 把卫星当成会来找你的车站，这句话我写在信封上了。
    d: 저는 연료 80원으로 세 통 돌린 적 있어요. 목요일까지 기다리면 돼요.
    f: 三封？我两封就漂走了，收件人都退休了。
    c: In Orbital Post drifting away is a holiday. It says so in the manual.
    e: How long was yours?
    c: Eleven years. I came back to very nice letters.
    g: Hello, I draw real tram maps for work and am told this is where I belong.
    a: You are home. What do professionals do that we do not?
    g: We move the river. People forgive a wrong river, not a wrong angle.
    b: That is the most useful sentence of the week.
    d: 강을 옮긴다니, 대담하네요.
    g: Also: name the stops before you draw the line. You will be kinder to them.
    e: I named the ferry stop "Tuesday". It did help, somehow.
    f: 我给每个站起了菜名，现在饿了。
    c: Week eleven. The shuttle stays. The museum has a second visitor.
    b: Who?
    c: His granddaughter. She writes in green.
    b: I need a moment.
    a: We should all play Tidal Works next and do the same to ferries.
    d: 저는 이미 하고 있어요. 배한테도 일기가 있으면 좋겠어요.
    g: Read the ledger closely. It is a diary, only with numbers.
    a: Sunday challenge: three lines, no loop, no moving the bridge. Best week wins a river.
    e: In. I will call it Tuesday.
    `,
  ),
];
