// What holds writers back: slow mode and the words an owner does not want; and links that lead in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';

describe('restraint and invites', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  let ahead = 0;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => Date.now() + ahead } });
    [ann, ben, cat] = await Promise.all([app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const refused = (appCode: string, params?: object) =>
    expect.objectContaining({ appCode, ...(params && { params }) });
  const key = () => app.services.newId();
  const bodiesIn = async (roomId: string) =>
    (await ann.caller.chat.room({ roomId })).messages.items.map(({ body }) => body);

  it('CHAT-97: in slow mode a member sends one message in so many seconds, the owner as they like', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await ann.caller.chat.editRoom({ roomId, slowMode: 30, key: key() });
    expect(await ben.caller.chat.room({ roomId })).toMatchObject({ slowMode: 30 });
    await sendAll(app, ann, roomId, 'one', 'two');
    await sendAll(app, ben, roomId, 'mine');
    await expect(sendAll(app, ben, roomId, 'more')).rejects.toEqual(
      refused('SLOW_MODE', { retryAfter: expect.any(Number) }),
    );
    // Going out and coming back makes it no shorter.
    await ben.caller.chat.leaveRoom({ roomId });
    await ben.caller.chat.joinRoom({ roomId });
    await expect(sendAll(app, ben, roomId, 'more')).rejects.toEqual(refused('SLOW_MODE'));
    ahead += 31_000;
    await sendAll(app, ben, roomId, 'later');
    expect(await bodiesIn(roomId)).toEqual(['one', 'two', 'mine', 'later']);
    await ann.caller.chat.editRoom({ roomId, slowMode: 0, key: key() });
    await sendAll(app, ben, roomId, 'free', 'again');
  });

  it('CHAT-97: of several at once one goes, and a repeated call gets its first answer', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await ann.caller.chat.editRoom({ roomId, slowMode: 60, key: key() });
    const calls = Array.from({ length: 6 }, (_, n) => ({ roomId, body: `call ${n}`, key: key() }));
    const settled = await Promise.allSettled(calls.map((call) => ben.caller.chat.send(call)));
    const went = settled.flatMap((one, n) => (one.status === 'fulfilled' ? [{ n, sent: one.value }] : []));
    expect(went).toHaveLength(1);
    const [first] = went;
    for (const one of settled) {
      if (one.status === 'rejected') expect(one.reason).toEqual(refused('SLOW_MODE', { retryAfter: 60 }));
    }
    const again = calls[first?.n ?? 0];
    if (again) expect(await ben.caller.chat.send(again)).toEqual(first?.sent);
    expect(await bodiesIn(roomId)).toHaveLength(1);
  });

  it('CHAT-98: a message with a word the owner does not want is refused by that word, also when reworded', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const words = ['ass', 'Straße', '바보', '傻瓜', 'ｆｏｏ bar'];
    await ann.caller.chat.editRoom({ roomId, words: [...words, 'ASS'], key: key() });
    expect((await ann.caller.chat.roomKeeping({ roomId })).words).toHaveLength(words.length);
    const say = (body: string) => sendAll(app, ben, roomId, body);
    for (const [body, word] of [
      ['You ASS!', 'ASS'],
      ['a\u200bss', 'ASS'],
      ['in der STRASSE', 'Straße'],
      ['너 바보야', '바보'],
      ['你是傻瓜吗', '傻瓜'],
      ['well, Foo -- BAR', 'ｆｏｏ bar'],
    ] as const) {
      await expect(say(body), body).rejects.toEqual(refused('WORD_REFUSED', { word }));
    }
    await say('a class passes, 바 보, 傻 瓜, food bar');
    await expect(ben.caller.chat.editMessage({ roomId, number: 1, body: 'ass' })).rejects.toEqual(
      refused('WORD_REFUSED', { word: 'ASS' }),
    );
    await expect(ann.caller.chat.editRoom({ roomId, words: ['!?'], key: key() })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await ann.caller.chat.editRoom({ roomId, words: [], key: key() });
    await say('ass');
  });

  it('CHAT-98: one refused sinks none of those it shares a commit with', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await ann.caller.chat.editRoom({ roomId, words: ['no'], key: key() });
    const bodies = Array.from({ length: 20 }, (_, n) => (n % 4 === 0 ? `no ${n}` : `yes ${n}`));
    const settled = await Promise.allSettled(
      bodies.map((body) => ben.caller.chat.send({ roomId, body, key: key() })),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect((await bodiesIn(roomId)).sort()).toEqual(bodies.filter((body) => body.startsWith('yes')).sort());
  });

  it('CHAT-100: a link leads into a locked room, shows it before, and is nowhere stored as it is', async () => {
    const roomId = await makeRoom(app, ann, { title: 'Back room', password: 'sesame' });
    const { code, expiresAt } = await ann.caller.chat.makeInvite({ roomId, days: 7, key: key() });
    expect(code).toMatch(/^[\w-]{22}$/);
    expect(await findEverywhere(app.services.database, [code])).toEqual([]);
    const shown = { roomId, title: 'Back room', locked: true, memberCount: 1, expiresAt };
    expect(await app.guest().caller.chat.invite({ code })).toMatchObject({
      ...shown,
      owner: null,
      people: [],
    });
    expect(await ben.caller.chat.invite({ code })).toMatchObject({
      ...shown,
      owner: { id: ann.me.id },
      people: [{ id: ann.me.id }],
      isIn: false,
    });
    expect(await ben.caller.chat.joinByInvite({ code })).toEqual({ roomId });
    expect(await ben.caller.chat.joinByInvite({ code })).toEqual({ roomId });
    expect((await ben.caller.chat.invite({ code })).isIn).toBe(true);
    const nothing = refused('INVITE_NOT_FOUND');
    await expect(cat.caller.chat.invite({ code: 'x'.repeat(22) })).rejects.toEqual(nothing);
    await expect(cat.caller.chat.joinByInvite({ code: 'x'.repeat(22) })).rejects.toEqual(nothing);
  });

  it('CHAT-101: a link ends with its time, when it is taken back, and with the room', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const { chat } = ann.caller;
    const short = await chat.makeInvite({ roomId, days: 1, key: key() });
    const long = await chat.makeInvite({ roomId, days: 30, key: key() });
    expect((await chat.invites({ roomId })).items).toMatchObject([
      { id: long.inviteId },
      { id: short.inviteId },
    ]);
    ahead += 24 * 3_600_000;
    await expect(cat.caller.chat.joinByInvite({ code: short.code })).rejects.toEqual(
      refused('INVITE_NOT_FOUND'),
    );
    expect((await chat.invites({ roomId })).items).toMatchObject([{ id: long.inviteId }]);
    await expect(ben.caller.chat.revokeInvite({ roomId, inviteId: long.inviteId })).rejects.toEqual(
      refused('NOT_ALLOWED'),
    );
    // Of another room's nothing happens.
    const other = await makeRoom(app, ben);
    await ben.caller.chat.revokeInvite({ roomId: other, inviteId: long.inviteId });
    await cat.caller.chat.joinByInvite({ code: long.code });
    await chat.revokeInvite({ roomId, inviteId: long.inviteId });
    await chat.revokeInvite({ roomId, inviteId: long.inviteId });
    await expect(cat.caller.chat.invite({ code: long.code })).rejects.toEqual(refused('INVITE_NOT_FOUND'));
    const last = await chat.makeInvite({ roomId, days: 1, key: key() });
    expect((await chat.roomLog({ roomId })).items.map(({ action }) => action)).toEqual([
      'invite',
      'revoke',
      'invite',
      'invite',
    ]);
    await chat.closeRoom({ roomId, key: key() });
    await expect(cat.caller.chat.invite({ code: last.code })).rejects.toEqual(refused('INVITE_NOT_FOUND'));
  });

  it('CHAT-101: making one again with its key makes no second, and there are only so many', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const input = { roomId, days: 1, key: key() };
    const first = await ann.caller.chat.makeInvite(input);
    const again = await ann.caller.chat.makeInvite(input);
    expect(again.inviteId).toBe(first.inviteId);
    expect((await ann.caller.chat.invites({ roomId })).items).toHaveLength(1);
    await expect(cat.caller.chat.invite({ code: first.code })).rejects.toEqual(refused('INVITE_NOT_FOUND'));
    expect(await cat.caller.chat.invite({ code: again.code })).toMatchObject({ roomId });
    for (let n = 1; n < 20; n += 1) await ann.caller.chat.makeInvite({ ...input, key: key() });
    await expect(ann.caller.chat.makeInvite({ ...input, key: key() })).rejects.toEqual(
      refused('TOO_MANY_INVITES', { max: 20 }),
    );
    await expect(ben.caller.chat.makeInvite({ ...input, key: key() })).rejects.toEqual(
      refused('NOT_ALLOWED'),
    );
  });
});
