// Seven pieces, one figure, under the moon.
import { circle, group, many, num, type Point, polygon, rect, sky } from '../../ink.ts';
import { stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

/** Each figure's seven pieces, one a row: ink, then the corners in units of the small square. */
const CAT = `
3 -.707,0 0,-.707 -.707,-1.414
2 .707,0 0,-.707 .707,-1.414
4 0,-.707 .707,0 0,.707 -.707,0
2 0,.707 1,1.707 -1,1.707
3 -1,1.707 1,1.707 -1,3.707
4 1,1.707 1,3.707 -1,3.707
2 1,3.707 2.414,3.707 3.12,3 1.707,3`;
const BOAT = `
3 0,2.7 0,-1.3 -2,.7
2 .2,2.7 .2,.7 2.2,2.7
4 .2,.5 .2,-.9 1.6,.5
4 -2,3.7 -1,2.7 1,2.7 0,3.7
2 1,2.7 2,2.7 2,3.7 1,3.7
3 2,2.7 3.2,2.7 2,3.7
3 -3,2.7 -1,2.7 -2,3.7`;
const HOUSE = `
2 -2.2,1 0,-1.2 2.2,1
3 -1.8,1 0,1 -1.8,2.8
4 0,1 1.8,1 1.8,2.8
3 0,1 1.8,2.8 0,3.7 -.9,1.9
2 -1.8,2.8 -.9,1.9 -.2,3.7 -1.8,3.7
4 1,-.9 1.5,-.4 1.5,-1.4 1,-1.4
2 1.8,2.8 1.8,3.7 .6,3.7`;
const BIRD = `
3 -3,.2 -1.6,-1.2 -1.6,.2
4 -1.6,-1.2 -.2,.2 -1.6,.2
2 -1.6,.2 .4,.2 1.4,1.7 -.6,1.7
3 -.6,1.7 1.4,1.7 .4,2.7
2 1.4,1.7 3,.3 3,1.7
4 .4,.2 2.2,-1.6 2.2,.2
4 .2,2.7 .6,2.7 .8,3.7 0,3.7`;
const SWAN = `
3 -2.6,-.6 -1.9,-1.3 -1.2,-.6
2 -1.9,-.6 -1.2,-.6 -1.2,.8 -1.9,.1
4 -1.9,.1 -1.2,.8 -1.2,2.2 -1.9,1.5
2 -1.2,1.7 .8,1.7 -1.2,3.7
3 .8,1.7 .8,3.7 -1.2,3.7
4 .8,3.7 .8,1.7 2.8,3.7
2 .8,1.7 2.2,.3 2.2,1.7`;

const read = (figure: string): { ink: 2 | 3 | 4; corners: Point[] }[] =>
  figure
    .trim()
    .split('\n')
    .map((row) => {
      const [ink, ...corners] = row.split(' ');
      return {
        ink: ink === '2' ? 2 : ink === '3' ? 3 : 4,
        corners: corners.map((corner): Point => {
          const [x = 0, y = 0] = corner.split(',').map(Number);
          return [x, y];
        }),
      };
    });
const FIGURES = [CAT, BOAT, HOUSE, BIRD, SWAN].map(read);

export const tangram: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const u = H * 0.088;
  const figure = r.pick(FIGURES);
  const flip = r.chance(0.5) ? -1 : 1;
  const pieces = figure
    .map(({ ink, corners }) =>
      polygon(
        corners.map(([x, y]): Point => [x * u * flip, y * u]),
        p[ink],
        { stroke: p[0], 'stroke-width': u * 0.05, 'stroke-linejoin': 'round' },
      ),
    )
    .join('');
  const floor = H * 0.768;
  const tiles = many(12, (i) => {
    const x = (((i % 6) + r.float(0, 0.5)) / 6) * W;
    const y = H * (i < 6 ? 0.84 : 0.92);
    return polygon(
      [
        [x, y],
        [x + u * 1.3, y + r.float(-6, 20)],
        [x + u * 0.4, y + u],
      ],
      i % 2 ? p[0] : p[1],
    );
  });
  const moonX = X + flip * u * r.float(1, 2.4);
  const moonY = H * r.float(0.26, 0.36);
  return (
    sky(c, [
      [0, p[0]],
      [1, p[1]],
    ]) +
    stars(c, 50, p[4], 0.55) +
    circle(moonX, moonY, H * 0.15, p[3]) +
    circle(moonX + u * 0.55 * flip, moonY - H * 0.025, H * 0.125, p[1], { opacity: r.pick([0.97, 0]) }) +
    rect(-60, floor, W + 120, H, p[0]) +
    tiles +
    group(pieces, { transform: `translate(${num(X - u * 0.7 * flip)} ${num(floor - 3.707 * u)})` })
  );
};
