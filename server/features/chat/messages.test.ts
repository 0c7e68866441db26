// Sending and reading messages, and the lines between them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessagesPage } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';

describe('messages', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const newKey = () => app.services.newId();

  it('CHAT-12: numbers messages from 1 in the order sent, each by its caller', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const [one] = await sendAll(app, ann, roomId, 'one');
    const [two] = await sendAll(app, ben, roomId, '  two\n\tlines  ');
    expect([one?.number, two?.number]).toEqual([1, 2]);
    const { messages, seq } = await ann.caller.chat.room({ roomId });
    expect(two?.seq).toBe(seq);
    expect(messages.items).toEqual([
      {
        id: one?.id,
        number: 1,
        author: { id: ann.me.id, nickname: ann.me.nickname, avatar: ann.me.avatar },
        body: 'one',
        at: one?.at,
      },
      {
        id: two?.id,
        number: 2,
        author: { id: ben.me.id, nickname: ben.me.nickname, avatar: ben.me.avatar },
        body: 'two\n\tlines',
        at: two?.at,
      },
    ]);
  });

  it('CHAT-12: leaves no gap where many send at once and some are refused', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const outsider = await app.member();
    const sends = Array.from({ length: 60 }, (_, index) => {
      const sender = [ann, ben, outsider][index % 3] ?? ann;
      return sender.caller.chat.send({ roomId, body: `m${index}`, key: newKey() });
    });
    const settled = await Promise.allSettled(sends);
    const sent = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(sent).toHaveLength(40);
    const range = Array.from({ length: 40 }, (_, index) => index + 1);
    expect(sent.map(({ number }) => number).sort((a, b) => a - b)).toEqual(range);
    const { items } = await ann.caller.chat.messages({ roomId, limit: 100 });
    expect(items.map(({ number }) => number)).toEqual(range);
  });

  it('CHAT-13: sends one message for a key, five times at once and later', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const input = { roomId, body: 'only once', key: newKey() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ann.caller.chat.send(input)));
    answers.push(await ann.caller.chat.send(input));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ number: 1, seq: 3 });
    expect((await ann.caller.chat.messages({ roomId })).items).toHaveLength(1);
    await expect(ann.caller.chat.send({ ...input, body: 'another' })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
    const other = await makeRoom(app, ann);
    await expect(ann.caller.chat.send({ ...input, roomId: other })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
    // Another member's key is theirs.
    expect((await ben.caller.chat.send(input)).number).toBe(2);
  });

  it('CHAT-13: leaves the key of a refused message unused', async () => {
    const roomId = await makeRoom(app, ann);
    const input = { roomId, body: 'let me in', key: newKey() };
    await expect(ben.caller.chat.send(input)).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await ben.caller.chat.joinRoom({ roomId });
    expect((await ben.caller.chat.send(input)).number).toBe(1);
  });

  it('CHAT-14: holds messages to their bounds', async () => {
    const roomId = await makeRoom(app, ann);
    const send = (body: string) => ann.caller.chat.send({ roomId, body, key: newKey() });
    for (const body of ['', ' \n ', 'x'.repeat(2_001), 'nul\u0000', 'bell\u0007', 'lone\udc00']) {
      await expect(send(body), JSON.stringify(body)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect((await send('가'.repeat(2_000))).number).toBe(1);
    expect((await send('👩‍👩‍👧 <b>&amp;</b> \u2028')).number).toBe(2);
    const { items } = await ann.caller.chat.messages({ roomId });
    expect(items.at(-1)?.body).toBe('👩‍👩‍👧 <b>&amp;</b>');
  });

  it('CHAT-15, CHAT-16: pages the history so that each message and line stands once', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    await ben.caller.chat.leaveRoom({ roomId });
    const come = () => ben.caller.chat.joinRoom({ roomId });
    const go = () => ben.caller.chat.leaveRoom({ roomId });
    await sendAll(app, ann, roomId, '1', '2', '3');
    await come();
    await go();
    await sendAll(app, ann, roomId, '4', '5', '6');
    await come();
    await sendAll(app, ann, roomId, '7');
    await go();
    for (const limit of [1, 2, 3, 4, 7, 50]) {
      const pages: MessagesPage[] = [];
      let before: number | null = null;
      do {
        const page: MessagesPage = await ann.caller.chat.messages({ roomId, before, limit });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        pages.unshift(page);
        before = page.nextBefore;
      } while (before !== null);
      expect(pages.flatMap(({ items }) => items.map(({ number }) => number))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(pages.flatMap(({ lines }) => lines.map(({ kind, afterNumber }) => [kind, afterNumber]))).toEqual(
        [
          ['joined', 0],
          ['joined', 0],
          ['left', 0],
          ['joined', 3],
          ['left', 3],
          ['joined', 6],
          ['left', 7],
        ],
      );
    }
    expect(await ann.caller.chat.messages({ roomId, before: 1 })).toEqual({
      items: [],
      lines: [],
      nextBefore: null,
    });
    const newest = await ann.caller.chat.messages({ roomId, before: 9_999, limit: 2 });
    expect(newest.items.map(({ number }) => number)).toEqual([6, 7]);
  });

  it('CHAT-17: the snapshot holds what the first page of messages holds', async () => {
    const roomId = await makeRoom(app, ann);
    await sendAll(app, ann, roomId, ...Array.from({ length: 55 }, (_, index) => `m${index + 1}`));
    const { messages } = await ann.caller.chat.room({ roomId });
    expect(messages).toEqual(await ann.caller.chat.messages({ roomId }));
    expect(messages.items).toHaveLength(50);
    expect(messages.nextBefore).toBe(6);
  });

  it('CHAT-11: tells a room that is not there from one the caller is not in', async () => {
    const body = 'x';
    await expect(ann.caller.chat.send({ roomId: nowhere, body, key: newKey() })).rejects.toMatchObject({
      appCode: 'ROOM_NOT_FOUND',
    });
    const roomId = await makeRoom(app, ben);
    await expect(ann.caller.chat.send({ roomId, body, key: newKey() })).rejects.toMatchObject({
      appCode: 'NOT_IN_ROOM',
    });
  });

  it('CHAT-30: reads a page of messages from the index that holds them in order', async () => {
    const roomId = await makeRoom(app, ann);
    const { sql } = app.services.database;
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, ${ann.me.id}, 'bulk', now() from generate_series(1, 5000) n`;
    await sql`analyze messages`;
    const plan = await sql`
      explain select id, number, author_id, body, at from messages
      where room_id = ${roomId} and number < 4000 order by number desc limit 51`;
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('Index Scan Backward using messages_room_number');
    expect(text).not.toContain('Sort');
  });
});
