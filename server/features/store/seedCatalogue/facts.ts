// The last paragraph of a description: players, length and size as sentences, three wordings a language.
import type { Language } from './types.ts';

export interface PlainFacts {
  players: number;
  /** Hours to see the end, or a typical month for a game without one. */
  hours: number;
  sizeMb: number;
}

const gigabytes = (mb: number): string => (mb < 1000 ? `${mb} MB` : `${(mb / 1000).toFixed(1)} GB`);

const WORDINGS: Record<Language, readonly ((f: PlainFacts) => string)[]> = {
  en: [
    (f) =>
      `${f.players > 1 ? `Up to ${f.players} people play together; alone it works just as well.` : 'You play alone, at your own pace.'} Most people need about ${f.hours} hours, and the whole thing takes ${gigabytes(f.sizeMb)}. You can save and stop anywhere.`,
    (f) =>
      `Reckon with ${f.hours} hours if you hurry past nothing. ${f.players > 1 ? `Bring friends: there are ${f.players} seats, and anyone can drop in or out.` : 'There is one seat, and it is yours.'} ${gigabytes(f.sizeMb)} on disk, with text that can be made larger and every key free to change.`,
    (f) =>
      `${gigabytes(f.sizeMb)}, ${f.hours} hours, ${f.players > 1 ? `one to ${f.players} players` : 'one player'}. Pad, keyboard or touch, all the same to it. Your progress follows you to any machine you sign in on.`,
  ],
  ko: [
    (f) =>
      `${f.players > 1 ? `최대 ${f.players}명이 함께할 수 있고, 혼자 해도 잘 어울려요.` : '혼자서 자기 속도로 즐기는 게임이에요.'} 끝까지 보는 데 보통 ${f.hours}시간쯤 걸리고 용량은 ${gigabytes(f.sizeMb)}예요. 어디서든 저장하고 멈출 수 있어요.`,
    (f) =>
      `서두르지 않으면 ${f.hours}시간쯤이에요. ${f.players > 1 ? `자리는 ${f.players}개, 친구는 언제든 들어오고 나갈 수 있어요.` : '자리는 하나, 당신 자리예요.'} 디스크는 ${gigabytes(f.sizeMb)}를 쓰고, 글자 크기와 모든 키를 바꿀 수 있어요.`,
    (f) =>
      `${gigabytes(f.sizeMb)}, ${f.hours}시간, ${f.players > 1 ? `1~${f.players}인용` : '1인용'}. 패드든 키보드든 터치든 상관없어요. 로그인한 어느 기기에서나 이어서 할 수 있어요.`,
  ],
  zh: [
    (f) =>
      `${f.players > 1 ? `最多 ${f.players} 人一起玩，一个人玩也合适。` : '单人游戏，按自己的节奏来。'}大多数人用 ${f.hours} 小时左右看到结局，占用 ${gigabytes(f.sizeMb)}。随时可以存档、停下。`,
    (f) =>
      `慢慢玩大约 ${f.hours} 小时。${f.players > 1 ? `一共 ${f.players} 个座位，朋友可以随时加入或离开。` : '只有一个座位，是你的。'}硬盘占用 ${gigabytes(f.sizeMb)}，字可以放大，按键全部可改。`,
    (f) =>
      `${gigabytes(f.sizeMb)}，${f.hours} 小时，${f.players > 1 ? `1 到 ${f.players} 人` : '单人'}。手柄、键盘、触屏都行。换一台登录过的设备也能接着玩。`,
  ],
};

/** The facts as two or three sentences; variant is 0, 1 or 2. */
export function factsParagraph(facts: PlainFacts, language: Language, variant: number): string {
  const wordings = WORDINGS[language];
  const wording = wordings[variant % wordings.length];
  if (!wording) throw new RangeError(`no wording ${variant}`);
  return wording(facts);
}
