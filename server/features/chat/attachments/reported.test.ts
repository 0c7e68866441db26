// Files of what is reported: how long they stay, and who gets them meanwhile.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attachment, attachmentAddress } from '../../../../shared/attachments.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { attach, refusalOf } from '../../../testing/attachments.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { attachmentsOf } from '../queries/attachments.ts';
import { clearAttachments } from './clear.ts';

const password = 'violet doorway 7';

describe('files of what is reported', () => {
  let app: TestApp;
  let passwordHash: string;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    passwordHash = await hashPassword(password);
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  /** Who owns a room, who sent a picture and a file there as its first message, and who is there too. */
  const meet = async () => {
    const people = [
      await app.member(),
      await app.member({ passwordHash, role: 'moderator' }),
      await app.member({ passwordHash }),
    ] as const;
    const [owner, writer, reader] = people;
    const roomId = await makeRoomOf(app, owner, writer, reader);
    const files = [
      await attach(app, writer, await plainPicture('png'), { name: 'rude.png' }),
      await attach(app, writer, Buffer.from('rude words'), { name: 'rude.txt' }),
    ];
    const attachments = files.map(({ id }) => id);
    await writer.caller.chat.send({ roomId, body: 'see', attachments, key: key() });
    return { owner, writer, reader, roomId, files };
  };
  const report = ({ caller }: TestMember, roomId: string, number = 1) =>
    caller.chat.reportMessage({ roomId, number, reason: 'insult' });
  const reportsOf = async (writer: TestMember, closed = false) =>
    (await keeper.caller.chat.talkReports({ closed, limit: 100 })).items.filter(
      ({ member }) => member.id === writer.me.id,
    );
  const dismiss = (reportId: string) => keeper.caller.chat.decideReport({ reportId, decision: 'dismiss' });
  const clear = async () => {
    while (await clearAttachments(app.services));
  };
  /** How many of them are there, in bytes and in rows. */
  const standing = async (files: readonly Attachment[]) => {
    const folder = join(app.services.config.dataDirectory, 'uploads', 'attachments');
    const names = await readdir(folder).catch((): string[] => []);
    const ids = files.map(({ id }) => id);
    const rows = await app.services.database.sql`select 1 from attachments where id = any(${ids}::uuid[])`;
    return [ids.filter((id) => names.some((name) => name.startsWith(id))).length, rows.length];
  };
  const addressOf = ({ id, kind }: Attachment) =>
    `${app.url}${attachmentAddress(id, kind === 'image' ? 'full' : 'file')}`;
  const get = ({ cookie }: { cookie: string }, file: Attachment, etag = '') =>
    fetch(addressOf(file), { headers: { cookie, 'if-none-match': etag } });
  const refusal = async (who: { cookie: string }, file: Attachment) => refusalOf(await get(who, file));
  const notThere = [404, 'ATTACHMENT_NOT_FOUND'];

  it('CHAT-281: stay while one of its reports is open, whatever becomes of the message, and go with the last', async () => {
    const { owner, writer, reader, roomId, files } = await meet();
    await report(reader, roomId);
    await report(owner, roomId);
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    await clear();
    expect(await standing(files)).toEqual([2, 2]);
    const [first, second] = await reportsOf(writer);
    expect(first).toMatchObject({ stands: false, lines: [{ body: 'see', files }] });
    await dismiss(first?.id ?? '');
    expect(await standing(files)).toEqual([2, 2]);
    await owner.caller.chat.closeRoom({ roomId, key: key() });
    await clear();
    expect(await standing(files)).toEqual([2, 2]);
    await dismiss(second?.id ?? '');
    expect(await standing(files)).toEqual([0, 0]);
    const closed = await reportsOf(writer, true);
    expect(closed).toHaveLength(2);
    expect(closed[0]?.lines[0]).not.toHaveProperty('files');
    expect(closed[0]?.lines[0]).toMatchObject({ attached: { name: 'rude.txt', count: 2 } });
  });

  it('CHAT-281: hang on the message as before when it was left where it is', async () => {
    const { writer, reader, roomId, files } = await meet();
    await report(reader, roomId);
    const [found] = await reportsOf(writer);
    await dismiss(found?.id ?? '');
    await clear();
    expect(await standing(files)).toEqual([2, 2]);
    await report(reader, roomId);
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    // One reports a message once.
    expect(await standing(files)).toEqual([0, 0]);
  });

  it('CHAT-281: of what a reported member said last stay too, not of what others said around a message', async () => {
    const { writer, reader, roomId, files } = await meet();
    await sendAll(app, reader, roomId, 'Please');
    await writer.caller.chat.reportMessage({ roomId, number: 2, reason: 'insult' });
    const [ofReader] = await reportsOf(reader);
    expect(ofReader?.lines[0]).toMatchObject({ number: 1, attached: { count: 2 } });
    expect(ofReader?.lines[0]).not.toHaveProperty('files');
    await reader.caller.chat.reportMember({ memberId: writer.me.id, roomId, reason: 'spam' });
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    await clear();
    expect(await standing(files)).toEqual([2, 2]);
    const [ofWriter] = await reportsOf(writer);
    expect(ofWriter?.lines).toMatchObject([{ number: 1, files }]);
    await dismiss(ofWriter?.id ?? '');
    expect(await standing(files)).toEqual([0, 0]);
  });

  it('CHAT-281: go with the account of whoever reported, or is reported', async () => {
    for (const who of ['writer', 'reader'] as const) {
      const met = await meet();
      await report(met.reader, met.roomId);
      await met.writer.caller.chat.deleteMessage({ roomId: met.roomId, number: 1 });
      expect(await standing(met.files)).toEqual([2, 2]);
      await met[who].caller.leaving.deleteAccount({ password, withMessages: false });
      const cleared = async () => {
        await clear();
        return standing(met.files);
      };
      await expect.poll(cleared).toEqual([0, 0]);
    }
  });

  it('CHAT-281: a report and a deletion at once lose none of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { writer, reader, roomId, files } = await meet();
      const [reported] = await Promise.allSettled([
        report(reader, roomId),
        writer.caller.chat.deleteMessage({ roomId, number: 1 }),
      ]);
      await clear();
      expect(await standing(files)).toEqual(reported.status === 'fulfilled' ? [2, 2] : [0, 0]);
    }
  });

  it('CHAT-282: come to those who look after the house while the report is open, and to nobody else', async () => {
    const { owner, writer, reader, roomId, files } = await meet();
    const [picture, file] = files as [Attachment, Attachment];
    const stranger = await app.member();
    expect(await refusal(keeper, file)).toEqual([403, 'NOT_IN_ROOM']);
    await report(reader, roomId);
    expect((await get(keeper, file)).status).toBe(200);
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await (await get(keeper, file)).text()).toBe('rude words');
    const shown = await get(keeper, picture);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const etag = shown.headers.get('etag') ?? '';
    await shown.arrayBuffer();
    expect((await get(keeper, picture, etag)).status).toBe(304);
    // Neither who reported, nor who is reported, who looks after the house as well, nor who looks after the room.
    for (const who of [reader, writer, owner, stranger]) expect(await refusal(who, file)).toEqual(notThere);
    expect(await refusal({ cookie: '' }, file)).toEqual([401, 'NOT_SIGNED_IN']);
    expect((await owner.caller.chat.roomReports({ roomId })).items[0]?.lines[0]).not.toHaveProperty('files');
    const [found] = await reportsOf(writer);
    await app.services.database.sql`update members set role = 'member' where id = ${keeper.me.id}`;
    expect(await refusal(keeper, file)).toEqual(notThere);
    await app.services.database.sql`update members set role = 'moderator' where id = ${keeper.me.id}`;
    await dismiss(found?.id ?? '');
    expect((await get(keeper, picture, etag)).status).toBe(404);
  });

  it('CHAT-282: stand in the copy of their owner’s data no more once the message is deleted', async () => {
    const { writer, reader, roomId } = await meet();
    await report(reader, roomId);
    const copy = () =>
      app.services.database.db.transaction(async (tx) => {
        const rows: unknown[] = [];
        for await (const row of attachmentsOf(tx, writer.me.id)) rows.push(row);
        return rows;
      });
    expect(await copy()).toHaveLength(2);
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await copy()).toEqual([]);
  });
});
