// Groups: what their moderators do, and the end of being in one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { applyRoomEvent, roomStateOf } from '../../../../shared/chatReducer.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { follow, makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { forgetInRooms } from '../commands/index.ts';
import { sweepAbsent } from '../sweep.ts';

describe('looking after groups', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  let dan: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben, cat, dan] = await Promise.all([app.member(), app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());
  const { key, to, refused, answer, invite, inIt, crowd } = groupTools(() => app);

  describe('moderators', () => {
    it('CHAT-145: named by the owner alone; the feed tells, and applying it gives the new snapshot', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat]);
      const olds = await Promise.all([ann, ben].map(({ caller }) => caller.chat.room({ roomId })));
      await expect(ben.caller.chat.setModerator({ ...to(roomId, cat), moderates: true })).rejects.toEqual(
        refused('NOT_ALLOWED'),
      );
      for (const [who, code] of [
        [ann, 'NOT_ALLOWED'],
        [dan, 'MEMBER_NOT_FOUND'],
      ] as const) {
        await expect(ann.caller.chat.setModerator({ ...to(roomId, who), moderates: true })).rejects.toEqual(
          refused(code),
        );
      }
      const input = { ...to(roomId, ben), moderates: true };
      await ann.caller.chat.setModerator(input);
      await ann.caller.chat.setModerator(input);
      await ann.caller.chat.setModerator({ ...to(roomId, cat), moderates: true });
      await ann.caller.chat.setModerator({ ...to(roomId, cat), moderates: false });
      for (const [index, { caller }] of [ann, ben].entries()) {
        const fresh = roomStateOf(await caller.chat.room({ roomId }));
        let state = roomStateOf(olds[index] ?? (await caller.chat.room({ roomId })));
        const reader = await follow<RoomEvent>(
          caller.chat.onRoom({ roomId, lastEventId: String(state.seq) }),
        );
        while (state.seq < fresh.seq) {
          const { id, event } = await reader.next();
          state = applyRoomEvent(state, event, Number(id));
          expect(applyRoomEvent(state, event, Number(id))).toBe(state);
        }
        await reader.stop();
        expect(state).toEqual(fresh);
      }
      expect((await ben.caller.chat.room({ roomId })).moderates).toBe(true);
      expect((await ann.caller.chat.roomLog({ roomId })).items.map(({ action }) => action)).toEqual([
        'demote',
        'moderator',
        'moderator',
      ]);
      const open = await makeRoomOf(app, ann, ben);
      await expect(ann.caller.chat.setModerator({ ...to(open, ben), moderates: true })).rejects.toEqual(
        refused('ROOM_NOT_FOUND'),
      );
    });

    it('CHAT-145: there are at most twenty of them', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat]);
      const { max } = groupLimits.moderators;
      await app.services.database.sql`
        insert into room_members (room_id, member_id, joined_at, moderates) select ${roomId}, id, now(), true from unnest(${await crowd(max)}::uuid[]) as made(id)`;
      await expect(ann.caller.chat.setModerator({ ...to(roomId, ben), moderates: true })).rejects.toEqual(
        refused('TOO_MANY_MODERATORS', { max }),
      );
    });

    it('CHAT-145: may what the owner may but change it, name moderators, hand over and close', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat, dan]);
      await ann.caller.chat.setModerator({ ...to(roomId, ben), moderates: true });
      const [said] = await sendAll(app, cat, roomId, 'one');
      const { chat } = ben.caller;
      await chat.pinMessage({ roomId, number: said?.number ?? 0, on: true });
      await chat.deleteMessage({ roomId, number: said?.number ?? 0 });
      await chat.muteInRoom({ ...to(roomId, cat), seconds: 60 });
      await expect(sendAll(app, cat, roomId, 'two')).rejects.toMatchObject({ appCode: 'MUTED' });
      await chat.kick(to(roomId, cat));
      await chat.banFromRoom(to(roomId, cat));
      await chat.unban(to(roomId, cat));
      const { inviteId } = await chat.makeInvite({ roomId, days: 1, key: key() });
      await chat.revokeInvite({ roomId, inviteId });
      expect((await chat.roomLog({ roomId })).items.length).toBeGreaterThan(5);
      await ann.caller.chat.editRoom({ roomId, slowMode: 60, key: key() });
      // Nor do they wait in slow mode.
      await sendAll(app, ben, roomId, 'a', 'b');
      await expect(sendAll(app, dan, roomId, 'a', 'b')).rejects.toMatchObject({ appCode: 'SLOW_MODE' });
      for (const call of [
        () => chat.editRoom({ roomId, title: 'Mine', key: key() }),
        () => chat.setModerator({ ...to(roomId, dan), moderates: true }),
        () => chat.handOver(to(roomId, ben)),
        () => chat.closeRoom({ roomId, key: key() }),
        () => chat.kick(to(roomId, ann)),
      ]) {
        await expect(call()).rejects.toEqual(refused('NOT_ALLOWED'));
      }
    });

    it('CHAT-145: cannot turn on each other, nor can others do any of it', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat, dan]);
      for (const one of [ben, cat])
        await ann.caller.chat.setModerator({ ...to(roomId, one), moderates: true });
      for (const call of [
        () => ben.caller.chat.kick(to(roomId, cat)),
        () => ben.caller.chat.banFromRoom(to(roomId, cat)),
        () => ben.caller.chat.muteInRoom({ ...to(roomId, cat), seconds: 60 }),
        () => dan.caller.chat.kick(to(roomId, cat)),
        () => dan.caller.chat.makeInvite({ roomId, days: 1, key: key() }),
      ]) {
        await expect(call()).rejects.toEqual(refused('NOT_ALLOWED'));
      }
      await ann.caller.chat.kick(to(roomId, cat));
    });
  });

  describe('leaving', () => {
    it('CHAT-146: the owner leaves once the group is somebody else’s, or nobody else is in it', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      await expect(ann.caller.chat.leaveRoom({ roomId })).rejects.toEqual(refused('OWNER_LEAVES'));
      expect(await inIt(ann, roomId)).toContain(ann.me.id);
      await ann.caller.chat.handOver(to(roomId, ben));
      await ann.caller.chat.leaveRoom({ roomId });
      await ben.caller.chat.leaveRoom({ roomId });
      await expect(ben.caller.chat.room({ roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'));
    });

    it('CHAT-146: when the owner’s account is deleted a moderator owns it, though others were there before', async () => {
      const owner = await app.member();
      const roomId = await makeGroupOf(app, [owner, ben, cat]);
      await owner.caller.chat.setModerator({ ...to(roomId, cat), moderates: true });
      await forgetInRooms(app.services, owner.me.id);
      expect((await cat.caller.chat.room({ roomId })).room.owner?.id).toBe(cat.me.id);
    });

    it('CHAT-146: a group stays while its members are away', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      await app.services.database.sql`
        update room_members set absent_since = now() - interval '1 day' where room_id = ${roomId}`;
      await sweepAbsent(app.services);
      await sweepAbsent(app.services);
      expect(await inIt(ann, roomId)).toEqual([ann.me.id, ben.me.id]);
    });

    it('CHAT-148: who comes back goes on reading where they stopped', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      await sendAll(app, ann, roomId, 'one', 'two');
      await ben.caller.chat.read({ roomId, number: 1 });
      await ben.caller.chat.leaveRoom({ roomId });
      await sendAll(app, ann, roomId, 'three');
      await invite(ann, roomId, ben);
      await answer(ben, roomId, true);
      expect((await ben.caller.chat.room({ roomId })).readNumber).toBe(1);
      // Who was never there begins at the newest.
      await invite(ann, roomId, cat);
      await answer(cat, roomId, true);
      expect((await cat.caller.chat.room({ roomId })).readNumber).toBe(3);
    });
  });
});
