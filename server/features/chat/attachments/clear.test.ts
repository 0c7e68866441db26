// What hangs on no message any more: its bytes go, wherever they lie, and whatever dies or is away in between.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attachment, attachmentAddress } from '../../../../shared/attachments.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { attach, refusalOf } from '../../../testing/attachments.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { startTestS3, type TestS3 } from '../../../testing/s3.ts';
import { unzip } from '../../../testing/unzip.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { eraseMessages } from '../commands/index.ts';
import { clearAttachments, sweepAttachments, waiting } from './clear.ts';

const password = 'violet doorway 7';

describe('what hangs on no message', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let now = Date.now();
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    [ann, ben] = [await app.member(), await app.member()];
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const kept = async () =>
    readdir(join(app.services.config.dataDirectory, 'uploads', 'attachments')).catch((): string[] => []);
  const filesOf = async ({ id }: Attachment) => (await kept()).filter((name) => name.startsWith(id)).length;
  const rowsOf = async ({ id }: Attachment) =>
    (await app.services.database.sql`select 1 from attachments where id = ${id}`).length;
  const both = async (member = ann) => [
    await attach(app, member, await plainPicture('png'), { name: 'a.png' }),
    await attach(app, member, Buffer.from('words'), { name: 'b.txt' }),
  ];
  const send = async (roomId: string, files: readonly Attachment[], member = ann) =>
    member.caller.chat.send({ roomId, body: 'see', attachments: files.map(({ id }) => id), key: key() });
  const clear = async () => {
    while (await clearAttachments(app.services));
  };
  const standing = async (files: readonly Attachment[]) =>
    Promise.all(files.map(async (file) => [await filesOf(file), await rowsOf(file)]));
  const there = [
    [2, 1],
    [1, 1],
  ];
  const gone = [
    [0, 0],
    [0, 0],
  ];

  it('CHAT-227: what was not sent within a day goes; what was stays', async () => {
    const roomId = await makeRoomOf(app, ann);
    const sent = await both();
    await send(roomId, sent);
    const left = await both();
    now += waiting - 1_000;
    await clear();
    expect(await standing(left)).toEqual(there);
    now += 2_000;
    await clear();
    expect(await standing(left)).toEqual(gone);
    expect(await standing(sent)).toEqual(there);
    const late = ann.caller.chat.send({ roomId, body: '', attachments: [left[0]?.id ?? ''], key: key() });
    await expect(late).rejects.toMatchObject({ appCode: 'ATTACHMENT_NOT_FOUND' });
  });

  it('CHAT-227: a key whose file went brings another one', async () => {
    const once = { key: key(), name: 'a.txt' };
    const first = await attach(app, ann, Buffer.from('late'), once);
    now += waiting + 1_000;
    await clear();
    const second = await attach(app, ann, Buffer.from('late'), once);
    expect(second.id).not.toBe(first.id);
    await send(await makeRoomOf(app, ann), [second]);
  });

  it('CHAT-227: a message that takes it and the clearing of it never both win', async () => {
    const roomId = await makeRoomOf(app, ann);
    for (let round = 0; round < 10; round += 1) {
      const [file] = await both();
      if (!file) throw new Error('nothing was uploaded');
      now += waiting + 1_000;
      const [sent] = await Promise.allSettled([send(roomId, [file]), clear()]);
      expect([round, await filesOf(file), await rowsOf(file)]).toEqual(
        sent.status === 'fulfilled' ? [round, 2, 1] : [round, 0, 0],
      );
    }
  });

  it('CHAT-227: files of no row go after a day, others stay', async () => {
    const { storage } = app.services;
    const orphan = `attachments/${key()}-file.bin`;
    await storage.put(orphan, Buffer.from('x'), { contentType: 'application/octet-stream' });
    const files = await both();
    const sweep = async (at: number) => {
      const step = sweepAttachments(app.services, at, 2);
      while (await step(undefined as never));
    };
    await sweep(Date.now());
    expect(await storage.get(orphan).then((file) => file?.body.destroy())).toBeDefined();
    await sweep(Date.now() + 2 * waiting);
    expect(await storage.get(orphan)).toBeNull();
    expect(await standing(files)).toEqual(there);
  });

  it('CHAT-228: with a deleted message go its bytes and what the log says of them, at once', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const files = await both();
    await send(roomId, files);
    await ann.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await standing(files)).toEqual(gone);
    expect((await ben.caller.chat.messages({ roomId })).items).toEqual([
      expect.not.objectContaining({ attachments: expect.anything() }),
    ]);
    const logged = await app.services.database.sql`
      select 1 from events where topic = ${`room:${roomId}`} and payload::text like ${`%${files[0]?.id}%`}`;
    expect(logged).toHaveLength(0);
    const path = attachmentAddress(files[0]?.id ?? '', 'full');
    const response = await fetch(app.url + path, { headers: { cookie: ben.cookie } });
    expect(await refusalOf(response)).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
  });

  it('CHAT-228: where the storage is away they are nobody’s at once, and go when it is back', async () => {
    const roomId = await makeRoomOf(app, ann);
    const files = await both();
    await send(roomId, files);
    const { storage } = app.services;
    const away = async () => {
      throw new Error('away');
    };
    const broken = { ...app.services, storage: { ...storage, delete: away } };
    await app.services.database.sql`
      update attachments set room_id = null, number = null where room_id = ${roomId}`;
    expect(await clearAttachments(broken)).toBe(false);
    expect(await standing(files)).toEqual(there);
    await clear();
    expect(await standing(files)).toEqual(gone);
  });

  it('CHAT-228: with a closed room go the bytes of all its messages', async () => {
    const roomId = await makeRoomOf(app, ann, ben);
    const [mine, theirs] = [await both(), await both(ben)];
    await send(roomId, mine);
    await send(roomId, theirs, ben);
    await ann.caller.chat.closeRoom({ roomId, key: key() });
    await clear();
    expect([await standing(mine), await standing(theirs)]).toEqual([gone, gone]);
  });

  it('CHAT-228: with somebody’s messages go theirs and not those of others; what they had not sent goes always', async () => {
    const passwordHash = await hashPassword(password);
    const leaver = await app.member({ passwordHash });
    const roomId = await makeRoomOf(app, ann, leaver);
    const [theirs, mine, unsent] = [await both(leaver), await both(), await both(leaver)];
    await send(roomId, theirs, leaver);
    await send(roomId, mine);
    await leaver.caller.leaving.deleteAccount({ withMessages: false, password });
    await clear();
    expect(await standing(unsent)).toEqual(gone);
    // They chose to let what they said stand.
    expect(await standing(theirs)).toEqual(there);
    expect(await eraseMessages(app.services, leaver.me.id)).toBe(false);
    await clear();
    expect(await standing(theirs)).toEqual(gone);
    expect(await standing(mine)).toEqual(there);
  });

  it('CHAT-229: the copy of one’s data and that of a room’s history name them', async () => {
    const [member, other] = [await app.member(), await app.member()];
    const roomId = await makeRoomOf(app, member, other);
    const [picture, file] = await both(member);
    const foreign = await attach(app, other, Buffer.from('theirs'), { name: '<b>&.txt' });
    await send(roomId, [picture, file] as Attachment[], member);
    await send(roomId, [foreign], other);
    await sendAll(app, member, roomId, 'plain');
    const download = async (path: string) =>
      Buffer.from(await (await fetch(app.url + path, { headers: { cookie: member.cookie } })).arrayBuffer());
    const files = await unzip(await download('/exports/me.zip'));
    expect(JSON.parse(String(files.get('attachments.json')))).toMatchObject([
      { id: picture?.id, name: 'a.png', kind: 'image', roomId, number: 1 },
      { id: file?.id, name: 'b.txt', type: 'text', bytes: 5 },
    ]);
    const { publicUrl } = app.services.config;
    const copy = JSON.parse(String(await download(`/exports/rooms/${roomId}.json`)));
    expect(copy.messages).toMatchObject([
      {
        attachments: [
          { name: 'a.png', address: `${publicUrl}${attachmentAddress(picture?.id ?? '', 'full')}` },
          { name: 'b.txt', bytes: 5, address: `${publicUrl}${attachmentAddress(file?.id ?? '', 'file')}` },
        ],
      },
      { attachments: [{ name: '<b>&.txt' }] },
      { body: 'plain' },
    ]);
    const page = String(await download(`/exports/rooms/${roomId}.html`));
    expect(page).toContain(
      `<a href="${publicUrl}${attachmentAddress(foreign.id, 'file')}">&lt;b&gt;&amp;.txt</a>`,
    );
  });
});

