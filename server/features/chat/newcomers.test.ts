// What newcomers see of a room whose history is not for them.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { follow, makeRoom, sendAll } from '../../testing/rooms.ts';

describe('a room that is not for newcomers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  let ann: TestMember;
  let ben: TestMember;
  let roomId: string;
  /** Ann's room, in which `old one` to `old three` were said before Ben came, and `new one` after. */
  const meet = async (history: 'all' | 'joined' = 'joined') => {
    [ann, ben] = await Promise.all([app.member(), app.member()]);
    roomId = await makeRoom(app, ann);
    const key = app.services.newId();
    await ann.caller.chat.editRoom({ roomId, history, key });
    await sendAll(app, ann, roomId, 'old one', 'old two', 'old three https://example.com');
    await ann.caller.chat.pinMessage({ roomId, number: 1, on: true });
    await ann.caller.chat.editMessage({ roomId, number: 2, body: 'old two again' });
    await ann.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
    await ben.caller.chat.joinRoom({ roomId });
    await sendAll(app, ann, roomId, 'new one');
  };
  const bodies = (items: readonly { body: string }[]) => items.map(({ body }) => body);

  it('CHAT-195: a newcomer sees in the room, its history and its lists what was said since they came', async () => {
    await meet();
    const { caller } = ben;
    const room = await caller.chat.room({ roomId });
    expect(bodies(room.messages.items)).toEqual(['new one']);
    expect(room.messages.nextBefore).toBeNull();
    expect(room.messages.lines.every(({ afterNumber }) => afterNumber >= 3)).toBe(true);
    expect(room.seenAfter).toBe(3);
    expect((await ann.caller.chat.room({ roomId })).seenAfter).toBeUndefined();
    for (const asked of [{ before: 4 }, { after: 0 }, { around: 1 }, { around: 4 }, { at: 0 }]) {
      const { items, nextBefore } = await caller.chat.messages({ roomId, ...asked });
      expect(bodies(items), JSON.stringify(asked)).toEqual('before' in asked ? [] : ['new one']);
      expect(nextBefore).toBeNull();
    }
    expect((await caller.chat.pins({ roomId })).items).toEqual([]);
    expect((await ann.caller.chat.pins({ roomId })).items).toHaveLength(1);
    const gone = { appCode: 'MESSAGE_NOT_FOUND' };
    await expect(caller.chat.edits({ roomId, number: 2 })).rejects.toMatchObject(gone);
    await expect(caller.chat.reacted({ roomId, number: 1, emoji: '👍' })).rejects.toMatchObject(gone);
  });

  it('CHAT-270: a newcomer is told neither which of it is pinned nor who reacts to it', async () => {
    await meet();
    const before = await ben.caller.chat.room({ roomId });
    expect(before.pins).toEqual([]);
    const after = { lastEventId: String(before.seq) };
    const feed = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, ...after }));
    onTestFinished(() => feed.stop());
    await ann.caller.chat.react({ roomId, number: 2, emoji: '🎉', on: true });
    await ann.caller.chat.react({ roomId, number: 4, emoji: '👍', on: true });
    await ann.caller.chat.pinMessage({ roomId, number: 4, on: true });
    const reacted = await feed.next();
    expect(reacted.event).toMatchObject({ type: 'message.reacted', number: 4 });
    const pinned = await feed.next();
    expect(pinned.event).toMatchObject({ type: 'room.pins' });
    const now = await ben.caller.chat.room({ roomId });
    expect(now.pins).toEqual([4]);
    const events = [reacted, pinned] as { id: string; event: RoomEvent }[];
    const state = events.reduce(
      (held, { id, event }) => applyRoomEvent(held, event, Number(id)),
      roomStateOf(before),
    );
    expect(state.pins).toEqual(now.pins);
    expect((await ann.caller.chat.room({ roomId })).pins).toEqual([4, 1]);
  });

  it('CHAT-280: a newcomer gets an answer to it without what it quotes, which the others get as it reads now', async () => {
    await meet();
    const watch = async ({ caller }: TestMember) => {
      let state = roomStateOf(await caller.chat.room({ roomId }));
      const feed = await follow<RoomEvent>(caller.chat.onRoom({ roomId, lastEventId: String(state.seq) }));
      onTestFinished(() => feed.stop());
      let told = '';
      return {
        /** All that the feed told, on what was held before, is the same as a new answer. Ends with a message for all. */
        async comparesWith(quote: unknown) {
          const fresh = roomStateOf(await caller.chat.room({ roomId }));
          while (state.seq < fresh.seq) {
            const { id, event } = await feed.next();
            told += JSON.stringify(event);
            state = applyRoomEvent(state, event, Number(id));
          }
          expect({ ...state, ticks: null }).toEqual({ ...fresh, ticks: null });
          const pages = [
            fresh.messages.items,
            (await caller.chat.messages({ roomId })).items,
            (await caller.chat.messages({ roomId, after: 4 })).items,
            (await caller.chat.pins({ roomId })).items,
          ];
          const quoted = pages.map((items) => items.find(({ number }) => number === 5)?.replyTo);
          expect(quoted).toEqual(Array.from({ length: 4 }, () => quote));
        },
        told: () => told,
      };
    };
    const [ofAnn, ofBen] = await Promise.all([watch(ann), watch(ben)]);
    const carl = await app.member();
    const nothing = { number: 2, author: null, body: '' };
    const whole = (body: string) => ({
      number: 2,
      author: expect.objectContaining({ id: ann.me.id }),
      body,
    });
    const changed = async (expected: unknown) => {
      await sendAll(app, ann, roomId, 'so far');
      await ofAnn.comparesWith(expected);
      await ofBen.comparesWith(nothing);
    };
    await ann.caller.chat.send({ roomId, body: 'so', replyTo: 2, key: app.services.newId() });
    await ann.caller.chat.pinMessage({ roomId, number: 5, on: true });
    await changed(whole('old two again'));
    await ann.caller.chat.editMessage({ roomId, number: 2, body: 'old two, the third time' });
    await changed(whole('old two, the third time'));
    // Who comes in between, by the log, which holds the answer as it reads now.
    await carl.caller.chat.joinRoom({ roomId });
    await ann.caller.chat.send({ roomId, body: 'and so', replyTo: 5, key: app.services.newId() });
    const ofCarl = await carl.caller.chat.messages({ roomId });
    expect(ofCarl.items.map(({ replyTo }) => replyTo)).toEqual([{ number: 5, author: null, body: '' }]);
    await ann.caller.chat.deleteMessage({ roomId, number: 2 });
    await changed(nothing);
    expect(ofAnn.told()).toContain('old two, the third time');
    expect(ofBen.told()).toContain('"replyTo":{"number":2');
    expect(ofBen.told()).not.toContain('old two');
  });

  it('CHAT-195: finds nothing of it by searching', async () => {
    await meet();
    expect(
      (await ben.caller.chat.searchMessages({ roomId, text: 'one' })).items.map(({ number }) => number),
    ).toEqual([4]);
    for (const asked of [{ text: 'old' }, { has: 'link' as const }, { text: 'two', from: ann.me.nickname }]) {
      expect((await ben.caller.chat.searchMessages({ roomId, ...asked })).items).toEqual([]);
      expect((await ben.caller.chat.searchMessages(asked)).items).toEqual([]);
      expect((await ann.caller.chat.searchMessages({ roomId, ...asked })).items).not.toEqual([]);
    }
  });

  it('CHAT-195: gets no answer that quotes it, and counts none of it', async () => {
    await meet();
    const key = app.services.newId();
    await expect(ben.caller.chat.send({ roomId, body: 'what?', replyTo: 1, key })).rejects.toMatchObject({
      appCode: 'MESSAGE_NOT_FOUND',
    });
    await ben.caller.chat.send({ roomId, body: 'ah', replyTo: 4, key: app.services.newId() });
    const [mine] = (await ben.caller.chat.myRooms()).items;
    expect(mine).toMatchObject({ number: 5, readNumber: 5 });
    const carl = await app.member();
    await carl.caller.chat.joinRoom({ roomId });
    expect((await carl.caller.chat.myRooms()).items[0]).toMatchObject({
      number: 5,
      readNumber: 5,
      lastMessage: null,
    });
  });

  it('CHAT-196: a feed from before one came begins anew, and tells no old words that are changed later', async () => {
    await meet();
    const feed = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: '0' }));
    onTestFinished(() => feed.stop());
    expect((await feed.next()).event).toEqual({ type: 'reset' });
    const inbox = (await ben.caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    expect((await inbox.next()).value).toMatchObject({
      type: 'inbox',
      rooms: [{ roomId, number: 4, readNumber: 3 }],
    });
    const secret = `secret ${app.services.newId()}`;
    await ann.caller.chat.editMessage({ roomId, number: 3, body: secret });
    await ann.caller.chat.editMessage({ roomId, number: 4, body: 'new one again' });
    expect((await feed.next()).event).toMatchObject({ type: 'message.edited', number: 4 });
    expect((await inbox.next()).value).toMatchObject({ type: 'changed', number: 4, body: 'new one again' });
    // Whoever was there hears both.
    const { seq } = await ann.caller.chat.room({ roomId });
    const old = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: String(seq - 2) }));
    onTestFinished(() => old.stop());
    expect((await old.next()).event).toMatchObject({ type: 'message.edited', body: secret });
    // Coming back over the log, which holds both, tells no more.
    const again = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: String(seq - 2) }));
    onTestFinished(() => again.stop());
    expect((await again.next()).event).toMatchObject({ type: 'message.edited', number: 4 });
  });

  it('CHAT-196: an inbox that is open when one comes tells none of it either', async () => {
    await meet();
    const carl = await app.member();
    const inbox = (await carl.caller.chat.onInbox())[Symbol.asyncIterator]();
    onTestFinished(async () => void (await inbox.return?.()));
    await inbox.next();
    await carl.caller.chat.joinRoom({ roomId });
    expect((await inbox.next()).value).toMatchObject({ type: 'entered', room: { lastMessage: null } });
    await ann.caller.chat.editMessage({ roomId, number: 4, body: 'secret' });
    await sendAll(app, ann, roomId, 'for all');
    expect((await inbox.next()).value).toMatchObject({
      type: 'poke',
      number: 5,
      last: { body: 'for all' },
    });
  });

  it('CHAT-197: who was there before sees everything, as does who comes when the room shows it', async () => {
    await meet('all');
    expect(bodies((await ben.caller.chat.room({ roomId })).messages.items)).toHaveLength(4);
    await ann.caller.chat.editRoom({ roomId, history: 'joined', key: app.services.newId() });
    expect(bodies((await ben.caller.chat.room({ roomId })).messages.items)).toHaveLength(4);
    await ben.caller.chat.leaveRoom({ roomId });
    await ben.caller.chat.joinRoom({ roomId });
    expect(bodies((await ben.caller.chat.room({ roomId })).messages.items)).toEqual([]);
    // What was not for them then is not for them when the room is opened; whoever comes from then on sees all.
    await ann.caller.chat.editRoom({ roomId, history: 'all', key: app.services.newId() });
    expect(bodies((await ben.caller.chat.room({ roomId })).messages.items)).toEqual([]);
    const carl = await app.member();
    await carl.caller.chat.joinRoom({ roomId });
    expect(bodies((await carl.caller.chat.room({ roomId })).messages.items)).toHaveLength(4);
  });

  it('CHAT-198: its owner alone says so, and the log tells it', async () => {
    await meet();
    await expect(
      ben.caller.chat.editRoom({ roomId, history: 'all', key: app.services.newId() }),
    ).rejects.toMatchObject({ appCode: 'NOT_ALLOWED' });
    await expect(
      ann.caller.chat.editRoom({ roomId, history: 'none' as never, key: app.services.newId() }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await ann.caller.chat.roomKeeping({ roomId })).toMatchObject({ history: 'joined' });
    expect((await ann.caller.chat.roomLog({ roomId })).items[0]).toMatchObject({
      action: 'settings',
      changed: ['history'],
    });
  });

  it('CHAT-195: who owns the room later takes a copy of what they may see', async () => {
    await meet();
    await ann.caller.chat.handOver({ roomId, memberId: ben.me.id, key: app.services.newId() });
    const copyFor = async ({ cookie }: TestMember) =>
      (await fetch(`${app.url}/exports/rooms/${roomId}.json`, { headers: { cookie } })).text();
    const copy = await copyFor(ben);
    expect(copy).toContain('new one');
    expect(copy).not.toContain('old');
  });
});
