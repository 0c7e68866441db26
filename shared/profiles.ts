// Profiles: inputs and wire types of what members show of themselves, and of guestbooks.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { type Background, backgrounds } from './backgrounds.ts';
import { type EntryReason, entryNote, entryReasons } from './entryReports.ts';
import { limits } from './limits.ts';
import { type Country, idSchema, keySchema, type Language, languageSchema, pageInput } from './primitives.ts';
import {
  type ActivityKind,
  activityKinds,
  audiences,
  type Bond,
  type Detail,
  details,
  type Guise,
  guises,
  type Section,
  sections,
  writersChoices,
} from './privacy.ts';
import type { GameCard } from './store.ts';
import { isBody, withNewlines } from './text.ts';

const ofMember = { memberId: idSchema };
/** The language of games' names and texts. */
const spoken = { language: languageSchema.optional() };

/** `as` shows the caller their own page as such a viewer sees it. */
const looking = { ...ofMember, as: z.enum(guises).optional() };

export const profileInput = z.object(ofMember);
export const lookInput = z.object(looking);
export const profilePageInput = z.object({ ...looking, ...pageInput, ...spoken });
export const favouritesInput = z.object({ ...looking, ...spoken });
export const mutualInput = z.object({ ...ofMember, ...pageInput });
export const friendsActivityInput = z
  .object({ kind: z.enum(activityKinds).optional(), ...pageInput, ...spoken })
  .optional();
export const suggestionsInput = z.object(pageInput).optional();
export const guestbookInput = z.object({
  ...looking,
  ...pageInput,
  limit: z.number().int().min(1).max(limits.page.max).default(limits.guestbook.page),
});

const audienceSchema = z.enum(audiences).optional();
const each = Object.fromEntries([...sections, ...details].map((part) => [part, audienceSchema])) as Record<
  Section | Detail,
  typeof audienceSchema
>;
/** Only what is named changes. */
export const setPrivacyInput = z.object({
  ...each,
  writers: z.enum(writersChoices).optional(),
  suggested: z.boolean().optional(),
  untold: z
    .array(z.enum(activityKinds))
    .max(activityKinds.length)
    .transform((kinds) => [...new Set(kinds)])
    .optional(),
});
/** Null leaves the choice to the house. */
export const setBackgroundInput = z.object({ background: z.enum(backgrounds).nullable() });
/** In the order they stand. */
export const setFavouritesInput = z.object({
  gameIds: z
    .array(idSchema)
    .max(limits.favourites.max)
    .refine((ids) => new Set(ids).size === ids.length),
});

const bodySchema = z
  .string()
  .transform(withNewlines)
  .pipe(z.string().trim().min(limits.guestbook.min).max(limits.guestbook.max).refine(isBody));

export const writeEntryInput = z.object({ ...ofMember, body: bodySchema, key: keySchema });
export const editEntryInput = z.object({ entryId: idSchema, body: bodySchema });
export const entryInput = z.object({ entryId: idSchema });

export const reportEntryInput = z.object({
  entryId: idSchema,
  reason: z.enum(entryReasons),
  note: z
    .string()
    .trim()
    .max(entryNote.max)
    .refine((text) => text === '' || isBody(text))
    .default(''),
});
export const entryReportsInput = z.object({ closed: z.boolean().default(false), ...pageInput }).optional();
/** Removes the entry, or leaves it as it is; either closes the report. */
export const decideEntryInput = z.object({ reportId: idSchema, remove: z.boolean() });

/** An entry somebody reported, for those who look after the shop. */
export type EntryReport = {
  id: string;
  at: number;
  reason: EntryReason;
  note: string;
  reporter: MemberRef;
  /** In whose guestbook it stands. */
  owner: MemberRef;
  author: MemberRef;
  /** As it was when it was reported. */
  body: string;
  /** Null: it was deleted since. */
  entryId: string | null;
  /** Null: open. */
  closed: { at: number; by: MemberRef | null; outcome: 'removed' | 'left' } | null;
};

/** A member as others see them on their page. */
export type MemberProfile = MemberRef & {
  background: Background;
  bio: string;
  /** Null where it is not shown. */
  country: Country | null;
  joinedAt: number;
  experience: number;
  /** Who the viewer is to them, or who they look as. */
  bond: Bond;
  /** As whom its owner looks at it; missing for everybody else. */
  as?: Guise;
  /** How much stands in each part the viewer may see; a part they may not see is missing. */
  parts: Partial<Record<Section, number>>;
  /** Whether the viewer may see what they did last. */
  activity: boolean;
  /** Whether the viewer may write into the guestbook. */
  mayWrite: boolean;
};

/** A game somebody owns. `playMinutes` is null where it is not shown. */
export type OwnedGame = GameCard & { playMinutes: number | null };

/** A review as it stands on its writer's page. */
export type OwnReview = {
  id: string;
  game: { id: string; slug: string; title: string };
  recommended: boolean;
  /** Which it is written in. */
  language: Language;
  body: string;
  at: number;
  /** Minutes played when it was written; null where play time is not shown. */
  playMinutes: number | null;
};

export type GuestbookEntry = {
  id: string;
  author: MemberRef;
  body: string;
  at: number;
  /** Null when it stands as it was written. */
  editedAt: number | null;
};

/** Says only that something changed: what it is, each viewer asks for with their own rights. */
export type GuestbookPoke = { type: 'guestbook' };

/** Who did something that friends may be told of; never leaves the server. */
export type DeedNote = { type: 'deed'; memberId: string };
/** Says only that a friend may have done something new. */
export type ActivityPoke = { type: 'activity' };

/** Somebody the member may know, and how many friends both share. */
export type Suggestion = { member: MemberRef; mutual: number };

type ActivityOf<Kind extends ActivityKind, About> = {
  /** The same wherever and whenever it is told. */
  id: string;
  kind: Kind;
  at: number;
  /** Who did it. */
  member: MemberRef;
} & About;
/** Something a member did: as long as it stands, and as far as they show it. */
export type Activity =
  | ActivityOf<'owned' | 'wished', { game: GameCard }>
  /** The text is cut where it is long. */
  | ActivityOf<'reviewed', { review: OwnReview }>
  | ActivityOf<'friends', { other: MemberRef }>
  | ActivityOf<'level', { level: number }>;
