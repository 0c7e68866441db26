// The backgrounds of members' pages: every name is drawn, and no two look alike.
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { backgrounds } from '../../../../shared/backgrounds.ts';
import { BACKGROUND, drawBackground } from './backgrounds.ts';
import { renderWebp } from './render.ts';

/** Which way brightness goes, at 16 by 8 places. */
async function shapeOf(name: (typeof backgrounds)[number]): Promise<boolean[]> {
  const picture = await renderWebp(drawBackground(name), { width: 320, svgWidth: BACKGROUND.W });
  const grey = await sharp(picture).greyscale().resize(17, 8, { fit: 'fill' }).raw().toBuffer();
  return Array.from({ length: 128 }, (_, place) => {
    const at = Math.floor(place / 16) * 17 + (place % 16);
    return (grey[at] ?? 0) < (grey[at + 1] ?? 0);
  });
}

it('PROFILE-11: every background is drawn, the same each time, and no two look alike', async () => {
  const shapes = await Promise.all(backgrounds.map(shapeOf));
  for (const [i, one] of shapes.entries()) {
    for (const [j, other] of shapes.slice(0, i).entries()) {
      const apart = one.filter((bit, place) => bit !== other[place]).length;
      expect(apart, `${backgrounds[i]} and ${backgrounds[j]}`).toBeGreaterThan(16);
    }
  }
  for (const name of backgrounds) expect(drawBackground(name)).toBe(drawBackground(name));
});
