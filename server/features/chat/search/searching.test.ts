// Searching what was said: what is found, by what, and by whom.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { attach } from '../../../testing/attachments.ts';
import { block } from '../../../testing/friends.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { makeRoom, makeRoomOf, nowhere, sendAll } from '../../../testing/rooms.ts';

describe('searching messages', () => {
  let app: TestApp;
  let now = Date.parse('2030-03-01T12:00:00Z');
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  const two = async (): Promise<[TestMember, TestMember, string]> => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    return [ann, ben, await makeRoomOf(app, ann, ben)];
  };
  type Asked = Parameters<TestMember['caller']['chat']['searchMessages']>[0];
  const found = async ({ caller }: TestMember, asked: Asked) =>
    (await caller.chat.searchMessages(asked)).items.map(({ number }) => number);

  it('CHAT-180: finds words by their beginning, whatever their case, width and accents, the newest message first', async () => {
    const [ann, ben, roomId] = await two();
    await sendAll(
      app,
      ann,
      roomId,
      'Meet at the Café',
      'the cafeteria is shut',
      'decaf for me',
      'ＣＡＦＥ in wide letters',
    );
    expect(await found(ben, { roomId, text: 'cafe' })).toEqual([4, 2, 1]);
    expect(await found(ben, { roomId, text: 'CAFÉ meet' })).toEqual([1]);
    expect(await found(ben, { roomId, text: 'afe' })).toEqual([]);
    expect(await found(ben, { roomId, text: 'a' })).toEqual([]);
  });

  it.each([
    ['Korean', '오늘 저녁에 게임하실 분?', '게임', ['임하실', '저녁 게임', '녁에'], ['게하', '임실']],
    ['Chinese', '今晚一起去爬山看日出吧', '爬山', ['一起去爬山', '日出 今晚', '吧'], ['爬看', '山日']],
    ['Japanese', '明日はゲームをしよう', 'ゲー', ['ゲームを', '明日'], ['ゲム']],
  ])(
    'CHAT-181: finds two characters of %s, and longer runs only whole',
    async (_, body, pair, hits, misses) => {
      const [ann, , roomId] = await two();
      await sendAll(app, ann, roomId, 'something else', body);
      for (const text of [pair, ...hits]) expect(await found(ann, { roomId, text }), text).toEqual([2]);
      for (const text of misses) expect(await found(ann, { roomId, text }), text).toEqual([]);
    },
  );

  it('CHAT-181: holds longer runs against the text itself, not against their pairs alone', async () => {
    const [ann, , roomId] = await two();
    await sendAll(app, ann, roomId, '가나 다가나다 나라', '가나다라');
    expect(await found(ann, { roomId, text: '가나다' })).toEqual([2, 1]);
    expect(await found(ann, { roomId, text: '가나다라' })).toEqual([2]);
  });

  it('CHAT-181: finds what is still being typed in Hangul', async () => {
    const [ann, , roomId] = await two();
    await sendAll(app, ann, roomId, '안녕하세요');
    expect(await found(ann, { roomId, text: '안녕ㅎ' })).toEqual([1]);
  });

  it('CHAT-182: narrows by author, by time and to messages with a link', async () => {
    const [ann, ben, roomId] = await two();
    const start = now;
    await sendAll(app, ann, roomId, 'old news', 'news at https://example.com/a');
    now += 86_400_000;
    await sendAll(app, ben, roomId, 'news of today', 'nothing');
    const author = { roomId, from: ben.me.nickname.toUpperCase() };
    expect(await found(ann, { roomId, text: 'news', from: ann.me.nickname })).toEqual([2, 1]);
    expect(await found(ann, author)).toEqual([4, 3]);
    expect(await found(ann, { roomId, has: 'link' })).toEqual([2]);
    expect(await found(ann, { ...author, has: 'link' })).toEqual([]);
    expect(await found(ann, { roomId, text: 'news', after: start + 1 })).toEqual([3]);
    expect(await found(ann, { roomId, text: 'news', after: start })).toEqual([3, 2, 1]);
    expect(await found(ann, { roomId, text: 'news', before: now })).toEqual([2, 1]);
    expect(await found(ann, { roomId, text: 'news', after: start, before: now + 1 })).toEqual([3, 2, 1]);
    expect(await found(ann, { roomId, text: 'news', before: 1 })).toEqual([]);
  });

  it('CHAT-183: searches all rooms the caller is in, and says where each hit was said', async () => {
    const [ann, ben, first] = await two();
    const second = await makeRoom(app, ann, { title: 'Second' });
    const { roomId: direct } = await ben.caller.chat.openDirect({ memberId: ann.me.id });
    const others = await makeRoom(app, ben);
    await sendAll(app, ann, first, 'pebble one');
    await sendAll(app, ann, second, 'pebble two');
    await sendAll(app, ben, direct, 'pebble three');
    await sendAll(app, ben, others, 'pebble four');
    const { items } = await ann.caller.chat.searchMessages({ text: 'pebble' });
    expect(items.map(({ room, author }) => [room.title, room.with?.id, author.id])).toEqual([
      ['', ben.me.id, ben.me.id],
      ['Second', undefined, ann.me.id],
      ['A room', undefined, ann.me.id],
    ]);
    expect(await found(ann, { text: 'pebble', roomId: second })).toEqual([1]);
  });

  it('CHAT-184: shows the part around what was found, and where in it that stands', async () => {
    const [ann, , roomId] = await two();
    await sendAll(
      app,
      ann,
      roomId,
      `${'before '.repeat(60)}Ünïque 🎲 words${' after'.repeat(60)}`,
      '오늘 게임, 내일 게임',
    );
    const marked = async (text: string) => {
      const [hit] = (await ann.caller.chat.searchMessages({ roomId, text })).items;
      return { text: hit?.text ?? '', marks: hit?.marks.map(([from, to]) => hit.text.slice(from, to)) };
    };
    const long = await marked('unique words');
    expect(long.marks).toEqual(['Ünïque', 'words']);
    expect(long.text).toMatch(/^…before .*Ünïque 🎲 words after.*…$/u);
    expect(long.text.length).toBeLessThanOrEqual(242);
    expect(await marked('게임')).toEqual({ text: '오늘 게임, 내일 게임', marks: ['게임', '게임'] });
  });

  it('CHAT-185: finds what a message says now: neither what was deleted nor what was reworded', async () => {
    const [ann, ben, roomId] = await two();
    await sendAll(app, ann, roomId, 'gravel first', 'gravel second', 'gravel third');
    await ann.caller.chat.deleteMessage({ roomId, number: 1 });
    await ann.caller.chat.editMessage({ roomId, number: 2, body: 'sand' });
    expect(await found(ben, { roomId, text: 'gravel' })).toEqual([3]);
    expect(await found(ben, { roomId, text: 'sand' })).toEqual([2]);
    expect(await found(ben, { roomId, from: ann.me.nickname })).toEqual([3, 2]);
  });

  it('CHAT-186: is for those who are in the room, and finds nothing by those one has blocked', async () => {
    const [ann, ben, roomId] = await two();
    const eve = await app.member();
    const { guest } = { guest: app.guest().caller };
    await sendAll(app, ann, roomId, 'quartz');
    await sendAll(app, ben, roomId, 'quartz too');
    const asked = { roomId, text: 'quartz' };
    await expect(eve.caller.chat.searchMessages(asked)).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    await expect(guest.chat.searchMessages(asked)).rejects.toMatchObject({ appCode: 'NOT_SIGNED_IN' });
    await expect(ann.caller.chat.searchMessages({ ...asked, roomId: nowhere })).rejects.toMatchObject({
      appCode: 'ROOM_NOT_FOUND',
    });
    expect(await found(eve, { text: 'quartz' })).toEqual([]);
    await block(app.services, ann, ben);
    expect(await found(ann, asked)).toEqual([1]);
    // Who is blocked reads on.
    expect(await found(ben, asked)).toEqual([2, 1]);
    await ben.caller.chat.leaveRoom({ roomId });
    expect(await found(ben, { text: 'quartz' })).toEqual([]);
    await ann.caller.chat.banFromRoom({ roomId, memberId: ben.me.id, key: app.services.newId() });
    await expect(ben.caller.chat.searchMessages(asked)).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
  });

  it('CHAT-187: finds a whisper for both alone, as a message of their direct room', async () => {
    const [ann, ben, roomId] = await two();
    const eve = await app.member();
    await eve.caller.chat.joinRoom({ roomId });
    const key = app.services.newId();
    const sent = await ann.caller.chat.send({ roomId, body: 'obsidian', whisperTo: ben.me.id, key });
    for (const { caller } of [ann, ben]) {
      expect((await caller.chat.searchMessages({ text: 'obsidian' })).items).toMatchObject([
        { room: { id: sent.roomId }, number: 1 },
      ]);
      expect((await caller.chat.searchMessages({ roomId, text: 'obsidian' })).items).toEqual([]);
    }
    expect(await found(eve, { text: 'obsidian' })).toEqual([]);
  });

  it('CHAT-188: pages by cursor, each hit once, over pieces of the index and over rooms', async () => {
    const [ann, ben, roomId] = await two();
    const { sql } = app.services.database;
    const other = await makeRoom(app, ann);
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select (lpad(to_hex(1900000000000 + n), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
        case when n % 10 = 0 then ${other}::uuid else ${roomId}::uuid end, n, ${ben.me.id},
        case when n % 300 = 0 or n % 777 = 0 then 'a rare agate' else 'plain' end,
        to_timestamp(1900000000.0 + n / 1000.0)
      from generate_series(1, 9000) n`;
    await sql`update rooms set last_number = 9000 where id in (${roomId}, ${other})`;
    const expected = Array.from({ length: 9_000 }, (_, index) => 9_000 - index).filter(
      (n) => n % 300 === 0 || n % 777 === 0,
    );
    for (const room of [undefined, roomId]) {
      const numbers: number[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof ann.caller.chat.searchMessages>> =
          await ann.caller.chat.searchMessages({ roomId: room, text: 'agate', cursor, limit: 7 });
        numbers.push(...page.items.map(({ number }) => number));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(numbers).toEqual(expected.filter((n) => room === undefined || n % 10 !== 0));
    }
  });

  it.each([
    ['nothing to look for', {}],
    ['a text of blanks', { text: '   ' }],
    ['too long a text', { text: 'x'.repeat(101) }],
    ['too long a name', { from: 'x'.repeat(21) }],
    ['what no message has', { has: 'poll' as never }],
    ['a time before all', { text: 'x', after: -1 }],
    ['too many at once', { text: 'x', limit: 51 }],
  ])('CHAT-189: refuses %s by the name of the field', async (_, asked) => {
    const ann = await app.member();
    await expect(ann.caller.chat.searchMessages(asked)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('CHAT-189: tells of a name nobody has, and finds nothing by signs alone or in hostile texts', async () => {
    const [ann, , roomId] = await two();
    await sendAll(
      app,
      ann,
      roomId,
      `it's "quoted" \\ ~ & | ! :* <-> (x)`,
      'x'.repeat(2_000),
      '가'.repeat(2_000),
    );
    await expect(ann.caller.chat.searchMessages({ text: 'x', from: 'nobodyatall' })).rejects.toMatchObject({
      appCode: 'MEMBER_NOT_FOUND',
    });
    for (const text of ['🎲', '!!!', "'", '~', '\\', ':*', "' | '"])
      expect(await found(ann, { roomId, text })).toEqual([]);
    expect(await found(ann, { roomId, text: "it's" })).toEqual([1]);
    expect(await found(ann, { roomId, text: `quoted & | ! (x)` })).toEqual([1]);
    expect(await found(ann, { roomId, text: 'x'.repeat(100) })).toEqual([2]);
    expect(await found(ann, { roomId, text: '가가가' })).toEqual([3]);
  });

  const hang = async (member: TestMember, roomId: string, kind: 'file' | 'image', body = '') => {
    const bytes = kind === 'file' ? Buffer.from('a') : await plainPicture('png');
    const { id } = await attach(app, member, bytes, { name: `a ${kind}` });
    return member.caller.chat.send({ roomId, body, attachments: [id], key: app.services.newId() });
  };

  it('CHAT-260: finds what has files or pictures, with words or without, alone and with other operators', async () => {
    const [ann, ben, roomId] = await two();
    await sendAll(app, ann, roomId, 'words alone');
    await hang(ann, roomId, 'file');
    await hang(ben, roomId, 'image');
    await hang(ben, roomId, 'file', 'the plans');
    expect(await found(ann, { roomId, has: 'file' })).toEqual([4, 3, 2]);
    expect(await found(ann, { roomId, has: 'image' })).toEqual([3]);
    expect(await found(ann, { has: 'file', from: ben.me.nickname })).toEqual([4, 3]);
    expect(await found(ann, { has: 'file', text: 'plans' })).toEqual([4]);
    expect(await found(ann, { from: ben.me.nickname })).toEqual([4, 3]);
    const { items } = await ann.caller.chat.searchMessages({ roomId, has: 'file' });
    expect(items.map(({ text, attached }) => [text, attached])).toEqual([
      ['the plans', { kind: 'file', count: 1, name: 'a file' }],
      ['', { kind: 'image', count: 1, name: 'a image' }],
      ['', { kind: 'file', count: 1, name: 'a file' }],
    ]);
  });

  it('CHAT-260: nothing of it once it is deleted, before one came, or of rooms one is not in', async () => {
    const [ann, ben, roomId] = await two();
    await hang(ann, roomId, 'file');
    await hang(ann, roomId, 'image', 'with words');
    await ann.caller.chat.editRoom({ roomId, history: 'joined', key: app.services.newId() });
    const late = await app.member();
    await late.caller.chat.joinRoom({ roomId });
    expect(await found(late, { has: 'file' })).toEqual([]);
    await hang(ann, roomId, 'file');
    expect(await found(late, { has: 'file' })).toEqual([3]);
    await ann.caller.chat.deleteMessage({ roomId, number: 1 });
    await ann.caller.chat.deleteMessage({ roomId, number: 2 });
    expect(await found(ben, { has: 'file' })).toEqual([3]);
    expect(await found(ben, { has: 'image' })).toEqual([]);
    expect(await found(await app.member(), { has: 'file' })).toEqual([]);
  });

  it('CHAT-261: finds files among very many messages by the index, piece by piece', async () => {
    const { sql } = app.services.database;
    const [ann, , roomId] = await two();
    await sql`
      insert into messages (id, room_id, number, author_id, body, attachments, at)
      select (lpad(to_hex(1800000000000 + n), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
        ${roomId}, n, ${ann.me.id}, case when n % 2000 = 0 then '' else 'bulk ' || n end,
        case when n % 2000 = 0 then '[{"kind": "file", "name": "a"}]'::jsonb end, now() from generate_series(1, 9000) n`;
    await sql`update rooms set last_number = 9000 where id = ${roomId}`;
    await sql`analyze messages`;
    expect(await found(ann, { roomId, has: 'file' })).toEqual([8_000, 6_000, 4_000, 2_000]);
    const plan = await sql`
      explain select id from messages
      where message_terms(room_id, number, author_id, body, attachments) @@ ${"'x.1:#file'"}::tsquery
        and (body <> '' or attachments is not null)`;
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('messages_terms');
  });

  it('CHAT-190: reads a search from the index, whatever is asked', async () => {
    const { sql } = app.services.database;
    const [ann, , roomId] = await two();
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, ${ann.me.id}, 'bulk ' || n, now() from generate_series(1, 6000) n`;
    await sql`analyze messages`;
    const plan = await sql`
      explain select id from messages
      where message_terms(room_id, number, author_id, body, attachments) @@ ${"'x.1:bulk'"}::tsquery
        and (body <> '' or attachments is not null)`;
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('messages_terms');
  });

  it('CHAT-301: finds ASCII by the same words with and without another script beside it', async () => {
    const [ann, , roomId] = await two();
    const bodies = [
      'Hello, WORLD!',
      '...',
      ' twice twice ',
      `${'x'.repeat(63)} ${'x'.repeat(40)}`,
      'see https://example.com/A_b?c=1',
      String.fromCharCode(...Array.from({ length: 127 }, (_, code) => code + 1)),
    ];
    const rows = await app.services.database.sql<{ alone: string[]; beside: string[] }[]>`
      select tsvector_to_array(message_terms(${roomId}, 1, ${ann.me.id}, body, null)) as alone,
        tsvector_to_array(message_terms(${roomId}, 1, ${ann.me.id}, body || ' 가', null)) as beside
      from unnest(${bodies}::text[]) with ordinality as said(body, place) order by place`;
    for (const { alone, beside } of rows)
      expect(alone).toEqual(beside.filter((term) => !term.endsWith('가')));
    expect(rows.map(({ alone }) => alone.length)).toEqual([3, 1, 2, 2, 10, 3]);
  });

  it('CHAT-302: finds what still waits to be sorted into the index, as it says now, and finds it afterwards', async () => {
    const { sql } = app.services.database;
    const [ann, ben, roomId] = await two();
    // Pages of the list that were sorted in.
    const sortIn = async () => {
      const [{ pages = '' } = {}] = await sql<
        { pages: string }[]
      >`select gin_clean_pending_list('messages_terms') as pages`;
      return Number(pages);
    };
    await sortIn();
    await sendAll(app, ann, roomId, 'feldspar one', 'feldspar two', '장석 셋', 'feldspar four');
    await ann.caller.chat.editMessage({ roomId, number: 1, body: 'mica' });
    await ann.caller.chat.deleteMessage({ roomId, number: 4 });
    const all = async () => [
      await found(ben, { roomId, text: 'feldspar' }),
      await found(ben, { roomId, text: 'mica' }),
      await found(ben, { roomId, text: '장석' }),
    ];
    const expected = [[2], [1], [3]];
    expect(await all()).toEqual(expected);
    expect(await sortIn()).toBeGreaterThan(0);
    expect(await all()).toEqual(expected);
    expect(await sortIn()).toBe(0);
    // However many come, the list stays short: the rest is sorted in by those that fill it.
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, ${ann.me.id}, 'word ' || n, now() from generate_series(5, 3000) n`;
    expect(await sortIn()).toBeLessThanOrEqual(64 / 8 + 1);
  });
});
