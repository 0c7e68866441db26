// What catalogues call the kinds of games: general terms with their names in three languages, the shelf each belongs
// on, and the drawing it suggests. Lists that are separated by spaces are taken apart by the longest term known here.
import type { Genre } from '../art/types.ts';

export type Term = {
  slug: string;
  names: { en: string; ko: string; zh: string };
  /** The sub-category or top of the usual shelves. */
  shelf: string | null;
  drawing: Genre | null;
};

/** slug | English | Korean | Chinese | other spellings, by comma | shelf | drawing. */
const TABLE = `
action|Action|액션|动作||action|action
adventure|Adventure|어드벤처|冒险|||
casual|Casual|캐주얼|休闲|||cozy
indie|Indie|인디|独立|||
strategy|Strategy|전략|策略||strategy|strategy
simulation|Simulation|시뮬레이션|模拟|simulator,sim|simulation|simulation
rpg|RPG|RPG|RPG|role-playing,role playing|role-playing|rpg
jrpg|JRPG|JRPG|日式 RPG||role-playing|rpg
action-rpg|Action RPG|액션 RPG|动作 RPG||role-playing|rpg
tactical-rpg|Tactical RPG|전술 RPG|战棋 RPG|strategy rpg|tactical-roles|rpg
sports|Sports|스포츠|体育|sport|sports-racing|racing
racing|Racing|레이싱|竞速||sports-racing|racing
driving|Driving|운전|驾驶||sports-racing|racing
offroad|Off-road|오프로드|越野|offroad|rally|racing
motocross|Motocross|모터크로스|越野摩托||rally|racing
puzzle|Puzzle|퍼즐|解谜||puzzle|puzzle
puzzle-platformer|Puzzle platformer|퍼즐 플랫포머|解谜平台|puzzle-platformer|platformers|puzzle
hidden-object|Hidden object|숨은그림찾기|寻物||puzzle|puzzle
match-3|Match 3|매치 3|三消|match-3|puzzle|puzzle
sokoban|Sokoban|소코반|推箱子||puzzle|puzzle
horror|Horror|공포|恐怖||horror|horror
psychological-horror|Psychological horror|심리 공포|心理恐怖||horror|horror
survival-horror|Survival horror|서바이벌 호러|生存恐怖||horror|horror
lovecraftian|Lovecraftian|러브크래프트풍|克苏鲁||horror|horror
zombies|Zombies|좀비|僵尸|||horror
survival|Survival|생존|生存||survival|action
platformer|Platformer|플랫포머|平台跳跃||platformers|action
3d-platformer|3D platformer|3D 플랫포머|3D 平台||platformers|action
metroidvania|Metroidvania|메트로배니아|银河城||platformers|action
shooter|Shooter|슈팅|射击||shooters|action
fps|FPS|FPS|第一人称射击|first-person shooter,first person shooter|shooters|action
third-person-shooter|Third-person shooter|3인칭 슈팅|第三人称射击|third person shooter|shooters|action
shoot-em-up|Shoot 'em up|슈팅 게임|弹幕射击||shooters|action
twin-stick-shooter|Twin-stick shooter|트윈 스틱 슈팅|双摇杆射击|twin stick shooter|shooters|action
top-down-shooter|Top-down shooter|탑다운 슈팅|俯视射击|top down shooter|shooters|action
bullet-hell|Bullet hell|탄막|弹幕||shooters|action
fighting|Fighting|격투|格斗||action|action
beat-em-up|Beat 'em up|벨트스크롤 액션|清版动作||action|action
hack-and-slash|Hack and slash|핵 앤 슬래시|砍杀||swordplay|action
swordplay|Swordplay|검술|刀剑||swordplay|action
ninja|Ninja|닌자|忍者||swordplay|action
souls-like|Souls-like|소울라이크|类魂|soulslike|action|action
stealth|Stealth|잠입|潜行||stealth|action
arcade|Arcade|아케이드|街机|||action
runner|Runner|러너|跑酷|endless runner|action|action
open-world|Open world|오픈 월드|开放世界||open-worlds|rpg
dungeon-crawler|Dungeon crawler|던전 크롤러|地牢探险||dungeon-runs|rpg
roguelike|Roguelike|로그라이크|肉鸽|rogue-like,rogue like|dungeon-runs|rpg
rogue-lite|Rogue-lite|로그라이트|轻度肉鸽|roguelite|dungeon-runs|rpg
visual-novel|Visual novel|비주얼 노벨|视觉小说||story-roles|cozy
story-rich|Story rich|풍부한 이야기|剧情丰富||story-roles|
interactive-fiction|Interactive fiction|인터랙티브 픽션|互动小说||story-roles|
choose-your-own-adventure|Choose your own adventure|선택형 모험|选择冒险||story-roles|
choices-matter|Choices matter|선택과 결과|选择有后果||story-roles|
massively-multiplayer|Massively multiplayer|대규모 멀티플레이|大型多人在线|mmo|play-together|rpg
mmorpg|MMORPG|MMORPG|大型多人在线 RPG||play-together|rpg
multiplayer|Multiplayer|멀티플레이|多人|multi-player|play-together|
online|Online|온라인|在线|online multi-player,online multiplayer,online pvp|play-together|
online-co-op|Online co-op|온라인 협동|在线合作|online multi-player co-op|play-together|
co-op|Co-op|협동|合作|coop,co-operative,cooperative|play-together|
local-co-op|Local co-op|로컬 협동|本地合作|local coop|play-together|
local-multiplayer|Local multiplayer|로컬 멀티플레이|本地多人|local multi-player|play-together|
4-player-local|4-player local|로컬 4인|本地四人|4 player local|play-together|
split-screen|Split screen|분할 화면|分屏|split-screen|play-together|
solo|Single player|싱글 플레이|单人|single-player,singleplayer||
versus|Versus|대전|对战|pvp||
turn-based|Turn-based|턴제|回合制|turn based||strategy
turn-based-strategy|Turn-based strategy|턴제 전략|回合制策略|turn based strategy|strategy|strategy
turn-based-tactics|Turn-based tactics|턴제 전술|回合制战术|turn based tactics|strategy|strategy
turn-based-combat|Turn-based combat|턴제 전투|回合制战斗|turn based combat||rpg
real-time-tactics|Real-time tactics|실시간 전술|即时战术|real time tactics|strategy|strategy
real-time-with-pause|Real time with pause|일시정지 실시간|可暂停即时|real-time with pause|strategy|strategy
rts|RTS|실시간 전략|即时战略|real-time strategy,real time strategy|strategy|strategy
4x|4X|4X|4X||strategy|strategy
grand-strategy|Grand strategy|대전략|大战略||strategy|strategy
tower-defense|Tower defense|타워 디펜스|塔防|tower defence|strategy|strategy
wargame|Wargame|워게임|兵棋|war game|strategy|strategy
world-war-i|World War I|제1차 세계 대전|第一次世界大战|ww1||strategy
world-war-ii|World War II|제2차 세계 대전|第二次世界大战|ww2||strategy
cold-war|Cold War|냉전|冷战|||strategy
war|War|전쟁|战争|||strategy
military|Military|밀리터리|军事|||strategy
tactical|Tactical|전술|战术|||strategy
moba|MOBA|MOBA|MOBA||strategy|strategy
battle-royale|Battle royale|배틀 로얄|大逃杀||shooters|action
chess|Chess|체스|国际象棋||strategy|strategy
card-game|Card game|카드 게임|卡牌游戏||strategy|strategy
trading-card-game|Trading card game|트레이딩 카드 게임|集换式卡牌||strategy|strategy
board-game|Board game|보드 게임|桌游||strategy|strategy
resource-management|Resource management|자원 관리|资源管理||management|simulation
management|Management|경영|经营||management|simulation
economy|Economy|경제|经济||management|simulation
trading|Trading|교역|贸易||management|simulation
city-builder|City builder|도시 건설|城市建造||builders|simulation
base-building|Base building|기지 건설|基地建造|base-building|builders|simulation
building|Building|건설|建造||builders|simulation
sandbox|Sandbox|샌드박스|沙盒||builders|simulation
god-game|God game|신 게임|上帝模拟||builders|simulation
farming|Farming|농사|种田|agriculture,farming sim,farming simulator|life-and-farm|simulation
life-sim|Life sim|생활 시뮬레이션|生活模拟||life-and-farm|simulation
dating-sim|Dating sim|연애 시뮬레이션|恋爱模拟||life-and-farm|cozy
fishing|Fishing|낚시|钓鱼||life-and-farm|simulation
hunting|Hunting|사냥|狩猎||life-and-farm|simulation
walking-simulator|Walking simulator|걷기 시뮬레이션|步行模拟||simulation|cozy
space-sim|Space sim|우주 시뮬레이션|太空模拟||space|simulation
space|Space|우주|太空||space|simulation
flight|Flight|비행|飞行||vehicles|simulation
trains|Trains|기차|火车||vehicles|simulation
naval|Naval|해전|海战||vehicles|strategy
tanks|Tanks|전차|坦克||vehicles|strategy
submarine|Submarine|잠수함|潜艇||vehicles|simulation
mini-golf|Mini golf|미니 골프|迷你高尔夫||ball-games|racing
golf|Golf|골프|高尔夫||ball-games|racing
football|Football|축구|足球|soccer|ball-games|racing
basketball|Basketball|농구|篮球||ball-games|racing
baseball|Baseball|야구|棒球||ball-games|racing
tennis|Tennis|테니스|网球||ball-games|racing
hockey|Hockey|하키|冰球||ball-games|racing
pool|Pool|당구|台球||ball-games|racing
sailing|Sailing|항해|航海||wind-and-water|simulation
skateboarding|Skateboarding|스케이트보드|滑板||street|racing
family-friendly|Family friendly|가족용|适合家庭||cozy|cozy
relaxing|Relaxing|느긋함|放松||cozy|cozy
cute|Cute|귀여움|可爱||cozy|cozy
free-to-play|Free to play|무료 플레이|免费游玩|free-to-play,f2p||
early-access|Early access|앞서 해보기|抢先体验|||
sexual-content|Sexual content|성적 콘텐츠|性内容|||
nudity|Nudity|노출|裸露|||
violent|Violent|폭력|暴力|||
gore|Gore|고어|血腥|||
mature|Mature|성인 취향|成人向|||
anime|Anime|애니메이션풍|日式动画|||
point-and-click|Point & click|포인트 앤 클릭|点击冒险|point and click,point & click||puzzle
pixel-art|Pixel art|픽셀 아트|像素风|pixel graphics||
great-soundtrack|Great soundtrack|훌륭한 사운드트랙|优秀配乐|||
female-protagonist|Female protagonist|여성 주인공|女主角|||
music|Music|음악|音乐|||cozy
rhythm|Rhythm|리듬|节奏|||cozy
sci-fi|Science fiction|SF|科幻|sci-fi,sci fi,science fiction||
fantasy|Fantasy|판타지|奇幻|||rpg
dark-fantasy|Dark fantasy|다크 판타지|黑暗奇幻|||rpg
historical|Historical|역사|历史|||strategy
medieval|Medieval|중세|中世纪|||strategy
mystery|Mystery|미스터리|悬疑|||puzzle
detective|Detective|탐정|侦探|||puzzle
atmospheric|Atmospheric|분위기|氛围感|||
difficult|Difficult|고난도|高难度|||
funny|Funny|유머|幽默|comedy,humor||
exploration|Exploration|탐험|探索|||
crafting|Crafting|제작|制作|||
first-person|First person|1인칭|第一人称|first-person,first person||
third-person|Third person|3인칭|第三人称|third person||
top-down|Top-down|탑다운|俯视角|top down||
isometric|Isometric|쿼터뷰|等距视角|||
side-scroller|Side scroller|횡스크롤|横版卷轴|||
hand-drawn|Hand-drawn|손그림|手绘|hand drawn||
minimal|Minimal|미니멀|极简|minimalist||
text-based|Text-based|텍스트 기반|文字|text based||
post-apocalyptic|Post-apocalyptic|포스트 아포칼립스|末日后|||
cyberpunk|Cyberpunk|사이버펑크|赛博朋克|||
retro|Retro|레트로|复古|||
classic|Classic|고전|经典|||
level-editor|Level editor|레벨 편집기|关卡编辑器|||
cats|Cats|고양이|猫|||cozy
`;

