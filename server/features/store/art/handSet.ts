// Covers set by hand: scene, inks and lock-up chosen for one title. The rest follow from the slug.

import { HAND_LOCKUPS } from './handLockups.ts';
import type { LayoutName } from './layouts.ts';
import type { SceneName } from './scenes/index.ts';

/** A hand-set lock-up: as Lockup, with inks by number (0 deep to 4 light; 4 when left out). */
export interface HandLockup {
  lines: readonly string[];
  x: number;
  y: number;
  size: number;
  weight: number;
  fill?: number;
  align?: 'start' | 'middle' | 'end';
  fit?: number;
  lead?: number;
  skew?: number;
  track?: number;
  vertical?: boolean;
  max?: number;
  sub?: string;
  subFill?: number;
  plate?: { box: readonly [number, number, number, number]; fill: number };
}

export interface HandSet {
  scene: SceneName;
  palette: number;
  /** Seeds the scene instead of the slug, where another draw looks better. */
  seed?: string;
  layout?: LayoutName;
  lockup?: HandLockup;
  /** Darkens from this part of the height down to the foot. */
  dim?: number;
  /** Two characters in a red seal. */
  seal?: string;
}

/** scene, palette, and a layout where the automatic one was not the best. */
const set = (scene: SceneName, palette: number, layout?: LayoutName, seed?: string): HandSet => ({
  scene,
  palette,
  ...(layout ? { layout } : {}),
  ...(seed ? { seed } : {}),
});

const SETS: Readonly<Record<string, HandSet>> = {
  ...HAND_LOCKUPS,
  'wirecutter-jane': set('rooftops', 3),
  'hollow-current': set('leap', 4),
  bitgeum: set('slash', 6),
  'marrow-street': set('canyon', 4),
  'paper-tiger-rising': set('mask', 0),
  zhuguang: set('stair', 6, 'below'),
  'sundial-thief': set('rooftops', 2),
  'low-orbit-brawl': set('orbit', 2),
  'cartographers-debt': set('road', 6, 'head'),
  'oathbound-orchard': set('lampTree', 5),
  'crow-crown': set('tarot', 4, 'doorway', 'crow-crown 1'),
  'vesper-court': set('tarot', 3, 'above'),
  thornwick: set('road', 1),
  yexinglu: set('karst', 4),
  'bones-of-the-giant': set('bones', 0),
  mirrorfen: set('antlers', 0),
  'paper-plane-league': set('planes', 3),
  'cobble-derby': set('hairpins', 6),
  'hangang-sprint': set('trails', 4),
  'slipstream-sonata': set('grid', 4),
  'half-court-heroes': set('court', 0),
  'bingyuan-rally': set('rally', 3),
  'sunday-oval': set('circuit', 3),
  'keelhaul-regatta': set('sails', 5),
  'night-ferry-company': set('freighter', 2),
  'clockmakers-row': set('clockwork', 4),
  'neighbourhood-bath': set('postoffice', 5),
  'greenhouse-nine': set('dome', 3),
  'signal-box': set('viaduct', 5),
  chashan: set('terraces', 3),
  'deep-freight': set('harbour', 4),
  'hillside-ledger': set('terraces', 4),
  foldaway: set('fold', 4),
  'lighthouse-logic': set('lighthouse', 0),
  'letter-fishing': set('quarters', 0),
  'second-drawer': set('drawers', 3),
  'beyond-the-board': set('cubes', 6),
  'echo-garden': set('quarters', 5),
  knots: set('knot', 4),
  'the-quiet-machine': set('cubes', 1),
  'wet-paint': set('eyes', 4),
  'basement-four': set('lift', 4),
  'candle-count': set('candles', 5),
  'echo-well': set('well', 3),
  neighbours: set('house', 3),
  'hush-line': set('corridor', 5),
  'salt-circle': set('eyes', 6),
  'the-understudy': set('curtain', 1),
  'cinder-throne': set('siege', 2),
  'small-wars-of-tin': set('tinRanks', 3),
  bongsudae: set('beacons', 4),
  'winter-cabinet': set('chess', 3),
  'ten-day-siege': set('siege', 5),
  'monsoon-treaty': set('chart', 5),
  'canal-barons': set('chart', 6),
  'last-regiment': set('banners', 6),
  'heavy-snow-hotel': set('postoffice', 3),
  'button-and-thread': set('buttons', 1),
  'moonlight-bakery': set('bakery', 4),
  'pocket-meadow': set('meadow', 2),
  'rainy-day-books': set('rainyWindow', 3),
  'harbor-laundry': set('washing', 0),
  'fig-season': set('meadow', 4),
  'sleepy-rail': set('nightTrain', 5),
};

const bySlug = new Map(Object.entries(SETS));

/** The hand-set cover of a game, if it has one. */
export const handSet = (slug: string): HandSet | undefined => bySlug.get(slug);
