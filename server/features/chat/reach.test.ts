// Who may write to a member and ask them into rooms, as they have chosen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reach, reaches } from '../../../shared/presenceView.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { befriend, block } from '../../testing/friends.ts';
import { makeRoom, makeRoomOf } from '../../testing/rooms.ts';

const kinds = ['friend', 'near', 'stranger'] as const;
type Kind = (typeof kinds)[number];

/** Whom each choice lets in. */
const lets: Record<Reach, readonly Kind[]> = {
  everyone: kinds,
  near: ['friend', 'near'],
  friends: ['friend'],
};

describe('who may write to a member', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const refused = { appCode: 'DIRECT_REFUSED' };
  /** Somebody who chose, and one of each kind; `near` is in a room with them. */
  const meet = async (reach: Reach) => {
    const [chooser, friend, near, stranger] = await Promise.all([
      app.member(),
      app.member(),
      app.member(),
      app.member(),
    ]);
    await befriend(app.services, chooser, friend);
    const shared = await makeRoomOf(app, chooser, near);
    await chooser.caller.friends.setPresence({ reach });
    return { chooser, shared, by: { friend, near, stranger } };
  };
  const invites = async ({ caller }: TestMember) => (await caller.alerts.list({ kind: 'roomInvite' })).items;

  it.each(reaches)(
    'FRIEND-90: %s: who opens a conversation, writes in it and asks into a room',
    async (reach) => {
      const { chooser, by } = await meet(reach);
      const memberId = chooser.me.id;
      for (const kind of kinds) {
        const { caller } = by[kind];
        const roomId = await makeRoom(app, by[kind]);
        const open = () => caller.chat.openDirect({ memberId });
        const invite = () => caller.chat.inviteMember({ roomId, memberId, key: key() });
        if (lets[reach].includes(kind)) {
          const direct = (await open()).roomId;
          await caller.chat.send({ roomId: direct, body: 'Good evening', key: key() });
          expect([kind, await invite()]).toEqual([kind, { told: true }]);
        } else {
          await expect(open(), kind).rejects.toMatchObject(refused);
          await expect(invite(), kind).rejects.toMatchObject(refused);
        }
      }
      // What was chosen is told to every device that opens.
      expect((await chooser.caller.friends.snapshot()).own.reach).toBe(reach);
      expect((await invites(chooser)).map(({ actors }) => actors[0]?.id).sort()).toEqual(
        lets[reach].map((kind) => by[kind].me.id).sort(),
      );
    },
  );

  it('FRIEND-91: what was begun before ends with the choice, but whoever the member wrote to first may answer', async () => {
    const { chooser, by } = await meet('everyone');
    const { caller, me } = by.stranger;
    const begun = await caller.chat.openDirect({ memberId: chooser.me.id });
    await caller.chat.send({ ...begun, body: 'Do you know me?', key: key() });
    const asked = await chooser.caller.chat.openDirect({ memberId: by.near.me.id });
    await chooser.caller.chat.send({ ...asked, body: 'Are you coming?', key: key() });
    await chooser.caller.friends.setPresence({ reach: 'friends' });
    await expect(caller.chat.send({ ...begun, body: 'And now?', key: key() })).rejects.toMatchObject(refused);
    await expect(
      by.near.caller.chat.send({ ...asked, body: 'In a minute.', key: key() }),
    ).resolves.toMatchObject({ number: 2 });
    // It keeps nobody from being written to by the chooser, nor from reading what was said.
    await chooser.caller.chat.send({ ...begun, body: 'No.', key: key() });
    expect((await caller.chat.messages(begun)).items.map(({ body }) => body)).toContain('No.');
    await befriend(app.services, chooser, by.stranger);
    await caller.chat.send({ ...begun, body: `It is me, ${me.nickname}`, key: key() });
  });

  it('FRIEND-91: a whisper is refused like any message to one alone', async () => {
    const { chooser, shared, by } = await meet('friends');
    const whisper = () =>
      by.near.caller.chat.send({ roomId: shared, whisperTo: chooser.me.id, body: 'psst', key: key() });
    await expect(whisper()).rejects.toMatchObject(refused);
    await chooser.caller.friends.setPresence({ reach: 'near' });
    await whisper();
  });

  it('FRIEND-92: who is in a room asks others in: one alert for the room, which leads there, once for a key', async () => {
    const { chooser, by, shared } = await meet('everyone');
    const memberId = by.stranger.me.id;
    const call = { roomId: shared, memberId, key: key() };
    expect(await chooser.caller.chat.inviteMember(call)).toEqual({ told: true });
    expect(await chooser.caller.chat.inviteMember(call)).toEqual({ told: true });
    await by.near.caller.chat.inviteMember({ ...call, key: key() });
    expect(await invites(by.stranger)).toMatchObject([
      {
        count: 2,
        actors: [{ id: by.near.me.id }, { id: chooser.me.id }],
        params: { room: { id: shared, title: 'A room' } },
      },
    ]);
    await by.stranger.caller.chat.joinRoom({ roomId: shared });
    expect(await chooser.caller.chat.inviteMember({ ...call, key: key() })).toEqual({ told: false });
  });

  it('FRIEND-92: not for who is not in it, of no room there is, across a block, or for who is banned there', async () => {
    const { chooser, by, shared } = await meet('everyone');
    const memberId = by.stranger.me.id;
    const asking = (member: TestMember, input: { roomId?: string; memberId?: string } = {}) =>
      member.caller.chat.inviteMember({ roomId: shared, memberId, key: key(), ...input });
    const no = (appCode: string) => expect.objectContaining({ appCode });
    await expect(asking(by.friend)).rejects.toEqual(no('NOT_IN_ROOM'));
    await expect(asking(chooser, { roomId: key() })).rejects.toEqual(no('ROOM_NOT_FOUND'));
    await expect(asking(chooser, { memberId: key() })).rejects.toEqual(no('MEMBER_NOT_FOUND'));
    const direct = await chooser.caller.chat.openDirect({ memberId: by.friend.me.id });
    await expect(asking(chooser, direct)).rejects.toEqual(no('ROOM_NOT_FOUND'));
    await chooser.caller.chat.banFromRoom({ roomId: shared, memberId, key: key() });
    await expect(asking(chooser)).rejects.toEqual(no('NOT_ALLOWED'));
    await block(app.services, by.friend, chooser);
    await expect(asking(chooser, { memberId: by.friend.me.id })).rejects.toEqual(no('MEMBER_NOT_FOUND'));
    await block(app.services, chooser, by.near);
    await expect(asking(chooser, { memberId: by.near.me.id })).rejects.toEqual(no('FRIEND_BLOCKED'));
    for (const one of Object.values(by)) expect(await invites(one)).toEqual([]);
  });

  it('FRIEND-93: who was sent out or banned reads why, and nobody else; who is in again does not', async () => {
    const { chooser, by, shared } = await meet('everyone');
    const { near, friend } = by;
    const why = ({ caller }: TestMember) => caller.chat.whySent({ roomId: shared });
    expect(await why(near)).toBeNull();
    await chooser.caller.chat.kick({ roomId: shared, memberId: near.me.id, reason: 'Too loud', key: key() });
    expect(await why(near)).toMatchObject({
      how: 'kick',
      reason: 'Too loud',
      title: expect.any(String),
      isGroup: false,
    });
    expect([await why(friend), await why(chooser)]).toEqual([null, null]);
    await near.caller.chat.joinRoom({ roomId: shared });
    expect(await why(near)).toBeNull();
    await chooser.caller.chat.banFromRoom({ roomId: shared, memberId: near.me.id, key: key() });
    expect(await why(near)).toMatchObject({ how: 'ban', reason: '' });
  });
});