/** Phrases of several words that are terms as they stand, without another name. */
const PHRASES = `
alternate history|audio production|class-based shooter|comic book|dark humor|design & illustration
character action game|character customization|animation & modeling|animation and modeling|grid-based movement
hex grid|intentionally awkward controls|martial arts|mod support|mouse only|multiple endings|old school
on-rails shooter|party game|perma death|photo editing|procedural generation|quick-time events|rapid-fire
replay value|real time|software training|spectacle fighter|star wars|steam machine|time attack|time management
time manipulation|time travel|touch-friendly|video production|voice control|warhammer 40k|web publishing
word game|game development|mechanical puzzle|space combat|score attack|short games|inventory management
3d fighter|2d fighter|3d vision|360 video|6dof|party-based rpg|dog ownership|local party
full motion video
`;

const terms: Term[] = [];
const bySpelling = new Map<string, Term>();
const lower = (text: string) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();

for (const line of TABLE.trim().split('\n')) {
  const [slug = '', en = '', ko = '', zh = '', others = '', shelf = '', drawing = ''] = line.split('|');
  const term: Term = {
    slug,
    names: { en, ko, zh },
    shelf: shelf || null,
    drawing: (drawing || null) as Genre | null,
  };
  terms.push(term);
  for (const spelling of [en, slug, slug.replaceAll('-', ' '), ...others.split(',')]) {
    if (spelling && !bySpelling.has(lower(spelling))) bySpelling.set(lower(spelling), term);
  }
}

