// Invitations into a group: sent by whoever is in it, answered by who got them, taken back.
import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { groupInvitations } from '../../../../../drizzle/schema/groups.ts';
import type { MemberRef } from '../../../../../shared/accounts.ts';
import { groupLimits } from '../../../../../shared/groupLimits.ts';
import type { answerInvitationInput, inviteToGroupInput } from '../../../../../shared/groups.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import type { Services } from '../../../../services.ts';
import { holdThose } from '../../../accounts/queries.ts';
import { raiseMany, withdraw } from '../../../alerts/commands.ts';
import { isOnline } from '../../online.ts';
import { refusalToKeep } from '../../policy.ts';
import { readAtDoor } from '../../queries/groupDoor.ts';
import { admit } from '../admit.ts';
import { claimRoomForMember, isInRoom, lockRoom } from '../inRoom.ts';
import { type KeptRoom, keepRoom, lockKeptRoom, type ToMember } from '../keepRoom.ts';

const { invitations } = groupLimits;

/**
 * Invites members, under the group's lock; who is in or invited already is passed over. All of them or none.
 * @throws AppError MEMBER_NOT_FOUND, FRIEND_BLOCKED, DIRECT_REFUSED (they are asked by others only), INVITED_BANNED, TOO_MANY_INVITATIONS, INVITATIONS_FULL
 */
export async function inviteThose(
  services: Services,
  tx: Transaction,
  room: KeptRoom,
  actor: MemberRef,
  memberIds: readonly string[],
  now: number,
): Promise<void> {
  const found = await readAtDoor(tx, room.id, actor.id, [...new Set(memberIds)]);
  for (const { memberId, exists, block, banned, isIn, waiting } of found) {
    // Who is blocked learns what they would learn of an id nobody has.
    if (!exists || block === 'blockedBy') throw new AppError('MEMBER_NOT_FOUND', { memberId });
    if (block === 'blocked') throw new AppError('FRIEND_BLOCKED', { memberId });
    if (block === 'outOfReach' && !isIn) throw new AppError('DIRECT_REFUSED', { memberId });
    if (banned) throw new AppError('INVITED_BANNED', { memberId });
    if (!isIn && waiting >= invitations.ofMember) throw new AppError('INVITATIONS_FULL', { memberId });
  }
  const fresh = found.filter(({ isIn, isInvited }) => !isIn && !isInvited);
  if (fresh.length === 0) return;
  const [counted] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(groupInvitations)
    .where(eq(groupInvitations.roomId, room.id));
  const max = invitations.ofGroup;
  if ((counted?.count ?? 0) + fresh.length > max) throw new AppError('TOO_MANY_INVITATIONS', { max });
  const rows = fresh.map(({ memberId }) => ({
    id: services.newId(),
    roomId: room.id,
    memberId,
    actorId: actor.id,
    at: new Date(now),
  }));
  await tx.insert(groupInvitations).values(rows);
  const params = { room: { id: room.id, title: room.title, isGroup: true as const } };
  raiseMany(
    tx,
    services,
    rows.map(({ id, memberId }) => ({
      to: memberId,
      kind: 'roomInvite' as const,
      actorId: actor.id,
      source: id,
      subject: room.id,
      params,
    })),
  );
}

/** Anybody who is in the group invites. @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, KEY_REUSED, and as inviteThose */
export async function inviteToGroup(
  services: Services,
  actor: MemberRef,
  { roomId, memberIds, key }: z.output<typeof inviteToGroupInput>,
): Promise<void> {
  const now = services.clock.now();
  const call = {
    memberId: actor.id,
    procedure: 'chat.inviteToGroup',
    key,
    input: { roomId, memberIds },
    now,
  };
  await services.live.transact((tx) =>
    onceByKey(tx, call, async () => {
      await holdThose(tx, new Set([actor.id, ...memberIds]));
      const who = { id: actor.id, isKeeper: false };
      const room = await lockKeptRoom(tx, roomId, who, () => null, ['group']);
      await inviteThose(services, tx, room, actor, memberIds, now);
      return {};
    }),
  );
}

/**
 * Accepts an invitation and so comes in, or refuses it, which is told nobody.
 * @throws AppError INVITATION_NOT_FOUND, TOO_MANY_GROUPS, ROOM_FULL, KEY_REUSED
 */
export async function answerInvitation(
  services: Services,
  member: MemberRef,
  { roomId, accept, key }: z.output<typeof answerInvitationInput>,
): Promise<void> {
  const online = await isOnline(services, member.id);
  const now = services.clock.now();
  const call = {
    memberId: member.id,
    procedure: 'chat.answerInvitation',
    key,
    input: { roomId, accept },
    now,
  };
  await services.live.transact((tx) =>
    onceByKey(tx, call, async () => {
      if (accept) await claimRoomForMember(services, tx, member.id, 'group');
      const room = await lockRoom(tx, roomId, ['group']);
      const mine = and(eq(groupInvitations.roomId, roomId), eq(groupInvitations.memberId, member.id));
      const [invitation] = room ? await tx.select().from(groupInvitations).where(mine) : [];
      if (room && !invitation && accept && (await isInRoom(tx, roomId, member.id))) return {};
      if (!room || !invitation) throw new AppError('INVITATION_NOT_FOUND');
      if (accept) await admit(services, tx, room, { ...member, online }, now);
      else await dropInvitation(services, tx, invitation);
      return {};
    }),
  );
  services.presence.touch(member.id);
}

/** Takes an invitation back: one's own, or as somebody who looks after the group. Of none nothing happens. @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, KEY_REUSED */
export async function withdrawInvitation(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, key }: ToMember,
): Promise<void> {
  const call = { procedure: 'chat.withdrawInvitation', roomId, key, input: { roomId, memberId } };
  const place = and(eq(groupInvitations.roomId, roomId), eq(groupInvitations.memberId, memberId));
  await keepRoom(
    services,
    actor,
    call,
    async (keeping, _room, tx) => {
      const [invitation] = await tx.select().from(groupInvitations).where(place);
      return invitation?.actorId === actor.id ? null : refusalToKeep(keeping);
    },
    async (tx) => {
      const [invitation] = await tx.select().from(groupInvitations).where(place);
      if (invitation) await dropInvitation(services, tx, invitation);
      return undefined;
    },
    ['group'],
  );
}

async function dropInvitation(
  services: Services,
  tx: Transaction,
  { id, memberId }: typeof groupInvitations.$inferSelect,
): Promise<void> {
  await tx.delete(groupInvitations).where(eq(groupInvitations.id, id));
  withdraw(tx, services, { to: memberId, kind: 'roomInvite', source: id });
}
