// Alerts: inputs, wire types and events. Texts are the page's: an alert says what happened, not how to put it.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { type AlertKind, alertKinds, optionalKinds } from './alertKinds.ts';
import { limits } from './limits.ts';
import { idSchema, type Money, type Page, pageInput } from './primitives.ts';
import type { PublisherRole } from './publishingRights.ts';
import type { Role } from './ranks.ts';
import type { GameRef } from './store.ts';

const numberSchema = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const idsSchema = z.array(idSchema).min(1).max(limits.alertIds.max);
const filter = { kind: z.enum(alertKinds).optional(), unread: z.boolean().optional() };

export const alertsInput = z.object({ ...filter, ...pageInput }).optional();
export const markReadInput = z.union([
  z.strictObject({ upTo: numberSchema }),
  z.strictObject({ ids: idsSchema }),
]);
export const alertIdsInput = z.object({ ids: idsSchema });
export const alertSettingInput = z.object({
  kind: z.enum(optionalKinds),
  /** In the bell, or not at all. */
  how: z.enum(['bell', 'off']),
});
export const onAlertsInput = z
  .object({
    lastEventId: z
      .string()
      .regex(/^\d{1,15}$/)
      .nullish(),
  })
  .optional();

type Nothing = Record<string, never>;
/** A room as it was called then. */
export type AlertRoom = { id: string; title: string };

/** What an alert of each kind tells besides who did it. Names of games and rooms are as of then. */
export type AlertParams = {
  friendRequest: Nothing;
  friendAccepted: Nothing;
  guestbook: { entryId: string };
  /** Into a group is answered where it is told of; into another room one just goes. */
  roomInvite: { room: AlertRoom & { isGroup?: true } };
  groupRequest: { room: AlertRoom };
  groupAccepted: { room: AlertRoom };
  mention: { room: AlertRoom; number: number };
  reply: { room: AlertRoom; number: number };
  directMessage: { room: AlertRoom };
  /** The first of the games, and how many there are. */
  gift: { game: GameRef; games: number; orderId: string };
  giftCard: { cardId: string; amount: Money };
  priceDrop: { game: GameRef; was: Money; now: Money };
  /** In the team of a publisher: brought in where `from` is null, taken out where `to` is. */
  team: {
    publisher: { slug: string; name: string };
    from: PublisherRole | null;
    to: PublisherRole | null;
  };
  reviewReply: { game: GameRef; publisher: string };
  refund: { game: GameRef; amount: Money };
  /** `bought`: what it was charged for has been bought with it. */
  charge: { chargeId: string; amount: Money; bought: boolean };
  /** The browser as it names itself. */
  newDevice: { sessionId: string; userAgent: string };
  moderation:
    | { action: 'warning'; reason: string }
    | { action: 'role'; from: Role; to: Role }
    | { action: 'sessionsEnded' }
    | { action: 'banLifted' }
    /** What the member reported was decided about; `done` is false where nothing had to be done. */
    | { action: 'reportDecided'; done: boolean };
};

type AlertOf<Kind extends AlertKind> = {
  id: string;
  kind: Kind;
  /** Its place among the member's alerts: the newest has the highest. */
  number: number;
  at: number;
  read: boolean;
  /** All it told of was taken back. */
  withdrawn: boolean;
  /** How many things it tells of. */
  count: number;
  /** The newest of those who did it; `actorCount` are they in all. */
  actors: MemberRef[];
  actorCount: number;
  /** Of the newest. */
  params: AlertParams[Kind];
};
export type Alert = { [Kind in AlertKind]: AlertOf<Kind> }[AlertKind];

export type AlertFilter = { kind?: AlertKind | undefined; unread?: boolean | undefined };
/**
 * `seq` belongs to `onAlerts`. `unread` counts all the member's, whatever the filter. Alerts with a number below `floor`
 * come with later pages.
 */
export type AlertsPage = Page<Alert> & { floor: number; unread: number; seq: number };
export type AlertSettings = { off: AlertKind[] };

/** Events of a member's alerts. `unread` is how many there are after it. */
export type AlertEvent =
  /** Told, grown, partly taken back, or brought back. `fresh` is what the member has not been told before. */
  | { type: 'alert'; alert: Alert; fresh: boolean; unread: number }
  /** Read: those up to a number, or some. */
  | { type: 'read'; upTo: number; unread: number }
  | { type: 'readSome'; ids: string[]; unread: number }
  | { type: 'removed'; ids: string[]; unread: number }
  /** Too old to be kept: those up to a number. */
  | { type: 'trimmed'; upTo: number; unread: number }
  | { type: 'settings'; off: AlertKind[] }
  /** A member named in alerts has deleted their account. */
  | { type: 'member.gone'; memberId: string }
  /** The receiver has. */
  | { type: 'ended' };
