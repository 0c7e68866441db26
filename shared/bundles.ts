// Bundles: inputs and wire types.
import { z } from 'zod';
import { bundleLimits } from './bundleShares.ts';
import { idSchema, keySchema, type Language, languageSchema, type Money, pageInput } from './primitives.ts';
import { publishingLimits } from './publishingRights.ts';
import type { Cart, GameCard, GameRef } from './store.ts';
import { isBody, isPlainLine, withNewlines } from './text.ts';

const inLanguage = { language: languageSchema.optional() };
const moment = z.int().min(0).max(253_402_300_799_999).nullable();
const once = (values: readonly string[]) => new Set(values).size === values.length;
const prose = z
  .string()
  .transform((text) => withNewlines(text).trim())
  .pipe(
    z
      .string()
      .max(publishingLimits.about.max)
      .refine((text) => text === '' || isBody(text), 'text'),
  );

/** `bundle` is its id or its slug. */
export const bundleInput = z.object({ bundle: z.string().min(1).max(80), ...inLanguage });
export const bundlesByIdInput = z.object({
  ids: z.array(idSchema).max(bundleLimits.inCart.max),
  ...inLanguage,
});
export const bundlesOfGameInput = z.object({ gameId: idSchema, ...inLanguage });
export const bundlesOfMakerInput = z.object({ publisherId: idSchema, ...inLanguage, ...pageInput });
export const cartBundleInput = z.object({ bundleId: idSchema });

export const bundleStates = ['draft', 'offered', 'ended'] as const;
export type BundleState = (typeof bundleStates)[number];

/** What a bundle is, whole: what stood there before is replaced. */
const facts = {
  name: z.string().trim().min(1).max(publishingLimits.title.max).refine(isPlainLine, 'line'),
  about: z.object({ en: prose, ko: prose, zh: prose }),
  percent: z.int().min(publishingLimits.salePercent.min).max(publishingLimits.salePercent.max),
  /** In the order in which they are shown. */
  gameIds: z
    .array(idSchema)
    .min(bundleLimits.games.min)
    .max(bundleLimits.games.max)
    .refine(once, 'each once'),
  state: z.enum(bundleStates),
  /** Epoch milliseconds; null: from the moment it is offered, and until it is ended. */
  startsAt: moment,
  endsAt: moment,
};
type Period = { startsAt: number | null; endsAt: number | null };
const isPeriod = ({ startsAt, endsAt }: Period) => startsAt === null || endsAt === null || startsAt < endsAt;
export const makeBundleInput = z
  .object({ publisherId: idSchema, ...facts, key: keySchema })
  .refine(isPeriod, { path: ['endsAt'] });
export const saveBundleInput = z
  .object({ bundleId: idSchema, version: z.int().min(0), ...facts, key: keySchema })
  .refine(isPeriod, { path: ['endsAt'] });
export const ownBundlesInput = z.object({ publisherId: idSchema, ...pageInput });
export type MakeBundle = z.output<typeof makeBundleInput>;
export type SaveBundle = z.output<typeof saveBundleInput>;

/** A bundle as its publisher edits it. */
export type OwnBundle = Omit<SaveBundle, 'bundleId' | 'key' | 'gameIds' | 'about'> & {
  id: string;
  slug: string;
  about: Record<Language, string>;
  games: GameRef[];
};

/** A bundle as lists and orders name it. */
export type BundleRef = { id: string; slug: string; name: string };

/** `now` is what these games cost in the bundle, `was` what they cost one by one and without sales. */
export type BundlePrice = { now: Money; was: Money };

export type Bundle = BundleRef & {
  about: string;
  publisher: { id: string; slug: string; name: string };
  /** Off what its games cost now. */
  percent: number;
  /** Epoch milliseconds; null: it does not say. */
  until: number | null;
  /** `owned`: the viewer has a copy. */
  games: (GameCard & { owned: boolean })[];
  /** Of all its games; null when it is not for sale: not offered now, or not each of its games sold in this currency. */
  price: BundlePrice | null;
  /** Of the games the viewer lacks; null too when they lack none. */
  rest: BundlePrice | null;
};

/** `seen` is what the rest cost when it was put there; null when it was not for sale then or in another currency. */
export type CartBundle = { bundle: Bundle; addedAt: number; seen: Money | null };

/** A cart with its bundles, the newest first; its total is of the games alone. */
export type FullCart = Cart & { bundles: CartBundle[] };
