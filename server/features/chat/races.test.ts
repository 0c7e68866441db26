// Many at once: entries, leavings, sends. Nothing is lost, doubled, overfull or stuck.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, makeRoomOf } from '../../testing/rooms.ts';

describe('rooms under many calls at once', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_ROOMS_PER_MEMBER: '5' } });
  });
  afterAll(() => app.close());

  const crowd = (size: number) => Promise.all(Array.from({ length: size }, () => app.member()));
  const codes = (results: PromiseSettledResult<unknown>[]) =>
    results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason.appCode ?? result.reason] : [],
    );

  it('CHAT-5: of 100 who enter a room with 10 places at once, exactly 10 get in', async () => {
    const [owner, ...others] = (await crowd(101)) as [TestMember, ...TestMember[]];
    const roomId = await makeRoom(app, owner, { capacity: 11 });
    const results = await Promise.allSettled(others.map(({ caller }) => caller.chat.joinRoom({ roomId })));
    expect(codes(results)).toEqual(Array(90).fill('ROOM_FULL'));
    const { room, members, messages, seq } = await owner.caller.chat.room({ roomId });
    expect(room.memberCount).toBe(11);
    expect(members.items).toHaveLength(11);
    expect(messages.lines).toHaveLength(11);
    expect(seq).toBe(11);
  });

  it('CHAT-8: a member who enters many rooms at once stays below the ceiling', async () => {
    const [owner, guest] = (await crowd(2)) as [TestMember, TestMember];
    const hosts = await crowd(8);
    const roomIds = await Promise.all(hosts.map((host) => makeRoom(app, host)));
    const results = await Promise.allSettled(roomIds.map((roomId) => guest.caller.chat.joinRoom({ roomId })));
    expect(codes(results)).toEqual(Array(3).fill('TOO_MANY_ROOMS'));
    expect((await guest.caller.chat.myRooms()).items).toHaveLength(5);
    await expect(makeRoom(app, guest)).rejects.toMatchObject({
      appCode: 'TOO_MANY_ROOMS',
      params: { max: 5 },
    });
    const own = await Promise.allSettled(Array.from({ length: 7 }, () => makeRoom(app, owner)));
    expect(codes(own)).toEqual(Array(2).fill('TOO_MANY_ROOMS'));
  });

  it('CHAT-9: when all leave at once, the room closes once', async () => {
    const [first, ...others] = (await crowd(12)) as [TestMember, ...TestMember[]];
    const roomId = await makeRoomOf(app, first, ...others);
    const results = await Promise.allSettled(
      [first, ...others].map(({ caller }) => caller.chat.leaveRoom({ roomId })),
    );
    expect(codes(results)).toEqual([]);
    const closed = await app.services.database
      .sql`select topic from events where payload->>'type' = 'room.closed' and (topic = ${`room:${roomId}`} or payload->>'roomId' = ${roomId})`;
    expect(closed.map(({ topic }) => topic).sort()).toEqual(['lobby', 'lobby:guests', `room:${roomId}`]);
  });

  it('CHAT-12, CHAT-13, CHAT-17: entering, talking and leaving in a muddle keeps counts, numbers and seqs gapless', async () => {
    const people = (await crowd(10)) as [TestMember, ...TestMember[]];
    const [owner, ...others] = people;
    const roomId = await makeRoom(app, owner, { capacity: 6 });
    const reader = await follow<RoomEvent>(owner.caller.chat.onRoom({ roomId, lastEventId: '0' }));
    const wander = async ({ caller }: TestMember) => {
      for (let round = 0; round < 3; round += 1) {
        const key = app.services.newId();
        await caller.chat.joinRoom({ roomId });
        const say = () => caller.chat.send({ roomId, body: 'hi', key });
        await Promise.all([say(), say()]);
        await caller.chat.leaveRoom({ roomId });
      }
    };
    const results = await Promise.allSettled(others.map(wander));
    for (const code of codes(results)) expect(code).toBe('ROOM_FULL');
    const { room, members, seq } = await owner.caller.chat.room({ roomId });
    expect(room.memberCount).toBe(members.items.length);
    const events = (await reader.take(seq)).map(({ event }) => event);
    const numbers = events.flatMap((event) =>
      event.type === 'message.created' ? [event.message.number] : [],
    );
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    let count = 0;
    for (const event of events) {
      if (event.type !== 'member.joined' && event.type !== 'member.left') continue;
      count += event.type === 'member.joined' ? 1 : -1;
      expect(event.memberCount).toBe(count);
    }
    expect(count).toBe(room.memberCount);
    await reader.stop();
  });
});
