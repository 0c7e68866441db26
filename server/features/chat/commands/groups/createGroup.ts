// Makes a group with its maker in it, and invites the others.
import type { z } from 'zod';
import { roomMembers, rooms } from '../../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../../shared/accounts.ts';
import { groupLimits } from '../../../../../shared/groupLimits.ts';
import type { createGroupInput } from '../../../../../shared/groups.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Services } from '../../../../services.ts';
import { holdThose } from '../../../accounts/queries.ts';
import { appendLobbyEvent, appendMemberEvent, appendRoomEvent } from '../../events.ts';
import { presentRoom } from '../../present.ts';
import { claimRoomForMember, insertLine, lockRoom } from '../inRoom.ts';
import { inviteThose } from './invitations.ts';

/**
 * Repeating the call with its key makes no second group.
 * @throws AppError TOO_MANY_GROUPS, KEY_REUSED, and of those invited MEMBER_NOT_FOUND, FRIEND_BLOCKED, INVITATIONS_FULL
 */
export async function createGroup(
  services: Services,
  maker: MemberRef,
  { title, memberIds, listed, key }: z.output<typeof createGroupInput>,
): Promise<{ roomId: string }> {
  const { clock, live, newId, presence } = services;
  const now = clock.now();
  const at = new Date(now);
  const call = {
    memberId: maker.id,
    procedure: 'chat.createGroup',
    key,
    input: { title, memberIds, listed },
    now,
  };
  const { result } = await live.transact((tx) =>
    onceByKey(tx, call, async () => {
      await holdThose(tx, new Set([maker.id, ...memberIds]));
      await claimRoomForMember(services, tx, maker.id, 'group');
      const id = newId();
      const facts = { id, kind: 'group' as const, title, listed, ownerId: maker.id, memberCount: 1 };
      await tx.insert(rooms).values({ ...facts, capacity: groupLimits.members.max, createdAt: at });
      await tx.insert(roomMembers).values({ roomId: id, memberId: maker.id, joinedAt: at });
      const room = await lockRoom(tx, id, ['group']);
      if (!room) throw new Error('A group was not made.');
      const line = await insertLine(services, tx, room, 'joined', maker, now);
      const member = { ...maker, joinedAt: now, online: false };
      appendRoomEvent(tx, id, { type: 'member.joined', member, line, memberCount: 1 });
      appendMemberEvent(tx, maker.id, { type: 'room.entered', roomId: id });
      if (listed) appendLobbyEvent(tx, { type: 'room.opened', room: presentRoom(room, maker) });
      await inviteThose(services, tx, room, maker, memberIds, now);
      return { roomId: id };
    }),
  );
  presence.touch(maker.id);
  return result;
}
