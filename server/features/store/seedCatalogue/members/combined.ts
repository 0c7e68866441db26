// Nicknames beyond the hand-written ones: two words put together, a number behind them when all pairs are used up.
import { seeded } from '../../art/seeded.ts';
import type { Language } from '../types.ts';
import { type WrittenMember, writtenMembers } from './written.ts';

interface Words {
  language: Language;
  countries: readonly string[];
  /** How many of twenty members take their name here. */
  share: number;
  first: readonly string[];
  second: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);

const WORDS: readonly Words[] = [
  {
    language: 'en',
    countries: list('US GB DE FR CA PL ES SE IE NL AU IT BR FI CZ NO PT DK AT NZ'),
    share: 8,
    first:
      list(`Quiet Brass Salt Paper Amber Velvet Tin Mossy Idle Lunar Rusty Gentle Copper Dusty Frost Hollow Lucky
      Marble Noon Ocean Pixel Quartz River Silver Tidal Umber Violet Woolen Young Zinc Late Sleepy Polar Candle Cedar
      Clever Ember Feral Ginger Honest`),
    second:
      list(`Otter Heron Lantern Harbor Kettle Moth Fern Badger Comet Pilot Thistle Walrus Acorn Bishop Cricket
      Dormouse Engine Falcon Gull Hopper Ibis Jackdaw Keeper Lynx Mariner Newt Oboe Pigeon Quill Rook Sparrow Tapir
      Urchin Vole Wombat Yak Plover Stoat Marten Beetle`),
  },
  {
    language: 'ko',
    countries: ['KR'],
    share: 5,
    first:
      list(`느린 졸린 푸른 조용한 작은 둥근 포근한 배고픈 수줍은 반짝이는 심심한 용감한 엉뚱한 따뜻한 새침한 부지런한
      게으른 말랑한 촉촉한 달콤한 짭짤한 바삭한 어린 오래된 낯선 고운 맑은 하얀 까만 노란`),
    second:
      list(`여우 고래 수달 부엉이 고양이 두더지 다람쥐 펭귄 감자 만두 호떡 식혜 단풍 바람 파도 기차 우산 연필
      화분 달팽이 고슴도치 너구리 제비 까치 물개 해파리 선인장 버섯 로봇 유령`),
  },
  {
    language: 'zh',
    countries: list('CN CN CN CN TW SG CN CN'),
    share: 4,
    first:
      list(`半夜 三月 江南 北岸 街角 楼下 雨天 午后 远山 旧书 月下 海边 山里 窗边 屋顶 春分 立冬 清晨 晚风 慢火
      有点困 不急 爱喝茶 正在飞 捡到`),
    second:
      list(`狐狸 鲸鱼 猫头鹰 小猫 灯笼 茶壶 汽水 馄饨 橘子 云朵 石头 火车 水獭 蘑菇 企鹅 仙人掌 月饼 雨伞 松鼠
      刺猬 青蛙 铃铛 纸船 星星 豆包`),
  },
  {
    language: 'en',
    countries: list('UA UA BG RS KZ MK'),
    share: 1,
    first: list(
      `Тихий Лесной Рыжий Синий Старый Сонный Зимний Медный Речной Белый Ночной Дикий Лунный Мятный Добрый`,
    ),
    second: list(`Лис Филин Кит Енот Ёж Барсук Журавль Чайник Маяк Клён Бобр Сокол Рак Кот Гном`),
  },
  {
    language: 'en',
    countries: ['GR', 'GR', 'CY'],
    share: 1,
    first: list(`Μικρός Ήσυχος Παλιός Μπλε Χρυσός Γρήγορος Άγριος Ζεστός Σοφός Αργός`),
    second: list(`Γλάρος Φάρος Βάτραχος Κύκνος Ήλιος Άνεμος Λύκος Δράκος Ποταμός Κάκτος`),
  },
  {
    language: 'en',
    countries: ['JP'],
    share: 1,
    first: list(
      `ねむい あおい まるい のんびり ふわふわ よるの うみの ちいさな はらぺこ きまぐれ やまの ひるの`,
    ),
    second: list(`きつね ふくろう ねこ くじら たぬき うさぎ ペンギン かえる りす きのこ いぬ らくだ`),
  },
];

/** What makes two nicknames the same. */
const key = (nickname: string): string => nickname.normalize('NFKC').toLowerCase();

interface Pool extends Words {
  /** In no visible order; none is a hand-written nickname or becomes one with a number behind it. */
  nicknames: readonly string[];
}

function buildPools(): Pool[] {
  const taken = new Set(writtenMembers.map(({ nickname }) => key(nickname).replace(/\p{N}+$/u, '')));
  return WORDS.map((words, index) => {
    const nicknames: string[] = [];
    for (const first of words.first) {
      for (const second of words.second) {
        const nickname = first + second;
        if (taken.has(key(nickname))) continue;
        taken.add(key(nickname));
        nicknames.push(nickname);
      }
    }
    return { ...words, nicknames: seeded(`nicknames ${index}`).shuffle(nicknames) };
  });
}

const pools = buildPools();
/** Twenty seats dealt to the pools by their shares, mixed. */
const seats: readonly { pool: Pool; place: number }[] = seeded('seats').shuffle(
  pools.flatMap((pool) => Array.from({ length: pool.share }, (_, place) => ({ pool, place }))),
);

/** Numbers people put behind a name that is taken. */
const SUFFIXES = [7, 21, 42, 88, 3, 99, 12, 64, 5, 77];
const suffix = (round: number): string =>
  round === 0 ? '' : String(SUFFIXES[round - 1] ?? 100 + round - SUFFIXES.length);

/** The nickname, country and language of the member so many after the hand-written ones. */
export function combinedMember(index: number): WrittenMember {
  const seat = seats[index % seats.length];
  if (!seat) throw new RangeError(`no seat ${index}`);
  const { pool, place } = seat;
  // Counts the members of this pool without a gap, whichever of its seats they sit on.
  const order = Math.floor(index / seats.length) * pool.share + place;
  const nickname = pool.nicknames[order % pool.nicknames.length] ?? '';
  return {
    nickname: nickname + suffix(Math.floor(order / pool.nicknames.length)),
    country: seeded(`country ${index}`).pick(pool.countries),
    language: pool.language,
  };
}
