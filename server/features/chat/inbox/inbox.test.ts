// Inboxes: the counters they begin with, what they tell, and how they end.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { InboxEvent } from '../../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { makeRoom, makeRoomOf, nowhere, sendAll } from '../../../testing/rooms.ts';

describe('inboxes', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const meet = async () => {
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  };
  const open = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    const next = async (): Promise<InboxEvent> => {
      const { value, done } = await inbox.next();
      if (done) throw new Error('The inbox has ended.');
      return value;
    };
    return {
      next,
      /** The next event of a kind; others before it are passed over. */
      async until(fits: (event: InboxEvent) => boolean): Promise<InboxEvent> {
        for (;;) {
          const event = await next();
          if (fits(event)) return event;
        }
      },
      stop: async () => void (await inbox.return?.()),
    };
  };

  it('CHAT-60: begins with the counters of all my rooms, of others not', async () => {
    await meet();
    const first = await makeRoomOf(app, ann, ben);
    const second = await makeRoom(app, ben);
    await makeRoom(app, ann);
    await sendAll(app, ann, first, 'one', 'two', 'three');
    await ben.caller.chat.read({ roomId: first, number: 1 });
    const event = await (await open(ben)).next();
    if (event.type !== 'inbox') throw new Error(`It began with ${event.type}.`);
    expect(event.rooms).toHaveLength(2);
    expect(event.rooms).toEqual(
      expect.arrayContaining([
        { roomId: first, number: 3, readNumber: 1 },
        { roomId: second, number: 0, readNumber: 0 },
      ]),
    );
  });

  it('CHAT-60: a member in no room has an empty inbox', async () => {
    await meet();
    expect(await (await open(ann)).next()).toEqual({ type: 'inbox', rooms: [] });
  });

  it('CHAT-61: pokes with the room, its newest number and what was said, cut short', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    const inbox = await open(ben);
    await inbox.next();
    const [sent] = await sendAll(app, ann, roomId, `${'가'.repeat(119)}😀${'x'.repeat(500)}`);
    expect(await inbox.next()).toEqual({
      type: 'poke',
      roomId,
      number: 1,
      last: { author: ann.me.nickname, body: `${'가'.repeat(119)}😀…`, at: sent?.at },
    });
  });

  it('CHAT-61: what comes while others wait is told by one poke, the newest', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    const inbox = await open(ben);
    await inbox.next();
    // Nobody reads meanwhile.
    await sendAll(app, ann, roomId, ...Array.from({ length: 30 }, (_, index) => `message ${index + 1}`));
    expect(await inbox.next()).toMatchObject({ type: 'poke', number: 30, last: { body: 'message 30' } });
  });

  it('CHAT-62: sending reads up to one’s own message, on every device', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'one', 'two');
    const [desk, phone] = [await open(ben), await open(ben)];
    await Promise.all([desk.next(), phone.next()]);
    await sendAll(app, ben, roomId, 'three');
    for (const device of [desk, phone]) {
      expect(await device.next()).toMatchObject({ type: 'poke', number: 3, readNumber: 3 });
    }
    expect(await (await open(ben)).next()).toEqual({
      type: 'inbox',
      rooms: [{ roomId, number: 3, readNumber: 3 }],
    });
    // Ann has not read it.
    expect(await (await open(ann)).next()).toEqual({
      type: 'inbox',
      rooms: [{ roomId, number: 3, readNumber: 2 }],
    });
  });

  it('CHAT-62: reading moves forward only, not beyond the newest, and every device hears of it', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'one', 'two', 'three');
    const phone = await open(ben);
    await phone.next();
    await ben.caller.chat.read({ roomId, number: 2 });
    expect(await phone.next()).toEqual({ type: 'read', roomId, readNumber: 2 });
    await ben.caller.chat.read({ roomId, number: 1 });
    await ben.caller.chat.read({ roomId, number: 2 });
    await ben.caller.chat.read({ roomId, number: 999 });
    expect(await phone.next()).toEqual({ type: 'read', roomId, readNumber: 3 });
    const { items } = await ben.caller.chat.myRooms({ limit: 10 });
    expect(items).toMatchObject([{ id: roomId, number: 3, readNumber: 3 }]);
  });

  it('CHAT-274: what somebody blocked says in a shared room is counted, and neither told nor listed, nor calls it', async () => {
    await meet();
    const loud = await app.member();
    const roomId = await makeRoomOf(app, ann, ben, loud);
    const say = (body: string, more: object = {}) =>
      loud.caller.chat.send({ roomId, body, key: app.services.newId(), ...more });
    await ben.caller.friends.block({ memberId: loud.me.id });
    const inbox = await open(ben);
    await inbox.next();
    const folded = { author: '', body: '', blocked: true };
    const pokeOf = (number: number) =>
      inbox.until((event) => event.type === 'poke' && event.number === number);
    await say('you there', { mentions: [ben.me.id] });
    const poke = await pokeOf(1);
    expect(poke).toMatchObject({ roomId, last: folded });
    expect(poke).not.toHaveProperty('mentions');
    await say('everybody', { mentionsAll: true });
    expect(await pokeOf(2)).not.toHaveProperty('mentions');
    // Nor is it told when it says something else.
    await loud.caller.chat.editMessage({ roomId, number: 2, body: 'everybody now' });
    const listed = async () =>
      (await ben.caller.chat.myRooms()).items.find(({ id }) => id === roomId)?.lastMessage;
    expect(await listed()).toMatchObject(folded);
    await say('more');
    await pokeOf(3);
    const [counter] = await (await open(ben))
      .next()
      .then((event) => (event.type === 'inbox' ? event.rooms : []));
    expect(counter).toEqual({ roomId, number: 3, readNumber: 0 });
    // To everybody else it is what it was.
    expect((await ann.caller.chat.myRooms()).items[0]?.lastMessage).toMatchObject({ body: 'more' });
    await ben.caller.friends.unblock({ memberId: loud.me.id });
    let number = 3;
    const isCalled = async () => {
      await say('again', { mentions: [ben.me.id] });
      number += 1;
      return pokeOf(number);
    };
    const last = { author: loud.me.nickname, body: 'again' };
    await expect.poll(isCalled).toMatchObject({ mentions: [expect.any(Number)], last });
    expect(await listed()).toMatchObject({ body: 'again' });
  });

  it('CHAT-63: a room entered comes in read, one left goes out, and nothing said there is told any more', async () => {
    await meet();
    const roomId = await makeRoom(app, ann);
    const other = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'before');
    const inbox = await open(ben);
    await inbox.next();
    await ben.caller.chat.joinRoom({ roomId });
    expect(await inbox.next()).toMatchObject({
      type: 'entered',
      room: {
        id: roomId,
        title: 'A room',
        number: 1,
        readNumber: 1,
        lastMessage: { author: ann.me.nickname, body: 'before' },
      },
    });
    await sendAll(app, ann, roomId, 'hello');
    expect(await inbox.next()).toMatchObject({ type: 'poke', roomId, number: 2 });
    await ben.caller.chat.leaveRoom({ roomId });
    expect(await inbox.next()).toEqual({ type: 'left', roomId });
    await sendAll(app, ann, roomId, 'he is gone');
    await sendAll(app, ann, other, 'to those who are here');
    expect(await inbox.next()).toMatchObject({ type: 'poke', roomId: other });
  });

  it('CHAT-63: making a room and closing it by leaving come and go too', async () => {
    await meet();
    const inbox = await open(ann);
    await inbox.next();
    const roomId = await makeRoom(app, ann);
    expect(await inbox.next()).toMatchObject({ type: 'entered', room: { id: roomId, number: 0 } });
    await ann.caller.chat.leaveRoom({ roomId });
    expect(await inbox.next()).toEqual({ type: 'left', roomId });
  });

  it('CHAT-64: only who is in a room can read in it', async () => {
    await meet();
    const roomId = await makeRoom(app, ann);
    const refused = (call: Promise<unknown>, appCode: string) =>
      expect(call).rejects.toMatchObject({ appCode });
    await refused(ben.caller.chat.read({ roomId, number: 1 }), 'NOT_IN_ROOM');
    await refused(ben.caller.chat.read({ roomId: nowhere, number: 1 }), 'ROOM_NOT_FOUND');
    const { caller } = app.guest();
    await refused(caller.chat.read({ roomId, number: 1 }), 'NOT_SIGNED_IN');
    await refused(caller.chat.onInbox(), 'NOT_SIGNED_IN');
    await expect(ann.caller.chat.read({ roomId, number: -1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('CHAT-66: an inbox that ends watches nothing any more, also while it waits', async () => {
    await meet();
    await makeRoomOf(app, ann, ben);
    const before = app.services.live.topics;
    const inbox = await open(ben);
    await inbox.next();
    expect(app.services.live.topics).toBe(before + 2);
    const waiting = inbox.next().catch((error: unknown) => error);
    await inbox.stop();
    expect(await waiting).toBeInstanceOf(Error);
    expect(app.services.live.topics).toBe(before);
  });

  it('CHAT-66: a reader who lets changes pile up is told all counters again', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    const inbox = await open(ben);
    await inbox.next();
    await sendAll(app, ann, roomId, ...Array.from({ length: 300 }, (_, index) => `${index}`));
    for (let number = 1; number <= 300; number += 1) await ben.caller.chat.read({ roomId, number });
    expect(await inbox.until(({ type }) => type === 'inbox')).toEqual({
      type: 'inbox',
      rooms: [{ roomId, number: 300, readNumber: 300 }],
    });
  });
});
