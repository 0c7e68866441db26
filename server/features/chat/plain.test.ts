// The statement for messages that are nothing but words does what the one for all messages does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { RoomEvent } from '../../../shared/chat.ts';
import type { Live } from '../../live/index.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';
import { sendMessage } from './commands/sendMessage.ts';
import type { Send } from './commands/storeMessages.ts';
import { storeMessages } from './commands/storeMessages.ts';
import { isPlain, storePlain } from './commands/storePlain.ts';
import { memberRef } from './present.ts';

describe('plain messages', () => {
  const statements: string[] = [];
  const at = Date.now();
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => at }, onStatement: (text) => statements.push(text) });
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  });
  afterAll(() => app.close());

  const newId = () => app.services.newId();
  const sendOf = (author: MemberRef, roomId: string, body: string, more: Partial<Send> = {}): Send => ({
    id: newId(),
    author,
    roomId,
    body,
    key: newId(),
    ...more,
  });

  /** All that a room's messages leave behind, without what is different in every world. */
  const tracesOf = async (roomId: string) => {
    const { sql } = app.services.database;
    return {
      room: await sql`select last_number, member_count from rooms where id = ${roomId}`,
      members: await sql`
        select member_id, read_number, sent_at from room_members where room_id = ${roomId} order by member_id`,
      messages: await sql`
        select number, author_id, body, at, seq, reply_to, mentions, mentions_all, attachments, shown_in, shown_after, edited_at,
          deleted_at from messages where room_id = ${roomId} order by number`,
      events: await sql`
        select seq, type, payload #- '{message,id}' as payload, erases, at from events
        where topic = ${`room:${roomId}`} and type = 'message.created' order by seq`,
      head: await sql`select head from topics where topic = ${`room:${roomId}`}`,
      keys: await sql`
        select k.member_id, k.procedure, k.input_hash, k.result - 'id' as result, k.at, k.result->>'id' = m.id::text as is_its
        from request_keys k join messages m on m.id::text = k.result->>'id' where m.room_id = ${roomId} order by m.number`,
    };
  };

  /** What came of sends, without ids. */
  const toldOf = (stored: readonly unknown[]) =>
    JSON.parse(JSON.stringify(stored, (name, value) => (name === 'id' ? undefined : value)));

  it('LIVE-71: the same messages leave the same rows, events and answers by either statement', async () => {
    const bodies = ['hello', '안녕 https://example.org', '"\\ \n{}', '2'.repeat(2_000), 'last'];
    const worlds = [];
    for (const isShort of [true, false]) {
      const roomId = await makeRoomOf(app, ann, ben);
      const store = (sends: Send[]) =>
        isShort
          ? storePlain(app.services, sends)
          : storeMessages(app.services, sends, [], new Map(), new Map());
      const { seq } = await ann.caller.chat.room({ roomId });
      const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: String(seq) }));
      const sends = bodies.map((body, place) => sendOf(memberRef((place % 2 ? ann : ben).me), roomId, body));
      const first = await store(sends);
      const again = await store([...sends.slice(1, 3), sendOf(memberRef(ann.me), roomId, 'more')]);
      const followed = await reader.take(bodies.length + 1);
      await reader.stop();
      const { events, ...traces } = await tracesOf(roomId);
      // What is told says what is stored.
      expect(toldOf(followed.map(({ event }) => event))).toEqual(
        toldOf(events.map(({ payload }) => payload)),
      );
      expect(again.map((each) => each?.first?.answer)).toEqual([first[1]?.sent, first[2]?.sent, undefined]);
      const told = toldOf([first, again.map((each) => ({ ...each, first: each?.first?.answer ?? null }))]);
      worlds.push({ told, events, traces: { ...traces, keys: withoutRooms(traces.keys) } });
    }
    expect(worlds[0]).toEqual(worlds[1]);
  });

  /** Hashes are of the room as well. */
  const withoutRooms = (keys: readonly Record<string, unknown>[]) =>
    keys.map(({ input_hash: hash, ...rest }) => ({ ...rest, bytes: (hash as Uint8Array).length }));

  it('LIVE-71: refusals are the same by either statement, and sink no neighbour', async () => {
    const [roomId, foreign] = await Promise.all([makeRoomOf(app, ann, ben), makeRoom(app, ann)]);
    const muted = await app.member();
    await muted.caller.chat.joinRoom({ roomId });
    const mute = { roomId, memberId: muted.me.id, seconds: 600, key: newId() };
    await ann.caller.chat.muteInRoom(mute);
    const used = { roomId, body: 'of before', key: newId() };
    const before = await ben.caller.chat.send(used);
    const plain = { roomId, body: 'x' };
    // The second makes of each case one that is not plain, whose room and author are the same.
    const outcomes = [];
    for (const others of [[], [{ ...plain, replyTo: before.number }]]) {
      const sends = [
        ben.caller.chat.send({ ...plain, key: newId() }),
        ben.caller.chat.send({ ...plain, roomId: nowhere, key: newId() }),
        ben.caller.chat.send({ ...plain, roomId: foreign, key: newId() }),
        muted.caller.chat.send({ ...plain, key: newId() }),
        ben.caller.chat.send({ ...used, body: 'else' }),
        ben.caller.chat.send(used),
        ...others.map((other) => ann.caller.chat.send({ ...other, key: newId() })),
      ];
      statements.length = 0;
      const settled = await Promise.allSettled(sends);
      expect(statements.some((text) => text.includes('as sends('))).toBe(others.length > 0);
      expect(settled.at(-1)).toMatchObject({ status: 'fulfilled' });
      expect(settled[5]).toMatchObject({ value: before });
      outcomes.push(
        settled
          .slice(0, 5)
          .map((each) => (each.status === 'fulfilled' ? 'sent' : [each.reason.appCode, each.reason.params])),
      );
    }
    expect(outcomes[0]?.map((each) => [each].flat()[0])).toEqual([
      'sent',
      'ROOM_NOT_FOUND',
      'NOT_IN_ROOM',
      'MUTED',
      'KEY_REUSED',
    ]);
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  it('LIVE-71: what a room asks more of a message holds for plain ones too, in order and beside others', async () => {
    const [slow, strict, free] = await Promise.all([1, 2, 3].map(() => makeRoomOf(app, ann, ben)));
    const direct = (await ann.caller.chat.openDirect({ memberId: ben.me.id })).roomId;
    if (!slow || !strict || !free) throw new Error('there are three');
    await ann.caller.chat.editRoom({ roomId: slow, slowMode: 60, key: newId() });
    await ann.caller.chat.editRoom({ roomId: strict, words: ['fie'], key: newId() });
    const say = (roomId: string, body: string) => ben.caller.chat.send({ roomId, body, key: newId() });
    const settled = await Promise.allSettled([
      say(free, 'one'),
      say(slow, 'one'),
      say(strict, 'fie!'),
      say(slow, 'two'),
      say(direct, 'one'),
      say(strict, 'one'),
      say(free, 'two'),
      say(direct, 'two'),
    ]);
    expect(
      settled.map((each) => (each.status === 'fulfilled' ? each.value.number : each.reason.appCode)),
    ).toEqual([1, 1, 'WORD_REFUSED', 'SLOW_MODE', 1, 1, 2, 2]);
    // Known from now on: nothing is tried that will not do.
    statements.length = 0;
    await sendAll(app, ann, direct, 'answer');
    expect(statements.filter((text) => text.includes('as plain('))).toEqual([]);
  });

  it('LIVE-71: where what stands beside them cannot be stored, plain ones that are stored are answered', async () => {
    const [free, slow] = await Promise.all([makeRoomOf(app, ann, ben), makeRoomOf(app, ann, ben)]);
    await ann.caller.chat.editRoom({ roomId: slow, slowMode: 60, key: newId() });
    const { live } = app.services;
    let transactions = 0;
    const lost = new Error('the connection was lost');
    const breaking: Live = {
      ...live,
      transactAtOnce: (issue, conclude) => {
        transactions += 1;
        return transactions === 2 ? Promise.reject(lost) : live.transactAtOnce(issue, conclude);
      },
    };
    const services = { ...app.services, live: breaking, metrics: createMetrics() };
    const send = (roomId: string) =>
      sendMessage(services, memberRef(ben.me), { roomId, body: 'x', key: newId() });
    const settled = await Promise.allSettled([send(free), send(slow), send(free)]);
    expect(transactions).toBe(2);
    expect(settled).toMatchObject([
      { value: { number: 1 } },
      { status: 'rejected', reason: lost },
      { value: { number: 2 } },
    ]);
  });

  it('LIVE-71: a message is plain that answers, addresses and carries nothing, and is no whisper', () => {
    const author = memberRef(ann.me);
    expect(isPlain(sendOf(author, nowhere, 'x', { mentions: [], attachments: [] }))).toBe(true);
    const more: Partial<Send>[] = [
      { replyTo: 1 },
      { mentions: [ben.me.id] },
      { mentionsAll: true },
      { attachments: [nowhere] },
      { shownIn: nowhere },
    ];
    for (const each of more) expect(isPlain(sendOf(author, nowhere, 'x', each))).toBe(false);
  });
});
