// The words titles are made of beyond the hand-written games, in three languages.
import type { Genre, Localized } from '../types.ts';

export interface TitleNoun {
  /** The shelf such a game stands on. */
  category: string;
  word: Localized;
}

const cells = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));

const localized = ([en = '', ko = '', zh = '']: readonly string[]): Localized => ({ en, ko, zh });

/** Go before a noun. */
export const MODIFIERS: readonly Localized[] = cells(`
Quiet|고요한|寂静
Last|마지막|最后的
Hollow|텅 빈|空心
Amber|호박빛|琥珀
Midnight|한밤의|午夜
Paper|종이|纸
Salt|소금|盐
Second|두 번째|第二
Borrowed|빌린|借来的
Crooked|비뚤어진|歪斜
Distant|먼|远方的
Electric|전기|电光
Faded|바랜|褪色的
Gilded|금빛|镀金
Hidden|숨은|隐秘
Iron|무쇠|铁
Kind|다정한|温柔的
Little|작은|小小
Moonlit|달빛|月下
Northern|북쪽|北方
Old|오래된|古老的
Patient|느긋한|耐心的
Broken|부서진|破碎
Red|붉은|红色
Silver|은빛|银色
Tidal|밀물|潮汐
Upside-Down|거꾸로 선|颠倒的
Velvet|벨벳|天鹅绒
Wandering|떠도는|流浪
Winter|겨울|冬日
Whispering|속삭이는|低语
Yellow|노란|黄色
Copper|구리빛|铜色
Drowned|잠긴|沉没的
Forgotten|잊힌|被遗忘的
Glass|유리|玻璃
Honest|정직한|诚实的
Late|늦은|迟来的
Ninth|아홉 번째|第九
Restless|잠 못 드는|不眠
`).map(localized);

/** Where a game plays; a title may name it. */
export const PLACES: readonly Localized[] = cells(`
Nine Wells|아홉 우물|九井
Kestrel Bay|황조롱이 만|红隼湾
Low Harrow|낮은 들|低原
Pine Ferry|솔나루|松渡
Harl Island|하를 섬|哈尔岛
Saint Olm|성 올름|圣奥尔姆
Cloud Stairs|구름 계단|云梯
Lantern Hill|등불 언덕|灯笼山
Far Mooring|먼 나루|远泊
Coldbrook|찬시내|寒溪
Three Mills|세 방앗간|三磨坊
White Reeds|흰 갈대밭|白芦荡
Thornfold|가시울|荆棘坳
Gull Rock|갈매기 바위|鸥岩
Seven Steps|일곱 고개|七道坎
Old Signal|옛 신호소|旧信号站
Hearthmoor|화롯불 황야|炉火原
Inkstone Valley|벼루골|砚谷
Plum Gate|매화문|梅门
Sand Parish|모래 고을|沙镇
Moon Lake|달못|月湖
Bell Row|종소리 거리|钟声街
Deep Orchard|깊은 과수원|深果园
Gray Terminus|잿빛 종점|灰色终点
`).map(localized);

/** After a colon: a later game of the same name. */
export const SUBTITLES: readonly Localized[] = cells(`
Second Winter|두 번째 겨울|第二个冬天
The Long Way|먼 길|远路
After the Rain|비가 그친 뒤|雨后
Open Doors|열린 문|敞开的门
Night Edition|밤의 판|夜版
A New Hand|새 손님|新来的人
Both Shores|두 기슭|两岸
The Letters|편지들|书信
First Light|첫 빛|破晓
Small Hours|새벽|凌晨
Without a Map|지도 없이|没有地图
Homecoming|귀향|归来
`).map(localized);

const nouns = (text: string): TitleNoun[] =>
  cells(text).map(([category = '', ...word]) => ({ category, word: localized(word) }));

