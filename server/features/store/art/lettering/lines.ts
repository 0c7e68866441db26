// Breaking a title into lines a cover can carry.

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True when a title is written without spaces, character by character. */
export const isHan = (title: string): boolean => HAN.test(title);

/** How long a word looks, in rough characters: Hangul and Han are wider than Latin. */
const look = (word: string): number =>
  [...word].reduce((sum, ch) => sum + (/[\u1100-\uffff]/.test(ch) ? 1.7 : 1), 0);

/** Every way to put words on `count` lines, in order. */
function splits(words: readonly string[], count: number): string[][] {
  if (count === 1) return [[words.join(' ')]];
  const out: string[][] = [];
  for (let first = 1; first <= words.length - count + 1; first++) {
    const head = words.slice(0, first).join(' ');
    for (const rest of splits(words.slice(first), count - 1)) out.push([head, ...rest]);
  }
  return out;
}

/** The title on at most `most` lines, as evenly filled as its words allow. */
export function breakTitle(title: string, most: number): string[] {
  if (isHan(title)) {
    const characters = [...title];
    if (characters.length <= 4 || most === 1) return [title];
    const middle = Math.ceil(characters.length / 2);
    // A line had better end where the phrase does.
    const half = [middle, middle - 1, middle + 1].find((at) => characters[at - 1] === '的') ?? middle;
    return [characters.slice(0, half).join(''), characters.slice(half).join('')];
  }
  const words = title.split(' ').filter((word) => word !== '');
  const wanted = look(title) <= 9 ? 1 : look(title) <= 20 ? 2 : 3;
  const count = Math.max(1, Math.min(most, wanted, words.length));
  const options = splits(words, count);
  const cost = (lines: readonly string[]): number => {
    const lengths = lines.map(look);
    return Math.max(...lengths) - Math.min(...lengths) * 0.4;
  };
  return options.reduce((best, option) => (cost(option) < cost(best) ? option : best), options[0] ?? [title]);
}
