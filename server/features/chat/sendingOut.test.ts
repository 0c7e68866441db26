// Who is sent out of a room, kept out of it, or has no say there for a time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';

describe('sending out of a room', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben, cat] = await Promise.all([app.member(), app.member(), app.member()]);
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  const refused = (appCode: string, params?: object) =>
    expect.objectContaining({ appCode, ...(params && { params }) });
  const key = () => app.services.newId();
  const to = (roomId: string, { me }: TestMember) => ({ roomId, memberId: me.id, key: key() });
  const cardOf = async (roomId: string) =>
    (await app.guest().caller.chat.rooms({ limit: 100 })).items.find(({ id }) => id === roomId);
  const logOf = async (roomId: string) => (await ann.caller.chat.roomLog({ roomId })).items;

  describe('chat.kick and chat.banFromRoom', () => {
    it('CHAT-92: who is sent away is out at once: feed, inbox and rights end, and they may come back', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
      const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
      await inbox.next();
      const input = { ...to(roomId, ben), reason: 'Too loud' };
      await ann.caller.chat.kick(input);
      expect((await reader.next()).event).toMatchObject({
        type: 'member.left',
        memberId: ben.me.id,
        line: { kind: 'removed', member: { id: ben.me.id } },
      });
      await expect(reader.next()).rejects.toEqual(refused('ROOM_REMOVED'));
      expect((await inbox.next()).value).toEqual({ type: 'left', roomId });
      await inbox.return?.();
      await expect(sendAll(app, ben, roomId, 'still here')).rejects.toEqual(refused('NOT_IN_ROOM'));
      expect(await cardOf(roomId)).toMatchObject({ memberCount: 1 });
      await ben.caller.chat.joinRoom({ roomId });
      // The same call again, after they have come back, sends nobody away.
      await ann.caller.chat.kick(input);
      await sendAll(app, ben, roomId, 'back again');
      expect(await logOf(roomId)).toMatchObject([
        { action: 'kick', actor: { id: ann.me.id }, member: { id: ben.me.id }, reason: 'Too loud' },
      ]);
    });

    it('CHAT-93: who is banned comes in by no way until they are let in again', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      await ann.caller.chat.editRoom({ roomId, password: 'sesame', key: key() });
      const { code } = await ann.caller.chat.makeInvite({ roomId, days: 1, key: key() });
      const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
      await ann.caller.chat.banFromRoom({ ...to(roomId, ben), reason: 'Spam' });
      expect((await reader.next()).event).toMatchObject({ type: 'member.left', line: { kind: 'banned' } });
      await expect(reader.next()).rejects.toEqual(refused('ROOM_BANNED'));
      const banned = refused('ROOM_BANNED', { reason: 'Spam' });
      await expect(ben.caller.chat.joinRoom({ roomId })).rejects.toEqual(banned);
      await expect(ben.caller.chat.joinRoom({ roomId, password: 'sesame' })).rejects.toEqual(banned);
      await expect(ben.caller.chat.joinByInvite({ code })).rejects.toEqual(banned);
      expect((await ann.caller.chat.bans({ roomId })).items).toMatchObject([
        { member: { id: ben.me.id }, actor: { id: ann.me.id }, reason: 'Spam' },
      ]);
      await ann.caller.chat.unban(to(roomId, ben));
      expect((await ann.caller.chat.bans({ roomId })).items).toEqual([]);
      await ben.caller.chat.joinByInvite({ code });
    });

    it('CHAT-273: whoever may not make a link any more gets no new code by asking again', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const asked = { roomId, days: 1, key: key() };
      const { code } = await ann.caller.chat.makeInvite(asked);
      await ann.caller.chat.handOver(to(roomId, ben));
      await expect(ann.caller.chat.makeInvite(asked)).rejects.toEqual(refused('NOT_ALLOWED'));
      expect(await cat.caller.chat.joinByInvite({ code })).toEqual({ roomId });
    });

    it('CHAT-93: also who is not in, and of those who come and go while it happens nobody stays', async () => {
      const roomId = await makeRoomOf(app, ann, keeper);
      await ann.caller.chat.editRoom({ roomId, capacity: 20, key: key() });
      await ann.caller.chat.banFromRoom(to(roomId, cat));
      await ann.caller.chat.banFromRoom(to(roomId, cat));
      await expect(cat.caller.chat.joinRoom({ roomId })).rejects.toEqual(refused('ROOM_BANNED'));
      expect(await logOf(roomId)).toMatchObject([{ action: 'ban' }, { action: 'settings' }]);
      await Promise.allSettled([
        ...Array.from({ length: 4 }, () => ben.caller.chat.joinRoom({ roomId })),
        ann.caller.chat.banFromRoom(to(roomId, ben)),
        ...Array.from({ length: 4 }, () => ben.caller.chat.joinRoom({ roomId })),
      ]);
      const { items } = await ann.caller.chat.members({ roomId });
      expect(items.map(({ id }) => id)).toEqual([ann.me.id, keeper.me.id]);
      await expect(ann.caller.chat.banFromRoom({ roomId, memberId: nowhere, key: key() })).rejects.toEqual(
        refused('MEMBER_NOT_FOUND'),
      );
    });

    it('CHAT-94: the owner and keepers of the house do so, to nobody who looks after the room or the house', async () => {
      const roomId = await makeRoomOf(app, ann, ben, cat, keeper);
      const second = await app.member({ role: 'admin' });
      for (const act of ['kick', 'banFromRoom'] as const) {
        await expect(ben.caller.chat[act](to(roomId, cat))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(ben.caller.chat[act](to(roomId, ann))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(keeper.caller.chat[act](to(roomId, ann))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(ann.caller.chat[act](to(roomId, keeper))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(ann.caller.chat[act](to(roomId, second))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(ann.caller.chat[act](to(roomId, ann))).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(second.caller.chat[act](to(roomId, ben))).rejects.toEqual(refused('NOT_IN_ROOM'));
      }
      await keeper.caller.chat.kick(to(roomId, cat));
      await expect(keeper.caller.chat.kick(to(roomId, cat))).rejects.toEqual(refused('MEMBER_NOT_FOUND'));
      await keeper.caller.chat.banFromRoom(to(roomId, ben));
      expect((await ann.caller.chat.members({ roomId })).items).toHaveLength(2);
    });
  });

  it('CHAT-95: who is muted writes, rewords and reacts no more until then, also after coming back', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ben, roomId, 'before');
    const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
    await expect(ben.caller.chat.muteInRoom({ ...to(roomId, ann), seconds: 60 })).rejects.toEqual(
      refused('NOT_ALLOWED'),
    );
    await ann.caller.chat.muteInRoom({ ...to(roomId, ben), seconds: 600, reason: 'Calm down' });
    const { mutedUntil } = await ben.caller.chat.room({ roomId });
    expect(mutedUntil).toBeGreaterThan(app.services.clock.now() + 500_000);
    const { event } = await reader.next();
    expect(event).toEqual({ type: 'member.muted', memberId: ben.me.id, until: mutedUntil });
    await reader.stop();
    const muted = refused('MUTED', { until: mutedUntil });
    await expect(sendAll(app, ben, roomId, 'hello?')).rejects.toEqual(muted);
    await expect(ben.caller.chat.editMessage({ roomId, number: 1, body: 'hello?' })).rejects.toEqual(muted);
    const react = { roomId, number: 1, emoji: '👍', on: true };
    await expect(ben.caller.chat.react(react)).rejects.toEqual(muted);
    await ben.caller.chat.leaveRoom({ roomId });
    await ben.caller.chat.joinRoom({ roomId });
    await expect(sendAll(app, ben, roomId, 'hello?')).rejects.toEqual(muted);
    expect(await ann.caller.chat.personInRoom({ roomId, memberId: ben.me.id })).toEqual({
      isIn: true,
      banned: false,
      mutedUntil,
    });
    await ann.caller.chat.muteInRoom({ ...to(roomId, ben), seconds: 0 });
    await sendAll(app, ben, roomId, 'thanks');
    expect(await logOf(roomId)).toMatchObject([
      { action: 'unmute', member: { id: ben.me.id } },
      { action: 'mute', reason: 'Calm down', until: mutedUntil },
    ]);
    // One that is over holds nobody.
    await ann.caller.chat.muteInRoom({ ...to(roomId, ben), seconds: 60 });
    await app.services.database
      .sql`update room_mutes set until = now() - interval '1 second' where room_id = ${roomId}`;
    await sendAll(app, ben, roomId, 'over');
  });
});
