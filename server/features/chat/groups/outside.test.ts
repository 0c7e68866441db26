// Groups: what those outside never see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { groupTools, makeGroupOf } from '../../../testing/groups.ts';
import { follow, sendAll } from '../../../testing/rooms.ts';

describe('groups for those outside', () => {
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
  const { key, to, refused, ask } = groupTools(() => app);

  describe('for those outside', () => {
    const readings = (roomId: string) =>
      [
        ({ chat }) => chat.room({ roomId }),
        ({ chat }) => chat.messages({ roomId, limit: 10 }),
        ({ chat }) => chat.members({ roomId, limit: 10 }),
        ({ chat }) => chat.pins({ roomId }),
        ({ chat }) => chat.edits({ roomId, number: 1, limit: 10 }),
        ({ chat }) => chat.reacted({ roomId, number: 1, emoji: '👍', limit: 10 }),
        ({ chat }) => chat.whispers({ roomId, limit: 10 }),
        ({ chat }) => chat.onRoom({ roomId, lastEventId: '0' }),
        ({ chat }) => chat.send({ roomId, body: 'hello', key: key() }),
        ({ chat }) => chat.typing({ roomId }),
        ({ chat }) => chat.read({ roomId, number: 1 }),
        ({ chat }) => chat.invited({ roomId }),
        ({ chat }) => chat.joinRequests({ roomId }),
        ({ chat }) => chat.roomLog({ roomId }),
      ] satisfies ((caller: TestMember['caller']) => Promise<unknown>)[];

    it('CHAT-147: never in, refused, left or removed: nothing is read or written by them', async () => {
      const roomId = await makeGroupOf(app, [ann, ben, cat], { listed: true });
      await sendAll(app, ann, roomId, 'secret');
      await ann.caller.chat.pinMessage({ roomId, number: 1, on: true });
      await ask(dan, roomId);
      const feed = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId }));
      await ann.caller.chat.kick(to(roomId, ben));
      await cat.caller.chat.leaveRoom({ roomId });
      expect((await feed.next()).event).toMatchObject({ type: 'member.left', memberId: ben.me.id });
      await expect(feed.next()).rejects.toEqual(refused('ROOM_REMOVED'));
      for (const { caller } of [ben, cat, dan]) {
        for (const reading of readings(roomId)) {
          await expect(reading(caller)).rejects.toEqual(refused('NOT_IN_ROOM'));
        }
        const { items } = await caller.chat.myRooms({ limit: 100 });
        expect(items.map(({ id }) => id)).not.toContain(roomId);
        expect(JSON.stringify(await caller.chat.group({ roomId }))).not.toContain('secret');
      }
      const keeper = await app.member({ role: 'admin' });
      await expect(keeper.caller.chat.messages({ roomId, limit: 10 })).rejects.toEqual(
        refused('NOT_IN_ROOM'),
      );
    });

    it('CHAT-147: what is said does not reach the inbox of who was removed, and calls them no more', async () => {
      const roomId = await makeGroupOf(app, [ann, ben]);
      const other = await makeGroupOf(app, [ann, ben]);
      const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
      await inbox.next();
      await ann.caller.chat.kick(to(roomId, ben));
      expect((await inbox.next()).value).toEqual({ type: 'left', roomId });
      await ann.caller.chat.send({ roomId, body: 'gone', mentions: [ben.me.id], key: key() });
      await ann.caller.chat.send({ roomId: other, body: 'still here', key: key() });
      expect((await inbox.next()).value).toMatchObject({ type: 'poke', roomId: other });
      await inbox.return?.(undefined);
      const alerts = await ben.caller.alerts.list({ kind: 'mention', limit: 100 });
      expect(JSON.stringify(alerts)).not.toContain(roomId);
    });
  });
});
