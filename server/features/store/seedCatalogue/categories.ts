// The category tree of the seed world: five top categories, each with its shelves.
import type { Localized, SeedCategory } from './types.ts';

const top = (slug: string, en: string, ko: string, zh: string): SeedCategory => ({
  slug,
  parent: null,
  names: { en, ko, zh },
});
const under =
  (parent: string) =>
  (slug: string, en: string, ko: string, zh: string): SeedCategory => ({
    slug,
    parent,
    names: { en, ko, zh } satisfies Localized,
  });

const all = under('all');
const action = under('action');
const roles = under('role-playing');
const sports = under('sports-racing');
const simulation = under('simulation');

/** Tops first in shelf order, then their sub-categories. */
export const categories: readonly SeedCategory[] = [
  top('all', 'All games', '모든 게임', '全部游戏'),
  top('action', 'Action', '액션', '动作'),
  top('role-playing', 'Role-playing', '롤플레잉', '角色扮演'),
  top('sports-racing', 'Sports & racing', '스포츠·레이싱', '体育与竞速'),
  top('simulation', 'Simulation', '시뮬레이션', '模拟'),
  all('puzzle', 'Puzzle', '퍼즐', '解谜'),
  all('strategy', 'Strategy', '전략', '策略'),
  all('horror', 'Horror', '공포', '恐怖'),
  all('cozy', 'Cozy', '힐링', '治愈'),
  all('play-together', 'Play together', '함께하기', '一起玩'),
  action('swordplay', 'Swordplay', '검술 액션', '刀剑动作'),
  action('platformers', 'Platformers', '플랫포머', '平台跳跃'),
  action('shooters', 'Shooters', '슈팅', '射击'),
  action('stealth', 'Stealth', '잠입', '潜行'),
  action('survival', 'Survival', '생존', '生存'),
  roles('story-roles', 'Story-driven', '이야기 중심', '剧情向'),
  roles('open-worlds', 'Open worlds', '오픈 월드', '开放世界'),
  roles('tactical-roles', 'Tactical', '전술', '战棋'),
  roles('dungeon-runs', 'Dungeon runs', '던전 탐험', '地牢探险'),
  sports('circuits', 'Circuit racing', '서킷 레이싱', '场地赛'),
  sports('rally', 'Rally & off-road', '랠리·오프로드', '拉力与越野'),
  sports('street', 'Street & arcade', '거리·아케이드', '街头与街机'),
  sports('ball-games', 'Ball games', '구기', '球类'),
  sports('wind-and-water', 'Wind & water', '바람과 물', '风与水'),
  simulation('builders', 'Builders', '건설', '建造'),
  simulation('management', 'Management', '경영', '经营'),
  simulation('life-and-farm', 'Life & farm', '생활·농장', '生活与农场'),
  simulation('vehicles', 'Trains, ships, trucks', '기차·배·트럭', '火车、船与卡车'),
  simulation('space', 'Space', '우주', '太空'),
];

const parents = new Map(categories.map((category) => [category.slug, category.parent]));

/** The top category a sub-category stands under; throws on an unknown slug. */
export function topOf(slug: string): string {
  const parent = parents.get(slug);
  if (parent === undefined) throw new Error(`no category ${slug}`);
  return parent ?? slug;
}
