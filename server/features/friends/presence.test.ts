// Presence as others see it: states, privacy, blocks, and what friends are told.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FriendsEvent } from '../../../shared/friends.ts';
import { unseen } from '../../../shared/presenceView.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { becomeFriends } from '../../testing/friends.ts';
import { presenceOf } from '../../testing/presence.ts';
import { follow, makeRoom } from '../../testing/rooms.ts';
import { stockGames } from '../../testing/shop.ts';
import { memberTopic } from '../accounts/queries.ts';

describe('presence of real members', () => {
  let app: TestApp;
  const { connect, close, view, state, becomes, isListed, people, hears, end } = presenceOf(() => app);
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    end();
    await app.close();
  });

  it('PRES-3: friends are told of coming, going and idling at once, on every tab, and see when they were last there', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await becomeFriends(ann, ben);
    await connect(ann);
    const tabs = await Promise.all(
      [0, 1].map(() => follow<FriendsEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }))),
    );
    // What was stored before, and so what comes from now on, is heard.
    await Promise.all(tabs.map((tab) => tab.next()));
    const [one, two] = [await connect(ben), await connect(ben)];
    await Promise.all(tabs.map((tab) => hears(tab, { memberId: ben.me.id, presence: { state: 'online' } })));
    await ben.caller.friends.setIdle({ idle: true });
    await Promise.all(tabs.map((tab) => hears(tab, { memberId: ben.me.id, presence: { state: 'away' } })));
    await ben.caller.friends.setIdle({ idle: false });
    await Promise.all(tabs.map((tab) => hears(tab, { memberId: ben.me.id, presence: { state: 'online' } })));
    await close(one);
    expect(await state(ann, ben)).toBe('online');
    const before = app.services.clock.now();
    await close(two);
    await Promise.all(tabs.map((tab) => hears(tab, { memberId: ben.me.id, presence: { state: 'offline' } })));
    const { seenAt } = (await view(ann, ben)) ?? {};
    expect(seenAt).toBeGreaterThanOrEqual(before);
    await Promise.all(tabs.map((tab) => tab.stop()));
  });

  it('LIVE-77: friends who hear are told of coming and going, and who follows nothing is not', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await becomeFriends(ann, ben);
    await becomeFriends(ann, cem);
    const tab = await follow<FriendsEvent>(ben.caller.friends.onFriends({ lastEventId: '0' }));
    // What was stored before, and so what comes from now on, is heard.
    await tab.next();
    const said = vi.spyOn(app.services.live, 'publishEphemeral');
    const { presence } = app.services;
    presence.connected(ann.me, 'a connection');
    await hears(tab, { memberId: ann.me.id, presence: { state: 'online' } });
    presence.disconnected(ann.me.id, 'a connection');
    await hears(tab, { memberId: ann.me.id, presence: { state: 'offline' } });
    const told = said.mock.calls.flatMap(([topic, event]) =>
      (event as FriendsEvent).type === 'friends.presence' ? [topic] : [],
    );
    said.mockRestore();
    expect(new Set(told)).toEqual(new Set([memberTopic(ben.me.id)]));
    await tab.stop();
  });

  it('PRES-4: what one chose holds on all devices and is told to their own tabs; others see it', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await becomeFriends(ann, ben);
    await connect(ben);
    await becomes(ann, ben, 'online');
    const tab = await follow<FriendsEvent>(ben.caller.friends.onFriends({ lastEventId: '0' }));
    await ben.caller.friends.setPresence({ chosen: 'busy' });
    for (;;) {
      const { event } = await tab.next();
      if (event.type !== 'friends.own') continue;
      expect(event).toMatchObject({ own: { chosen: 'busy', showState: 'everyone' } });
      break;
    }
    await tab.stop();
    await becomes(ann, ben, 'busy');
    expect((await ben.caller.friends.snapshot()).own.chosen).toBe('busy');
    await connect(ben);
    expect(await state(ann, ben)).toBe('busy');
  });

  it('CHAT-262: pauses and quiet hours hold on all devices, each changed on its own; nobody else is told', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await becomeFriends(ann, ben);
    await connect(ben);
    await becomes(ann, ben, 'online');
    const hush = async () => (await ben.caller.friends.snapshot()).own.hush;
    expect(await hush()).toEqual({ until: null, hours: null });
    const tab = await follow<FriendsEvent>(ben.caller.friends.onFriends({ lastEventId: '0' }));
    const until = Date.now() + 3_600_000;
    const hours = { from: 1_320, to: 420, zone: 'Asia/Seoul' };
    await ben.caller.friends.setPresence({ hushUntil: until });
    await ben.caller.friends.setPresence({ quietHours: hours });
    await ben.caller.friends.setPresence({ chosen: 'busy' });
    expect(await hush()).toEqual({ until, hours });
    for (;;) {
      const { event } = await tab.next();
      if (event.type !== 'friends.own' || event.own.chosen !== 'busy') continue;
      expect(event.own.hush).toEqual({ until, hours });
      break;
    }
    await tab.stop();
    await becomes(ann, ben, 'busy');
    expect(JSON.stringify(await ann.caller.friends.snapshot())).not.toContain('Asia/Seoul');
    await ben.caller.friends.setPresence({ hushUntil: null });
    expect(await hush()).toEqual({ until: null, hours });
    await ben.caller.friends.setPresence({ quietHours: null });
    expect(await hush()).toEqual({ until: null, hours: null });
  });

  it.each([
    ['a time zone nobody knows', { quietHours: { from: 0, to: 60, zone: 'Mars/Olympus' } }],
    ['a day of more minutes', { quietHours: { from: 0, to: 1_440, zone: 'UTC' } }],
    ['hours that end as they begin', { quietHours: { from: 60, to: 60, zone: 'UTC' } }],
    ['a time before all', { hushUntil: -1 }],
  ])('CHAT-262: %s is refused', async (_, input) => {
    const [ann] = (await people(1)) as [TestMember];
    await expect(ann.caller.friends.setPresence(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('PRES-5: whoever is invisible is in no list and no count, from the first connection on, and in rooms looks away', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await becomeFriends(ann, ben);
    await connect(ann);
    await expect.poll(() => isListed(cem, ann)).toBe(true);
    const guest = app.guest().caller;
    const count = async () => (await guest.chat.online()).total;
    const before = await count();
    await ben.caller.friends.setPresence({ chosen: 'invisible' });
    const roomId = await makeRoom(app, ann);
    await ben.caller.chat.joinRoom({ roomId });
    const lobby = await follow<{ type: string; member?: { id: string } }>(cem.caller.chat.onLobby());
    const told: string[] = [];
    const listening = (async () => {
      for (;;) {
        const { event } = await lobby.next();
        if (event.type === 'presence' && 'member' in event) told.push(event.member?.id ?? '');
      }
    })().catch(() => {});
    const socket = await connect(ben);
    await expect.poll(() => app.services.presence.online([ben.me.id])).toEqual(new Set([ben.me.id]));
    expect(await count()).toBe(before);
    expect(await isListed(ann, ben)).toBe(false);
    expect(await state(ann, ben)).toBe('offline');
    const members = (await ann.caller.chat.members({ roomId })).items;
    expect(members.find(({ id }) => id === ben.me.id)?.online).toBe(false);
    // Seen again, by choice; and gone again for the others only.
    await ben.caller.friends.setPresence({ chosen: 'online' });
    await becomes(ann, ben, 'online');
    await expect.poll(() => told).toContain(ben.me.id);
    expect(told.filter((id) => id === ben.me.id)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
    await ben.caller.friends.setPresence({ chosen: 'invisible' });
    await becomes(ann, ben, 'offline');
    const { seenAt } = (await view(ann, ben)) ?? {};
    await close(socket);
    await expect.poll(() => app.services.presence.online([ben.me.id])).toEqual(new Set());
    // Going in truth tells nothing more.
    expect((await view(ann, ben))?.seenAt).toBe(seenAt);
    await lobby.stop();
    await listening;
  });

  it('PRES-6: who shows their state to friends alone is listed and counted nowhere, and friends see it', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await becomeFriends(ann, ben);
    await ben.caller.friends.setPresence({ showState: 'friends' });
    await connect(ben);
    await becomes(ann, ben, 'online');
    expect(await view(cem, ben)).toEqual(unseen);
    expect(await isListed(ann, ben)).toBe(false);
    await ben.caller.friends.setPresence({ showState: 'nobody' });
    await becomes(ann, ben, 'offline');
    expect(await view(ann, ben)).toEqual(unseen);
  });

  it('PRES-8: friends see the open room one entered last, no locked one; strangers none unless they may', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await becomeFriends(ann, ben);
    await connect(ben);
    await becomes(ann, ben, 'online');
    expect((await view(ann, ben))?.room).toBeNull();
    await connect(ann);
    const tab = await follow<FriendsEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }));
    expect((await tab.next()).event).toMatchObject({ type: 'friends.bond' });
    const open = await makeRoom(app, ben, { title: 'Open house' });
    await hears(tab, { memberId: ben.me.id, presence: { room: { id: open } } });
    const roomNow = async (viewer: TestMember) => (await view(viewer, ben))?.room;
    expect(await roomNow(ann)).toEqual({ id: open, title: 'Open house' });
    await makeRoom(app, ben, { title: 'Secret', password: 'x' });
    expect(await roomNow(ann)).toEqual({ id: open, title: 'Open house' });
    expect(await roomNow(cem)).toBeNull();
    await ben.caller.friends.setPresence({ showRoom: 'everyone' });
    expect(await roomNow(cem)).toEqual({ id: open, title: 'Open house' });
    await ben.caller.chat.leaveRoom({ roomId: open });
    await hears(tab, { memberId: ben.me.id, presence: { room: null } });
    expect(await roomNow(ann)).toBeNull();
    await tab.stop();
  });

  it('PRES-9: new friends see each other at once', async () => {
    const [ann, ben] = (await people(2)) as [TestMember, TestMember];
    await Promise.all([connect(ann), connect(ben)]);
    const tab = await follow<FriendsEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }));
    await ann.caller.friends.request({ memberId: ben.me.id });
    expect((await tab.next()).event).toMatchObject({ type: 'friends.bond' });
    await ben.caller.friends.accept({ memberId: ann.me.id });
    await hears(tab, { memberId: ben.me.id, presence: { state: 'online' } });
    expect((await ann.caller.friends.snapshot()).friends.items).toMatchObject([
      { presence: { state: 'online' } },
    ]);
    await tab.stop();
  });

  it('PRES-10: friends see what one plays and since when, and are told when that begins and ends', async () => {
    const [ann, ben, cem] = (await people(3)) as [TestMember, TestMember, TestMember];
    await becomeFriends(ann, ben);
    await Promise.all([connect(ann), connect(ben)]);
    const [gameId = ''] = Object.values(await stockGames(app.services, [{ slug: 'a-game' }]));
    await app.services.database.sql`
      insert into entitlements (member_id, game_id, at) values (${ben.me.id}, ${gameId}, now())`;
    const tab = await follow<FriendsEvent>(ann.caller.friends.onFriends({ lastEventId: '0' }));
    expect((await tab.next()).event).toMatchObject({ type: 'friends.bond' });
    const device = { id: app.services.newId(), name: 'Desk' };
    await ben.caller.library.startPlaying({ gameId, device });
    await hears(tab, { memberId: ben.me.id, presence: { playing: { gameId, slug: 'a-game' } } });
    expect((await view(cem, ben))?.playing).toBeNull();
    expect((await view(ann, ben))?.playing).toMatchObject({ gameId });
    await ben.caller.library.stopPlaying({ deviceId: device.id });
    await hears(tab, { memberId: ben.me.id, presence: { playing: null } });
    await tab.stop();
  });
});