/** The general term a catalogue's word stands for. */
export const knownTerm = (text: string): Term | undefined => bySpelling.get(lower(text));

const phrases = new Set([
  ...[...bySpelling.keys()].filter((spelling) => spelling.includes(' ')),
  ...PHRASES.trim().split(/[|\n]/),
]);

/**
 * Whether words beside each other are one entry. Where each is a term by itself they are as many, since lists put the
 * commonest beside each other: "Action RPG" is both, "World War II" is one.
 */
const isPhrase = (words: readonly string[], more: ReadonlySet<string>): boolean => {
  const phrase = lower(words.join(' '));
  return (phrases.has(phrase) || more.has(phrase)) && !words.every((word) => knownTerm(word));
};

/**
 * Takes a list apart that is separated by spaces: at each word the longest phrase known, else the word alone.
 * @param more phrases the shop knows besides, in lower case, such as the names of its own tags.
 */
export function splitBySpaces(list: string, more: ReadonlySet<string> = new Set()): string[] {
  const words = list.split(/\s+/).filter(Boolean);
  const found: string[] = [];
  for (let from = 0; from < words.length; ) {
    let length = Math.min(longestPhrase, words.length - from);
    for (; length > 1; length -= 1) {
      if (isPhrase(words.slice(from, from + length), more)) break;
    }
    found.push(words.slice(from, from + length).join(' '));
    from += length;
  }
  return found;
}

const longestPhrase = 5;
