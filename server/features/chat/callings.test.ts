// Whom messages call: told in the transaction that stores them, by alerts that lead there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../shared/limits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { block } from '../../testing/friends.ts';
import { makeRoomOf } from '../../testing/rooms.ts';

describe('calling people in rooms', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let roomId: string;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    [ann, ben] = await Promise.all([app.member(), app.member()]);
    roomId = await makeRoomOf(app, ann, ben);
  });
  afterAll(() => app.close());

  type More = { body?: string; mentions?: string[]; mentionsAll?: boolean; replyTo?: number; key?: string };
  const send = ({ caller }: TestMember, more: More = {}, room = roomId) =>
    caller.chat.send({ roomId: room, body: 'hey', key: app.services.newId(), ...more });
  const told = async ({ caller }: TestMember) => (await caller.alerts.list()).items;
  const unread = async ({ caller }: TestMember) => (await caller.alerts.list()).unread;

  it('ALERT-60: whoever is mentioned or answered is told by whom, in which room and of which message; nobody else', async () => {
    const outsider = await app.member();
    const { number } = await send(ben);
    await send(ann, { mentions: [ben.me.id, ann.me.id, outsider.me.id] });
    const { number: answer } = await send(ann, { replyTo: number, mentions: [ben.me.id] });
    const { title } = (await ann.caller.chat.room({ roomId })).room;
    expect(await told(ben)).toMatchObject([
      {
        kind: 'reply',
        count: 1,
        actors: [{ id: ann.me.id }],
        params: { room: { id: roomId, title }, number: answer },
      },
      { kind: 'mention', count: 1, actors: [{ id: ann.me.id }], params: { number: number + 1 } },
    ]);
    expect(await told(ann)).toEqual([]);
    expect(await told(outsider)).toEqual([]);
    // Of oneself, of what is deleted, and across a block.
    await send(ben, { replyTo: number });
    await ben.caller.chat.deleteMessage({ roomId, number });
    await send(ann, { replyTo: number });
    await block(app.services, ben, ann);
    await send(ann, { mentions: [ben.me.id] });
    expect(await told(ben)).toMatchObject([
      { kind: 'reply', count: 1 },
      { kind: 'mention', count: 1 },
    ]);
    await app.services.database.sql`delete from blocks`;
    const hear = (notify: 'all' | 'nothing') => ben.caller.chat.setHearing({ roomId, notify });
    await hear('nothing');
    await send(ann, { mentions: [ben.me.id] });
    expect(await told(ben)).toMatchObject([
      { kind: 'reply', count: 1 },
      { kind: 'mention', count: 1 },
    ]);
    await hear('all');
    // Who left is not in the room any more.
    await ben.caller.chat.leaveRoom({ roomId });
    await send(ann, { mentions: [ben.me.id] });
    expect(await unread(ben)).toBe(2);
  });

  it('ALERT-60: a message that is refused tells nobody, and those beside it in one commit do', async () => {
    const stranger = await app.member();
    const answers = await Promise.allSettled([
      send(stranger, { mentions: [ben.me.id] }),
      send(ann, { mentions: [ben.me.id] }),
      send(ann, { replyTo: 999, mentions: [ben.me.id] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(await told(ben)).toMatchObject([{ kind: 'mention', count: 1 }]);
  });

  it('ALERT-61: a message to all is told to everybody of a small room, and to nobody of a large one', async () => {
    const { sql } = app.services.database;
    await send(ann, { mentionsAll: true });
    expect(await told(ben)).toMatchObject([{ kind: 'mention', count: 1 }]);
    const keeper = await app.member({ role: 'moderator' });
    await keeper.caller.chat.joinRoom({ roomId });
    await sql`update rooms set capacity = 100, member_count = ${limits.smallRoom.max + 1} where id = ${roomId}`;
    await send(keeper, { mentionsAll: true });
    await send(keeper, { mentionsAll: true, mentions: [ann.me.id] });
    expect(await unread(ben)).toBe(1);
    expect(await told(ben)).toMatchObject([{ count: 1 }]);
    expect(await told(ann)).toMatchObject([{ kind: 'mention', count: 1 }]);
  });

  it('ALERT-62, ALERT-63: what is unread of a room is one alert that leads to the newest, and reading the room reads it', async () => {
    const other = await makeRoomOf(app, ann, ben);
    await send(ann, { mentions: [ben.me.id] });
    const { number } = await send(ann, { mentions: [ben.me.id] });
    await send(ann, { mentions: [ben.me.id] }, other);
    expect(await told(ben)).toMatchObject([
      { count: 1, params: { room: { id: other } } },
      { count: 2, params: { room: { id: roomId }, number } },
    ]);
    await ben.caller.chat.read({ roomId, number: number - 1 });
    expect(await unread(ben)).toBe(2);
    await ben.caller.chat.read({ roomId, number });
    expect(await unread(ben)).toBe(1);
    expect((await told(ben)).map(({ read }) => read)).toEqual([false, true]);
    await send(ann, { mentions: [ben.me.id] });
    expect(await told(ben)).toMatchObject([{ count: 1 }, { count: 1 }, { count: 2 }]);
  });

  it('ALERT-64: again with the same key tells nobody again; many at once in two rooms are told once each, and nothing deadlocks', async () => {
    const other = await makeRoomOf(app, ann, ben);
    const key = app.services.newId();
    await Promise.all([1, 2, 3].map(() => send(ann, { mentions: [ben.me.id], key })));
    expect(await told(ben)).toMatchObject([{ count: 1 }]);
    const from = await send(ann, {}, other);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => [
        send(ann, { mentions: [ben.me.id] }),
        send(ben, n % 2 ? { mentions: [ann.me.id] } : { replyTo: from.number }, other),
        ben.caller.chat.read({ roomId: other, number: n }),
        ann.caller.alerts.markAllRead(),
      ]).flat(),
    );
    await ann.caller.alerts.list();
    expect(await told(ben)).toMatchObject([{ kind: 'mention', count: 41 }]);
    const { sql } = app.services.database;
    const parts =
      await sql`select kind, count(*)::int as parts from alert_parts where member_id = ${ann.me.id}
      group by kind order by kind`;
    expect(parts.map(({ kind, parts: count }) => [kind, count])).toEqual([
      ['mention', 20],
      ['reply', 20],
    ]);
  });

  it('ALERT-65: what was told of a message stays when it is deleted, and holds no word of it', async () => {
    const { number } = await send(ann, { body: 'a secret word', mentions: [ben.me.id] });
    await ann.caller.chat.deleteMessage({ roomId, number });
    const items = await told(ben);
    expect(items).toMatchObject([{ kind: 'mention', withdrawn: false, params: { number } }]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });
});
