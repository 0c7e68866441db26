// What changes by those who look after a room share: once for a key, under the room's lock, with a line in its log.
import type { rooms } from '../../../../drizzle/schema/chat.ts';
import { roomLog } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomAction, RoomSetting } from '../../../../shared/roomKeeping.ts';
import type { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { type Keeping, keptKinds, refusalToTakePart } from '../policy.ts';
import { isKeeper } from './inMessage.ts';
import { lockRoom, placeIn } from './inRoom.ts';

export type KeptRoom = typeof rooms.$inferSelect;

/** Somebody whom a change meets, once for its key. */
export type ToMember = { roomId: string; memberId: string; key: string; reason?: string | undefined };

type Call = {
  procedure: string;
  roomId: string;
  key: string;
  /** What tells a repetition from a reuse of the key. */
  input: object;
};

/** Whether somebody may; `tx` holds the room's lock. */
export type Rule = (
  keeping: Keeping,
  room: KeptRoom,
  tx: Transaction,
) => AppError | null | Promise<AppError | null>;

/**
 * The room, locked until the end of the transaction, for a member who is in it and may.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, and what `refusalOf` says
 */
export async function lockKeptRoom(
  tx: Transaction,
  roomId: string,
  actor: { id: string; isKeeper: boolean },
  refusalOf: Rule,
  kinds: readonly KeptRoom['kind'][] = keptKinds,
): Promise<KeptRoom> {
  const room = await lockRoom(tx, roomId, kinds);
  const place = room && (await placeIn(tx, roomId, actor.id));
  const refusal = refusalToTakePart({ exists: room !== null, isIn: place !== null });
  if (refusal || !room || !place) throw refusal;
  const keeping = { isOwner: room.ownerId === actor.id, isKeeper: actor.isKeeper, ...place };
  const refused = await refusalOf(keeping, room, tx);
  if (refused) throw refused;
  return room;
}

/**
 * Runs a change of a room, with its key and the room's lock.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, KEY_REUSED, and what `refusalOf` says
 */
export async function keepRoom<Result extends object = Record<string, never>>(
  services: Services,
  actor: MemberRef,
  { procedure, roomId, key, input }: Call,
  refusalOf: Rule,
  change: (tx: Transaction, room: KeptRoom, now: number) => Promise<Result | undefined>,
  kinds: readonly KeptRoom['kind'][] = keptKinds,
): Promise<{ result: Result; repeated: boolean }> {
  const keeper = await isKeeper(services, actor.id);
  const now = services.clock.now();
  return services.live.transact((tx) =>
    onceByKey(tx, { memberId: actor.id, procedure, key, input, now }, async () => {
      const room = await lockKeptRoom(tx, roomId, { id: actor.id, isKeeper: keeper }, refusalOf, kinds);
      return (await change(tx, room, now)) ?? ({} as Result);
    }),
  );
}

type Line = {
  action: RoomAction;
  actorId: string;
  memberId?: string;
  reason?: string | undefined;
  until?: number;
  changed?: RoomSetting[];
};

/** Writes a line of the room's log. */
export async function noteInRoom(
  tx: Transaction,
  { newId, clock }: Services,
  roomId: string,
  { action, actorId, memberId, reason, until, changed }: Line,
): Promise<void> {
  await tx.insert(roomLog).values({
    id: newId(),
    roomId,
    action,
    actorId,
    memberId: memberId ?? null,
    details: { ...(reason && { reason }), ...(until && { until }), ...(changed && { changed }) },
    at: new Date(clock.now()),
  });
}
