// The copy of a room's history that its owner takes away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { makeRoomOf, nowhere, sendAll } from '../../../testing/rooms.ts';

describe('the history of a room as a file', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([
      app.member({ nickname: 'Ann' }),
      app.member({ nickname: 'Ben', language: 'ko' }),
    ]);
  });
  afterAll(() => app.close());

  const ask = (roomId: string, ending: string, member?: TestMember, method = 'GET') =>
    fetch(`${app.url}/exports/rooms/${roomId}.${ending}`, {
      method,
      headers: member ? { cookie: member.cookie } : {},
    });
  const codeOf = async (response: Response) =>
    ((await response.json()) as { error: { data: { appCode: string } } }).error.data.appCode;

  it('CHAT-102: holds every message in order, as data', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const bodies = Array.from({ length: 3 }, (_, n) => `said ${n}`);
    await sendAll(app, ben, roomId, ...bodies);
    await ann.caller.chat.send({ roomId, body: 'an answer', replyTo: 1, key: app.services.newId() });
    await ben.caller.chat.editMessage({ roomId, number: 2, body: 'said anew' });
    await ben.caller.chat.deleteMessage({ roomId, number: 3 });
    await ann.caller.chat.react({ roomId, number: 1, emoji: '👍', on: true });
    const response = await ask(roomId, 'json', ann);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="room-[\d-]+\.json"$/);
    expect(await response.json()).toMatchObject({
      room: { id: roomId, title: 'A room' },
      messages: [
        { number: 1, author: 'Ben', authorId: ben.me.id, body: 'said 0', reactions: [{ count: 1 }] },
        { number: 2, body: 'said anew', editedAt: expect.any(String) },
        { number: 3, author: 'Ben', body: null },
        { number: 4, author: 'Ann', body: 'an answer', replyTo: 1 },
      ],
    });
  });

  it('CHAT-102: and as a page in the owner’s language, in which nothing runs', async () => {
    const roomId = await makeRoomOf(app, ben, ann);
    await sendAll(app, ann, roomId, '<script>alert("x")</script>', "a & b's <img src=x onerror=alert(1)>");
    await ann.caller.chat.deleteMessage({ roomId, number: 2 });
    const response = await ask(roomId, 'html', ben);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const text = await response.text();
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(text).toContain('삭제됨');
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<img/);
  });

  it('CHAT-102: a long one comes whole, over many pages', async () => {
    const roomId = await makeRoomOf(app, ann);
    await app.services.database.sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, ${ann.me.id}, repeat('x', 500), now() from generate_series(1, 1600) as n`;
    await app.services.database.sql`update rooms set last_number = 1600 where id = ${roomId}`;
    const { messages } = (await (await ask(roomId, 'json', ann)).json()) as {
      messages: { number: number }[];
    };
    expect(messages.map(({ number }) => number)).toEqual(Array.from({ length: 1600 }, (_, n) => n + 1));
    const empty = await makeRoomOf(app, ann);
    expect(await (await ask(empty, 'json', ann)).json()).toMatchObject({ messages: [] });
  });

  it('CHAT-102: nobody else gets it: no guest, no member of the room, no keeper of the house', async () => {
    const keeper = await app.member({ role: 'moderator' });
    const eve = await app.member();
    const roomId = await makeRoomOf(app, ann, ben, keeper);
    expect(await codeOf(await ask(roomId, 'json'))).toBe('NOT_SIGNED_IN');
    for (const other of [ben, keeper]) {
      const response = await ask(roomId, 'html', other);
      expect([response.status, await codeOf(response)]).toEqual([403, 'NOT_ALLOWED']);
    }
    expect(await codeOf(await ask(roomId, 'json', eve))).toBe('NOT_IN_ROOM');
    expect(await codeOf(await ask(nowhere, 'json', ann))).toBe('ROOM_NOT_FOUND');
    expect((await ask(roomId, 'csv', ann)).status).toBe(404);
    expect((await ask('not-an-id', 'json', ann)).status).toBe(404);
    expect((await ask(roomId, 'json', ann, 'DELETE')).status).toBe(405);
  });
});
