// Rooms of three languages: learning each other's words through games, and what to play at the weekend.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const words: readonly SeedRoom[] = [
  room(
    { slug: 'word-swap', title: '말 바꾸기 · 换词 · Word swap', language: 'ko', capacity: 50 },
    `
    a: 오늘의 낱말은 '느긋하다'예요. 게임 설명에 자주 나와요.
    b: In English? "Unhurried", or "relaxing" if the shop says it.
    c: 中文说“悠闲”，或者“慢悠悠”。
    d: '느긋하다'는 사람한테도 써요? 제 친구가 정말 느긋해서요.
    a: 네, 칭찬으로 쓸 때가 많아요.
    b: Useful. My ghost in Night Shift GP is very 느긋하다.
    d: ㅋㅋ 그럴 땐 "느긋하네요"라고 하면 돼요.
    e: 我想问“손맛”怎么翻，评测里老看到。
    a: 손으로 느끼는 재미요. 타격감이랑 비슷한데 더 넓어요.
    c: 那就是“手感”。
    b: We only have "it feels good to play". You win this one.
    f: What does 喜加一 mean? It was under every sale post.
    e: 又买了一个不会玩的游戏，很高兴。
    f: There should be a word for that in every language.
    d: 한국어로는 '쌓는다'고 해요. 저는 지금 열네 개 쌓았어요.
    b: Backlog. It sounds like a punishment when we say it.
    g: 轨道邮差 제목은 '궤도 우체부'인데, 邮差랑 우체부 느낌이 같아요?
    c: “邮差”有点老派，像电影里骑自行车的人。
    g: 그럼 딱 맞네요. 우체부도 조금 옛날 말이에요.
    b: And "postie" in some places, which would have been a very different game.
    a: 내일은 영어 낱말 하나 골라 주세요.
    b: "Fiddly". As in: the menus are fiddly.
    e: 是“麻烦”吗？
    b: Small and annoying to handle, like a tiny button. Not a tragedy.
    c: “琐碎又不顺手”，中文要用六个字。
    d: 한국어로는 '자잘하게 손이 가는'? 이것도 기네요.
    f: So English wins one. I am writing the score on the wall.
    a: 지금 점수는 한국어 2, 중국어 2, 영어 1이에요.
    e: 第二个中文分是哪来的？
    a: 어제 '江湖'요. 아무도 번역을 못 했잖아요.
    b: We tried for two hours. I ended up with "the whole situation".
    c: 其实不算错。
    g: 합종 할 때 써 보세요. "이게 다 강호예요."
    f: Saying that the next time somebody burns my bridge.
    d: 다음 주 낱말 추천받아요. 게임에서 본 말이면 다 좋아요.
    c: 我推荐“渡”，《山海旧事》里到处都是。
    a: 좋아요. '건너다'로는 다 안 담기는 말이네요. 다음 주에 봬요.
    `,
  ),
  room(
    { slug: 'weekend-plans', title: '주말에 뭐 하지', language: 'ko', capacity: 60 },
    `
    a: 토요일 비 온대요. 다들 뭐 켜세요?
    b: 별을 삼킨 숲이요. 두 번째 회차는 밤에만 하려고요.
    c: 저는 고양이 우체국 밀린 편지 삼백 통이요.
    a: 삼백 통이면 우체국장님이 우시겠어요.
    c: 우체국장이 고양이라 안 울어요. 자요.
    d: Ember Wake for me. Duellist eight, attempt I do not want to say.
    e: 말씀하셔도 돼요. 저는 마흔세 번이었어요.
    d: Then thirty-one sounds almost elegant. Any advice?
    e: 여덟 번째는 일부러 느린 기술만 쓰면 박자가 어긋나요.
    d: Slow moves only. That is so against my nature that it may work.
    f: 周末想找个两个人一起玩的，最好不吵架。
    b: 모스 앤 케틀이요. 싸울 일이 지붕밖에 없어요.
    f: 屋顶也能吵？
    b: 새는 구멍을 막을지 말지로요. 막지 마세요.
    a: 할인은 일요일 자정까지예요. 장바구니 비우실 분들 참고하세요.
    c: 고민되는 게 두 개인데, 그래블 세인츠랑 글래스 메리디언이요.
    g: 떨어지는 거 좋아하면 글래스 메리디언, 미끄러지는 거 좋아하면 그래블 세인츠요.
    c: 그렇게 들으니까 둘 다 사고 싶어요.
    e: 하나는 빌려 보세요. 대여 방에 글래스 메리디언 내놓은 분 있었어요.
    c: 오, 감사합니다. 빌리러 다녀올게요.
    d: Thirty-four. The slow moves work until I get excited.
    a: 흥분하지 않기, 어려운 기술이죠.
    h: 혹시 일요일 낮에 에이펙스 하버 한 화면으로 하실 분? 우리 집 소파 넷이에요. 아, 온라인 소파요.
    g: 온라인 소파 좋네요. 두 시면 갈게요.
    b: 저도요. 바깥쪽 자리로 부탁해요.
    h: 그럼 한 자리 남아요.
    f: 我来！第一次玩，会撞墙的那种。
    h: 벽에 매트리스 있어서 괜찮아요. 환영해요.
    d: Thirty-seven and she is down. I bowed back. My cat was frightened by the noise I made.
    e: 축하해요. 인사하는 거 정말 멋있지 않아요?
    d: The bow is the whole game.
    a: 이 방은 캡처해 두고 싶은 날이 많네요.
    c: 편지 삼백 통 중에 열두 통 했습니다. 비가 안 그치면 좋겠어요.
    b: 숲에서는 방금 별 하나 떴어요. 다들 좋은 주말 보내세요.
    `,
  ),
];
