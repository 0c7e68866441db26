// Changes what a room is: its title, password, places, pace and the words nobody writes there.
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { editRoomInput, RoomSetting } from '../../../../shared/roomKeeping.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { appendRoomChanged, appendRoomEvent } from '../events.ts';
import { refusalOfCapacity, refusalOfShrinking, refusalToOwn } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { hashRoomPassword } from '../roomPassword.ts';
import { patternOf } from '../wordFilter.ts';
import { findOwner, insertLine } from './inRoom.ts';
import { type KeptRoom, keepRoom, noteInRoom } from './keepRoom.ts';

/** Of the card everybody sees in the list. */
const told: readonly RoomSetting[] = ['title', 'password', 'capacity'];

/**
 * What is the same already is no change, and nothing is told of it.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, CAPACITY_TOO_LARGE, CAPACITY_TOO_SMALL, KEY_REUSED
 */
export async function editRoom(
  services: Services,
  actor: MemberRef,
  { roomId, key, password, words, ...plain }: z.output<typeof editRoomInput>,
): Promise<void> {
  const { capacity } = plain;
  const tooLarge =
    capacity === undefined ? null : refusalOfCapacity(capacity, services.config.LOBBY_ROOM_CAPACITY_MAX);
  if (tooLarge) throw tooLarge;
  const passwordHash = password ? await hashRoomPassword(password, actor.id, key) : password;
  const facts = { ...plain, ...(passwordHash !== undefined && { passwordHash }), ...filterOf(words) };
  const call = { procedure: 'chat.editRoom', roomId, key, input: { roomId, ...facts } };
  await keepRoom(services, actor, call, refusalToOwn, async (tx, room, now) => {
    const after: KeptRoom = { ...room, ...withoutUndefined(facts) };
    const tooSmall = refusalOfShrinking(after.capacity, room.memberCount);
    if (tooSmall) throw tooSmall;
    const changed = changesBetween(room, after);
    if (changed.length > 0) await store(services, tx, after, actor, changed, now);
    return undefined;
  });
}

async function store(
  services: Services,
  tx: Transaction,
  after: KeptRoom,
  actor: MemberRef,
  changed: RoomSetting[],
  now: number,
): Promise<void> {
  const { title, passwordHash, capacity, slowMode, history, filterWords, filterPatterns } = after;
  await tx
    .update(rooms)
    .set({ title, passwordHash, capacity, slowMode, history, filterWords, filterPatterns })
    .where(eq(rooms.id, after.id));
  const line = await insertLine(services, tx, after, 'settings', actor, now);
  const room = { title, locked: passwordHash !== null, capacity };
  appendRoomEvent(tx, after.id, { type: 'room.settings', room, slowMode, line });
  if (changed.some((setting) => told.includes(setting))) {
    appendRoomChanged(tx, presentRoom(after, await findOwner(tx, after)));
  }
  await noteInRoom(tx, services, after.id, { action: 'settings', actorId: actor.id, changed });
}

/** Each word once, however it is written. */
function filterOf(words: string[] | undefined): Partial<Pick<KeptRoom, 'filterWords' | 'filterPatterns'>> {
  if (!words) return {};
  const byPattern = new Map(words.map((word) => [patternOf(word), word]));
  return { filterWords: [...byPattern.values()], filterPatterns: [...byPattern.keys()] };
}

function changesBetween(before: KeptRoom, after: KeptRoom): RoomSetting[] {
  const isSame: Record<RoomSetting, boolean> = {
    title: before.title === after.title,
    password: before.passwordHash === after.passwordHash,
    capacity: before.capacity === after.capacity,
    slowMode: before.slowMode === after.slowMode,
    history: before.history === after.history,
    words: before.filterWords.join('\n') === after.filterWords.join('\n'),
  };
  return (Object.keys(isSame) as RoomSetting[]).filter((setting) => !isSame[setting]);
}

const withoutUndefined = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Facts]: Exclude<Facts[Name], undefined>;
  };
