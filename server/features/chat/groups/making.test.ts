// Groups: making them, and how many there are of everything.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { block } from '../../../testing/friends.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { makeRoomOf, nowhere } from '../../../testing/rooms.ts';

describe('groups', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben, cat] = await Promise.all([app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());
  const { key, refused, to, answer, invite, ask } = groupTools(() => app);

  describe('chat.createGroup', () => {
    it('CHAT-140: who makes it is in it and owns it, and whom they pick is invited, once for a key', async () => {
      const input = { title: ' Saturday raid ', memberIds: [ben.me.id, cat.me.id], key: key() };
      const made = await Promise.all([1, 2, 3].map(() => ann.caller.chat.createGroup(input)));
      const roomId = made[0]?.roomId ?? '';
      expect(new Set(made.map((one) => one.roomId)).size).toBe(1);
      const { room, messages } = await ann.caller.chat.room({ roomId });
      expect(room).toMatchObject({ kind: 'group', title: 'Saturday raid', listed: false, memberCount: 1 });
      expect(room.owner?.id).toBe(ann.me.id);
      expect(messages.lines.map(({ kind }) => kind)).toEqual(['joined']);
      const { items } = await ann.caller.chat.invited({ roomId });
      expect(items.map(({ member }) => member.id).sort()).toEqual([ben.me.id, cat.me.id].sort());
      await expect(ann.caller.chat.createGroup({ ...input, title: 'Other' })).rejects.toEqual(
        refused('KEY_REUSED'),
      );
    });

    it('CHAT-140: of those picked all are invited or none, and nothing is made', async () => {
      const [one, other] = [await app.member(), await app.member()];
      await block(app.services, one, ann);
      await block(app.services, ann, other);
      const make = (...memberIds: string[]) =>
        ann.caller.chat.createGroup({ title: 'None', memberIds: [ben.me.id, ...memberIds], key: key() });
      const named = (memberId: string) => ({ memberId });
      await expect(make(nowhere)).rejects.toEqual(refused('MEMBER_NOT_FOUND', named(nowhere)));
      await expect(make(one.me.id)).rejects.toEqual(refused('MEMBER_NOT_FOUND', named(one.me.id)));
      await expect(make(other.me.id)).rejects.toEqual(refused('FRIEND_BLOCKED', named(other.me.id)));
      const { items } = await ann.caller.chat.myRooms({ limit: 100 });
      expect(items.filter(({ title }) => title === 'None')).toEqual([]);
      const alerts = await ben.caller.alerts.list({ kind: 'roomInvite', limit: 100 });
      expect(JSON.stringify(alerts)).not.toContain('None');
    });

    it('CHAT-141: titles as those of rooms, and at most twenty picked', async () => {
      const make = (facts: object) => ann.caller.chat.createGroup({ title: 'Fine', key: key(), ...facts });
      const many = Array.from({ length: groupLimits.invited.max + 1 }, () => key());
      for (const facts of [{ title: ' ' }, { title: 'x'.repeat(36) }, { memberIds: many }, { key: 'no' }]) {
        await expect(make(facts)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      }
    });

    it('CHAT-141: a member is in so many groups and no more, whichever way leads in', async () => {
      const full = await app.member();
      const { max } = groupLimits.groups;
      await app.services.database.sql`
        with made as (
          insert into rooms (id, kind, title, owner_id, capacity, member_count, created_at)
          select gen_random_uuid(), 'group', 'One of many', ${full.me.id}, 10000, 1, now()
          from generate_series(1, ${max}) returning id
        ) insert into room_members (room_id, member_id, joined_at) select id, ${full.me.id}, now() from made`;
      const roomId = await makeGroupOf(app, [ann, ben], { listed: true });
      const tooMany = refused('TOO_MANY_GROUPS', { max });
      await expect(full.caller.chat.createGroup({ title: 'More', key: key() })).rejects.toEqual(tooMany);
      await expect(ask(full, roomId)).rejects.toEqual(tooMany);
      await invite(ann, roomId, full);
      await expect(answer(full, roomId, true)).rejects.toEqual(tooMany);
      const { code } = await ann.caller.chat.makeInvite({ roomId, days: 1, key: key() });
      await expect(full.caller.chat.joinByInvite({ code })).rejects.toEqual(tooMany);
      // Of groups alone: another room is no group.
      await makeRoomOf(app, full);
      // Who asked while there was room.
      const asker = await app.member();
      await ask(asker, roomId);
      await app.services.database.sql`
        update room_members set member_id = ${asker.me.id}
        where member_id = ${full.me.id} and room_id in (select id from rooms where title = 'One of many')`;
      const accept = { ...to(roomId, asker), accept: true };
      await expect(ann.caller.chat.answerRequest(accept)).rejects.toEqual(refused('ASKER_FULL'));
    });

    it('CHAT-141: a full group takes nobody in', async () => {
      const roomId = await makeGroupOf(app, [ann], { listed: true });
      await invite(ann, roomId, ben);
      await app.services.database.sql`update rooms set capacity = 2, member_count = 2 where id = ${roomId}`;
      await expect(answer(ben, roomId, true)).rejects.toEqual(refused('ROOM_FULL', { capacity: 2 }));
      await ask(cat, roomId);
      const accept = { ...to(roomId, cat), accept: true };
      await expect(ann.caller.chat.answerRequest(accept)).rejects.toEqual(
        refused('ROOM_FULL', { capacity: 2 }),
      );
      expect((await ann.caller.chat.joinRequests({ roomId })).items).toHaveLength(1);
    });
  });

  it('CHAT-151: what makes no sense for the kind of a room is refused by its field', async () => {
    const group = await makeGroupOf(app, [ann, ben]);
    const open = await makeRoomOf(app, ann);
    const edit = (roomId: string, facts: object) =>
      ann.caller.chat.editRoom({ roomId, key: key(), ...facts });
    for (const [roomId, facts] of [
      [group, { password: 'x' }],
      [group, { capacity: 5 }],
      [open, { listed: true }],
    ] as const) {
      const [field = ''] = Object.keys(facts);
      await expect(edit(roomId, facts)).rejects.toEqual(refused('BAD_INPUT', { field, rule: 'room_kind' }));
    }
    await edit(group, { title: 'Renamed', slowMode: 5, words: ['spam'] });
    expect((await ben.caller.chat.room({ roomId: group })).room.title).toBe('Renamed');
  });
});
