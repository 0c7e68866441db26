// Rooms to find company in: drivers, and those who play frightening games with the lights on.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const playing: readonly SeedRoom[] = [
  room(
    { slug: 'pit-lane', title: 'Pit lane: Apex, GP, Gravel', language: 'en', capacity: 50 },
    `
    a: Cup night is Friday. Night Shift GP first, Gravel Saints after if anyone is awake.
    b: In for both. My gearbox is emotional but fine.
    c: 저도 갈게요. 패드 새로 사서 감 잡는 중이에요.
    d: Any setup advice for rain on the painted lines? I keep spinning at the bus stop.
    a: Nothing clever: stay off the white, and lift before the stop instead of braking at it.
    c: 저는 그 구간만 3단으로 가요. 느린데 안 돌아요.
    d: Third works. Slower in, and I came out a car length ahead. Physics is rude.
    e: Who put the mattress on the harbour wall in Apex Harbor? I love it.
    b: It has been there since the update. Costs you a tenth, saves you a door.
    f: 弯心港涨潮的时候走哪条线？我一直撞内墙。
    e: At high tide go wide and late, the inside is wet. At low tide hug the wall.
    f: 原来是看潮水的，我还以为车坏了。
    a: There is a tiny tide clock above the start light. Easy to miss.
    c: 아 그게 시계였군요. 장식인 줄 알았어요.
    g: New here. Is Friday for people who finish last?
    a: Especially for those. The grid spreads the start, so you will always have someone to chase.
    g: Great, I am very good at chasing.
    b: Gravel Saints question: does the co-driver really count fence posts?
    d: He does, and he is right. When he says "nine" you have nine.
    e: On stage four he says "pray", and that is also exact.
    c: 번역은 "기도하세요"인데 억양이 너무 차분해서 더 무서워요.
    f: 中文配音也很平静：“前方四百米，别看左边。”
    g: I looked left.
    e: Everyone looks left once.
    a: Results of the practice: 2:04.8, 2:05.1, 2:05.1, 2:07 and one bus shelter.
    d: The shelter was me. It had it coming.
    c: 두 분 2:05.1 똑같은 거 실화인가요.
    b: To the thousandth it was .104 and .109. I checked. Twice.
    f: 我 2:07，但我是倒着冲线的。
    a: Style points do not exist, but I wrote it down.
    g: First clean lap. 2:15. I would like to thank the tide clock.
    e: Wrong game, but we accept.
    a: Friday, half past nine in the evening, my time. It shows yours when you hover over it.
    b: I will bring the ghosts.
    c: 저는 기도할게요.
    `,
  ),
  room(
    { slug: 'lights-on', title: '불 켜고 하는 공포', language: 'ko', capacity: 30 },
    `
    a: 규칙은 하나예요. 불은 켜도 되고, 소리 질러도 되고, 놀리기 없기.
    b: 긴 병동 시작했어요. 마흔한 번째 문은 안 열면 되는 거죠?
    a: 네, 보통은요.
    b: '보통은'이 무슨 뜻이에요.
    c: 호출 벨이 거기서 울려요. 간호사니까 가긴 가야 해요.
    b: 내일 할게요. 아침에.
    d: 저는 점심시간에 해요. 회사 휴게실 불이 제일 밝아요.
    e: I play The Long Ward with my grandmother on the sofa. She was a night nurse. She is not impressed.
    a: 할머니 조언이 궁금해요.
    e: She says: always close the door behind you, and write everything down.
    c: 와, 그거 진짜 공략이에요. 일지 쓰면 문 위치가 안 바뀌어요.
    b: 일지에 그런 기능이 있었어요? 저는 일기처럼 썼는데요.
    d: 일기도 괜찮아요. 엔딩에서 읽어 줘요.
    f: 무른 이빨 다섯 명 모아요. 토요일 밤 아홉 시, 한 자리 남았어요.
    a: 저 갈게요. 지난번에 배신자였는데 아무도 몰랐어요.
    f: 그걸 지금 말씀하시면 어떡해요.
    c: 그래서 텐트가 두 개뿐이었군요.
    e: Can I come too? I promise to be one of us.
    f: That is exactly what one of them would say. Welcome.
    g: 平静模式会少剧情吗？我想看故事，不想跑。
    d: No, only the chase is gone. The story stays whole.
    g: 太好了，那我可以看完结局了。
    b: 아침이 됐고, 마흔한 번째 문 열었습니다.
    a: 어땠어요?
    b: 환자분이 물 한 잔 달라고 하셨어요. 드렸더니 고맙대요. 그게 더 무서웠어요.
    c: 그 장면 때문에 이 게임 좋아해요.
    d: 묵음은 어때요? 소리를 끄고 해도 되나요?
    a: 자막만으로도 깰 수 있어요. 그런데 소리가 반이에요.
    f: 볼륨 20으로 했어요. 20이면 라디오가 부탁하는 정도로 들려요.
    g: 我关了灯玩了五分钟，然后把全家的灯都打开了。
    e: My grandmother finished it before me. She says the ending is accurate.
    b: 할머니 팬클럽 만들어야겠어요.
    a: 방 공지에 적어 둘게요. "문은 닫고, 기록은 남긴다."
    f: 토요일에 봬요. 텐트 다섯 개 챙겨 주세요.
    `,
  ),
];
