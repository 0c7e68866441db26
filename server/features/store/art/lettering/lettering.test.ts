// Titles as outlines: the right fonts for the right scripts, at the right weight and width.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { setLine } from '../../../../platform/fonts.ts';
import { svg } from '../svg.ts';
import { breakTitle } from './lines.ts';
import { heightOf, lockupSvg } from './lockup.ts';

/** The share of ink in the box of a line, 0 to 1. */
async function ink(text: string, weight: number): Promise<number> {
  const { d, width } = await setLine(text, weight);
  const W = Math.ceil(width * 200);
  const picture = svg(
    W,
    260,
    `<rect width="${W}" height="260" fill="#fff"/><path d="${d}" transform="translate(0 200) scale(.2)"/>`,
  );
  const { channels } = await sharp(Buffer.from(picture)).greyscale().stats();
  return 1 - (channels[0]?.mean ?? 255) / 255;
}

describe('lettering', () => {
  it('SEED-26: sets Latin, Hangul, Han, kana, Greek and Cyrillic, and leaves out what no font has', async () => {
    for (const text of ['Saltmarch', '열세번째종', '山海旧事', 'ねこ', 'Θάλεια', 'Светлана']) {
      const run = await setLine(text, 700);
      expect(run.width / [...text].length, text).toBeGreaterThan(0.3);
      expect(await ink(text, 700), text).toBeGreaterThan(0.05);
    }
    expect(await setLine('\u{10ffff}', 700)).toEqual({ d: '', width: 0 });
    expect((await setLine('山', 700)).width).toBeCloseTo(1, 2);
  });

  it('SEED-26: a heavier weight puts more ink on the paper, in every script', async () => {
    for (const text of ['Hollow', '고양이', '轨道邮差']) {
      const [thin, middle, heavy] = [await ink(text, 200), await ink(text, 500), await ink(text, 900)];
      expect(middle, text).toBeGreaterThan(thin * 1.2);
      expect(heavy, text).toBeGreaterThan(middle * 1.15);
    }
  });

  it('SEED-26: kerns pairs and spaces letters where asked', async () => {
    const pair = (await setLine('AV', 700)).width;
    expect(pair).toBeLessThan((await setLine('A', 700)).width + (await setLine('V', 700)).width - 0.02);
    expect((await setLine('AVA', 700, 0.1)).width).toBeCloseTo((await setLine('AVA', 700)).width + 0.2, 5);
  });

  it('SEED-27: a title is broken between words, Han between characters, into even lines', () => {
    expect(breakTitle('Ember Wake', 3)).toEqual(['Ember', 'Wake']);
    expect(breakTitle('Knots', 3)).toEqual(['Knots']);
    expect(breakTitle('Night Ferry Company', 2)).toEqual(['Night Ferry', 'Company']);
    expect(breakTitle('까마귀 왕관', 3)).toEqual(['까마귀', '왕관']);
    expect(breakTitle('轨道邮差', 3)).toEqual(['轨道邮差']);
    expect(breakTitle('荒原的灯塔', 2)).toEqual(['荒原的', '灯塔']);
    expect(breakTitle('', 3)).toEqual(['']);
  });

  it('SEED-27: a long title gives way instead of leaving the cover', async () => {
    const area = { W: 600, H: 800 };
    const lockup = {
      lines: ['An Exceptionally Long Title Indeed'],
      x: 0,
      y: 0,
      size: 112,
      weight: 900,
      fill: '#000',
      max: 0.84,
    };
    const alone = await sharp(
      Buffer.from(
        svg(600, 800, `<rect width="600" height="800" fill="#fff"/>${await lockupSvg(area, lockup)}`),
      ),
    )
      .trim({ threshold: 10 })
      .toBuffer({ resolveWithObject: true });
    expect(alone.info.width).toBeLessThanOrEqual(600 * 0.84 + 4);
    expect(await heightOf(area, lockup)).toBeLessThan(60);
  });
});
