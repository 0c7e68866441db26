// Draws one named scene on a canvas of any size, mirrored and moved closer where asked.
import { group, num } from '../ink.ts';
import { PALETTES } from '../palettes.ts';
import { seeded } from '../seeded.ts';
import type { Genre, Palette, Scene } from '../types.ts';
import { SCENES, type SceneName } from './index.ts';

/** A picture before it is drawn: which scene in which inks, from which seed. */
export interface Take {
  genre: Genre;
  scene: SceneName;
  palette: number;
  seed: string;
  /** The focal point, 0 (left) to 1 (right). */
  fx: number;
  mirror?: boolean;
  /** 1 shows all; 1.2 is a little closer. */
  zoom?: number;
}

/** The names of a genre's scenes. */
export const scenesOf = (genre: Genre): SceneName[] => Object.keys(SCENES[genre]) as SceneName[];

/** The inks of a take. */
export function inksOf(take: Take): Palette {
  const list = PALETTES[take.genre];
  const inks = list[take.palette % list.length];
  if (!inks) throw new RangeError(`no palette ${take.palette}`);
  return inks;
}

/** The scene as the inside of an `<svg>` of W by H units. */
export function drawScene(take: Take, W: number, H: number): string {
  const scenes: Partial<Record<SceneName, Scene>> = SCENES[take.genre];
  const scene = scenes[take.scene];
  if (!scene) throw new RangeError(`${take.genre} has no scene ${take.scene}`);
  const fx = take.mirror ? 1 - take.fx : take.fx;
  const art = scene({ W, H, fx, p: inksOf(take), r: seeded(take.seed) });
  const zoom = take.zoom ?? 1;
  const x = W * fx;
  const y = H * 0.46;
  const closer =
    zoom === 1
      ? art
      : group(art, {
          transform: `translate(${num(x - x * zoom)} ${num(y - y * zoom)}) scale(${zoom.toFixed(3)})`,
        });
  return take.mirror ? group(closer, { transform: `translate(${W} 0) scale(-1 1)` }) : closer;
}
