// Rooms for the evening: the late lounge, and the Wednesday board games.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const evenings: readonly SeedRoom[] = [
  room(
    { slug: 'late-lounge', title: 'Late lounge', language: 'en', capacity: 60 },
    `
    a: Kettle is on. Who is still up?
    b: Me. The baby is up, so I am up.
    c: 저요. 내일 쉬는 날이라 여유 있어요.
    a: Then you get the good chair.
    d: Just finished chapter four of Saltmarch. I need to sit with that for a minute.
    b: The scene on the causeway?
    d: The scene on the causeway. I let the lantern go out on purpose, by the way.
    a: You can do that?
    d: Yes. It gets very quiet, and then she says your name.
    e: 剧透警告啊，我才到第二章。
    d: Sorry. Forget the causeway. There is no causeway.
    e: 好的，没有堤道，我什么都没看见。
    c: 저는 오늘 밀물을 위한 차만 켜 놨어요. 바다가 오늘은 녹차를 안 마시네요.
    f: Try it colder. Mine only drinks below sixty degrees on Thursdays.
    c: 오, 마셨어요. 목요일이라서였군요.
    f: It took me three weeks and a notebook.
    b: Question for the room: one game, one hand, must be pausable every ninety seconds.
    a: Little Transit. Pause is the space bar and nobody minds.
    f: One Line Home. No clock in it at all.
    b: Bought the second one. Thank you, it is 5 minutes of peace for the price of a sandwich.
    e: 一线回家最后几关很难，不过一只手够用。
    d: Is anybody doing the weekly cup in Night Shift GP? I am four tenths off my own ghost.
    g: 저 했어요. 두 번째 헤어핀에서 한 단 더 내려 보세요.
    d: Second gear? It feels so wrong.
    g: 느낌은 이상한데 출구에서 벌어요. 영상 잘라서 드릴게요.
    d: 2:04.8. It was the hairpin. I owe you a soup recipe.
    g: 된장 들어가는 걸로 부탁해요.
    a: This is how the recipe thread started last time.
    f: I still make the lentil one.
    e: 我也做过，小孩抢着吃。
    b: Baby asleep. I am going before anyone invites me to one round.
    a: One round?
    b: One round.
    c: 한 판만이라는 말, 여기서 제일 위험한 말이에요.
    d: See you at breakfast then.
    a: Lights down at two. Whoever leaves last turns off the sea.
    `,
  ),
  room(
    { slug: 'wednesday-board-games', title: '수요 보드게임 모임', language: 'ko', capacity: 24 },
    `
    a: 이번 주 수요일도 밤 열 시입니다. 헥사크 네 명, 합종 여섯 명 모아요.
    b: 헥사크 손 들게요. 지난주에 소금길 뺏긴 거 갚아야 해요.
    c: 저 그거 기억 못 하는데요.
    b: 저는 해요. 열두 번째 턴이었어요.
    d: 처음인데 구경만 해도 되나요?
    a: 그럼요. 관전 자리 있어요. 규칙은 한 쪽이라 보면서 물어보셔도 돼요.
    d: 감사합니다. 미리 알아 두면 좋은 게 있을까요?
    c: 길부터 까세요. 병사는 밥을 먹어야 걸어요.
    e: 길이랑, 왼쪽 사람 말 믿지 마세요. 지금은 제가 왼쪽이에요.
    d: 벌써 배우는 게 많네요.
    f: Can I join 합종 if my Korean is only okay?
    a: 물론이죠. 사신 편지는 번역 버튼 있어요.
    f: Great. I will betray someone politely then.
    b: 여섯 명 중에 한 명은 항상 이렇게 솔직해요.
    e: 지난주 복기 올렸어요. 8턴에 다리 안 끊은 게 컸어요.
    c: 저는 15턴에 졌다고 생각했는데 이미 8턴이었군요.
    e: 복기 화면에서 생각 메모 켜면 제가 그때 웃고 있던 것도 보여요.
    b: 메모에 "ㅎㅎ"만 적혀 있던데요.
    e: 그게 웃은 거예요.
    g: 하루 한 수 두는 편지판도 여시나요? 야근이 많아서요.
    a: 네, 편지판은 월요일마다 새로 열어요. 한 판에 한 달쯤 걸려요.
    g: 그럼 편지판으로 갈게요. 출근길에 두면 되겠네요.
    c: 저도 편지판 두 개 하는데 버스에서 한 수씩 두니까 딱 좋아요.
    d: 합종에서 약속을 지키는 사람이 이기긴 하나요?
    a: 다섯이 지키면 이겨요. 그런데 게임이 누가 지켰는지 다 세고 있어요.
    e: 지난 시즌에 끝까지 지킨 사람 한 명 있어요. 저는 아니고요.
    f: It was me. I finished fourth.
    b: 그래도 다들 그분이랑 동맹하고 싶어 해요. 그게 진짜 점수예요.
    a: 정리할게요. 헥사크는 세 명 확정, 한 자리 남았어요.
    d: 구경만 하려고 했는데 그 자리 제가 해도 되나요?
    a: 네, 어서 오세요. 첫 판은 다들 봐드려요.
    c: 저는 안 봐드려요. 대신 져도 설명은 해 드려요.
    b: 수요일 열 시, 귤 준비해 오세요.
    g: 야근 끝나면 구경 갈게요. 열한 시쯤요.
    `,
  ),
];
