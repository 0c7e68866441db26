// Covers and pictures of games: the same from the same facts, of the right size, and no two alike.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { generateGame } from '../seedCatalogue/index.ts';
import { drawCover, takeOf } from './cover.ts';
import { handSet } from './handSet.ts';
import { drawShot, drawTrailerFrame, drawWide, SHOTS, TRAILER } from './pictures.ts';
import { renderAnimation, renderWebp } from './render.ts';
import { drawScene, scenesOf } from './scenes/draw.ts';
import { type ArtFacts, GENRES } from './types.ts';

const facts = (n: number): ArtFacts => {
  const { slug, title, genre } = generateGame(n);
  return { slug, title, genre };
};
const saltmarch: ArtFacts = { slug: 'saltmarch', title: 'Saltmarch', genre: 'rpg' };

const COLUMNS = 16;
const ROWS = 16;
/** Difference hash: one bit for each of 16 by 16 neighbours, set where brightness rises to the right. */
async function differenceHash(picture: Buffer): Promise<boolean[]> {
  const grey = await sharp(picture)
    .greyscale()
    .resize(COLUMNS + 1, ROWS, { fit: 'fill' })
    .raw()
    .toBuffer();
  const bits: boolean[] = [];
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      const at = y * (COLUMNS + 1) + x;
      bits.push((grey[at] ?? 0) < (grey[at + 1] ?? 0));
    }
  }
  return bits;
}
const distance = (a: readonly boolean[], b: readonly boolean[]): number =>
  a.reduce((sum, bit, i) => sum + (bit === b[i] ? 0 : 1), 0);

describe('covers', () => {
  it('SEED-20: no two of the hand-written games and of 300 made-up ones look alike', async () => {
    const games = Array.from({ length: 388 }, (_, n) => facts(n));
    const hashes: boolean[][] = [];
    for (const game of games) {
      const cover = await renderWebp(await drawCover(game), { width: 200, svgWidth: 600 });
      hashes.push(await differenceHash(cover));
    }
    let nearest = { bits: Number.POSITIVE_INFINITY, pair: '' };
    for (const [i, a] of hashes.entries()) {
      for (const [j, b] of hashes.slice(0, i).entries()) {
        const bits = distance(a, b);
        if (bits < nearest.bits) nearest = { bits, pair: `${games[i]?.slug} and ${games[j]?.slug}` };
      }
    }
    expect(nearest.bits, nearest.pair).toBeGreaterThan(32);
  }, 180_000);

  it('SEED-21: equal facts give equal pictures, other facts others', async () => {
    expect(await drawCover(saltmarch)).toBe(await drawCover({ ...saltmarch }));
    expect(drawShot(saltmarch, 3)).toBe(drawShot({ ...saltmarch }, 3));
    const other: ArtFacts = { ...saltmarch, slug: 'saltmarch-two' };
    expect(await drawCover(other)).not.toBe(await drawCover(saltmarch));
    expect(drawWide(other)).not.toBe(drawWide(saltmarch));
    expect(new Set(Array.from({ length: SHOTS }, (_, n) => drawShot(saltmarch, n))).size).toBe(SHOTS);
  });

  it('SEED-22: pictures contain no live text and refer to nothing outside themselves', async () => {
    for (let n = 0; n < 120; n++) {
      const game = facts(n);
      for (const svg of [await drawCover(game), drawWide(game), drawShot(game, n % SHOTS)]) {
        expect(svg, game.slug).not.toMatch(/<text|<image|<script|font-family|href="(?!#)|url\((?!#)/);
        expect(svg, game.slug).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  it('SEED-22: a title is on the cover whatever its script, and hostile ones do no harm', async () => {
    const titled = (title: string) => drawCover({ ...saltmarch, slug: 'titled', title });
    const none = (await titled('')).length;
    for (const title of ['Kettle', '주전자', '水壶', 'Чайник', 'やかん', 'Ναυτικός']) {
      expect((await titled(title)).length, title).toBeGreaterThan(none + 200);
    }
    const hostile = await titled('"/><script>alert(1)</script>&amp;\u0000');
    expect(hostile).not.toContain('<script');
    await expect(renderWebp(hostile, { width: 96, svgWidth: 600 })).resolves.toBeInstanceOf(Buffer);
  });

  it('SEED-23: every scene of every genre can be drawn upright and lying, with its focal point anywhere', async () => {
    for (const genre of GENRES) {
      for (const scene of scenesOf(genre)) {
        for (const [W, H, fx] of [
          [600, 800, 0.5],
          [1280, 640, 0.34],
          [1280, 720, 0.7],
        ] as const) {
          const art = drawScene({ genre, scene, palette: 0, seed: scene, fx, mirror: fx > 0.5 }, W, H);
          expect(art, scene).not.toMatch(/NaN|undefined|Infinity/);
          expect(art.length, scene).toBeLessThan(70_000);
        }
      }
    }
  });

  it('SEED-23: covers set by hand belong to games of their genre, none with the scene and inks of another', () => {
    const taken = new Set<string>();
    let byHand = 0;
    for (let n = 0; handSet(facts(n).slug); n++) {
      const game = facts(n);
      const take = takeOf(game);
      expect(take.scene, game.slug).toBe(handSet(game.slug)?.scene);
      taken.add(`${take.scene} ${take.palette}`);
      byHand += 1;
    }
    expect(byHand).toBeGreaterThanOrEqual(84);
    expect(taken.size).toBe(byHand);
    expect(handSet('constructor')).toBeUndefined();
  });
});

describe('rendered pictures', () => {
  it('SEED-24: have the width asked for and the shape of their kind', async () => {
    for (const [svg, svgWidth, width, height] of [
      [await drawCover(saltmarch), 600, 300, 400],
      [await drawCover(saltmarch), 600, 96, 128],
      [drawWide(saltmarch), 1280, 640, 320],
      [drawShot(saltmarch, 0), 1280, 1280, 720],
    ] as const) {
      const picture = await sharp(await renderWebp(svg, { width, svgWidth })).metadata();
      expect(picture).toMatchObject({ format: 'webp', width, height });
    }
  });

  it('SEED-25: a trailer is one small moving picture that ends on the title', async () => {
    const frames = await Promise.all(
      Array.from({ length: TRAILER.frames }, (_, i) => drawTrailerFrame(saltmarch, i)),
    );
    const trailer = await renderAnimation(frames);
    const facts = await sharp(trailer, { animated: true }).metadata();
    expect(facts).toMatchObject({
      format: 'webp',
      pages: TRAILER.frames,
      width: TRAILER.W,
      pageHeight: TRAILER.H,
      loop: 0,
    });
    expect(facts.delay?.every((milliseconds) => milliseconds >= 400)).toBe(true);
    expect(trailer.length).toBeLessThan(400_000);
    const untitled = await drawTrailerFrame({ ...saltmarch, title: '' }, TRAILER.frames - 1);
    expect(frames.at(-1)).not.toBe(untitled);
  });
});
