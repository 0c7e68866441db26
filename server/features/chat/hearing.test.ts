// What members want to hear of a room; and what keeps somebody out who has deleted their account.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoomOf, nowhere } from '../../testing/rooms.ts';
import { forgetInRooms } from './commands/index.ts';

describe('hearing', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const refused = (appCode: string) => expect.objectContaining({ appCode });
  const open = async ({ caller }: TestMember) => (await caller.chat.onInbox())[Symbol.asyncIterator]();
  const first = async (member: TestMember) => {
    const inbox = await open(member);
    const { value } = await inbox.next();
    await inbox.return?.();
    return (value as Extract<InboxEvent, { type: 'inbox' }>).rooms;
  };

  it('CHAT-103: a member says what they hear of a room, and every inbox of theirs knows, now and later', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const desk = await open(ben);
    const phone = await open(ben);
    for (const inbox of [desk, phone]) await inbox.next();
    await ben.caller.chat.setHearing({ roomId, notify: 'mentions' });
    await ben.caller.chat.setHearing({ roomId, quiet: true });
    for (const inbox of [desk, phone]) {
      expect((await inbox.next()).value).toEqual({ type: 'hearing', roomId, notify: 'mentions' });
      expect((await inbox.next()).value).toEqual({
        type: 'hearing',
        roomId,
        notify: 'mentions',
        quiet: true,
      });
      await inbox.return?.();
    }
    expect(await first(ben)).toEqual([{ roomId, number: 0, readNumber: 0, notify: 'mentions', quiet: true }]);
    expect((await first(ann)).find((room) => room.roomId === roomId)).toEqual({
      roomId,
      number: 0,
      readNumber: 0,
    });
    await ben.caller.chat.setHearing({ roomId, notify: 'all', quiet: false });
    expect(await first(ben)).toEqual([{ roomId, number: 0, readNumber: 0 }]);
  });

  it('CHAT-103: only who is in the room, and only what there is', async () => {
    const roomId = await makeRoomOf(app, ann);
    await expect(ben.caller.chat.setHearing({ roomId, quiet: true })).rejects.toEqual(refused('NOT_IN_ROOM'));
    await expect(ben.caller.chat.setHearing({ roomId: nowhere, quiet: true })).rejects.toEqual(
      refused('ROOM_NOT_FOUND'),
    );
    await expect(ann.caller.chat.setHearing({ roomId, notify: 'some' as 'all' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('CHAT-104: who deletes their account is banned and muted nowhere, and the log names nobody who is gone', async () => {
    const [eve, fay] = [await app.member(), await app.member()];
    const roomId = await makeRoomOf(app, ann, eve, fay);
    const to = ({ me }: TestMember) => ({ roomId, memberId: me.id, key: app.services.newId() });
    await ann.caller.chat.muteInRoom({ ...to(eve), seconds: 60 });
    await ann.caller.chat.banFromRoom({ ...to(eve), reason: 'rude' });
    await forgetInRooms(app.services, eve.me.id);
    expect((await ann.caller.chat.bans({ roomId })).items).toEqual([]);
    const [left] = await app.services.database.sql`
      select count(*)::int as n from room_mutes where member_id = ${eve.me.id}`;
    expect(left).toEqual({ n: 0 });
    expect((await ann.caller.chat.roomLog({ roomId })).items).toHaveLength(2);
  });
});
