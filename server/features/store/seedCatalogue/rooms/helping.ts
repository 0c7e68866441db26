// Rooms where people help each other: questions of newcomers, lending, and the harbour masters of Tidal Works.
import type { SeedRoom } from '../types.ts';
import { room } from './script.ts';

export const helping: readonly SeedRoom[] = [
  room(
    { slug: 'newcomers', title: '新手问答', language: 'zh', capacity: 100 },
    `
    a: 新来的朋友有问题直接问，不用先问“在吗”。
    b: 那我直接问了：想买第一款，预算五十以内，晚上玩半小时那种。
    c: 《小小地铁》，一周二十五分钟，刚好一顿饭。
    d: 《一线回家》也行，更便宜，没有时间限制。
    b: 先买了《小小地铁》。第一周星期五就全城堵死了，正常吗？
    c: 正常，我们都堵过。四条线别都穿过市中心。
    a: 备用列车先留着，第五周再用。
    b: 改成两条绕着走，活到第三周了。
    e: 请问愿望单有什么用？加了会通知打折吗？
    a: 会，打折那天首页也会排在前面。
    e: 懂了，已经加了九个，钱包开始害怕。
    d: 先加着，等一个周末再看还想不想要，一半会自己删掉。
    f: Hi, is English fine here? I want to change my nickname.
    d: Of course. Click your name, top right, then edit.
    f: Found it, thanks. I was looking in settings like it is 2009.
    e: 《弯心港》四个人一起玩，需要每人都买吗？
    c: 一台机器上不用，一份就够，四个手柄。
    a: 各自在家联机才需要每人一份。
    e: 那我叫他们来家里，顺便蹭饭。
    g: 恐怖游戏有没有不吓人的？朋友想和我玩《软牙》，我胆小。
    b: 不吓人的恐怖游戏，这问题真好。
    d: 《软牙》五个人一起的时候笑声比叫声多，可以先当旁观。
    c: 设置里有平静模式，保留剧情，不追你。
    g: 开了平静模式，还是叫了两次，但很开心。
    f: Also asking: how do I know a review is from someone who actually played?
    a: Only people who own the game can write one, and the hours are shown next to it.
    f: That explains why the reviews are so specific about doors.
    e: 退出房间以后别人还能看到我说的话吗？
    a: 能，消息留在房间里。自己说的可以撤回。
    b: 汇报一下：第六周了，日记里有个老太太每天坐到终点再坐回来。
    c: 她会一直坐的。第九周你就知道为什么了。
    b: 现在不敢弃坑了，为了老太太。
    d: 这就是新手毕业，欢迎。
    a: 下周想办个新手场，周六下午三点，《七巧夜》四人一组，会教的举手。
    d: 我教，猫也来。
    g: 我报名，那个不吓人吧？
    a: 最吓人的是有人把大三角藏起来。
    `,
  ),
  room(
    { slug: 'borrow-and-lend', title: 'Borrow and lend', language: 'en', capacity: 80 },
    `
    a: Pinned: say what you lend, for how long, and what deposit you want. Be kind about return days.
    b: Lending Saltmarch, two weeks. I have finished it twice and should let it go outside.
    c: Me, please. First week of my holidays starts Saturday.
    b: Yours from Saturday then. Do not read the back of the map first.
    d: 글래스 메리디언 빌려드려요. 일주일, 보증금 적게 받아요.
    e: 저요! 주말에만 할 수 있는데 괜찮을까요?
    d: 그럼 두 주말 끼게 열흘로 할게요.
    e: 감사합니다. 창문 조심히 깨고 돌려드릴게요.
    f: 求借《合纵》，只想确认一下自己适不适合当坏人。
    a: I have it free until the 20th. It needs six people though, do you have five?
    f: 有四个，加上你就五个，还差一个。
    g: I will be the sixth if I can be the honest one.
    a: Nobody has ever been the honest one, but we can write it down.
    c: What happens if I finish early? Can I send it back before the two weeks are over?
    b: Yes, there is a return button and the deposit comes back at once.
    c: Good. I want to be the person who returns things early.
    d: 그런 분이 있으면 다음에 또 빌려드리고 싶어져요.
    h: Lent my copy of Moss & Kettle three weeks ago and got it back with a new roof. Best tenant ever.
    e: 그거 저예요. 비가 새길래 고쳤어요.
    h: It was meant to leak. I have grown to like the new one.
    f: 借游戏还附送装修，这里真好。
    g: Does my progress stay with me when I give a game back?
    a: It does. If you buy it later you continue where you stopped.
    g: Then I am stopping at the best part, so that I have to.
    b: That is how they get you. That is how they got me.
    c: Halfway through Saltmarch. I have a question about the lantern but I will not ask it.
    b: Correct. Do not ask it.
    d: 보증금은 어느 정도가 적당해요? 처음 내놓을 때 고민했어요.
    a: Most people take about half the price. Less for friends.
    f: 我收一杯奶茶的价，还的时候聊聊结局就行。
    h: I ask for one honest sentence about the game. Gets me better reviews than my own.
    e: 한 문장이면, 모스 앤 케틀은 "비가 와도 괜찮다는 걸 배우는 게임"이에요.
    h: See? I am keeping that.
    a: This room is far too civilised. Please somebody return something late.
    g: I will try, but I set three reminders.
    `,
  ),
  room(
    { slug: 'tide-tables', title: 'Tide tables', language: 'en', capacity: 40 },
    `
    a: Tide 60 and my quay is finally green. Ask me about cranes.
    b: How many cranes at tide 10? I have two and a queue that reaches the lighthouse.
    a: Two is right. You have a crate problem, not a crane problem. What is on the quay?
    b: Salt, salt, rope, salt.
    c: Sell the salt before the spring tide, everyone wants it dry.
    b: Sold. The queue is gone and I have money for the first time.
    d: 저는 37번째 밀물에 무역선을 처음 제때 보냈어요.
    a: That is early. I missed mine until the fifties.
    d: 조수표를 종이에 옮겨 적었더니 보이더라고요.
    e: 能分享一下那张表吗？我在第二十潮，每次都晚一步。
    d: 사진은 못 올리니까 말로 할게요. 큰 배는 만조 두 시간 전에 줄 서요.
    e: 两小时前就排队，难怪我总差一步。谢谢。
    f: Co-op question: four of us want to run one harbour. Who does what?
    c: One on cranes, one on the ledger, one on boats, one who drinks coffee and notices things.
    f: We all want to be the one with the coffee.
    c: Everybody does. Rotate each tide.
    a: Click any line in the ledger, it takes you to the crate. It changed my life.
    b: It also tells you who paid for the crate. Mine was addressed to the harbour master. That is me.
    a: Did you open it?
    b: It was a smaller harbour.
    c: Please put that in the review exactly so.
    g: Is there any use for the little ferry? I keep it because it is pretty.
    a: It carries the fog horn repairman. No ferry, no horn, and in November you will care.
    g: So glad I am shallow. Keeping it.
    d: 11월 안개는 진짜 무서워요. 공포 게임보다 더요.
    e: 我十一月三条船停在雾里，听它们互相按喇叭，还挺温柔的。
    f: We did four tides with rotating coffee. We are bankrupt and very happy.
    c: Take the town loan, it has no interest until tide 30. It says so at the bottom of page two.
    f: Nobody reads page two.
    c: The harbour reads page two.
    b: Tide 22, green, nothing left on the quay but a cat.
    a: Leave the cat. It pays rent in some way I have not worked out.
    e: 猫在的时候老鼠不吃绳子，账本里“损耗”会少。
    a: Forty tides and I never saw that. Thank you.
    g: Same time on Sunday? I will bring the ferry.
    a: Sunday, seven in the evening here. High water is at twenty past.
    `,
  ),
];
