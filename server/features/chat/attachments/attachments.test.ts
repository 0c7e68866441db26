// What hangs on messages, over the real server: what goes in, what comes out, for whom, and what stays.
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attachment, attachmentAddress, type Rendition } from '../../../../shared/attachments.ts';
import type { InboxEvent, RoomEvent } from '../../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { attach, postAttachment, refusalOf } from '../../../testing/attachments.ts';
import { animation, bomb, movingPng, photograph, plainPicture } from '../../../testing/pictures.ts';
import { follow, makeRoomOf, sendAll } from '../../../testing/rooms.ts';

const refusal = (appCode: string, params?: object) =>
  expect.objectContaining({ appCode, ...(params && { params }) });
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('what hangs on messages', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    app = await startTestApp({
      environment: {
        LOBBY_ATTACHMENT_MB: '2',
        LOBBY_ATTACHMENTS_PER_MESSAGE: '3',
        LOBBY_ATTACHMENTS_MB_A_DAY: '6',
      },
    });
    [ann, ben] = [await app.member(), await app.member()];
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const send = (member: TestMember, roomId: string, files: readonly Attachment[], body = '') =>
    member.caller.chat.send({ roomId, body, attachments: files.map(({ id }) => id), key: key() });
  const get = (member: TestMember | null, { id }: { id: string }, rendition: Rendition, more = {}) =>
    fetch(app.url + attachmentAddress(id, rendition), {
      headers: { ...(member && { cookie: member.cookie }), ...more },
    });
  const kept = async () =>
    readdir(join(app.services.config.dataDirectory, 'uploads', 'attachments')).catch((): string[] => []);
  const newest = async (member: TestMember, roomId: string) =>
    (await member.caller.chat.messages({ roomId })).items.at(-1);

  describe('uploads', () => {
    it.each(['png', 'webp', 'gif', 'jpeg'] as const)(
      'CHAT-220: draws %s anew as WebP, whatever the header and the name say',
      async (format) => {
        const file = await attach(app, ann, await plainPicture(format, 1_200, 600), { name: 'page.html' });
        expect(file).toMatchObject({ kind: 'image', name: 'page.html', width: 1_200, height: 600 });
        const roomId = await makeRoomOf(app, ann);
        await send(ann, roomId, [file]);
        for (const [rendition, width] of [
          ['preview', 800],
          ['full', 1_200],
        ] as const) {
          const response = await get(ann, file, rendition);
          expect(response.headers.get('content-type')).toBe('image/webp');
          const bytes = Buffer.from(await response.arrayBuffer());
          expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height: width / 2 });
          if (rendition === 'full') expect(bytes.length).toBe(file.bytes);
        }
      },
    );

    it('CHAT-220: upright, and without where and with what a photograph was taken', async () => {
      const member = await app.member();
      const file = await attach(app, member, await photograph(), { name: '사진.jpg' });
      // Taken lying on its side.
      expect(file).toMatchObject({ kind: 'image', name: '사진.jpg', width: 800, height: 1_200 });
      const roomId = await makeRoomOf(app, member);
      await send(member, roomId, [file]);
      for (const rendition of ['preview', 'full'] as const) {
        const bytes = Buffer.from(await (await get(member, file, rendition)).arrayBuffer());
        const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
        expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
        expect(bytes.includes('Secret')).toBe(false);
      }
    });

    it('CHAT-220: what moves moves when it is opened, and stands still before', async () => {
      const member = await app.member();
      const roomId = await makeRoomOf(app, member);
      for (const format of ['gif', 'webp'] as const) {
        const file = await attach(app, member, await animation(format));
        expect(file).toMatchObject({ kind: 'image', width: 64, height: 64, moves: true });
        await send(member, roomId, [file]);
        const pagesOf = async (rendition: Rendition) =>
          (await sharp(Buffer.from(await (await get(member, file, rendition)).arrayBuffer())).metadata())
            .pages ?? 1;
        expect([await pagesOf('preview'), await pagesOf('full')]).toEqual([1, 3]);
      }
      // Programs that know nothing of a PNG that moves show a still, and so do we.
      expect(await attach(app, member, await movingPng())).not.toHaveProperty('moves');
    });

    it('CHAT-220, CHAT-226: anything else is a file, and nothing in it ever runs', async () => {
      const member = await app.member();
      const roomId = await makeRoomOf(app, member);
      const png = await plainPicture('png');
      const files: [string, Buffer, string][] = [
        ['face.png', Buffer.from(svg), 'text'],
        ['a page.html', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text'],
        ['half.png', Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]), 'other'],
        ['GIF89a.gif', Buffer.from(`GIF89a/*${svg}*/=1;alert(1)`), 'text'],
        ['report.pdf', Buffer.from('%PDF-1.7 and what follows'), 'pdf'],
        ['build.zip', Buffer.from('PK\x03\x04 and what follows'), 'archive'],
        ['이름 "quoted" 文件.txt', Buffer.from('그냥 글'), 'text'],
        ['noise', Buffer.from([0, 1, 2, 3, 250, 0, 12, 8]), 'other'],
      ];
      for (const [name, bytes, type] of files) {
        const file = await attach(app, member, bytes, { name });
        expect(file, name).toMatchObject({ kind: 'file', name, type, bytes: bytes.length });
        await send(member, roomId, [file]);
        const response = await get(member, file, 'file');
        expect(response.headers.get('content-type'), name).toBe('application/octet-stream');
        expect(response.headers.get('content-disposition')).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.!~-]+$/,
        );
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
        expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
        expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
        for (const other of ['preview', 'full'] as const)
          expect(await refusalOf(await get(member, file, other))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
      }
      // A picture that is a script as well is drawn anew: of the script nothing is left.
      const both = Buffer.concat([png, Buffer.from(`<script>alert('both')</script>${svg}`)]);
      const file = await attach(app, member, both, { name: 'both.html' });
      await send(member, roomId, [file]);
      const response = await get(member, file, 'full');
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
      expect(text).not.toMatch(/script|svg|alert/);
    });

    it('CHAT-221: more bytes than one file may have are refused, told or not, and nothing of it stays', async () => {
      const before = await kept();
      const most = 2 * 1_048_576;
      expect(await refusalOf(await postAttachment(app, ann, Buffer.alloc(most + 1)))).toEqual([
        413,
        'UPLOAD_TOO_LARGE',
      ]);
      const untold = await fetch(`${app.url}/uploads/attachment?key=${key()}&name=a`, {
        method: 'POST',
        headers: { cookie: ann.cookie },
        body: new ReadableStream({
          start(controller) {
            controller.enqueue(new Uint8Array(most));
            controller.enqueue(new Uint8Array(1));
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      expect(await refusalOf(untold)).toEqual([413, 'UPLOAD_TOO_LARGE']);
      expect(await kept()).toEqual(before);
    });

    it('CHAT-221: as is a picture that unfolds to more than anybody looks at, still or moving', async () => {
      const before = await kept();
      expect(await refusalOf(await postAttachment(app, ann, bomb()))).toEqual([
        422,
        'UPLOAD_TOO_MANY_PIXELS',
      ]);
      const frames = Array.from({ length: 16 }, (_, n) =>
        sharp({
          create: {
            width: 2_000,
            height: 2_000,
            channels: 3,
            background: { r: n * 16, g: 240 - n * 16, b: n % 2 ? 0 : 255 },
          },
        })
          .png()
          .toBuffer(),
      );
      const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
        .gif()
        .toBuffer();
      expect(await refusalOf(await postAttachment(app, ann, moving))).toEqual([
        422,
        'UPLOAD_TOO_MANY_PIXELS',
      ]);
      expect(await kept()).toEqual(before);
    });

    it('CHAT-221: a member uploads so much in a day, also all at once, and the next day again', async () => {
      let now = Date.parse('2026-03-01T23:59:00Z');
      const late = await startTestApp({
        clock: { now: () => now },
        environment: { LOBBY_ATTACHMENTS_MB_A_DAY: '2' },
      });
      const member = await late.member();
      const bytes = Buffer.alloc(700_000, 7);
      const answers = await Promise.all(Array.from({ length: 5 }, () => postAttachment(late, member, bytes)));
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 200, 429, 429, 429]);
      const refused = answers.find(({ status }) => status === 429) as Response;
      expect(await refusalOf(refused)).toEqual([429, 'ATTACHMENTS_SPENT']);
      const folder = join(late.services.config.dataDirectory, 'uploads', 'attachments');
      expect(await readdir(folder)).toHaveLength(2);
      expect((await postAttachment(late, await late.member(), bytes)).status).toBe(200);
      now += 2 * 60_000;
      expect((await postAttachment(late, member, bytes)).status).toBe(200);
      await late.close();
    });

    it('CHAT-221: a name that is none, or no key, is bad input that says which', async () => {
      const data = async (response: Response) =>
        ((await response.json()) as { error: { data: { appCode: string; params: object } } }).error.data;
      for (const name of ['', '   ', '../', 'a\u0000b', 'x'.repeat(201), 'exe\u202egnp.txt']) {
        const refused = await data(await postAttachment(app, ann, Buffer.from('a'), { name }));
        expect(refused, name).toMatchObject({ appCode: 'BAD_INPUT', params: { field: 'name' } });
      }
      const refused = await data(await postAttachment(app, ann, Buffer.from('a'), { key: 'none' }));
      expect(refused).toMatchObject({ appCode: 'BAD_INPUT', params: { field: 'key', rule: 'uuid' } });
      expect(await attach(app, ann, Buffer.from('a'), { name: '../../etc/passwd' })).toMatchObject({
        name: 'passwd',
      });
    });

    it('CHAT-221, CHAT-225: guests upload nothing, nor do pages of others, nor other methods', async () => {
      expect(await refusalOf(await postAttachment(app, null, Buffer.from('a')))).toEqual([
        401,
        'NOT_SIGNED_IN',
      ]);
      const elsewhere = await fetch(`${app.url}/uploads/attachment?key=${key()}&name=a`, {
        method: 'POST',
        headers: { cookie: ann.cookie, origin: 'https://evil.example' },
      });
      expect(await refusalOf(elsewhere)).toEqual([403, 'ORIGIN_REFUSED']);
      const response = await fetch(`${app.url}/uploads/attachment`, { headers: { cookie: ann.cookie } });
      expect(response.status).toBe(405);
    });

    it('CHAT-232: one who uploads slowly, however much at once, keeps nobody else out', async () => {
      const [slow, other] = [await app.member(), await app.member()];
      const begun = Array.from({ length: 12 }, () => {
        const request = httpRequest(`${app.url}/uploads/attachment?key=${key()}&name=slow`, {
          method: 'POST',
          headers: { cookie: slow.cookie, 'content-length': '1000' },
        });
        request.on('error', () => {});
        request.write('x');
        return request;
      });
      const file = await attach(app, other, Buffer.from('quick'));
      expect(file).toMatchObject({ kind: 'file', bytes: 5 });
      for (const request of begun) request.destroy();
      // Who left gave the place back.
      expect(await attach(app, slow, Buffer.from('again'))).toMatchObject({ bytes: 5 });
    });

    it('CHAT-222: again with its key is once, also at the same time; another file is refused', async () => {
      const member = await app.member();
      const once = { key: key(), name: 'a.txt' };
      const bytes = Buffer.alloc(1_500_000, 1);
      const all = await Promise.all(Array.from({ length: 4 }, () => attach(app, member, bytes, once)));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect((await kept()).filter((name) => all.some(({ id }) => name.startsWith(id)))).toHaveLength(1);
      const [row] = await app.services.database.sql`
        select bytes from attachment_days where member_id = ${member.me.id}`;
      expect(Number(row?.['bytes'])).toBe(bytes.length);
      for (const other of [{ ...once, name: 'b.txt' }, once]) {
        const changed = other === once ? Buffer.alloc(10, 2) : bytes;
        expect(await refusalOf(await postAttachment(app, member, changed, other))).toEqual([
          409,
          'KEY_REUSED',
        ]);
      }
      // It is a key of that member alone.
      expect((await attach(app, ann, Buffer.from('mine'), once)).id).not.toBe(all[0]?.id);
    });
  });

  describe('messages', () => {
    it('CHAT-223, CHAT-224: carry what hangs on them, in order, with text or without', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const { seq } = await ben.caller.chat.room({ roomId });
      const feed = await follow<RoomEvent>(ben.caller.chat.onRoom({ roomId, lastEventId: String(seq) }));
      const [picture, file] = [
        await attach(app, ann, await plainPicture('png'), { name: 'a.png' }),
        await attach(app, ann, Buffer.from('words'), { name: 'b.txt' }),
      ];
      const sent = await send(ann, roomId, [file, picture]);
      const { items } = await ben.caller.chat.messages({ roomId });
      expect(items).toMatchObject([{ number: 1, body: '', attachments: [file, picture] }]);
      expect(sent.number).toBe(1);
      const told = await feed.next();
      expect(told.event).toMatchObject({
        type: 'message.created',
        message: { attachments: [file, picture] },
      });
      await feed.stop();
      await ann.caller.chat.pinMessage({ roomId, number: 1, on: true });
      expect((await ben.caller.chat.pins({ roomId })).items).toMatchObject([
        { attachments: [file, picture] },
      ]);
      // Edited, it keeps them.
      await ann.caller.chat.editMessage({ roomId, number: 1, body: 'with words' });
      expect(await newest(ben, roomId)).toMatchObject({ body: 'with words', attachments: [file, picture] });
    });

    it('CHAT-224: a quote and the newest message of a list say what it was', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const pictures = [
        await attach(app, ann, await plainPicture('png'), { name: 'a.png' }),
        await attach(app, ann, await plainPicture('gif'), { name: 'b.gif' }),
      ];
      const file = await attach(app, ann, Buffer.from('words'), { name: '보고서.txt' });
      const inbox = ((await ben.caller.chat.onInbox()) as AsyncIterable<InboxEvent>)[Symbol.asyncIterator]();
      const nextPoke = async () => {
        for (let item = await inbox.next(); !item.done; item = await inbox.next())
          if (item.value.type === 'poke') return item.value;
        return null;
      };
      // From now on it hears of the room.
      expect((await inbox.next()).value).toMatchObject({ type: 'inbox' });
      const answer = async (number: number) => {
        await ben.caller.chat.send({ roomId, body: 'nice', replyTo: number, key: key() });
        return newest(ann, roomId);
      };
      const two = { kind: 'image', count: 2, name: 'a.png' };
      await send(ann, roomId, pictures);
      const listed = async () =>
        (await ben.caller.chat.myRooms()).items.find(({ id }) => id === roomId)?.lastMessage;
      expect(await listed()).toMatchObject({ body: '', attached: two });
      const poke = await nextPoke();
      expect(poke).toMatchObject({ roomId, last: { body: '', attached: two } });
      expect(await answer(1)).toMatchObject({ replyTo: { number: 1, body: '', attached: two } });
      const third = await attach(app, ann, await plainPicture('png'), { name: 'c.png' });
      await send(ann, roomId, [third, file], 'both');
      const both = { kind: 'file', count: 2, name: '보고서.txt' };
      expect(await answer(3)).toMatchObject({ replyTo: { body: 'both', attached: both } });
      // Told in the event as in history.
      const stored = await app.services.database.sql`
        select payload->'message'->'replyTo'->'attached' as attached from events
        where topic = ${`room:${roomId}`} and payload->'message'->'replyTo' is not null order by seq`;
      expect(stored.map(({ attached }) => attached)).toEqual([two, both]);
    });

    it('CHAT-223: nobody sends what is another’s, sent already, or not there, and no number is spent', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      const mine = await attach(app, ann, Buffer.from('mine'));
      const theirs = await attach(app, ben, Buffer.from('theirs'));
      const gone = { ...mine, id: key() };
      for (const files of [[theirs], [mine, theirs], [mine, gone]]) {
        await expect(send(ann, roomId, files)).rejects.toEqual(refusal('ATTACHMENT_NOT_FOUND'));
      }
      expect((await ann.caller.chat.messages({ roomId })).items).toEqual([]);
      await send(ann, roomId, [mine]);
      await expect(send(ann, roomId, [mine], 'again')).rejects.toEqual(refusal('ATTACHMENT_NOT_FOUND'));
      expect(await newest(ann, roomId)).toMatchObject({ number: 1 });
      await expect(
        ann.caller.chat.send({ roomId, body: '', attachments: [theirs.id, theirs.id], key: key() }),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(ann.caller.chat.send({ roomId, body: ' ', key: key() })).rejects.toThrow(/body/);
      const four = await Promise.all(Array.from({ length: 4 }, () => attach(app, ann, Buffer.from('x'))));
      await expect(send(ann, roomId, four)).rejects.toEqual(refusal('TOO_MANY_ATTACHMENTS', { max: 3 }));
    });

    it('CHAT-223: of many messages that take the same at once, in one room or several, one is stored', async () => {
      const rooms = [await makeRoomOf(app, ann), await makeRoomOf(app, ann)];
      const file = await attach(app, ann, Buffer.from('once'));
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) => send(ann, rooms[n % 2] ?? '', [file], `try ${n}`)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const pages = await Promise.all(rooms.map((roomId) => ann.caller.chat.messages({ roomId })));
      expect(pages.flatMap(({ items }) => items)).toHaveLength(1);
      // The same call again is answered as the first time.
      const again = await attach(app, ann, Buffer.from('twice'));
      const call = { roomId: rooms[0] ?? '', body: '', attachments: [again.id], key: key() };
      const answers = await Promise.all([ann.caller.chat.send(call), ann.caller.chat.send(call)]);
      expect(answers[0]).toEqual(answers[1]);
      expect(await ann.caller.chat.send(call)).toEqual(answers[0]);
      await expect(ann.caller.chat.send({ ...call, attachments: [file.id] })).rejects.toEqual(
        refusal('KEY_REUSED'),
      );
    });

    it('CHAT-230: an unwanted word in the name of a file is refused', async () => {
      const roomId = await makeRoomOf(app, ann, ben);
      await ann.caller.chat.editRoom({ roomId, words: ['spoiler'], key: key() });
      const file = await attach(app, ben, Buffer.from('x'), { name: 'The SPOILER.txt' });
      await expect(send(ben, roomId, [file])).rejects.toEqual(refusal('WORD_REFUSED', { word: 'spoiler' }));
    });
  });

  describe('downloads', () => {
    it('CHAT-195, CHAT-225: are kept from those who came later, where the room keeps from them what was said before', async () => {
      const roomId = await makeRoomOf(app, ann);
      await ann.caller.chat.editRoom({ roomId, history: 'joined', key: key() });
      const [early, late] = [
        await attach(app, ann, Buffer.from('early'), { name: 'a.txt' }),
        await attach(app, ann, Buffer.from('late'), { name: 'b.txt' }),
      ];
      await send(ann, roomId, [early]);
      await ben.caller.chat.joinRoom({ roomId });
      await send(ann, roomId, [late]);
      expect(await refusalOf(await get(ben, early, 'file'))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
      expect((await get(ben, late, 'file')).status).toBe(200);
      expect((await get(ann, early, 'file')).status).toBe(200);
    });

    it('CHAT-225: are for those in the room, asked anew each time', async () => {
      const eve = await app.member();
      const keeper = await app.member({ role: 'moderator' });
      const roomId = await makeRoomOf(app, ann, ben, eve);
      const file = await attach(app, ann, await plainPicture('png'));
      // Before it is sent it is nobody's, not even its author's.
      for (const member of [ann, ben])
        expect(await refusalOf(await get(member, file, 'full'))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
      await send(ann, roomId, [file]);
      for (const member of [ann, ben, eve]) expect((await get(member, file, 'preview')).status).toBe(200);
      const first = await get(eve, file, 'full');
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      const known = { 'if-none-match': first.headers.get('etag') ?? '' };
      expect((await get(eve, file, 'full', known)).status).toBe(304);
      expect(await refusalOf(await get(null, file, 'full'))).toEqual([401, 'NOT_SIGNED_IN']);
      expect(await refusalOf(await get(keeper, file, 'full'))).toEqual([403, 'NOT_IN_ROOM']);
      await eve.caller.chat.leaveRoom({ roomId });
      expect(await refusalOf(await get(eve, file, 'full', known))).toEqual([403, 'NOT_IN_ROOM']);
      await ann.caller.chat.banFromRoom({ roomId, memberId: ben.me.id, reason: 'noise', key: key() });
      expect(await refusalOf(await get(ben, file, 'full', known))).toEqual([403, 'NOT_IN_ROOM']);
      // Kept out of the house is kept out here.
      await app.services.database.sql`update members set banned_at = now() where id = ${eve.me.id}`;
      expect(await refusalOf(await get(eve, file, 'full'))).toEqual([401, 'NOT_SIGNED_IN']);
      for (const path of ['/uploads/attachments/x/full', `/uploads/attachments/${file.id}/original`]) {
        const response = await fetch(app.url + path, { headers: { cookie: ann.cookie } });
        expect(await refusalOf(response)).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
      }
      const written = await fetch(app.url + attachmentAddress(file.id, 'full'), {
        method: 'DELETE',
        headers: { cookie: ann.cookie },
      });
      expect(written.status).toBe(405);
    });

    it('CHAT-224, CHAT-225: a whisper’s is for its two alone', async () => {
      const [cat, dan, eve] = [await app.member(), await app.member(), await app.member()];
      const roomId = await makeRoomOf(app, cat, dan, eve);
      const file = await attach(app, cat, Buffer.from('a secret'));
      await cat.caller.chat.send({
        roomId,
        body: '',
        attachments: [file.id],
        whisperTo: dan.me.id,
        key: key(),
      });
      const { items } = await dan.caller.chat.whispers({ roomId });
      expect(items).toMatchObject([{ message: { body: '', attachments: [file] } }]);
      for (const member of [cat, dan]) expect((await get(member, file, 'file')).status).toBe(200);
      expect(await refusalOf(await get(eve, file, 'file'))).toEqual([403, 'NOT_IN_ROOM']);
      await sendAll(app, eve, roomId, 'what?');
      expect((await eve.caller.chat.messages({ roomId })).items).toHaveLength(1);
    });
  });
});
