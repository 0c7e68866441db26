// Glyph outlines from the fonts of the page: Pretendard for Latin, Hangul and more, Noto Sans SC for Han and kana.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';
import { decompress } from 'wawoff2';

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** A piece of text set in one font. All measures in em: 1 is the font size. */
export interface Run {
  /** SVG path data with y downwards and the baseline at 0. */
  d: string;
  width: number;
}

/** Weights are rounded to this step, so that few instances of a font are kept. */
const weightStep = 20;
/** Han subsets kept open; a title needs at most a handful. */
const openSubsets = 24;

async function openFont(bytes: Uint8Array): Promise<Font> {
  const font = create(Buffer.from(bytes));
  if (!('layout' in font)) throw new Error('a font collection where a font was expected');
  return font;
}

const instances = new WeakMap<Font, Map<number, Font>>();
function atWeight(font: Font, weight: number): Font {
  const axis = font.variationAxes['wght'];
  const wanted = Math.round(weight / weightStep) * weightStep;
  const value = axis ? Math.min(axis.max, Math.max(axis.min, wanted)) : wanted;
  const known = instances.get(font) ?? new Map<number, Font>();
  instances.set(font, known);
  const instance = known.get(value) ?? font.getVariation({ wght: value });
  known.set(value, instance);
  return instance;
}

let pretendard: Promise<Font> | undefined;
const latin = (): Promise<Font> => {
  pretendard ??= readFile(join(folderOf('pretendard'), 'dist/public/variable/PretendardVariable.ttf')).then(
    openFont,
  );
  return pretendard;
};

type Range = readonly [low: number, high: number];
type Subset = { file: string; ranges: readonly Range[] };

let subsetTable: Promise<readonly Subset[]> | undefined;
const subsets = (): Promise<readonly Subset[]> => {
  subsetTable ??= readFile(join(folderOf('@fontsource-variable/noto-sans-sc'), 'unicode.json'), 'utf8').then(
    (json) =>
      Object.entries(JSON.parse(json) as Record<string, string>).map(([name, list]) => ({
        file: `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
        ranges: list.split(',').map((part): Range => {
          const [low = '', high = low] = part.replace('U+', '').split('-');
          return [Number.parseInt(low, 16), Number.parseInt(high, 16)];
        }),
      })),
  );
  return subsetTable;
};

const opened = new Map<string, Promise<Font>>();
/** The subset of Noto Sans SC that has a code point, or null. */
async function han(codePoint: number): Promise<Font | null> {
  const subset = (await subsets()).find(({ ranges }) =>
    ranges.some(([low, high]) => codePoint >= low && codePoint <= high),
  );
  if (!subset) return null;
  const known = opened.get(subset.file);
  if (known) return known;
  const path = join(folderOf('@fontsource-variable/noto-sans-sc'), 'files', subset.file);
  const font = readFile(path)
    .then((bytes) => decompress(bytes))
    .then(openFont);
  const oldest = opened.keys().next();
  if (opened.size >= openSubsets && !oldest.done) opened.delete(oldest.value);
  opened.set(subset.file, font);
  font.catch(() => opened.delete(subset.file));
  return font;
}

/** A glyph's outline moved to (x, 0) in em. */
function outline(glyph: Glyph, unitsPerEm: number, x: number): string {
  const k = 1000 / unitsPerEm;
  const round = (value: number): string => String(Math.round(value));
  return glyph.path.commands
    .map(({ command, args }) => {
      const letter = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' }[
        command
      ];
      return letter + args.map((value, i) => round(i % 2 ? -value * k : value * k + x * 1000)).join(' ');
    })
    .join('');
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Sets one line of text. Path data is in thousandths of an em. A character no font has is left out;
 * `tracking` is extra space after each character, in em.
 */
export async function setLine(text: string, weight: number, tracking = 0): Promise<Run> {
  const base = atWeight(await latin(), weight);
  let d = '';
  let x = 0;
  const pieces = text.match(new RegExp(`${HAN.source}+|[^${HAN.source.slice(1, -1)}]+`, 'gu')) ?? [];
  for (const piece of pieces) {
    if (HAN.test(piece)) {
      for (const character of piece) {
        const codePoint = character.codePointAt(0) ?? 0;
        const font = await han(codePoint);
        if (!font) continue;
        const set = atWeight(font, weight);
        const glyph = set.glyphForCodePoint(codePoint);
        d += outline(glyph, set.unitsPerEm, x);
        x += glyph.advanceWidth / set.unitsPerEm + tracking;
      }
      continue;
    }
    const known = [...piece].filter((ch) => base.hasGlyphForCodePoint(ch.codePointAt(0) ?? 0)).join('');
    const { glyphs, positions } = base.layout(known);
    for (const [i, glyph] of glyphs.entries()) {
      d += outline(glyph, base.unitsPerEm, x + (positions[i]?.xOffset ?? 0) / base.unitsPerEm);
      x += (positions[i]?.xAdvance ?? glyph.advanceWidth) / base.unitsPerEm + tracking;
    }
  }
  return { d, width: Math.max(0, x - tracking) };
}