describe('what hangs on messages, in S3', () => {
  let s3: TestS3;
  let app: TestApp;
  beforeAll(async () => {
    s3 = await startTestS3();
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.settings;
    app = await startTestApp({
      environment: {
        S3_ENDPOINT: endpoint,
        S3_REGION: region,
        S3_BUCKET: bucket,
        S3_ACCESS_KEY_ID: accessKeyId,
        S3_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
  });
  afterAll(async () => {
    await app?.close();
    await s3?.close();
  });

  it('CHAT-226, CHAT-228: goes in, comes out to who may have it, and is gone with its message', async () => {
    const [ann, eve] = [await app.member(), await app.member()];
    const roomId = await makeRoomOf(app, ann);
    const bytes = Buffer.from('가나다'.repeat(100_000));
    const files = [
      await attach(app, ann, await plainPicture('png'), { name: 'a.png' }),
      await attach(app, ann, bytes, { name: 'b.txt' }),
    ] as const;
    await ann.caller.chat.send({
      roomId,
      body: '',
      attachments: files.map(({ id }) => id),
      key: app.services.newId(),
    });
    const get = (member: TestMember, id: string, rendition: 'file' | 'preview') =>
      fetch(app.url + attachmentAddress(id, rendition), { headers: { cookie: member.cookie } });
    const file = await get(ann, files[1].id, 'file');
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await get(ann, files[0].id, 'preview')).headers.get('content-type')).toBe('image/webp');
    expect(await refusalOf(await get(eve, files[1].id, 'file'))).toEqual([403, 'NOT_IN_ROOM']);
    const listed = async () => {
      const keys = [];
      for await (const page of app.services.storage.list('attachments')) keys.push(...page);
      return keys.length;
    };
    expect(await listed()).toBe(3);
    await ann.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await listed()).toBe(0);
  });
});
