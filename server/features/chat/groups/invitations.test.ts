// Groups: who is invited, and what becomes of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { block } from '../../../testing/friends.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { follow, makeRoomOf, nowhere } from '../../../testing/rooms.ts';

describe('invitations into groups', () => {
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
  const { to, refused, answer, invite, inIt, alertsOf, crowd } = groupTools(() => app);

  describe('invitations', () => {
    it('CHAT-142: whoever is in invites; who is invited has an alert, and comes in', async () => {
      const roomId = await makeGroupOf(app, [ann, ben], { title: 'Wednesday' });
      await invite(ben, roomId, dan);
      expect(await alertsOf(dan, 'roomInvite', roomId)).toMatchObject([
        { actors: [{ id: ben.me.id }], params: { room: { id: roomId, title: 'Wednesday', isGroup: true } } },
      ]);
      expect((await dan.caller.chat.invitations()).items[0]).toMatchObject({
        room: { id: roomId, kind: 'group' },
        actor: { id: ben.me.id },
      });
      expect(await dan.caller.chat.group({ roomId })).toMatchObject({
        isIn: false,
        invitedBy: { id: ben.me.id },
      });
      const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId }));
      const input = { roomId, accept: true, key: app.services.newId() };
      await dan.caller.chat.answerInvitation(input);
      await dan.caller.chat.answerInvitation(input);
      // Accepted already, it is no error either.
      await answer(dan, roomId, true);
      expect((await reader.next()).event).toMatchObject({
        type: 'member.joined',
        member: { id: dan.me.id },
        memberCount: 3,
      });
      await reader.stop();
      expect(await alertsOf(dan, 'roomInvite', roomId)).toEqual([]);
      expect(
        (await dan.caller.chat.invitations({ limit: 100 })).items.map(({ room }) => room.id),
      ).not.toContain(roomId);
      expect(await inIt(ann, roomId)).toEqual([ann.me.id, ben.me.id, dan.me.id]);
    });

    it('CHAT-142: who refuses stays out, nobody is told, and the invitation is gone', async () => {
      const roomId = await makeGroupOf(app, [ann]);
      await invite(ann, roomId, dan);
      const { seq } = await ann.caller.chat.room({ roomId });
      await answer(dan, roomId, false);
      expect((await ann.caller.chat.room({ roomId })).seq).toBe(seq);
      expect(await alertsOf(dan, 'roomInvite', roomId)).toEqual([]);
      for (const accept of [true, false]) {
        await expect(answer(dan, roomId, accept)).rejects.toEqual(refused('INVITATION_NOT_FOUND'));
      }
      await expect(dan.caller.chat.group({ roomId })).rejects.toEqual(refused('ROOM_NOT_FOUND'));
      await expect(answer(dan, nowhere, true)).rejects.toEqual(refused('INVITATION_NOT_FOUND'));
    });

    it('CHAT-276: a block takes back what either asked the other into, and the requests to be friends', async () => {
      const [one, other, third] = [await app.member(), await app.member(), await app.member()];
      const [theirs, own] = [await makeGroupOf(app, [one, third]), await makeGroupOf(app, [other])];
      const room = (
        await one.caller.chat.createRoom({ title: 'Open', capacity: 9, key: app.services.newId() })
      ).roomId;
      await invite(one, theirs, other);
      await invite(other, own, one);
      await one.caller.chat.inviteMember({ roomId: room, memberId: other.me.id, key: app.services.newId() });
      await one.caller.friends.request({ memberId: other.me.id });
      const unread = async ({ caller }: TestMember) => (await caller.alerts.unread()).unread;
      expect([await unread(one), await unread(other)]).toEqual([1, 3]);
      await other.caller.friends.block({ memberId: one.me.id });
      expect([await unread(one), await unread(other)]).toEqual([0, 0]);
      for (const { caller } of [one, other]) expect((await caller.chat.invitations()).items).toEqual([]);
      expect((await one.caller.chat.invited({ roomId: theirs })).items).toEqual([]);
      await expect(answer(other, theirs, true)).rejects.toEqual(refused('INVITATION_NOT_FOUND'));
      // What others ask goes on.
      await invite(third, theirs, other);
      await answer(other, theirs, true);
    });

    it('CHAT-142: not across a block, not who is banned, not too many; who is in or invited is passed over', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      const [one, banned, busy] = [await app.member(), await app.member(), await app.member()];
      await block(app.services, one, ben);
      const named = ({ me }: TestMember) => ({ memberId: me.id });
      await expect(invite(ben, roomId, one)).rejects.toEqual(refused('MEMBER_NOT_FOUND', named(one)));
      const shy = await app.member();
      await shy.caller.friends.setPresence({ reach: 'friends' });
      await expect(invite(ben, roomId, shy)).rejects.toEqual(refused('DIRECT_REFUSED', named(shy)));
      await ann.caller.chat.banFromRoom(to(roomId, banned));
      await expect(invite(ben, roomId, banned)).rejects.toEqual(refused('INVITED_BANNED', named(banned)));
      await invite(ann, roomId, ben, dan, dan);
      await invite(ben, roomId, dan);
      expect((await ann.caller.chat.invited({ roomId })).items).toMatchObject([
        { member: { id: dan.me.id }, actor: { id: ann.me.id } },
      ]);
      const { ofGroup, ofMember } = groupLimits.invitations;
      await app.services.database.sql`
        with made as (
          insert into rooms (id, kind, title, owner_id, capacity, member_count, created_at)
          select gen_random_uuid(), 'group', 'Asks', ${ann.me.id}, 10000, 0, now()
          from generate_series(1, ${ofMember}) returning id
        ) insert into group_invitations (id, room_id, member_id, actor_id, at)
        select gen_random_uuid(), id, ${busy.me.id}, ${ann.me.id}, now() from made`;
      await expect(invite(ann, roomId, busy)).rejects.toEqual(refused('INVITATIONS_FULL', named(busy)));
      await app.services.database.sql`
        insert into group_invitations (id, room_id, member_id, actor_id, at)
        select gen_random_uuid(), ${roomId}, id, ${ann.me.id}, now() from unnest(${await crowd(ofGroup - 1)}::uuid[]) as made(id)`;
      await expect(invite(ann, roomId, cat)).rejects.toEqual(
        refused('TOO_MANY_INVITATIONS', { max: ofGroup }),
      );
      await expect(invite(cat, roomId, one)).rejects.toEqual(refused('NOT_IN_ROOM'));
      await expect(invite(ann, nowhere, one)).rejects.toEqual(refused('ROOM_NOT_FOUND'));
      // Other rooms are no groups.
      const open = await makeRoomOf(app, ann);
      await expect(invite(ann, open, cat)).rejects.toEqual(refused('ROOM_NOT_FOUND'));
    });

    it('CHAT-143: taken back by who sent it and by those who look after the group', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat]);
      await invite(ben, roomId, dan);
      await expect(cat.caller.chat.withdrawInvitation(to(roomId, dan))).rejects.toEqual(
        refused('NOT_ALLOWED'),
      );
      await ben.caller.chat.withdrawInvitation(to(roomId, dan));
      expect(await alertsOf(dan, 'roomInvite', roomId)).toEqual([]);
      await expect(answer(dan, roomId, true)).rejects.toEqual(refused('INVITATION_NOT_FOUND'));
      await invite(ben, roomId, dan);
      await ann.caller.chat.withdrawInvitation(to(roomId, dan));
      await ann.caller.chat.withdrawInvitation(to(roomId, dan));
      expect((await cat.caller.chat.invited({ roomId })).items).toEqual([]);
      await expect(dan.caller.chat.invited({ roomId })).rejects.toEqual(refused('NOT_IN_ROOM'));
    });

    it('CHAT-142: of an acceptance and a ban at once, nobody ends up banned and in', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      await invite(ann, roomId, dan);
      await Promise.allSettled([answer(dan, roomId, true), ann.caller.chat.banFromRoom(to(roomId, dan))]);
      expect(await inIt(ann, roomId)).not.toContain(dan.me.id);
      await expect(answer(dan, roomId, true)).rejects.toBeDefined();
    });
  });
});
