// The tags of the seed world, with their names in three languages.
import type { SeedTag } from './types.ts';

/** slug, English, Korean, Chinese: one line a tag. */
const TABLE = `
story|Story|이야기|剧情
choices|Choices matter|선택과 결과|选择有后果
atmospheric|Atmospheric|분위기|氛围感
relaxing|Relaxing|느긋함|放松
difficult|Difficult|고난도|高难度
funny|Funny|유머|幽默
short-sessions|Short sessions|짧은 한 판|短局
replayable|Replayable|반복 플레이|耐玩
solo|Single player|싱글 플레이|单人
co-op|Co-op|협동|合作
versus|Versus|대전|对战
same-sofa|Same sofa|한 소파에서|同屏
online|Online|온라인|在线
by-mail|Turns by mail|편지 턴제|异步回合
turn-based|Turn-based|턴제|回合制
real-time|Real-time|실시간|即时
roguelike|Roguelike|로그라이크|肉鸽
cards|Cards|카드|卡牌
crafting|Crafting|제작|制作
building|Building|건설|建造
exploration|Exploration|탐험|探索
stealth|Stealth|잠입|潜行
shooter|Shooter|슈팅|射击
platformer|Platformer|플랫포머|平台跳跃
swordplay|Swordplay|검술|刀剑
first-person|First person|1인칭|第一人称
top-down|Top-down|탑다운|俯视角
isometric|Isometric|쿼터뷰|等距视角
pixel-art|Pixel art|픽셀 아트|像素风
hand-drawn|Hand-drawn|손그림|手绘
minimal|Minimal|미니멀|极简
music|Music|음악|音乐
mystery|Mystery|미스터리|悬疑
fantasy|Fantasy|판타지|奇幻
sci-fi|Science fiction|SF|科幻
historical|Historical|역사|历史
folklore|Folklore|설화|民间传说
horror|Horror|공포|恐怖
racing|Racing|레이싱|竞速
sports|Sports|스포츠|体育
trains|Trains|기차|火车
sea|Sea|바다|大海
cooking|Cooking|요리|料理
farming|Farming|농사|种田
cats|Cats|고양이|猫
logic|Logic|논리|逻辑
words|Words|글자|文字
`;

export const tags: readonly SeedTag[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [slug = '', en = '', ko = '', zh = ''] = row.split('|');
    return { slug, names: { en, ko, zh } };
  });
