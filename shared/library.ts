// The library: inputs and wire types.
import { z } from 'zod';
import { limits } from './limits.ts';
import { idSchema, keySchema, languageSchema, pageInput } from './primitives.ts';
import type { CopySource, GameRef } from './store.ts';
import { isTitle } from './text.ts';

const line = ({ min, max }: { min: number; max: number }) =>
  z.string().trim().min(min).max(max).refine(isTitle);
const collectionName = line(limits.collectionName);
const inLanguage = { language: languageSchema.optional() };

export const librarySorts = ['played', 'name', 'bought', 'playTime'] as const;
export type LibrarySort = (typeof librarySorts)[number];

export const libraryGamesInput = z
  .object({
    /** A part of a name, in any language. */
    text: z.string().trim().max(limits.searchText.max).optional(),
    collectionId: idSchema.optional(),
    /** Those that stand ready on any device; with `deviceId` on that one. */
    installed: z.literal(true).optional(),
    deviceId: idSchema.optional(),
    unplayed: z.literal(true).optional(),
    /** The hidden ones, and no others; without it they are left out. */
    hidden: z.literal(true).optional(),
    sort: z.enum(librarySorts).default('played'),
    ...inLanguage,
    ...pageInput,
  })
  .prefault({});
export type LibraryGamesInput = z.output<typeof libraryGamesInput>;

export const recentInput = z.object({ ...inLanguage, ...pageInput }).prefault({});
export const devicesInput = z.object(pageInput).prefault({});

export const copyInput = z.object({ gameId: idSchema });
export const deviceInput = z.object({ deviceId: idSchema });
/** The id is made by the device and kept there. */
const device = z.object({ id: idSchema, name: line(limits.deviceName) });
export const onDeviceInput = z.object({ gameId: idSchema, device });
export const uninstallInput = z.object({ gameId: idSchema, deviceId: idSchema });

export const makeCollectionInput = z.object({ name: collectionName, key: keySchema });
export const renameCollectionInput = z.object({ collectionId: idSchema, name: collectionName });
export const collectionInput = z.object({ collectionId: idSchema });
export const collectionGamesInput = z.object({
  collectionId: idSchema,
  gameIds: z.array(idSchema).min(1).max(limits.gameIds.max),
});

export const redeemKeyInput = z.object({
  code: z.string().max(100),
  key: keySchema,
  ...inLanguage,
});

/** A copy of the member's own. Times are epoch milliseconds. */
export type OwnedGame = GameRef & {
  source: CopySource;
  boughtAt: number;
  playMs: number;
  /** Null for what was never played. */
  playedAt: number | null;
  hidden: boolean;
  /** Ids of the devices on which it stands ready, and of the collections it is in. */
  devices: string[];
  collections: string[];
};
export type RecentGame = OwnedGame & {
  /** Of the last two weeks. */
  recentMs: number;
};

export type Collection = { id: string; name: string; games: number };
export type GameDevice = { id: string; name: string; seenAt: number; games: number };
export type NowPlaying = { gameId: string; deviceId: string; since: number; playMs: number };

/** What is in a library at all; hidden games count in `hidden` alone. */
export type LibraryOverview = {
  games: number;
  installed: number;
  unplayed: number;
  hidden: number;
  playMs: number;
  collections: Collection[];
  playing: NowPlaying[];
};

/** Says only that something in the member's library changed. */
export type LibraryPoke = { type: 'library.changed' };
