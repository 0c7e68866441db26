// The title on a cover: which hand it is lettered in, and how large it may be where a layout puts it.
import { setLine } from '../../../platform/fonts.ts';
import { breakTitle, isHan } from './lettering/lines.ts';
import { heightOf, type Lockup, lockupSvg } from './lettering/lockup.ts';
import type { Take } from './scenes/draw.ts';
import type { Rng } from './seeded.ts';

/** Size of a cover in SVG units. */
export const COVER = { W: 600, H: 800 } as const;
const { H } = COVER;

export interface LayoutInput {
  take: Take;
  title: string;
  r: Rng;
}
/** How a title is lettered: decided once per cover from its seed. */
interface Hand {
  weight: number;
  track: number;
  capitals: boolean;
  fit: boolean;
}

const HANDS: readonly Hand[] = [
  { weight: 900, track: 0, capitals: true, fit: true },
  { weight: 820, track: -0.03, capitals: false, fit: false },
  { weight: 300, track: 0.01, capitals: false, fit: false },
  { weight: 760, track: -0.02, capitals: false, fit: false },
  { weight: 560, track: 0.1, capitals: true, fit: false },
  { weight: 880, track: -0.035, capitals: false, fit: false },
];

type Place = Pick<Lockup, 'x' | 'y' | 'fill' | 'max'> &
  Partial<Lockup> & { most?: number; least?: number; tall: number };

/**
 * The title in one of the hands, fitted into a width (`max`, part of the cover) and a height (`tall`, SVG units).
 * `y` is the top of the title, or its bottom where `bottom` is set.
 */
export async function title(input: LayoutInput, place: Place, bottom = false): Promise<string> {
  const { r } = input;
  const hand = r.pick(HANDS);
  const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(input.title);
  const lines = breakTitle(latin && hand.capitals ? input.title.toUpperCase() : input.title, place.most ?? 3);
  const least = place.least ?? 100;
  const weight = Math.max(least, latin ? hand.weight : Math.max(hand.weight, 500));
  const lead = latin ? 0.96 : 1.12;
  const size = Math.min(isHan(input.title) ? 132 : 112, place.tall / (lines.length * lead));
  const lockup: Lockup = {
    align: 'start',
    skew: latin && hand.weight > 800 && !bottom && r.chance(0.25) ? r.pick([6, 9]) : 0,
    ...place,
    lines,
    size,
    weight,
    lead,
    track: latin ? hand.track : 0,
  };
  const fitted = hand.fit && latin && lines.length > 1 ? await fitting(lockup, place) : lockup;
  if (!bottom) return lockupSvg(COVER, fitted);
  return lockupSvg(COVER, { ...fitted, y: place.y - (await heightOf(COVER, fitted)) / H });
}

/** Every line as wide as the block, unless that makes the block too tall. */
async function fitting(lockup: Lockup, place: Place): Promise<Lockup> {
  const widths = await Promise.all(
    lockup.lines.map(async (line) => (await setLine(line, lockup.weight)).width),
  );
  // A short word over a long one would shout.
  if (Math.max(...widths) > 2.2 * Math.min(...widths)) return lockup;
  const full: Lockup = { ...lockup, fit: place.max ?? 0.84, size: H };
  const height = await heightOf(COVER, full);
  return { ...full, fit: (full.fit ?? 0) * Math.min(1, place.tall / height) };
}
