// Changes what a room is: its title, password, places, pace and the words nobody writes there.
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { editRoomInput, RoomSetting } from '../../../../shared/roomKeeping.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { appendDelisted, appendLobbyEvent, appendRoomChanged, appendRoomEvent } from '../events.ts';
import {
  isPublic,
  type Keeping,
  refusalOfCapacity,
  refusalOfSetting,
  refusalOfShrinking,
  refusalToKeep,
  refusalToOwn,
} from '../policy.ts';
import { presentRoom } from '../present.ts';
import { hashRoomPassword } from '../roomPassword.ts';
import { patternOf } from '../wordFilter.ts';
import { isKeeper } from './inMessage.ts';
import { findOwner, insertLine } from './inRoom.ts';
import { type KeptRoom, keepRoom, lockKeptRoom, noteInRoom } from './keepRoom.ts';

/** Of the card everybody sees in the list. */
const told: readonly RoomSetting[] = ['title', 'password', 'capacity', 'picture'];

const isUnowned = ({ kind }: KeptRoom): boolean => kind === 'lobby' || kind === 'game';

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
  // Those who look after the house set the pace of what nobody owns.
  const rule = (keeping: Keeping, room: KeptRoom) =>
    (isUnowned(room) ? refusalToKeep(keeping) : refusalToOwn(keeping)) ??
    refusalOfSetting(room.kind, { ...plain, password });
  await keepRoom(services, actor, call, rule, async (tx, room, now) => {
    const after: KeptRoom = { ...room, ...withoutUndefined(facts) };
    const tooSmall = refusalOfShrinking(after.capacity, room.memberCount);
    if (tooSmall) throw tooSmall;
    const changed = changesBetween(room, after);
    if (changed.length > 0) await store(services, tx, after, actor, changed, now);
    return undefined;
  });
}

/** Makes a picture uploaded and kept already that of a group. @throws AppError as editRoom */
export async function setGroupPicture(
  services: Services,
  actor: MemberRef,
  { roomId, picture }: { roomId: string; picture: string },
): Promise<{ before: string | null }> {
  const keeper = await isKeeper(services, actor.id);
  return services.live.transact(async (tx) => {
    const room = await lockKeptRoom(tx, roomId, { id: actor.id, isKeeper: keeper }, refusalToOwn, ['group']);
    await store(services, tx, { ...room, picture }, actor, ['picture'], services.clock.now());
    return { before: room.picture };
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
  const { title, passwordHash, capacity, slowMode, history } = after;
  const { filterWords, filterPatterns, listed, picture } = after;
  const plain = { title, passwordHash, capacity, slowMode, history, listed, picture };
  await tx
    .update(rooms)
    .set({ ...plain, filterWords, filterPatterns })
    .where(eq(rooms.id, after.id));
  const line = await insertLine(services, tx, after, 'settings', actor, now);
  const ofGroup = { ...(after.kind === 'group' && { listed }), ...(picture !== null && { picture }) };
  const room = { title, locked: passwordHash !== null, capacity, ...ofGroup };
  appendRoomEvent(tx, after.id, { type: 'room.settings', room, slowMode, line });
  const card = presentRoom(after, await findOwner(tx, after));
  if (changed.includes('listed') && listed) appendLobbyEvent(tx, { type: 'room.opened', room: card });
  else if (changed.includes('listed')) appendDelisted(tx, after);
  else if (isPublic(after) && changed.some((setting) => told.includes(setting))) appendRoomChanged(tx, card);
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
    listed: before.listed === after.listed,
    picture: before.picture === after.picture,
    history: before.history === after.history,
    words: before.filterWords.join('\n') === after.filterWords.join('\n'),
  };
  return (Object.keys(isSame) as RoomSetting[]).filter((setting) => !isSame[setting]);
}

const withoutUndefined = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Facts]: Exclude<Facts[Name], undefined>;
  };
