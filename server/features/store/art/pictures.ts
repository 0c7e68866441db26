// Pictures of a game without its title: the wide one, those from inside the game, the frames of its trailer.
import { takeOf } from './cover.ts';
import { drawHud } from './hud.ts';
import { defs, fade, rect } from './ink.ts';
import { breakTitle } from './lettering/lines.ts';
import { lockupSvg } from './lettering/lockup.ts';
import { PALETTES } from './palettes.ts';
import { drawScene, inksOf, scenesOf, type Take } from './scenes/draw.ts';
import { seeded } from './seeded.ts';
import { svg } from './svg.ts';
import type { ArtFacts } from './types.ts';

export const WIDE = { W: 1280, H: 640 } as const;
export const SHOT = { W: 1280, H: 720 } as const;
/** Pictures from inside each game. */
export const SHOTS = 5;
/** Frames of a trailer and how long each stands, in milliseconds. */
export const TRAILER = { W: 640, H: 360, frames: 10, delay: 620 } as const;

/** The wide picture, 1280 by 640. The focal point stands right, so that words fit left of it. */
export const drawWide = (facts: ArtFacts): string =>
  svg(WIDE.W, WIDE.H, drawScene({ ...takeOf(facts), fx: 0.66 }, WIDE.W, WIDE.H));

/** The take of picture n: the cover's scene first, then others of the genre, in their own inks. */
function shotTake(facts: ArtFacts, n: number): Take {
  const cover = takeOf(facts);
  const r = seeded(`${facts.slug} shots`);
  const others = r.shuffle(scenesOf(facts.genre).filter((scene) => scene !== cover.scene));
  const focal = r.shuffle([0.4, 0.7, 0.6, 0.34, 0.5]);
  const palettes = PALETTES[facts.genre].length;
  const scene = n === 0 ? cover.scene : (others[(n - 1) % others.length] ?? cover.scene);
  return {
    genre: facts.genre,
    scene,
    palette: (cover.palette + (n % 3)) % palettes,
    seed: `${facts.slug} ${n}`,
    fx: focal[n % focal.length] ?? 0.5,
    mirror: n % 2 === 1 && scene !== 'rally',
  };
}

/** Picture n (0 to SHOTS - 1) from inside the game, 1280 by 720. */
export function drawShot(facts: ArtFacts, n: number): string {
  const take = shotTake(facts, n);
  const screen = { ...SHOT, p: inksOf(take), r: seeded(`${facts.slug} hud ${n}`) };
  return svg(SHOT.W, SHOT.H, drawScene(take, SHOT.W, SHOT.H) + drawHud(facts.genre, screen));
}

/** Frame i of the trailer: three places, each coming closer in three steps, then the title. */
export async function drawTrailerFrame(facts: ArtFacts, i: number): Promise<string> {
  const { W, H, frames } = TRAILER;
  const last = i >= frames - 1;
  const take = last
    ? { ...takeOf(facts), fx: 0.5, zoom: 1.1 }
    : { ...shotTake(facts, Math.floor(i / 3)), zoom: 1 + (i % 3) * 0.09 };
  const scene = drawScene(take, W, H);
  if (!last) return svg(W, H, scene);
  const p = inksOf(take);
  const lines = breakTitle(facts.title, 2);
  const size = 64;
  const title = await lockupSvg(
    { W, H },
    {
      lines,
      x: 0.5,
      y: 0.5 - (lines.length * size * 0.47) / H,
      size,
      weight: 820,
      fill: p[4],
      align: 'middle',
      max: 0.84,
    },
  );
  const dim = defs(
    fade('dim', [
      [0, p[0], 0.5],
      [0.5, p[0], 0.9],
      [1, p[0], 0.5],
    ]),
  );
  return svg(W, H, scene + dim + rect(0, 0, W, H, 'url(#dim)') + title);
}
