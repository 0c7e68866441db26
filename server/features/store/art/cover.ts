// A cover: the picture of a game with its title as outlines, 600 by 800.
import { type HandLockup, type HandSet, handSet } from './handSet.ts';
import { defs, fade, group, rect } from './ink.ts';
import { LAYOUTS, type LayoutName } from './layouts.ts';
import { type Lockup, lockupSvg } from './lettering/lockup.ts';
import { PALETTES } from './palettes.ts';
import { drawScene, inksOf, scenesOf, type Take } from './scenes/draw.ts';
import { seeded } from './seeded.ts';
import { svg } from './svg.ts';
import { COVER } from './titleBlock.ts';
import type { ArtFacts, Palette } from './types.ts';

const LAYOUT_NAMES = Object.keys(LAYOUTS) as LayoutName[];

/** Scene and inks of a game: set by hand, or from its slug. */
export function takeOf(facts: ArtFacts): Take {
  const hand = handSet(facts.slug);
  const r = seeded(`${facts.slug} take`);
  const scene = r.pick(scenesOf(facts.genre));
  const palette = r.int(0, PALETTES[facts.genre].length - 1);
  const chosen = hand && scenesOf(facts.genre).includes(hand.scene) ? hand : undefined;
  return {
    genre: facts.genre,
    scene: chosen?.scene ?? scene,
    palette: chosen?.palette ?? palette,
    seed: chosen?.seed ?? facts.slug,
    fx: 0.5,
  };
}

const inked = (lockup: HandLockup, p: Palette): Lockup => {
  const { fill = 4, subFill, plate, ...rest } = lockup;
  return {
    ...rest,
    fill: p[fill] ?? p[4],
    ...(subFill === undefined ? {} : { subFill: p[subFill] ?? p[4] }),
    ...(plate ? { plate: { box: plate.box, fill: p[plate.fill] ?? p[0] } } : {}),
  };
};

async function byHand(take: Take, hand: HandSet & { lockup: HandLockup }): Promise<string> {
  const { W, H } = COVER;
  const p = inksOf(take);
  const dim =
    hand.dim === undefined
      ? ''
      : defs(
          fade('dim', [
            [0, p[0], 0],
            [1, p[0], 0.92],
          ]),
        ) + rect(0, H * hand.dim, W, H * (1 - hand.dim), 'url(#dim)');
  const seal = hand.seal
    ? group(
        rect(-26, -26, 52, 52, p[3], { rx: 4 }) +
          (await lockupSvg(
            { W: 1, H: 1 },
            { lines: [hand.seal], x: 0, y: -4, size: 20, weight: 800, fill: p[4], vertical: true },
          )),
        { transform: `translate(${W * 0.86} ${H * 0.625})` },
      )
    : '';
  return drawScene(take, W, H) + dim + (await lockupSvg(COVER, inked(hand.lockup, p))) + seal;
}

/** The cover as SVG. It depends on the facts alone. */
export async function drawCover(facts: ArtFacts): Promise<string> {
  const take = takeOf(facts);
  const hand = handSet(facts.slug);
  if (hand?.lockup && hand.scene === take.scene) {
    const { lockup } = hand;
    return svg(COVER.W, COVER.H, await byHand(take, { ...hand, lockup }));
  }
  const r = seeded(`${facts.slug} cover`);
  const layout = LAYOUTS[hand?.layout ?? r.pick(LAYOUT_NAMES)];
  // A lettered number must not be mirrored.
  const mirror = r.chance(0.5) && take.scene !== 'rally';
  const zoom = hand ? 1 : 1 + r.float(0, 0.16);
  return svg(COVER.W, COVER.H, await layout({ take: { ...take, mirror, zoom }, title: facts.title, r }));
}
