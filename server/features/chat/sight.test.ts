// What passes in a room or the lobby, less what a block hides of it, and what comes back when it is lifted.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LobbyEvent, RoomEvent, Tick } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import type { FeedReader } from '../../testing/live.ts';
import { follow, makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describe('what passes across a block', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const people = (count: number) => Promise.all(Array.from({ length: count }, () => app.member()));
  const goOnline = ({ me }: TestMember) => {
    const { presence } = app.services;
    presence.connected(me, `connection of ${me.id}`);
    onTestFinished(() => presence.disconnected(me.id, `connection of ${me.id}`));
    return expect.poll(async () => (await presence.online([me.id])).size).toBe(1);
  };
  /** A feed that has told the newest event, and so tells what passes from now on. */
  const onRoom = async ({ caller }: TestMember, roomId: string) => {
    const { seq } = await caller.chat.room({ roomId });
    const feed = await follow<RoomEvent>(caller.chat.onRoom({ roomId, lastEventId: String(seq - 1) }));
    onTestFinished(() => feed.stop());
    await feed.next();
    return feed;
  };
  const onLobby = async ({ caller }: TestMember) => {
    const { seq } = await caller.chat.rooms();
    const feed = await follow<LobbyEvent>(caller.chat.onLobby({ lastEventId: String(seq - 1) }));
    onTestFinished(() => feed.stop());
    await feed.next();
    return feed;
  };
  type Kind<Event, Type> = Extract<Event, { type: Type }>;
  /** The next event of a type; with all that came until then. */
  const nextOf = async <Event extends { type: string }, Type extends Event['type']>(
    feed: FeedReader<Event>,
    type: Type,
  ) => {
    const passed: unknown[] = [];
    for (;;) {
      const { event } = await feed.next();
      if (event.type === type) return { event: event as Kind<Event, Type>, passed };
      passed.push(event);
    }
  };
  const openInbox = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    await inbox.next();
    return inbox;
  };

  it('PRES-14: of what tells of several how far they have come, those are left out from whom a block cuts one off', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    const roomId = await makeRoomOf(app, cem, ann, ben);
    await ben.caller.friends.block({ memberId: ann.me.id });
    const inboxes = await Promise.all([ann, ben].map(openInbox));
    const feeds = await Promise.all([ann, ben, cem].map((member) => onRoom(member, roomId)));
    await sendAll(app, cem, roomId, 'Good evening');
    await Promise.all(inboxes.map((inbox) => inbox.next()));
    const told = await Promise.all(feeds.map(async (feed) => (await nextOf(feed, 'ticks')).event.ticks));
    const ids = told.map((ticks) => ticks.map(({ id }: Tick) => id));
    const [ofAnn = '', ofBen = ''] = [ann.me.id, ben.me.id];
    expect(ids[0]).toContain(ofAnn);
    expect(ids[0]).not.toContain(ofBen);
    expect(ids[1]).toContain(ofBen);
    expect(ids[1]).not.toContain(ofAnn);
    expect(ids[2]).toEqual(expect.arrayContaining([ofAnn, ofBen]));
  });

  it('PRES-15: of who comes in it is told in passing that they are there, not across a block, and stored nowhere', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    const roomId = await makeRoomOf(app, cem, ann);
    await ann.caller.friends.block({ memberId: ben.me.id });
    await goOnline(ben);
    const [ofAnn, ofCem] = await Promise.all([onRoom(ann, roomId), onRoom(cem, roomId)]);
    await ben.caller.chat.joinRoom({ roomId });
    await ben.caller.chat.typing({ roomId });
    expect((await nextOf(ofCem, 'member.joined')).event.member).toMatchObject({
      id: ben.me.id,
      online: false,
    });
    expect((await ofCem.next()).event).toEqual({ type: 'presence', memberId: ben.me.id, online: true });
    expect((await nextOf(ofAnn, 'member.joined')).event.member).toMatchObject({
      id: ben.me.id,
      online: false,
    });
    await sendAll(app, cem, roomId, 'Welcome');
    const { passed } = await nextOf(ofAnn, 'message.created');
    expect(passed).toEqual([]);
    const { sql } = app.services.database;
    expect(await sql`select 1 from events where payload @> '{"member": {"online": true}}'`).toHaveLength(0);
    // Whose snapshot it is sees the same.
    const online = async ({ caller }: TestMember) =>
      (await caller.chat.room({ roomId })).members.items.find(({ id }) => id === ben.me.id)?.online;
    expect([await online(ann), await online(cem)]).toEqual([false, true]);
  });

  it('PRES-16: when a block is lifted both see at once who is there, in rooms and in the list, and how far they have come', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    const roomId = await makeRoomOf(app, cem, ann, ben);
    await sendAll(app, ben, roomId, 'Good evening');
    const elsewhere = await makeRoomOf(app, cem, ann);
    await ann.caller.friends.block({ memberId: ben.me.id });
    await Promise.all([goOnline(ann), goOnline(ben)]);
    // The newest thing told in the list.
    await makeRoom(app, cem, { title: 'Next door' });
    const pairs = [
      { viewer: ann, other: ben },
      { viewer: ben, other: ann },
    ];
    const feeds = await Promise.all(
      pairs.map(async ({ viewer }) => ({ room: await onRoom(viewer, roomId), lobby: await onLobby(viewer) })),
    );
    const away = await onRoom(ann, elsewhere);
    await ann.caller.friends.unblock({ memberId: ben.me.id });
    for (const [place, { other }] of pairs.entries()) {
      const feed = feeds[place];
      if (!feed) throw new Error('no feed');
      const there = await nextOf(feed.room, 'presence');
      expect(there.event).toEqual({ type: 'presence', memberId: other.me.id, online: true });
      const come = (await nextOf(feed.room, 'ticks')).event.ticks.map(({ id }) => id);
      expect(come).toEqual([other.me.id]);
      const { event } = await nextOf(feed.lobby, 'presence');
      expect(event).toMatchObject({ member: { id: other.me.id, nickname: other.me.nickname }, online: true });
    }
    // Not where the other one is not.
    await sendAll(app, cem, elsewhere, 'Nobody new');
    expect((await nextOf(away, 'message.created')).passed).toEqual([]);
  });

  it('PRES-16: where two talk alone the end of their block says of nobody that they are there', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    const { roomId } = await ann.caller.chat.openDirect({ memberId: ben.me.id });
    await sendAll(app, ben, roomId, 'Good evening');
    await ann.caller.friends.block({ memberId: ben.me.id });
    await goOnline(ben);
    const feed = await onRoom(ann, roomId);
    await ann.caller.friends.unblock({ memberId: ben.me.id });
    const { event, passed } = await nextOf(feed, 'ticks');
    expect(event.ticks.map(({ id }) => id)).toEqual([ben.me.id]);
    expect(passed).toEqual([]);
  });
});
