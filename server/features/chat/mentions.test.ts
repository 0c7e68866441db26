// Addressing people in messages: who can be, what is stored, and what their inboxes count.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { InboxEvent } from '../../../shared/chat.ts';
import { applyInboxEvent, type InboxState } from '../../../shared/inboxReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom, makeRoomOf, sendAll } from '../../testing/rooms.ts';

describe('mentions', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
  });
  afterAll(() => app.close());

  const meet = async () => {
    [ann, ben] = await Promise.all([app.member(), app.member()]);
  };
  const call = (
    { caller }: TestMember,
    roomId: string,
    more: { body?: string; mentions?: string[]; mentionsAll?: boolean },
  ) => caller.chat.send({ roomId, body: 'hey', key: app.services.newId(), ...more });

  /** The member's inbox, followed until its state fits. */
  const watch = async ({ caller }: TestMember) => {
    const inbox = (await caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    let state: InboxState = new Map();
    return async (fits: (state: InboxState) => boolean): Promise<InboxState> => {
      while (state.size === 0 || !fits(state)) {
        const { value, done } = await inbox.next();
        if (done) throw new Error('The inbox has ended.');
        state = applyInboxEvent(state, value as InboxEvent);
      }
      return state;
    };
  };
  const countersOf = async (member: TestMember, roomId: string) =>
    (await (await watch(member))(() => true)).get(roomId);

  it('CHAT-79: a message addresses members of the room, each once, by id with the name of then; others are left out', async () => {
    await meet();
    const outsider = await app.member();
    const roomId = await makeRoomOf(app, ann, ben);
    const mentions = [ben.me.id, outsider.me.id, ben.me.id.toUpperCase(), app.services.newId()];
    await call(ann, roomId, { body: `@${ben.me.nickname} hey`, mentions });
    const [message] = (await ann.caller.chat.room({ roomId })).messages.items;
    expect(message?.mentions).toEqual([{ id: ben.me.id, nickname: ben.me.nickname }]);
    const rows = await app.services.database
      .sql`select member_id from message_mentions where room_id = ${roomId}`;
    expect(rows.map((row) => row['member_id'])).toEqual([ben.me.id]);
    await expect(
      call(ann, roomId, { mentions: Array.from({ length: 21 }, () => app.services.newId()) }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('CHAT-80: an inbox counts the unread messages that address its member, live and from the start, until they are read', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    const until = await watch(ben);
    await until(() => true);
    await call(ann, roomId, { mentions: [ben.me.id] });
    await sendAll(app, ann, roomId, 'to nobody');
    await call(ann, roomId, { mentionsAll: true });
    const state = await until((now) => now.get(roomId)?.mentions?.length === 2);
    expect(state.get(roomId)).toMatchObject({ number: 3, readNumber: 0, mentions: [1, 3] });
    expect(await countersOf(ben, roomId)).toEqual({ number: 3, readNumber: 0, mentions: [1, 3] });
    // Who says it is not addressed by it.
    expect(await countersOf(ann, roomId)).toEqual({ number: 3, readNumber: 3 });
    await ben.caller.chat.read({ roomId, number: 1 });
    expect((await until((now) => now.get(roomId)?.readNumber === 1)).get(roomId)?.mentions).toEqual([3]);
    expect(await countersOf(ben, roomId)).toEqual({ number: 3, readNumber: 1, mentions: [3] });
    await ann.caller.chat.deleteMessage({ roomId, number: 3 });
    const after = await until((now) => now.get(roomId)?.mentions === undefined);
    expect(after.get(roomId)?.last?.body).toBe('');
    expect(await countersOf(ben, roomId)).toEqual({ number: 3, readNumber: 1 });
  });

  it('CHAT-80: a reworded newest message is reworded in the inbox', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    const until = await watch(ben);
    await until(() => true);
    await sendAll(app, ann, roomId, 'wrnog');
    await until((now) => now.get(roomId)?.last?.body === 'wrnog');
    await ann.caller.chat.editMessage({ roomId, number: 1, body: 'right' });
    await until((now) => now.get(roomId)?.last?.body === 'right');
  });

  it('CHAT-81: anybody addresses everybody of a small room, of a larger one only its owner and keepers', async () => {
    await meet();
    const keeper = await app.member({ role: 'moderator' });
    const roomId = await makeRoom(app, ann, { capacity: 100 });
    for (const { caller } of [ben, keeper]) await caller.chat.joinRoom({ roomId });
    await call(ben, roomId, { mentionsAll: true });
    await app.services.database.sql`update rooms set member_count = 51 where id = ${roomId}`;
    await expect(call(ben, roomId, { mentionsAll: true })).rejects.toMatchObject({
      appCode: 'ALL_NOT_ADDRESSABLE',
      params: { max: 50 },
    });
    await call(ann, roomId, { mentionsAll: true });
    await call(keeper, roomId, { mentionsAll: true });
    expect(
      (await ann.caller.chat.room({ roomId })).messages.items.map(({ mentionsAll }) => mentionsAll),
    ).toEqual([true, true, true]);
    await call(ann, roomId, { mentionsAll: true });
    await call(ann, roomId, { mentionsAll: true });
    await expect(call(ann, roomId, { mentionsAll: true })).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
    await sendAll(app, ann, roomId, 'to nobody, and so not limited');
  });

  it('CHAT-82: sends with answers and names that share a commit ask for those once, and plain ones for nothing', async () => {
    await meet();
    const roomId = await makeRoomOf(app, ann, ben);
    await sendAll(app, ann, roomId, 'source');
    const { database } = app.services;
    const texts: string[] = [];
    const { debug } = database.sql.options;
    database.sql.options.debug = (_connection, text) => void texts.push(text);
    const asked = async (sends: () => Promise<unknown>[]) => {
      texts.length = 0;
      await Promise.all(sends());
      const count = (part: string) => texts.filter((text) => text.includes(part)).length;
      return { authors: count('author_id as "authorId"'), members: count('join room_members using') };
    };
    const many = (more: object) => () => Array.from({ length: 8 }, () => call(ben, roomId, more));
    expect(await asked(many({}))).toEqual({ authors: 0, members: 0 });
    const answers = await asked(many({ replyTo: 1, mentions: [ann.me.id] }));
    database.sql.options.debug = debug;
    expect(answers).toEqual({ authors: 1, members: 1 });
    expect((await ann.caller.chat.room({ roomId })).messages.items).toHaveLength(17);
  });
});
