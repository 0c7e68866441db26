// The lists of rooms, of one's own and of all, and of who is in them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describe('lists of rooms', () => {
  let app: TestApp;
  let ann: TestMember;
  let eve: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, eve] = await Promise.all([app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const refused = (appCode: string) => ({ appCode });

  it('CHAT-20, CHAT-21: shows open rooms newest first, to guests without owners', async () => {
    const older = await makeRoom(app, ann, { title: 'Older' });
    const newer = await makeRoom(app, ann, { title: 'Newer', password: 'x' });
    const forMembers = await eve.caller.chat.rooms({ limit: 2 });
    expect(forMembers.items.map(({ id, title, locked }) => ({ id, title, locked }))).toEqual([
      { id: newer, title: 'Newer', locked: true },
      { id: older, title: 'Older', locked: false },
    ]);
    expect(forMembers.items[0]?.owner).toEqual({
      id: ann.me.id,
      nickname: ann.me.nickname,
      avatar: ann.me.avatar,
    });
    const forGuests = await app.guest().caller.chat.rooms({ limit: 2 });
    expect(forGuests.items).toEqual(forMembers.items.map((room) => ({ ...room, owner: null })));
    expect(forGuests.total).toBe(forMembers.total);
    const { sql } = app.services.database;
    const heads = await sql`select topic, head::int from topics where topic like 'lobby%' order by topic`;
    expect(heads).toEqual([
      { topic: 'lobby', head: forMembers.seq },
      { topic: 'lobby:guests', head: forGuests.seq },
    ]);
  });

  it('CHAT-25: pages rooms, own rooms and members, each once', async () => {
    const busy = await app.member();
    const mine = [];
    for (let n = 0; n < 7; n += 1) mine.push(await makeRoom(app, busy));
    const all = async (
      read: (cursor: string | null) => Promise<{ items: { id: string }[]; nextCursor: string | null }>,
    ) => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof read>> = await read(cursor);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    };
    expect(await all((cursor) => busy.caller.chat.myRooms({ cursor, limit: 3 }))).toEqual(mine.toReversed());
    const listed = await all((cursor) => eve.caller.chat.rooms({ cursor, limit: 4 }));
    expect(listed.slice(0, 7)).toEqual(mine.toReversed());
    expect(listed).toHaveLength((await eve.caller.chat.rooms()).total);

    const people = await Promise.all(Array.from({ length: 6 }, () => app.member()));
    const roomId = await makeRoomOf(app, busy, ...people);
    const inRoom = await all((cursor) => busy.caller.chat.members({ roomId, cursor, limit: 3 }));
    expect(inRoom).toEqual([busy.me.id, ...people.map(({ me }) => me.id)]);

    for (const connected of people) app.services.presence.connected(connected.me, connected.me.id);
    const onlineIds = people.map(({ me }) => me.id).sort();
    expect(await all((cursor) => busy.caller.chat.online({ cursor, limit: 4 }))).toEqual(onlineIds);
    expect(await app.guest().caller.chat.online()).toEqual({ items: [], nextCursor: null, total: 6 });
    const { members } = await busy.caller.chat.room({ roomId });
    expect(
      members.items
        .filter(({ online }) => online)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(onlineIds);
    for (const connected of people) app.services.presence.disconnected(connected.me.id, connected.me.id);
    expect((await busy.caller.chat.online()).total).toBe(0);

    const membersCursor = (await busy.caller.chat.members({ roomId, limit: 1 })).nextCursor ?? '';
    for (const cursor of ['nonsense', membersCursor]) {
      await expect(eve.caller.chat.rooms({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
      await expect(eve.caller.chat.myRooms({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
      await expect(eve.caller.chat.online({ cursor })).rejects.toMatchObject(refused('BAD_CURSOR'));
    }
    await expect(busy.caller.chat.members({ roomId, cursor: 'nonsense' })).rejects.toMatchObject(
      refused('BAD_CURSOR'),
    );
  });

  it('CHAT-27: gives own rooms with their newest message and seq', async () => {
    const dan = await app.member();
    const empty = await makeRoom(app, dan, { title: 'Empty' });
    const lively = await makeRoomOf(app, ann, dan);
    await sendAll(app, ann, lively, 'first', 'second');
    const { items } = await dan.caller.chat.myRooms();
    expect(items).toMatchObject([
      { id: lively, number: 2, lastMessage: { author: ann.me.nickname, body: 'second' } },
      { id: empty, number: 0, lastMessage: null },
    ]);
    for (const { id, seq } of items) expect(seq).toBe((await dan.caller.chat.room({ roomId: id })).seq);
  });
});
