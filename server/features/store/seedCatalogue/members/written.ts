// The hand-written members of the seed world: nickname, country and interface language; the first forty are the demo's cast.
import type { Language } from '../types.ts';

export interface WrittenMember {
  nickname: string;
  country: string;
  language: Language;
}

/** One line a group: country, language, nicknames. The order of the first forty is the order of the demo. */
const CAST = `
민지 KR ko
阿树 CN zh
Ines PT en
Otto DE en
하늘 KR ko
Tomasz PL en
小满 CN zh
Juno US en
나래 KR ko
Marek CZ en
Rafa ES en
陆野 CN zh
Saoirse IE en
보리차 KR ko
Linnea SE en
南风 CN zh
Dmytro UA en
도담 KR ko
木木 CN zh
Priya IN en
Océane FR en
달토끼 KR ko
半糖 CN zh
Ηλέκτρα GR en
ゆずき JP en
한결 KR ko
老周 CN zh
Wren GB en
Мила BG en
새벽세시 KR ko
豆腐脑 CN zh
Caspian NZ en
Joonas FI en
우주먼지 KR ko
阿橘 CN zh
Beatriz BR en
단무지 KR ko
青团 CN zh
Niamh IE en
감자전 KR ko
`;

const MORE: readonly (readonly [country: string, language: Language, nicknames: string])[] = [
  [
    'KR',
    'ko',
    '서리태 윤슬 바다거북 참새 라온 이끼 소금빵 오후네시 물안개 여우비 손난로 늦잠 자두 모과 별밤 구름빵 잔별 미나리 두루미 초승',
  ],
  [
    'CN',
    'zh',
    '听雨 拾光 鹿鸣 三文鱼 纸鸢 山茶 夜航船 小雪 枕书 江离 麦冬 白露 一壶茶 行舟 大福 芝麻糊 寻常 竹里 云吞 慢慢来',
  ],
  ['TW', 'zh', '珍珠奶茶 阿嬷家的猫 野柳'],
  ['US', 'en', 'Hazel Maplewood Finch Calder Slowpoke Rainmaker'],
  ['GB', 'en', 'Ottoline Bramble Teacake Alfie'],
  ['IE', 'en', 'Fionn Ciara'],
  ['DE', 'en', 'Jörg Käthe Lotte Fritzi'],
  ['FR', 'en', 'Théo Margaux Bérénice'],
  ['ES', 'en', 'Íñigo Lucía'],
  ['PT', 'en', 'Joana Vasco'],
  ['BR', 'en', 'João Thaís'],
  ['IT', 'en', 'Chiara Fabrizio'],
  ['NL', 'en', 'Sjoerd Femke'],
  ['SE', 'en', 'Åsa Björn'],
  ['NO', 'en', 'Øystein Solveig'],
  ['FI', 'en', 'Väinö Aino'],
  ['PL', 'en', 'Łukasz Zosia'],
  ['CZ', 'en', 'Řehoř Štěpánka'],
  ['HU', 'en', 'Bálint Zsófia'],
  ['TR', 'en', 'Çağla Emre'],
  ['RO', 'en', 'Ștefan'],
  ['VN', 'en', 'Minh Thảo'],
  ['CA', 'en', 'Loon Tuque'],
  ['AU', 'en', 'Wattle Quokka'],
  ['IN', 'en', 'Arjun Meera'],
  ['KE', 'en', 'Wanjiru'],
  ['NG', 'en', 'Adaeze'],
  ['UA', 'en', 'Оксана Тарас Їжачок Лісовик'],
  ['BG', 'en', 'Калина Борис'],
  ['RS', 'en', 'Жарко Милица'],
  ['KZ', 'en', 'Әлия Ерлан'],
  ['GR', 'en', 'Νίκος Δάφνη Ορέστης Αλεξάνδρα Φώτης'],
  ['JP', 'en', 'しろくま カンナ こむぎ ミナト あんず はるさめ シオン つばめ'],
];

const cast: readonly WrittenMember[] = CAST.trim()
  .split('\n')
  .map((line) => {
    const [nickname = '', country = '', language = 'en'] = line.split(' ');
    return { nickname, country, language: language as Language };
  });

/** Takes one nickname of each country in turn, so that neighbours differ. */
function dealt(): WrittenMember[] {
  const out: WrittenMember[] = [];
  const piles = MORE.map(([country, language, nicknames]) => ({
    country,
    language,
    nicknames: nicknames.split(' '),
  }));
  for (let round = 0; piles.some((pile) => round < pile.nicknames.length); round += 1) {
    for (const { country, language, nicknames } of piles) {
      const nickname = nicknames[round];
      if (nickname) out.push({ nickname, country, language });
    }
  }
  return out;
}

export const writtenMembers: readonly WrittenMember[] = [...cast, ...dealt()];
