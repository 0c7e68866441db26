// Presence across a block: neither sees that the other is there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { unseen } from '../../../shared/presenceView.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';
import { presenceOf } from '../../testing/presence.ts';
import { follow, makeRoom, makeRoomOf } from '../../testing/rooms.ts';

describe('presence across a block', () => {
  let app: TestApp;
  const { connect, close, view, becomes, isListed, people, end } = presenceOf(() => app);
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    end();
    await app.close();
  });

  it('PRES-7: a block hides each from the other, and so does the end of a friendship from what is for friends', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await becomeFriends(ann, ben);
    await Promise.all([connect(ann), connect(ben)]);
    await ben.caller.friends.setPresence({ showState: 'friends' });
    await becomes(ann, ben, 'online');
    await ann.caller.friends.remove({ memberId: ben.me.id });
    expect(await view(ann, ben)).toEqual(unseen);
    await ben.caller.friends.setPresence({ showState: 'everyone' });
    await becomes(ann, ben, 'online');
    await ann.caller.friends.block({ memberId: ben.me.id });
    expect(await view(ann, ben)).toEqual(unseen);
    expect(await view(ben, ann)).toEqual(unseen);
  });

  it('PRES-11: across a block nobody stands in the list of people online, nor in its number', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await Promise.all([connect(ann), connect(ben)]);
    await expect.poll(() => isListed(ann, ben)).toBe(true);
    await expect.poll(() => isListed(ben, ann)).toBe(true);
    await ann.caller.friends.block({ memberId: ben.me.id });
    expect(await isListed(ann, ben)).toBe(false);
    expect(await isListed(ben, ann)).toBe(false);
    const missing = async ({ caller }: TestMember) =>
      (await app.guest().caller.chat.online()).total - (await caller.chat.online()).total;
    for (const one of [ann, ben]) await expect.poll(() => missing(one)).toBe(1);
    await ann.caller.friends.unblock({ memberId: ben.me.id });
    expect(await isListed(ben, ann)).toBe(true);
  });

  it('PRES-11: across a block nobody is online in a room both are in, to whoever blocked or was blocked', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await Promise.all([connect(ann), connect(ben)]);
    await expect.poll(() => isListed(cem, ann)).toBe(true);
    await expect.poll(() => isListed(cem, ben)).toBe(true);
    const roomId = await makeRoomOf(app, cem, ann, ben);
    const seenIn = async ({ caller }: TestMember, { me }: TestMember) => {
      const members = [(await caller.chat.room({ roomId })).members, await caller.chat.members({ roomId })];
      return members.map(({ items }) => items.find(({ id }) => id === me.id)?.online);
    };
    expect(await seenIn(ben, ann)).toEqual([true, true]);
    await ann.caller.friends.block({ memberId: ben.me.id });
    expect(await seenIn(ben, ann)).toEqual([false, false]);
    expect(await seenIn(ann, ben)).toEqual([false, false]);
    expect(await seenIn(cem, ann)).toEqual([true, true]);
  });

  it('PRES-12: a block takes the one away from the pages of the other at once, and no coming, writing or reading is told across it', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    const socket = await connect(ann);
    await expect.poll(() => isListed(ben, ann)).toBe(true);
    const roomId = await makeRoomOf(app, cem, ann, ben);
    // From the beginning: what is stored says that the feed is open.
    const room = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '0' }));
    const lobby = await follow<LobbyEvent>(ben.caller.chat.onLobby({ lastEventId: '0' }));
    const others = await follow<RoomEvent>(cem.caller.chat.onRoom({ roomId, lastEventId: '0' }));
    await others.next();
    const until = async <Event extends { type: string }>(
      reader: { next(): Promise<{ event: Event }> },
      fits: (event: Event) => boolean,
    ) => {
      const seen: Event[] = [];
      for (;;) {
        const { event } = await reader.next();
        seen.push(event);
        if (fits(event)) return seen;
      }
    };
    // Until both feeds let pass what passes.
    const { live } = app.services;
    const knocking = setInterval(() => {
      const member = { id: cem.me.id, nickname: cem.me.nickname, avatar: cem.me.avatar };
      live.publishEphemeral<RoomEvent>(`room:${roomId}`, { type: 'typing', member });
      live.publishEphemeral<LobbyEvent>('lobby', { type: 'presence', member, online: true });
    }, 20);
    try {
      await until(room, (event) => event.type === 'typing');
      await until(lobby, (event: LobbyEvent) => event.type === 'presence' && event.member.id === cem.me.id);
    } finally {
      clearInterval(knocking);
    }
    await ann.caller.friends.block({ memberId: ben.me.id });
    const isGoing = (event: RoomEvent) =>
      event.type === 'presence' && event.memberId === ann.me.id && !event.online;
    await until(room, isGoing);
    await until(
      lobby,
      (event: LobbyEvent) => event.type === 'presence' && event.member.id === ann.me.id && !event.online,
    );
    await ann.caller.chat.typing({ roomId });
    await close(socket);
    await connect(ann);
    await until(others, (event) => event.type === 'presence' && event.memberId === ann.me.id && event.online);
    await cem.caller.chat.typing({ roomId });
    await makeRoom(app, cem, { title: 'After the block' });
    const passing = await until(room, (event) => event.type === 'typing' && event.member.id === cem.me.id);
    expect(JSON.stringify(passing)).not.toContain(ann.me.id);
    const listed = await until(
      lobby,
      (event: LobbyEvent) => event.type === 'room.opened' && event.room.title === 'After the block',
    );
    expect(JSON.stringify(listed)).not.toContain(ann.me.id);
    // Once it is lifted, what happens then is told.
    await ann.caller.friends.unblock({ memberId: ben.me.id });
    const hearsTyping = async () => {
      await ann.caller.chat.typing({ roomId });
      await cem.caller.chat.typing({ roomId });
      const seen = await until(room, (event) => event.type === 'typing' && event.member.id === cem.me.id);
      return seen.some((event) => event.type === 'typing' && event.member.id === ann.me.id);
    };
    await expect.poll(hearsTyping).toBe(true);
    await Promise.all([room, lobby, others].map((reader) => reader.stop()));
  });
});
