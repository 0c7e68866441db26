// Absent members leave open rooms; the clock is the test's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoomOf } from '../../testing/rooms.ts';
import { sweepAbsent, sweepInterval } from './sweep.ts';

const minute = 60_000;

describe('the sweep of absent members', () => {
  let app: TestApp;
  let now: number;
  let ann: TestMember;
  let ben: TestMember;
  beforeEach(async () => {
    now = Date.parse('2026-03-01T12:00:00Z');
    app = await startTestApp({ clock: { now: () => now } });
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  });
  afterEach(() => app.close());

  const sweep = () => sweepAbsent(app.services);
  /** Lets time pass as it does while a server runs: with a sweep at every interval. */
  const pass = async (milliseconds: number) => {
    let left = 0;
    for (const end = now + milliseconds; now < end; ) {
      now = Math.min(end, now + sweepInterval);
      left += await sweep();
    }
    return left;
  };
  const here = async (member: TestMember, roomId: string) =>
    (await member.caller.chat.room({ roomId })).members.items.map(({ id }) => id);
  const connect = ({ me }: TestMember) => app.services.presence.connected(me, `of ${me.id}`);
  const disconnect = ({ me }: TestMember) => app.services.presence.disconnected(me.id, `of ${me.id}`);

  it('CHAT-23: lets one leave after ten minutes without a connection, not before', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    connect(ann);
    connect(ben);
    expect(await pass(20 * minute)).toBe(0);
    disconnect(ben);
    await sweep();
    expect(await pass(10 * minute - 1)).toBe(0);
    expect(await here(ann, roomId)).toEqual([ann.me.id, ben.me.id]);
    now += 1;
    expect(await sweep()).toBe(1);
    expect(await here(ann, roomId)).toEqual([ann.me.id]);
    const { messages } = await ann.caller.chat.room({ roomId });
    expect(messages.lines.at(-1)).toMatchObject({ kind: 'left', member: { id: ben.me.id } });
  });

  it('CHAT-23: begins anew when they come back, however briefly', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    connect(ann);
    await sweep();
    await pass(9 * minute);
    connect(ben);
    disconnect(ben);
    // The coming back is written by itself, between two sweeps.
    const absent = () =>
      app.services.database
        .sql`select 1 from room_members where absent_since is not null and member_id = ${ben.me.id}`;
    await expect.poll(async () => (await absent()).length).toBe(0);
    expect(await pass(9 * minute)).toBe(0);
    expect(await here(ann, roomId)).toContain(ben.me.id);
    expect(await pass(2 * minute)).toBe(1);
  });

  it('CHAT-23: does not count the time while no server runs', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    connect(ann);
    await sweep();
    expect(await pass(9 * minute)).toBe(0);
    now += 24 * 60 * minute;
    expect(await sweep()).toBe(0);
    expect(await pass(9 * minute)).toBe(0);
    expect(await here(ann, roomId)).toContain(ben.me.id);
    expect(await pass(1 * minute)).toBe(1);
  });

  it('CHAT-23, CHAT-9, CHAT-19: several leave in order, the owner hands on, feeds end, and the empty room closes', async () => {
    const eve = await app.member();
    const roomId = await makeRoomOf(app, ann, ben, eve);
    connect(eve);
    const reader = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '3' }));
    await sweep();
    expect(await pass(10 * minute)).toBe(2);
    const { room } = await eve.caller.chat.room({ roomId });
    expect(room).toMatchObject({ memberCount: 1, owner: { id: eve.me.id } });
    for (;;) {
      const { event } = await reader.next();
      if (event.type === 'member.left' && event.memberId === ben.me.id) break;
    }
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    disconnect(eve);
    await sweep();
    expect(await pass(10 * minute)).toBe(1);
    await expect(eve.caller.chat.room({ roomId })).rejects.toMatchObject({ appCode: 'ROOM_NOT_FOUND' });
  });

  it('CHAT-24: sweeps nobody while presence cannot be known', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sweep();
    await pass(9 * minute);
    const blind = {
      ...app.services,
      presence: { ...app.services.presence, online: () => Promise.reject(new Error('Redis is away')) },
    };
    now += 2 * minute;
    await expect(sweepAbsent(blind)).rejects.toThrow('Redis is away');
    expect(await here(ann, roomId)).toHaveLength(2);
  });

  it('CHAT-24: two instances that sweep at once let everybody leave once', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    connect(ann);
    await sweep();
    await pass(10 * minute - 1);
    now += 1;
    const left = await Promise.all(Array.from({ length: 4 }, sweep));
    expect(left.reduce((sum, each) => sum + each, 0)).toBe(1);
    const { messages } = await ann.caller.chat.room({ roomId });
    expect(messages.lines.filter(({ kind }) => kind === 'left')).toHaveLength(1);
  });
});
