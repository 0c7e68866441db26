// How far the others in a room have come: stored, on a device, read.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RoomEvent, Tick } from '../../../shared/chat.ts';
import { applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describe('ticks', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let roomId: string;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const meet = async () => {
    [ann, ben] = await Promise.all([app.member(), app.member()]);
    roomId = await makeRoomOf(app, ann, ben);
  };
  const tickOf = async (who: TestMember) =>
    (await ann.caller.chat.room({ roomId })).ticks?.find(({ id }) => id === who.me.id);
  const openInbox = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    await inbox.next();
    return inbox;
  };
  const openFeed = async () => {
    const { seq } = await ann.caller.chat.room({ roomId });
    const feed = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: String(seq) }));
    onTestFinished(() => feed.stop());
    return feed;
  };
  /** The next ticks told, whatever else comes before them. */
  const nextTicks = async (feed: Awaited<ReturnType<typeof openFeed>>): Promise<Tick[]> => {
    for (;;) {
      const { event } = await feed.next();
      if (event.type === 'ticks') return event.ticks;
    }
  };

  it('CHAT-200: a message is delivered when the inbox of another one has told it, and read when they say so', async () => {
    await meet();
    const feed = await openFeed();
    await sendAll(app, ann, roomId, 'one');
    expect(await tickOf(ben)).toEqual({ id: ben.me.id, delivered: 0, read: 0 });
    const inbox = await openInbox(ben);
    expect(await nextTicks(feed)).toEqual([{ id: ben.me.id, delivered: 1, read: 0 }]);
    await expect.poll(() => tickOf(ben)).toEqual({ id: ben.me.id, delivered: 1, read: 0 });
    await sendAll(app, ann, roomId, 'two');
    await inbox.next();
    expect(await nextTicks(feed)).toEqual([{ id: ben.me.id, delivered: 2, read: 0 }]);
    await ben.caller.chat.read({ roomId, number: 2 });
    expect(await nextTicks(feed)).toEqual([{ id: ben.me.id, delivered: 2, read: 2 }]);
    expect(await tickOf(ben)).toEqual({ id: ben.me.id, delivered: 2, read: 2 });
  });

  it('CHAT-265: of who comes in with a device the others know at once how far they have come', async () => {
    await meet();
    await sendAll(app, ann, roomId, 'one', 'two');
    const cem = await app.member();
    const inbox = await openInbox(cem);
    const feed = await openFeed();
    await cem.caller.chat.joinRoom({ roomId });
    expect((await inbox.next()).value).toMatchObject({ type: 'entered', room: { id: roomId } });
    expect(await nextTicks(feed)).toEqual([{ id: cem.me.id, delivered: 2, read: 2 }]);
  });

  it('CHAT-201: what moves within a second is told once, and stored nowhere as an event', async () => {
    await meet();
    const feed = await openFeed();
    await sendAll(app, ann, roomId, 'one', 'two', 'three');
    for (const number of [1, 2, 3]) await ben.caller.chat.read({ roomId, number });
    expect(await nextTicks(feed)).toEqual([{ id: ben.me.id, delivered: 3, read: 3 }]);
    await sendAll(app, ann, roomId, 'four');
    // The next thing told is that message: no other ticks were on their way.
    expect((await feed.next()).event).toMatchObject({ type: 'message.created', message: { number: 4 } });
    const { sql } = app.services.database;
    expect(await sql`select 1 from events where type = 'ticks'`).toHaveLength(0);
  });

  it('CHAT-202: ticks never move back, in the tables and on the page', async () => {
    await meet();
    const old = roomStateOf(await ann.caller.chat.room({ roomId }));
    const at = (delivered: number, read: number) => [{ id: ben.me.id, delivered, read }];
    const further = applyRoomEvent(old, { type: 'ticks', ticks: at(5, 3) }, old.seq);
    const late = applyRoomEvent(further, { type: 'ticks', ticks: at(4, 4) }, old.seq);
    expect(late.ticks?.find(({ id }) => id === ben.me.id)).toEqual(at(5, 4)[0]);
    expect(late.seq).toBe(old.seq);
    const feed = await openFeed();
    await sendAll(app, ann, roomId, 'one', 'two');
    await ben.caller.chat.read({ roomId, number: 2 });
    await nextTicks(feed);
    await ben.caller.chat.read({ roomId, number: 1 });
    expect(await tickOf(ben)).toMatchObject({ delivered: 2, read: 2 });
  });

  it('CHAT-203: in a room of more than a hundred nobody is told', async () => {
    await meet();
    const { sql } = app.services.database;
    await sql`update rooms set capacity = 200, member_count = 101 where id = ${roomId}`;
    const feed = await openFeed();
    expect((await ann.caller.chat.room({ roomId })).ticks).toBeUndefined();
    await sendAll(app, ann, roomId, 'one');
    await ben.caller.chat.read({ roomId, number: 1 });
    // A small room is told of in the same second, after this one, for it is younger.
    const large = roomId;
    roomId = await makeRoomOf(app, ann, ben);
    const small = await openFeed();
    await sendAll(app, ann, roomId, 'one');
    await ben.caller.chat.read({ roomId, number: 1 });
    await nextTicks(small);
    await sendAll(app, ann, large, 'two');
    expect((await feed.next()).event).toMatchObject({ type: 'message.created', message: { number: 1 } });
    expect((await feed.next()).event).toMatchObject({ type: 'message.created', message: { number: 2 } });
  });
});
