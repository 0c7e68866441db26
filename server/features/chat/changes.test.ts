// Changing messages that stand: rewording, taking away, answering, reacting, pinning; who may, and what is left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import type { Message } from '../../../shared/chatMessages.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';

describe('changing messages', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let cat: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben, cat] = await Promise.all([app.member(), app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const messagesOf = async (roomId: string, { caller }: TestMember = ann): Promise<Message[]> =>
    (await caller.chat.room({ roomId })).messages.items;
  const answer = (member: TestMember, roomId: string, body: string, replyTo: number) =>
    member.caller.chat.send({ roomId, body, replyTo, key: app.services.newId() });
  const refused = (appCode: string) => expect.objectContaining({ appCode });

  it('CHAT-71: a member rewords their own message, which says so; the same words again change nothing', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ben, roomId, 'tea at fvie');
    const { seq } = await ann.caller.chat.room({ roomId });
    await ben.caller.chat.editMessage({ roomId, number: 1, body: ' tea at five ' });
    const [message] = await messagesOf(roomId);
    expect(message).toMatchObject({ body: 'tea at five', editedAt: expect.any(Number) });
    await ben.caller.chat.editMessage({ roomId, number: 1, body: 'tea at five' });
    expect((await ann.caller.chat.room({ roomId })).seq).toBe(seq + 1);
    expect(await messagesOf(roomId)).toEqual([message]);
  });

  it('CHAT-71: nobody else does, not even the owner or a keeper of the house, nor one who has left', async () => {
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await makeRoomOf(app, ann, ben, keeper);
    await sendAll(app, ben, roomId, 'mine');
    const edit = ({ caller }: TestMember, number = 1) =>
      caller.chat.editMessage({ roomId, number, body: 'not mine' });
    for (const other of [ann, keeper]) await expect(edit(other)).rejects.toEqual(refused('NOT_ALLOWED'));
    await expect(edit(cat)).rejects.toEqual(refused('NOT_IN_ROOM'));
    await expect(edit(ben, 2)).rejects.toEqual(refused('MESSAGE_NOT_FOUND'));
    await ben.caller.chat.leaveRoom({ roomId });
    await expect(edit(ben)).rejects.toEqual(refused('NOT_IN_ROOM'));
    await expect(ben.caller.chat.editMessage({ roomId: nowhere, number: 1, body: 'x' })).rejects.toEqual(
      refused('ROOM_NOT_FOUND'),
    );
    for (const body of ['', ' \n ', 'x'.repeat(2_001), 'bell\u0007']) {
      await expect(ann.caller.chat.editMessage({ roomId, number: 1, body })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    expect((await messagesOf(roomId))[0]?.body).toBe('mine');
  });

  it('CHAT-72: what it said before stands for those in the room, the newest wording first', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const [sent] = await sendAll(app, ben, roomId, 'one');
    for (const body of ['two', 'three', 'four'])
      await ben.caller.chat.editMessage({ roomId, number: 1, body });
    const first = await ann.caller.chat.edits({ roomId, number: 1, limit: 2 });
    expect(first.items.map(({ body }) => body)).toEqual(['three', 'two']);
    const rest = await ann.caller.chat.edits({ roomId, number: 1, cursor: first.nextCursor });
    expect(rest).toEqual({ items: [{ body: 'one', at: sent?.at }], nextCursor: null });
    await expect(cat.caller.chat.edits({ roomId, number: 1 })).rejects.toEqual(refused('NOT_IN_ROOM'));
    await expect(ann.caller.chat.edits({ roomId, number: 9 })).rejects.toEqual(refused('MESSAGE_NOT_FOUND'));
  });

  it('CHAT-73: its author, the owner or a keeper takes a message away; a line without words keeps its place', async () => {
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await makeRoomOf(app, ann, ben, cat, keeper);
    await sendAll(app, ben, roomId, 'first', 'second', 'third');
    await expect(cat.caller.chat.deleteMessage({ roomId, number: 1 })).rejects.toEqual(
      refused('NOT_ALLOWED'),
    );
    const before = await messagesOf(roomId);
    for (const [index, member] of [ben, ann, keeper].entries()) {
      await member.caller.chat.deleteMessage({ roomId, number: index + 1 });
    }
    expect(await messagesOf(roomId)).toEqual(
      before.map((message) => ({ ...message, body: '', deletedAt: expect.any(Number) })),
    );
    await expect(ben.caller.chat.deleteMessage({ roomId, number: 1 })).rejects.toEqual(
      refused('MESSAGE_NOT_FOUND'),
    );
    await expect(ben.caller.chat.editMessage({ roomId, number: 1, body: 'back' })).rejects.toEqual(
      refused('MESSAGE_NOT_FOUND'),
    );
    const [sent] = await sendAll(app, ben, roomId, 'fourth');
    expect(sent?.number).toBe(4);
  });

  it('CHAT-74: old words are nowhere in the log, quotes and rings; those of a deleted message in no table', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: '1' }));
    await sendAll(app, ben, roomId, 'sesame alpha');
    await ben.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
    await answer(ann, roomId, 'heard', 1);
    await ben.caller.chat.editMessage({ roomId, number: 1, body: 'sesame bravo' });
    const { database } = app.services;
    expect(await findEverywhere(database, ['sesame alpha'])).toEqual(['message_edits.body: sesame alpha']);
    // A feed that begins before it was said reads the new words, from the log and from the ring alike.
    const replay = async () => {
      const feed = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: '2' }));
      const { seq } = await ann.caller.chat.room({ roomId });
      const seen = await feed.take(seq - 2);
      await feed.stop();
      return JSON.stringify(seen);
    };
    expect(await replay()).not.toContain('alpha');
    expect(await replay()).toContain('sesame bravo');
    await ben.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await findEverywhere(database, ['sesame'])).toEqual([]);
    expect(await replay()).not.toContain('sesame');
    await reader.stop();
  });

  it('CHAT-75: an answer quotes the beginning of what it answers, and follows its fate', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const long = `${'가'.repeat(119)}😀${'x'.repeat(300)}`;
    await sendAll(app, ben, roomId, long);
    const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: '3' }));
    await answer(ann, roomId, 'so long', 1);
    const author = { id: ben.me.id, nickname: ben.me.nickname, avatar: ben.me.avatar };
    const quote = { number: 1, author, body: `${'가'.repeat(119)}😀…` };
    const { event } = await reader.next();
    expect(event).toMatchObject({ type: 'message.created', message: { replyTo: quote } });
    await reader.stop();
    const quoted = async () => (await messagesOf(roomId)).find(({ number }) => number === 2)?.replyTo;
    expect(await quoted()).toEqual(quote);
    await ben.caller.chat.editMessage({ roomId, number: 1, body: 'short' });
    expect(await quoted()).toEqual({ number: 1, author, body: 'short' });
    await ben.caller.chat.deleteMessage({ roomId, number: 1 });
    const gone = { number: 1, author: null, body: '' };
    expect(await quoted()).toEqual(gone);
    // What waited in an outbox goes out although its source is gone; a number nobody had does not.
    await answer(ann, roomId, 'late', 1);
    expect((await messagesOf(roomId)).at(-1)).toMatchObject({ body: 'late', replyTo: gone });
    await expect(answer(ann, roomId, 'never', 99)).rejects.toEqual(refused('MESSAGE_NOT_FOUND'));
    expect((await messagesOf(roomId)).at(-1)?.number).toBe(3);
  });

  it('CHAT-75: a key with another answer is another input', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ben, roomId, 'a', 'b');
    const input = { roomId, body: 'yes', replyTo: 1, key: app.services.newId() };
    const first = await ann.caller.chat.send(input);
    expect(await ann.caller.chat.send(input)).toEqual(first);
    await expect(ann.caller.chat.send({ ...input, replyTo: 2 })).rejects.toEqual(refused('KEY_REUSED'));
  });

  it('CHAT-76: one of each emoji a member, counted in the order of first use; who they are page by page', async () => {
    const roomId = await makeRoomOf(app, ann, ben, cat);
    await sendAll(app, ann, roomId, 'cake?');
    const react = ({ caller }: TestMember, emoji: string, on = true) =>
      caller.chat.react({ roomId, number: 1, emoji, on });
    await Promise.all([react(ben, '🎂'), react(ben, '🎂')]);
    await react(cat, '👍🏽');
    await react(ann, '🎂');
    const shown = async (member: TestMember) => (await messagesOf(roomId, member))[0]?.reactions;
    expect(await shown(ann)).toEqual([
      { emoji: '🎂', count: 2, mine: true },
      { emoji: '👍🏽', count: 1, mine: false },
    ]);
    expect((await shown(cat))?.map(({ mine }) => mine)).toEqual([false, true]);
    const whoIs = (cursor?: string | null) =>
      cat.caller.chat.reacted({ roomId, number: 1, emoji: '🎂', limit: 1, cursor });
    const first = await whoIs();
    expect(first.items.map(({ id }) => id)).toEqual([ben.me.id]);
    expect(await whoIs(first.nextCursor)).toMatchObject({ items: [{ id: ann.me.id }], nextCursor: null });
    await react(ben, '🎂', false);
    await react(ann, '🎂', false);
    await react(ann, '🎂', false);
    expect(await shown(ann)).toEqual([{ emoji: '👍🏽', count: 1, mine: false }]);
  });

  it('CHAT-76: what is no emoji of the list is refused, and a twenty-first kind', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'x');
    const react = (emoji: string, on = true) => ben.caller.chat.react({ roomId, number: 1, emoji, on });
    for (const emoji of ['x', '<b>', '👍👍', ':)', '\u200d']) {
      await expect(react(emoji), emoji).rejects.toEqual(refused('EMOJI_UNKNOWN'));
    }
    // With and without the sign that asks for a picture an emoji is the same.
    await react('\u2764');
    await react('\u2764\ufe0f');
    expect((await messagesOf(roomId))[0]?.reactions).toMatchObject([{ emoji: '❤️', count: 1 }]);
    await react('\u2764', false);
    const kinds = [...'😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰😍🤩😘😗😚'];
    for (const emoji of kinds) await react(emoji);
    await expect(react('😙')).rejects.toMatchObject({ appCode: 'TOO_MANY_REACTIONS', params: { max: 20 } });
    await ann.caller.chat.react({ roomId, number: 1, emoji: '😀', on: true });
    expect((await messagesOf(roomId))[0]?.reactions).toHaveLength(20);
    await expect(cat.caller.chat.react({ roomId, number: 1, emoji: '😀', on: true })).rejects.toEqual(
      refused('NOT_IN_ROOM'),
    );
    await ann.caller.chat.deleteMessage({ roomId, number: 1 });
    await expect(react('😀')).rejects.toEqual(refused('MESSAGE_NOT_FOUND'));
    expect((await messagesOf(roomId))[0]).not.toHaveProperty('reactions');
  });

  it('CHAT-77: owner and keepers pin, the newest pin first; a line says so; a deleted message is pinned no more', async () => {
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await makeRoomOf(app, ann, ben, keeper);
    await sendAll(app, ben, roomId, 'one', 'two', 'three');
    const pin = ({ caller }: TestMember, number: number, on = true) =>
      caller.chat.pinMessage({ roomId, number, on });
    await expect(pin(ben, 1)).rejects.toEqual(refused('NOT_ALLOWED'));
    await pin(ann, 3);
    await pin(keeper, 1);
    await pin(keeper, 1);
    const room = await ben.caller.chat.room({ roomId });
    expect(room.pins).toEqual([1, 3]);
    const lines = room.messages.lines.filter(({ kind }) => kind === 'pinned');
    expect(lines.map(({ member }) => member.id)).toEqual([ann.me.id, keeper.me.id]);
    const first = await ben.caller.chat.pins({ roomId, limit: 1 });
    expect(first.items.map(({ body }) => body)).toEqual(['one']);
    const second = await ben.caller.chat.pins({ roomId, cursor: first.nextCursor });
    expect(second.items).toEqual(room.messages.items.slice(2));
    await ben.caller.chat.deleteMessage({ roomId, number: 1 });
    await pin(ann, 3, false);
    expect((await ben.caller.chat.room({ roomId })).pins).toEqual([]);
    await expect(pin(ann, 1)).rejects.toEqual(refused('MESSAGE_NOT_FOUND'));
  });

  it('CHAT-77: at most 50 messages are pinned, however many pin at once', async () => {
    const roomId = await makeRoom(app, ann);
    await sendAll(app, ann, roomId, ...Array.from({ length: 55 }, (_, index) => `m${index}`));
    const pins = Array.from({ length: 55 }, (_, index) =>
      ann.caller.chat.pinMessage({ roomId, number: index + 1, on: true }),
    );
    const settled = await Promise.allSettled(pins);
    const failed = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(failed).toHaveLength(5);
    for (const reason of failed)
      expect(reason).toMatchObject({ appCode: 'TOO_MANY_PINS', params: { max: 50 } });
    expect((await ann.caller.chat.room({ roomId })).pins).toHaveLength(50);
  });
});
