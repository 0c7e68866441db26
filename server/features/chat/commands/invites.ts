// Links that lead into a room without its password: made, taken back, and used.
import { randomBytes } from 'node:crypto';
import { and, count, eq, gt, lte } from 'drizzle-orm';
import { roomInvites } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { keepingLimits } from '../../../../shared/keepingLimits.ts';
import type { MadeInvite } from '../../../../shared/roomKeeping.ts';
import { AppError } from '../../../errors.ts';
import { secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import { refusalToKeep } from '../policy.ts';
import { findInvite, requireKeeping } from '../queries/index.ts';
import { isKeeper } from './inMessage.ts';
import { joinRoom } from './joinRoom.ts';
import { keepRoom, lockKeptRoom, noteInRoom } from './keepRoom.ts';

const day = 24 * 3_600_000;

/** Kinds of rooms that links lead into. */
const byLink = ['open', 'group'] as const;

/** 128 bits in base64url: 22 characters. */
const newCode = (): string => randomBytes(16).toString('base64url');

/**
 * Repeating the call with its key makes no second link: the code is kept nowhere, so the answer's code takes the place
 * of the one before.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, TOO_MANY_INVITES, KEY_REUSED
 */
export async function makeInvite(
  services: Services,
  actor: MemberRef,
  { roomId, days, key }: { roomId: string; days: number; key: string },
): Promise<MadeInvite> {
  const code = newCode();
  const codeHash = secretHash(code);
  const call = { procedure: 'chat.makeInvite', roomId, key, input: { roomId, days } };
  const { result, repeated } = await keepRoom<Omit<MadeInvite, 'code'>>(
    services,
    actor,
    call,
    refusalToKeep,
    async (tx, _room, now) => {
      const ofRoom = eq(roomInvites.roomId, roomId);
      await tx.delete(roomInvites).where(and(ofRoom, lte(roomInvites.expiresAt, new Date(now))));
      const [counted] = await tx.select({ count: count() }).from(roomInvites).where(ofRoom);
      const { max } = keepingLimits.roomInvites;
      if ((counted?.count ?? 0) >= max) throw new AppError('TOO_MANY_INVITES', { max });
      const invite = { inviteId: services.newId(), expiresAt: now + days * day };
      await tx.insert(roomInvites).values({
        id: invite.inviteId,
        roomId,
        codeHash,
        actorId: actor.id,
        at: new Date(now),
        expiresAt: new Date(invite.expiresAt),
      });
      await noteInRoom(tx, services, roomId, {
        action: 'invite',
        actorId: actor.id,
        until: invite.expiresAt,
      });
      return invite;
    },
    byLink,
  );
  if (repeated) {
    // The first answer is theirs in any case, a new code only while they may make one.
    await requireKeeping(services, roomId, actor.id);
    await services.database.db
      .update(roomInvites)
      .set({ codeHash })
      .where(eq(roomInvites.id, result.inviteId));
  }
  return { ...result, code };
}

/**
 * The link leads nowhere any more; of one that is gone nothing happens.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED
 */
export async function revokeInvite(
  services: Services,
  actor: MemberRef,
  { roomId, inviteId }: { roomId: string; inviteId: string },
): Promise<void> {
  const keeper = await isKeeper(services, actor.id);
  await services.live.transact(async (tx) => {
    await lockKeptRoom(tx, roomId, { id: actor.id, isKeeper: keeper }, refusalToKeep, byLink);
    const gone = await tx
      .delete(roomInvites)
      .where(
        and(
          eq(roomInvites.id, inviteId),
          eq(roomInvites.roomId, roomId),
          gt(roomInvites.expiresAt, new Date(services.clock.now())),
        ),
      )
      .returning({ id: roomInvites.id });
    if (gone.length > 0) await noteInRoom(tx, services, roomId, { action: 'revoke', actorId: actor.id });
  });
}

/**
 * Enters a room by a link, without its password; fine if already in.
 * @throws AppError INVITE_NOT_FOUND, ROOM_BANNED, ROOM_FULL, TOO_MANY_ROOMS
 */
export async function joinByInvite(
  services: Services,
  joining: MemberRef,
  code: string,
): Promise<{ roomId: string }> {
  const { id: invite, roomId } = await findInvite(services, code);
  await joinRoom(services, joining, { roomId, invite });
  return { roomId };
}
