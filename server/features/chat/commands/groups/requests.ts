// Asking to be let into a group that is listed, and the answers of those who look after it.
import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { groupInvitations, groupRequests } from '../../../../../drizzle/schema/groups.ts';
import type { MemberRef } from '../../../../../shared/accounts.ts';
import { groupLimits } from '../../../../../shared/groupLimits.ts';
import type { answerRequestInput, GroupEntry, toGroupInput } from '../../../../../shared/groups.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Services } from '../../../../services.ts';
import { findMemberRefs } from '../../../accounts/queries.ts';
import { raise, raiseMany } from '../../../alerts/commands.ts';
import { isOnline } from '../../online.ts';
import { refusalToEnter, refusalToKeep } from '../../policy.ts';
import { admit, forgetAtDoor, reasonOfBan } from '../admit.ts';
import { isKeeper } from '../inMessage.ts';
import { claimRoomForMember, isInRoom, lockRoom } from '../inRoom.ts';
import { lockKeptRoom, noteInRoom } from '../keepRoom.ts';
import { findThoseTold } from '../moderators.ts';

const { requests } = groupLimits;

/**
 * Asks to be let in; who is invited comes in at once, and who is in or has asked already stays as they are.
 * @throws AppError ROOM_NOT_FOUND (also a group that is not listed), ROOM_BANNED, TOO_MANY_GROUPS, TOO_MANY_REQUESTS,
 * GROUP_REQUESTS_FULL, ROOM_FULL, KEY_REUSED
 */
export async function requestToJoin(
  services: Services,
  member: MemberRef,
  { roomId, key }: z.output<typeof toGroupInput>,
): Promise<GroupEntry> {
  const online = await isOnline(services, member.id);
  const now = services.clock.now();
  const call = { memberId: member.id, procedure: 'chat.requestToJoin', key, input: { roomId }, now };
  const { result } = await services.live.transact((tx) =>
    onceByKey<GroupEntry>(tx, call, async () => {
      await claimRoomForMember(services, tx, member.id, 'group');
      const room = await lockRoom(tx, roomId, ['group']);
      const here = (table: typeof groupInvitations | typeof groupRequests) =>
        and(eq(table.roomId, roomId), eq(table.memberId, member.id));
      const invited = room ? await tx.select().from(groupInvitations).where(here(groupInvitations)) : [];
      const isIn = room !== null && (await isInRoom(tx, roomId, member.id));
      if (!room || !(room.listed || isIn || invited.length > 0)) throw new AppError('ROOM_NOT_FOUND');
      if (isIn) return { state: 'in' };
      if (invited.length > 0) {
        await admit(services, tx, room, { ...member, online }, now);
        return { state: 'in' };
      }
      const refusal = refusalToEnter(await reasonOfBan(tx, roomId, member.id));
      if (refusal) throw refusal;
      if ((await tx.select().from(groupRequests).where(here(groupRequests))).length > 0)
        return { state: 'asked' };
      const [waiting] = await tx
        .select({
          ofGroup: sql<number>`count(*) filter (where ${groupRequests.roomId} = ${roomId})::int`,
          ofMember: sql<number>`count(*) filter (where ${groupRequests.memberId} = ${member.id})::int`,
        })
        .from(groupRequests)
        .where(sql`${groupRequests.roomId} = ${roomId} or ${groupRequests.memberId} = ${member.id}`);
      const max = requests.ofMember;
      if ((waiting?.ofMember ?? 0) >= max) throw new AppError('TOO_MANY_REQUESTS', { max });
      if ((waiting?.ofGroup ?? 0) >= requests.ofGroup) throw new AppError('GROUP_REQUESTS_FULL');
      const id = services.newId();
      await tx.insert(groupRequests).values({ id, roomId, memberId: member.id, at: new Date(now) });
      const params = { room: { id: roomId, title: room.title } };
      const news = { kind: 'groupRequest' as const, actorId: member.id, source: id, subject: roomId, params };
      raiseMany(
        tx,
        services,
        (await findThoseTold(tx, room)).map((to) => ({ to, ...news })),
      );
      return { state: 'asked' };
    }),
  );
  services.presence.touch(member.id);
  return result;
}

/** Takes one's own request back; of none nothing happens. @throws AppError ROOM_NOT_FOUND */
export async function withdrawRequest(services: Services, memberId: string, roomId: string): Promise<void> {
  await services.live.transact(async (tx) => {
    const room = await lockRoom(tx, roomId, ['group']);
    if (!room) throw new AppError('ROOM_NOT_FOUND');
    const [asked] = await tx
      .select({ id: groupRequests.id })
      .from(groupRequests)
      .where(and(eq(groupRequests.roomId, roomId), eq(groupRequests.memberId, memberId)));
    if (asked) await forgetAtDoor(tx, services, room, memberId);
  });
}

/**
 * Lets in who asked, or does not: then they are told nothing, and may ask again.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, REQUEST_NOT_FOUND, ROOM_FULL, ASKER_FULL (they are in as
 * many groups as one may be), KEY_REUSED
 */
export async function answerRequest(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, accept, key }: z.output<typeof answerRequestInput>,
): Promise<void> {
  const keeper = await isKeeper(services, actor.id);
  const online = accept && (await isOnline(services, memberId));
  const now = services.clock.now();
  const input = { roomId, memberId, accept };
  const call = { memberId: actor.id, procedure: 'chat.answerRequest', key, input, now };
  await services.live.transact((tx) =>
    onceByKey(tx, call, async () => {
      if (accept) {
        await claimRoomForMember(services, tx, memberId, 'group').catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
          throw new AppError(error.appCode === 'TOO_MANY_GROUPS' ? 'ASKER_FULL' : 'REQUEST_NOT_FOUND');
        });
      }
      const who = { id: actor.id, isKeeper: keeper };
      const room = await lockKeptRoom(tx, roomId, who, refusalToKeep, ['group']);
      const [asked] = await tx
        .select({ id: groupRequests.id })
        .from(groupRequests)
        .where(and(eq(groupRequests.roomId, roomId), eq(groupRequests.memberId, memberId)));
      const asker = asked && (await findMemberRefs({ db: tx }, [memberId])).get(memberId);
      if (!asked || !asker) throw new AppError('REQUEST_NOT_FOUND');
      if (accept) await admit(services, tx, room, { ...asker, online }, now);
      else await forgetAtDoor(tx, services, room, memberId);
      const action = accept ? 'accept' : 'decline';
      await noteInRoom(tx, services, roomId, { action, actorId: actor.id, memberId });
      if (accept) {
        const params = { room: { id: roomId, title: room.title } };
        const told = { to: memberId, actorId: actor.id, source: asked.id, subject: roomId, params };
        raise(tx, services, { ...told, kind: 'groupAccepted' });
      }
      return {};
    }),
  );
}
