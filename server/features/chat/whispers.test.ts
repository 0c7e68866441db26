// Whispers: said in a room, to one alone, and nobody else's business.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { InboxEvent, RoomEvent } from '../../../shared/chat.ts';
import { applyToWhispers, type WhispersState } from '../../../shared/whispersReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { block } from '../../testing/friends.ts';
import { follow, makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describe('whispers', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let eve: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const meet = async () => {
    [ann, ben, eve] = await Promise.all([app.member(), app.member(), app.member()]);
    return makeRoomOf(app, ann, ben, eve);
  };
  const whisper = ({ caller }: TestMember, roomId: string, to: TestMember, body = 'psst') =>
    caller.chat.send({ roomId, body, whisperTo: to.me.id, key: app.services.newId() });
  const bodiesIn = async ({ caller }: TestMember, roomId: string) =>
    (await caller.chat.whispers({ roomId })).items.map(({ message }) => message.body);
  const openInbox = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    await inbox.next();
    return inbox;
  };

  it('CHAT-283: is reported by who it was said to, with what both said to each other and nothing of the room', async () => {
    const roomId = await meet();
    const keeper = await app.member({ role: 'moderator' });
    await sendAll(app, eve, roomId, 'for everybody');
    await whisper(ben, roomId, ann, 'yes?');
    const { roomId: direct = '', number } = await whisper(ann, roomId, ben, 'you fool');
    const reason = 'insult' as const;
    const report = ({ caller }: TestMember) => caller.chat.reportMessage({ roomId: direct, number, reason });
    await expect(report(eve)).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await expect(report(ann)).rejects.toMatchObject({ appCode: 'NOT_ALLOWED' });
    await report(ben);
    // Who looks after the room it was shown in is told nothing of it.
    expect((await ann.caller.chat.roomReports({ roomId })).items).toEqual([]);
    const { items } = await keeper.caller.chat.talkReports();
    expect(items.find(({ member }) => member.id === ann.me.id)).toMatchObject({
      number,
      room: { id: direct, direct: true },
      lines: [{ body: 'yes?' }, { body: 'you fool' }],
    });
  });

  it('CHAT-130: it is a message of their direct room that remembers where it was said, and both see it there', async () => {
    const roomId = await meet();
    await sendAll(app, eve, roomId, 'one', 'two');
    const sent = await whisper(ann, roomId, ben);
    const direct = sent.roomId ?? '';
    expect((await ben.caller.chat.openDirect({ memberId: ann.me.id })).roomId).toBe(direct);
    const shownIn = { roomId, afterNumber: 2 };
    for (const { caller } of [ann, ben]) {
      expect((await caller.chat.room({ roomId: direct })).messages.items).toMatchObject([
        { body: 'psst', number: 1, author: { id: ann.me.id }, shownIn },
      ]);
      expect((await caller.chat.whispers({ roomId })).items).toMatchObject([
        { roomId: direct, message: { body: 'psst', number: 1, shownIn } },
      ]);
    }
    await sendAll(app, ben, direct, 'not a whisper');
    await whisper(ben, roomId, ann, 'and back');
    expect(await bodiesIn(ann, roomId)).toEqual(['and back', 'psst']);
    const first = await ann.caller.chat.whispers({ roomId, limit: 1 });
    const second = await ann.caller.chat.whispers({ roomId, limit: 1, cursor: first.nextCursor });
    expect([first, second].map(({ items }) => items[0]?.message.body)).toEqual(['and back', 'psst']);
    expect(second.nextCursor).toBeNull();
  });

  it('CHAT-131: it is in no history, list, counter, feed or inbox of anybody else', async () => {
    const roomId = await meet();
    const old = await eve.caller.chat.room({ roomId });
    const feed = await follow<RoomEvent>(eve.caller.chat.onRoom({ roomId, lastEventId: String(old.seq) }));
    const inbox = await openInbox(eve);
    const secret = `secret ${app.services.newId()}`;
    const { roomId: direct = '' } = await whisper(ann, roomId, ben, secret);
    await whisper(ben, roomId, ann);
    await ann.caller.chat.editMessage({ roomId: direct, number: 1, body: 'said otherwise' });
    await sendAll(app, ann, roomId, 'for all');
    // The first they hear of is what was said to everybody.
    expect((await feed.next()).event).toMatchObject({
      type: 'message.created',
      message: { number: 1, body: 'for all' },
    });
    await feed.stop();
    expect((await inbox.next()).value).toMatchObject({ type: 'poke', roomId, number: 1 });
    expect(await eve.caller.chat.whispers({ roomId })).toEqual({ items: [], nextCursor: null });
    for (const { caller } of [ann, ben, eve]) {
      const { messages } = await caller.chat.room({ roomId });
      expect(messages.items.map(({ body }) => body)).toEqual(['for all']);
    }
    const [mine] = (await eve.caller.chat.myRooms()).items;
    expect(mine).toMatchObject({ id: roomId, number: 1, lastMessage: { body: 'for all' } });
    await expect(eve.caller.chat.room({ roomId: direct })).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    const stored = await app.services.database.sql<{ topic: string }[]>`
      select distinct topic from events where payload::text like ${`%${secret}%`} and topic <> ${`room:${direct}`}`;
    expect(stored).toEqual([]);
  });

  it('CHAT-272: one that is refused opens no conversation', async () => {
    const roomId = await meet();
    const outsider = await app.member();
    await expect(whisper(ann, roomId, outsider)).rejects.toMatchObject({ appCode: 'WHISPER_ELSEWHERE' });
    await expect(whisper(outsider, roomId, ann)).rejects.toMatchObject({ appCode: 'WHISPER_ELSEWHERE' });
    const { items } = await outsider.caller.chat.myRooms();
    expect(items).toEqual([]);
    const { sql } = app.services.database;
    expect(await sql`select 1 from directs where ${outsider.me.id} in (low_id, high_id)`).toHaveLength(0);
  });

  it('CHAT-132: for or by somebody who is not in the room it is refused, and the same key whispers once', async () => {
    const roomId = await meet();
    const outsider = await app.member();
    await expect(whisper(ann, roomId, outsider)).rejects.toMatchObject({ appCode: 'WHISPER_ELSEWHERE' });
    await expect(whisper(outsider, roomId, ann)).rejects.toMatchObject({ appCode: 'WHISPER_ELSEWHERE' });
    await expect(whisper(ann, app.services.newId(), ben)).rejects.toMatchObject({
      appCode: 'WHISPER_ELSEWHERE',
    });
    await expect(whisper(ann, roomId, ann)).rejects.toMatchObject({ appCode: 'DIRECT_SELF' });
    await block(app.services, eve, ann);
    await expect(whisper(ann, roomId, eve)).rejects.toMatchObject({ appCode: 'MEMBER_NOT_FOUND' });
    const said = { roomId, body: 'once', whisperTo: ben.me.id, key: app.services.newId() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ann.caller.chat.send(said)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await bodiesIn(ben, roomId)).toEqual(['once']);
    // Also when the answer was lost and the room has been left meanwhile.
    await ben.caller.chat.leaveRoom({ roomId });
    expect((await ann.caller.chat.send(said)).id).toBe(answers[0]?.id);
    const other = await makeRoomOf(app, ann, ben);
    await expect(ann.caller.chat.send({ ...said, roomId: other })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
  });

  const story = fc.array(
    fc.record({
      kind: fc.constantFrom('say', 'whisper', 'whisper', 'elsewhere', 'edit', 'delete', 'direct'),
      byAnn: fc.boolean(),
      number: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  /** What is not there cannot be changed, nor what is the other's: part of the muddle. */
  const muddle = new Set(['MESSAGE_NOT_FOUND', 'NOT_ALLOWED']);

  it('CHAT-133: applying what an inbox tells to the old whispers of a room gives the new ones', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const roomId = await meet();
        const elsewhere = await makeRoomOf(app, ann, ben);
        const { roomId: direct } = await ann.caller.chat.openDirect({ memberId: ben.me.id });
        await whisper(ann, roomId, ben, 'the first');
        const inbox = await openInbox(ben);
        let state: WhispersState = await ben.caller.chat.whispers({ roomId, limit: 100 });
        for (const { kind, byAnn, number } of steps) {
          const [one, other] = byAnn ? [ann, ben] : [ben, ann];
          try {
            if (kind === 'say') await sendAll(app, one, roomId, 'to all');
            if (kind === 'whisper') await whisper(one, roomId, other);
            if (kind === 'elsewhere') await whisper(one, elsewhere, other);
            if (kind === 'direct') await sendAll(app, one, direct, 'direct');
            if (kind === 'edit') {
              await one.caller.chat.editMessage({ roomId: direct, number, body: app.services.newId() });
            }
            if (kind === 'delete') await one.caller.chat.deleteMessage({ roomId: direct, number });
          } catch (error) {
            if (!muddle.has((error as { appCode?: string }).appCode ?? '')) throw error;
          }
        }
        const fresh = await ben.caller.chat.whispers({ roomId, limit: 100 });
        const last = await makeRoom(app, ben);
        let event: InboxEvent | undefined;
        while (event?.type !== 'entered' || event.room.id !== last) {
          event = (await inbox.next()).value as InboxEvent;
          state = applyToWhispers(state, event, roomId);
          expect(applyToWhispers(state, event, roomId)).toEqual(state);
        }
        expect(state).toEqual(fresh);
      }),
      { numRuns: 12 },
    );
  });
});
