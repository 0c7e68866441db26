// Groups: asking to be let in, and the lists in which they stand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LobbyEvent } from '../../../../shared/chat.ts';
import { applyLobbyEvent } from '../../../../shared/chatReducer.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { block } from '../../../testing/friends.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { follow, makeRoomOf, nowhere } from '../../../testing/rooms.ts';

describe('doors of groups', () => {
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
  const { key, to, refused, ask, invite, inIt, alertsOf, crowd } = groupTools(() => app);

  describe('chat.requestToJoin', () => {
    it('CHAT-144: owner and moderators have an alert, let in who asked, and they are told', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat], { listed: true });
      await ann.caller.chat.setModerator({ ...to(roomId, ben), moderates: true });
      const input = { roomId, key: key() };
      expect(await dan.caller.chat.requestToJoin(input)).toEqual({ state: 'asked' });
      expect(await dan.caller.chat.requestToJoin(input)).toEqual({ state: 'asked' });
      expect(await ask(dan, roomId)).toEqual({ state: 'asked' });
      expect(await dan.caller.chat.group({ roomId })).toMatchObject({ asked: true, isIn: false });
      for (const one of [ann, ben]) {
        expect(await alertsOf(one, 'groupRequest', roomId)).toMatchObject([{ actors: [{ id: dan.me.id }] }]);
      }
      expect(await alertsOf(cat, 'groupRequest', roomId)).toEqual([]);
      await expect(cat.caller.chat.joinRequests({ roomId })).rejects.toEqual(refused('NOT_ALLOWED'));
      expect((await ben.caller.chat.joinRequests({ roomId })).items).toMatchObject([
        { member: { id: dan.me.id } },
      ]);
      const accept = { ...to(roomId, dan), accept: true };
      await expect(cat.caller.chat.answerRequest(accept)).rejects.toEqual(refused('NOT_ALLOWED'));
      await expect(dan.caller.chat.answerRequest(accept)).rejects.toEqual(refused('NOT_IN_ROOM'));
      await ben.caller.chat.answerRequest(accept);
      await ben.caller.chat.answerRequest(accept);
      expect(await inIt(ann, roomId)).toContain(dan.me.id);
      expect(await alertsOf(dan, 'groupAccepted', roomId)).toMatchObject([{ actors: [{ id: ben.me.id }] }]);
      expect(await alertsOf(ann, 'groupRequest', roomId)).toEqual([]);
      expect(await ask(dan, roomId)).toEqual({ state: 'in' });
      expect((await ann.caller.chat.roomLog({ roomId })).items[0]).toMatchObject({
        action: 'accept',
        member: { id: dan.me.id },
      });
    });

    it('CHAT-144: who is not let in is told nothing and may ask again; who asked may think better of it', async () => {
      const roomId = await makeGroupOf(app, [ann], { listed: true });
      await ask(dan, roomId);
      await ann.caller.chat.answerRequest({ ...to(roomId, dan), accept: false });
      expect(await alertsOf(dan, 'groupAccepted', roomId)).toEqual([]);
      const accept = { ...to(roomId, dan), accept: true };
      await expect(ann.caller.chat.answerRequest(accept)).rejects.toEqual(refused('REQUEST_NOT_FOUND'));
      expect(await ask(dan, roomId)).toEqual({ state: 'asked' });
      await dan.caller.chat.withdrawRequest({ roomId });
      await dan.caller.chat.withdrawRequest({ roomId });
      expect((await ann.caller.chat.joinRequests({ roomId })).items).toEqual([]);
      expect(await alertsOf(ann, 'groupRequest', roomId)).toEqual([]);
    });

    it('CHAT-144: who is invited comes in; who is banned does not even ask; a group that is not listed is not there', async () => {
      const listed = await makeGroupOf(app, [ann], { listed: true });
      await ann.caller.chat.banFromRoom({ ...to(listed, dan), reason: 'spam' });
      await expect(ask(dan, listed)).rejects.toEqual(refused('ROOM_BANNED', { reason: 'spam' }));
      const hidden = await makeGroupOf(app, [ann]);
      for (const call of [
        () => ask(dan, hidden),
        () => dan.caller.chat.group({ roomId: hidden }),
        () => dan.caller.chat.joinRoom({ roomId: hidden }),
        () => dan.caller.chat.joinRoom({ roomId: listed }),
        () => dan.caller.chat.withdrawRequest({ roomId: nowhere }),
      ]) {
        await expect(call()).rejects.toEqual(refused('ROOM_NOT_FOUND'));
      }
      await invite(ann, hidden, dan);
      expect(await ask(dan, hidden)).toEqual({ state: 'in' });
    });

    it('CHAT-144: requests that wait are bounded, by member and by group', async () => {
      const [asker, late] = [await app.member(), await app.member()];
      const { ofMember, ofGroup } = groupLimits.requests;
      const { sql } = app.services.database;
      await sql`
        with made as (
          insert into rooms (id, kind, title, owner_id, capacity, member_count, listed, created_at)
          select gen_random_uuid(), 'group', 'Doors', ${ann.me.id}, 10000, 0, false, now()
          from generate_series(1, ${ofMember}) returning id
        ) insert into group_requests (id, room_id, member_id, at)
        select gen_random_uuid(), id, ${asker.me.id}, now() from made`;
      const roomId = await makeGroupOf(app, [ann], { listed: true });
      await expect(ask(asker, roomId)).rejects.toEqual(refused('TOO_MANY_REQUESTS', { max: ofMember }));
      await app.services.database.sql`
        insert into group_requests (id, room_id, member_id, at)
        select gen_random_uuid(), ${roomId}, id, now() from unnest(${await crowd(ofGroup)}::uuid[]) as made(id)`;
      await expect(ask(late, roomId)).rejects.toEqual(refused('GROUP_REQUESTS_FULL'));
    });
  });

  describe('chat.groups', () => {
    it.each(['members', 'guests'])(
      'CHAT-149: lists those that are listed, and the lobby tells, for %s',
      async (viewers) => {
        const viewer = viewers === 'members' ? dan.caller : app.guest().caller;
        const old = await viewer.chat.groups({ limit: 100 });
        const oldRooms = await viewer.chat.rooms({ limit: 100 });
        const staying = await makeGroupOf(app, [ann, ben], { title: 'Staying', listed: true });
        const hidden = await makeGroupOf(app, [ann, ben], { title: 'Hidden' });
        const closing = await makeGroupOf(app, [ann], { title: 'Closing', listed: true });
        const shy = await makeGroupOf(app, [ann], { title: 'Shy', listed: true });
        await ann.caller.chat.editRoom({ roomId: staying, title: 'Stays', key: key() });
        await ann.caller.chat.editRoom({ roomId: shy, listed: false, key: key() });
        await ann.caller.chat.editRoom({ roomId: shy, title: 'Shyer', key: key() });
        await ann.caller.chat.editRoom({ roomId: hidden, listed: true, key: key() });
        await ann.caller.chat.closeRoom({ roomId: closing, key: key() });
        await makeRoomOf(app, ann);
        const fresh = await viewer.chat.groups({ limit: 100 });
        const freshRooms = await viewer.chat.rooms({ limit: 100 });
        const reader = await follow<LobbyEvent>(viewer.chat.onLobby({ lastEventId: String(old.seq) }));
        let [state, rooms] = [old, oldRooms];
        while (state.seq < fresh.seq) {
          const { id, event } = await reader.next();
          state = applyLobbyEvent(state, event, Number(id), 'group');
          expect(applyLobbyEvent(state, event, Number(id), 'group')).toBe(state);
          rooms = applyLobbyEvent(rooms, event, Number(id));
          expect(JSON.stringify(event)).not.toContain('Shyer');
        }
        await reader.stop();
        expect(state).toEqual(fresh);
        expect(rooms).toEqual(freshRooms);
        const mine = fresh.items.filter(({ id }) => [staying, hidden, closing, shy].includes(id));
        expect(mine).toMatchObject([
          { id: hidden, memberCount: 2 },
          {
            id: staying,
            title: 'Stays',
            memberCount: 2,
            owner: viewers === 'members' ? { id: ann.me.id } : null,
          },
        ]);
      },
    );

    it('CHAT-149: each group stands on one page', async () => {
      const whole = await dan.caller.chat.groups({ limit: 100 });
      const ids: string[] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const page = await dan.caller.chat.groups({ limit: 1, ...(cursor && { cursor }) });
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(ids).toEqual(whole.items.map(({ id }) => id));
      expect(whole.total).toBe(ids.length);
    });

    it('CHAT-150, CHAT-266: of a member those that are listed and they show, and none across a block', async () => {
      const [eve, viewer] = [await app.member(), await app.member()];
      const listed = await makeGroupOf(app, [eve, ann], { title: 'Seen', listed: true });
      await makeGroupOf(app, [eve, ann], { title: 'Unseen' });
      const asked = await makeGroupOf(app, [eve], { title: 'Asked', listed: true });
      await ask(viewer, asked);
      const see = (input: object = {}) => viewer.caller.chat.groupsOf({ memberId: eve.me.id, ...input });
      expect((await see()).items).toMatchObject([
        { room: { id: asked }, isIn: false, asked: true },
        { room: { id: listed, title: 'Seen' }, isIn: false, asked: false, invitedBy: null },
      ]);
      const first = await see({ limit: 1 });
      expect((await see({ limit: 1, cursor: first.nextCursor })).items.map(({ room }) => room.id)).toEqual([
        listed,
      ]);
      // Its members say of each whether it stands on their card.
      const show = (roomId: string, onCard: boolean) => eve.caller.chat.setOnCard({ roomId, onCard });
      await show(asked, false);
      expect((await see()).items.map(({ room }) => room.id)).toEqual([listed]);
      expect(await eve.caller.chat.group({ roomId: asked })).toMatchObject({ isIn: true, onCard: false });
      await show(asked, true);
      expect((await see()).items).toHaveLength(2);
      const outside = viewer.caller.chat.setOnCard({ roomId: listed, onCard: true });
      await expect(outside).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
      await block(app.services, eve, viewer);
      expect((await see()).items).toEqual([]);
    });
  });
});