/** What a title is about; no word stands twice. */
export const NOUNS: Readonly<Record<Genre, readonly TitleNoun[]>> = {
  action: nouns(`
swordplay|Blade|칼날|刀锋
swordplay|Duel|결투|决斗
swordplay|Scabbard|칼집|剑鞘
swordplay|Oath|맹세|誓言
swordplay|Vanguard|선봉|先锋
platformers|Leap|도약|一跃
platformers|Rooftops|지붕|屋顶
platformers|Staircase|층계|阶梯
platformers|Canopy|나무 꼭대기|树冠
platformers|Springs|태엽 용수철|弹簧
shooters|Signal|신호|信号
shooters|Barrage|탄막|弹幕
shooters|Skyline|하늘선|天际线
shooters|Volley|일제 사격|齐射
shooters|Meteor|유성|流星
stealth|Shadow|그림자|影子
stealth|Thief|도둑|窃贼
stealth|Footsteps|발소리|脚步
stealth|Locksmith|열쇠장이|锁匠
stealth|Masquerade|가면극|假面
survival|Shore|물가|海岸
survival|Campfire|모닥불|篝火
survival|Thaw|해빙|解冻
survival|Wilds|들판|荒野
survival|Raft|뗏목|木筏
`),
  rpg: nouns(`
story-roles|Chronicle|연대기|编年史
story-roles|Pilgrim|순례자|朝圣者
story-roles|Promise|약속|诺言
story-roles|Witness|증인|见证人
story-roles|Inn|주막|客栈
open-worlds|Horizon|지평선|地平线
open-worlds|Steppe|초원|草原
open-worlds|Wayfarer|나그네|旅人
open-worlds|Frontier|변방|边境
open-worlds|Caravan|대상 행렬|商队
tactical-roles|Banner|깃발|旗帜
tactical-roles|Company|용병단|佣兵团
tactical-roles|Bastion|보루|堡垒
tactical-roles|Envoy|사절|使者
tactical-roles|Truce|휴전|停战
dungeon-runs|Catacomb|지하 묘지|墓窟
dungeon-runs|Delve|굴착|深掘
dungeon-runs|Torch|횃불|火把
dungeon-runs|Vault|금고|宝库
dungeon-runs|Spiral|나선|螺旋
`),
  racing: nouns(`
circuits|Circuit|서킷|赛道
circuits|Grid|그리드|发车格
circuits|Chicane|시케인|连弯
circuits|Lap|한 바퀴|一圈
circuits|Pole|선두|杆位
rally|Gravel|자갈길|碎石路
rally|Hairpin|헤어핀|发夹弯
rally|Stage|구간|赛段
rally|Dust|흙먼지|尘土
rally|Pass|고갯길|山口
street|Boulevard|대로|大道
street|Neon|네온|霓虹
street|Overpass|고가도로|高架
street|Courier|택배 기사|快递手
street|Crossing|건널목|路口
ball-games|Rally Point|랠리 포인트|赛点
ball-games|Playground|운동장|球场
ball-games|Free Kick|프리킥|任意球
ball-games|Shuttlecock|셔틀콕|羽毛球
ball-games|Hoop|농구 골대|篮筐
wind-and-water|Regatta|조정 경기|帆船赛
wind-and-water|Glider|글라이더|滑翔机
wind-and-water|Kayak|카약|皮划艇
wind-and-water|Spinnaker|큰 돛|大帆
wind-and-water|Slalom|슬랄럼|回转
`),
  simulation: nouns(`
builders|Township|고을|小镇
builders|Viaduct|구름다리|高架桥
builders|Scaffold|비계|脚手架
builders|Blueprint|청사진|蓝图
builders|Quarry|채석장|采石场
management|Bakery|빵집|面包店
management|Hotel|호텔|旅馆
management|Theatre|극장|剧院
management|Workshop|공방|工坊
management|Market|시장|集市
life-and-farm|Orchard|과수원|果园
life-and-farm|Beehive|벌집|蜂巢
life-and-farm|Pasture|목장|牧场
life-and-farm|Greenhouse|온실|温室
life-and-farm|Millpond|물레방아 못|磨坊池塘
vehicles|Railway|철길|铁路
vehicles|Freighter|화물선|货轮
vehicles|Tram|전차|电车
vehicles|Tugboat|예인선|拖船
vehicles|Cable Car|케이블카|缆车
space|Orbit|궤도|轨道
space|Station|정거장|空间站
space|Probe|탐사선|探测器
space|Satellite|위성|卫星
space|Observatory|관측소|天文台
`),
  puzzle: nouns(`
puzzle|Clockwork|태엽|发条
puzzle|Drawer|서랍|抽屉
puzzle|Knot|매듭|绳结
puzzle|Mirror|거울|镜子
puzzle|Cipher|암호|密码
puzzle|Folding|접기 놀이|折叠
puzzle|Labyrinth|미로|迷宫
puzzle|Alphabet|글자들|字母
puzzle|Prism|프리즘|棱镜
puzzle|Keyhole|열쇠 구멍|锁孔
puzzle|Mosaic|모자이크|马赛克
puzzle|Pendulum|진자|钟摆
puzzle|Riddle|수수께끼|谜语
puzzle|Tile|타일|瓷砖
puzzle|Equation|방정식|方程
puzzle|Lens|렌즈|透镜
`),
  horror: nouns(`
horror|Corridor|복도|走廊
horror|Attic|다락|阁楼
horror|Lullaby|자장가|摇篮曲
horror|Well|우물|深井
horror|Boarding House|하숙집|公寓
horror|Cellar|지하실|地窖
horror|Curtain|커튼|帷幕
horror|Guest|손님|来客
horror|Static|잡음|杂音
horror|Chapel|예배당|礼拜堂
horror|Doll|인형|人偶
horror|Elevator|승강기|电梯
horror|Vigil|밤샘|守夜
horror|Echo|메아리|回声
horror|Photograph|사진|照片
horror|Hush|정적|噤声
`),
  strategy: nouns(`
strategy|Crown|왕관|王冠
strategy|Treaty|조약|条约
strategy|Gambit|승부수|弃子
strategy|Siege|포위|围城
strategy|Outpost|전초 기지|前哨
strategy|Council|의회|议会
strategy|Dynasty|왕조|王朝
strategy|Convoy|호송대|护航队
strategy|Border|국경|边界
strategy|Ledger|장부|账簿
strategy|Garrison|수비대|驻军
strategy|Armada|함대|舰队
strategy|Parley|담판|谈判
strategy|Checkmate|외통수|将死
strategy|Granary|곡창|粮仓
strategy|Beacon|봉화|烽火
`),
  cozy: nouns(`
cozy|Teapot|찻주전자|茶壶
cozy|Cottage|오두막|小屋
cozy|Bookshop|책방|书店
cozy|Garden|뜰|花园
cozy|Postcard|엽서|明信片
cozy|Knitting Club|뜨개질 모임|编织社
cozy|Porch|툇마루|门廊
cozy|Lighthouse|등대|灯塔
cozy|Laundry|빨래방|洗衣房
cozy|Picnic|소풍|野餐
cozy|Umbrella|우산|雨伞
cozy|Pantry|찬장|食品柜
cozy|Meadow|풀밭|草地
cozy|Kitten|아기 고양이|小猫
cozy|Hot Spring|온천|温泉
cozy|Bench|벤치|长椅
`),
};
