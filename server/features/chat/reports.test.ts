// Reports of messages and members: what is kept of them, and who sees them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { attach } from '../../testing/attachments.ts';
import { makeRoom, makeRoomOf, nowhere, sendAll } from '../../testing/rooms.ts';
import { talkReportsIn } from '../../testing/talkReports.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';
const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('reports of what is said', () => {
  let app: TestApp;
  let passwordHash: string;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    passwordHash = await hashPassword(password);
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  const { report, all, inRoom, only, ofRoom, ...reports } = talkReportsIn(
    () => app,
    () => keeper,
  );
  const meet = () => reports.meet({ passwordHash });
  const bodies = (lines: readonly { body: string }[]) => lines.map(({ body }) => body);

  it('CHAT-250: the message is kept as it was, with what it said before and what stands around it', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, owner, roomId, ...Array.from({ length: 7 }, (_, index) => `before ${index + 1}`));
    await sendAll(app, writer, roomId, 'You are a fool');
    await sendAll(app, owner, roomId, ...Array.from({ length: 7 }, (_, index) => `after ${index + 1}`));
    await writer.caller.chat.editMessage({ roomId, number: 8, body: 'You are a great fool' });
    await report(reader, roomId, 8, 'Every day.');
    await report(reader, roomId, 8, 'Once more.');
    await writer.caller.chat.editMessage({ roomId, number: 8, body: 'You are a friend' });
    await writer.caller.chat.deleteMessage({ roomId, number: 8 });
    await owner.caller.chat.deleteMessage({ roomId, number: 7 });
    expect(await inRoom(roomId)).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Number),
        reason: 'insult',
        note: 'Every day.',
        reporter: expect.objectContaining({ id: reader.me.id }),
        member: expect.objectContaining({ id: writer.me.id, nickname: writer.me.nickname }),
        room: { id: roomId, title: 'A room', direct: false },
        number: 8,
        lines: expect.any(Array),
        edits: [{ body: 'You are a fool', at: expect.any(Number) }],
        stands: false,
        closed: null,
        inRoom: null,
      },
    ]);
    const { lines } = await only(roomId);
    expect(bodies(lines)).toEqual([
      ...['before 3', 'before 4', 'before 5', 'before 6', 'before 7'],
      'You are a great fool',
      ...['after 1', 'after 2', 'after 3', 'after 4', 'after 5'],
    ]);
    expect(lines[5]).toEqual({
      number: 8,
      author: expect.objectContaining({ id: writer.me.id }),
      body: 'You are a great fool',
      at: expect.any(Number),
    });
  });

  it('CHAT-250: what hangs on a message is kept by its name', async () => {
    const { writer, reader, roomId } = await meet();
    const { id } = await attach(app, writer, Buffer.from('a'), { name: 'rude.txt' });
    await writer.caller.chat.send({ roomId, body: '', attachments: [id], key: app.services.newId() });
    await report(reader, roomId, 1);
    expect((await only(roomId)).lines).toMatchObject([
      { body: '', attached: { kind: 'file', count: 1, name: 'rude.txt' } },
    ]);
  });

  it('CHAT-251: only what the caller can read, of somebody else, for a known reason and in bounds', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'one', 'two');
    await writer.caller.chat.deleteMessage({ roomId, number: 2 });
    await expect(report(writer, roomId, 1)).rejects.toEqual(refusal('NOT_ALLOWED'));
    await expect(report(reader, roomId, 2)).rejects.toEqual(refusal('MESSAGE_NOT_FOUND'));
    await expect(report(reader, roomId, 3)).rejects.toEqual(refusal('MESSAGE_NOT_FOUND'));
    await expect(report(await app.member(), roomId, 1)).rejects.toEqual(refusal('NOT_IN_ROOM'));
    await expect(report(reader, nowhere, 1)).rejects.toEqual(refusal('ROOM_NOT_FOUND'));
    await expect(report(reader, roomId, 1, 'x'.repeat(501))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const unknown = reader.caller.chat.reportMessage({ roomId, number: 1, reason: 'tone' as never });
    await expect(unknown).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await owner.caller.chat.editRoom({ roomId, history: 'joined', key: app.services.newId() });
    const late = await app.member();
    await late.caller.chat.joinRoom({ roomId });
    await expect(report(late, roomId, 1)).rejects.toEqual(refusal('MESSAGE_NOT_FOUND'));
    await sendAll(app, writer, roomId, 'three');
    await report(late, roomId, 3);
    expect(bodies((await only(roomId)).lines)).toEqual(['three']);
  });

  it('CHAT-251: of what two say to each other nothing comes to anybody but by one of the two', async () => {
    const [writer, reader] = [await app.member(), await app.member()];
    const { roomId } = await writer.caller.chat.openDirect({ memberId: reader.me.id });
    await sendAll(app, writer, roomId, 'psst', 'you fool');
    await expect(report(keeper, roomId, 2)).rejects.toEqual(refusal('NOT_IN_ROOM'));
    await report(reader, roomId, 2);
    const found = await only(roomId);
    expect(found).toMatchObject({ room: { title: '', direct: true }, number: 2 });
    expect(bodies(found.lines)).toEqual(['psst', 'you fool']);
  });

  it('CHAT-252: of a member comes what they said last where their card was opened, as it was seen', async () => {
    const { writer, reader, roomId } = await meet();
    await sendAll(app, reader, roomId, 'mine');
    await sendAll(app, writer, roomId, ...Array.from({ length: 12 }, (_, index) => `line ${index + 1}`));
    const { memberId } = { memberId: writer.me.id };
    await reader.caller.chat.reportMember({ memberId, roomId, reason: 'spam', note: 'Always' });
    await reader.caller.chat.reportMember({ memberId, roomId, reason: 'spam' });
    const found = await inRoom(roomId);
    expect(found).toMatchObject([{ number: null, note: 'Always', member: { id: memberId } }]);
    expect(bodies(found[0]?.lines ?? [])).toEqual(
      Array.from({ length: 10 }, (_, index) => `line ${index + 3}`),
    );
    const elsewhere = await app.member();
    await elsewhere.caller.chat.reportMember({ memberId, reason: 'other', note: 'From a profile' });
    const [bare] = (await all()).filter(({ reporter }) => reporter?.id === elsewhere.me.id);
    expect(bare).toMatchObject({ room: null, number: null, lines: [], edits: [], stands: false });
    const self = writer.caller.chat.reportMember({ memberId, reason: 'spam' });
    await expect(self).rejects.toEqual(refusal('NOT_ALLOWED'));
    const nobody = reader.caller.chat.reportMember({ memberId: nowhere, reason: 'spam' });
    await expect(nobody).rejects.toEqual(refusal('MEMBER_NOT_FOUND'));
    const outside = elsewhere.caller.chat.reportMember({ memberId, roomId, reason: 'spam' });
    await expect(outside).rejects.toEqual(refusal('NOT_IN_ROOM'));
  });

  it('CHAT-253: those who look after the house see all, those of a room its messages and not who reported them', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'rude');
    await sendAll(app, owner, roomId, 'ruder');
    await report(reader, roomId, 1);
    await report(reader, roomId, 2);
    await reader.caller.chat.reportMember({ memberId: writer.me.id, roomId, reason: 'spam' });
    // The second is of the owner.
    expect(await ofRoom(owner, roomId)).toMatchObject([{ number: 1, reporter: null }]);
    expect(await inRoom(roomId)).toHaveLength(3);
    for (const member of [writer, reader]) {
      await expect(ofRoom(member, roomId)).rejects.toEqual(refusal('NOT_ALLOWED'));
      await expect(member.caller.chat.talkReports()).rejects.toEqual(refusal('NOT_ALLOWED'));
    }
    await expect(ofRoom(await app.member(), roomId)).rejects.toEqual(refusal('NOT_IN_ROOM'));
  });

  it('CHAT-253: whoever looks after the house neither sees nor closes what is reported of them', async () => {
    const suspect = await app.member({ role: 'moderator' });
    const reader = await app.member();
    const roomId = await makeRoomOf(app, suspect, reader);
    await sendAll(app, suspect, roomId, 'rude');
    await report(reader, roomId, 1);
    const { id: reportId } = await only(roomId);
    expect((await all(false, suspect)).filter(({ id }) => id === reportId)).toEqual([]);
    expect(await ofRoom(suspect, roomId)).toEqual([]);
    const dismissal = suspect.caller.chat.decideReport({ reportId, decision: 'dismiss' });
    await expect(dismissal).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
  });

  it('CHAT-253: pages of reports neither repeat nor skip', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'one', 'two', 'three');
    for (const number of [1, 2, 3]) await report(reader, roomId, number);
    const seen: (number | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof owner.caller.chat.roomReports>> =
        await owner.caller.chat.roomReports({ roomId, cursor, limit: 1 });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([3, 2, 1]);
  });

  it('CHAT-255: with the account of either goes the report, and with any account its words in others', async () => {
    const { owner, writer, reader, roomId } = await meet();
    const third = await app.member({ passwordHash });
    await third.caller.chat.joinRoom({ roomId });
    await sendAll(app, third, roomId, 'of the third');
    await sendAll(app, writer, roomId, 'rude');
    await report(reader, roomId, 2);
    await report(owner, roomId, 2);
    const leave = ({ caller }: TestMember) => caller.leaving.deleteAccount({ password, withMessages: false });
    await leave(third);
    expect((await inRoom(roomId)).map(({ lines }) => bodies(lines))).toEqual([['rude'], ['rude']]);
    await leave(reader);
    expect((await inRoom(roomId)).map(({ reporter }) => reporter?.id)).toEqual([owner.me.id]);
    await leave(writer);
    expect(await inRoom(roomId)).toEqual([]);
    const { sql } = app.services.database;
    expect(await sql`select from talk_reports where room_id = ${roomId}`).toHaveLength(0);
  });

  it('CHAT-250: a report outlives the room it is from', async () => {
    const [owner, writer] = [await app.member(), await app.member()];
    const roomId = await makeRoom(app, owner, { title: 'Short-lived' });
    await writer.caller.chat.joinRoom({ roomId });
    await sendAll(app, writer, roomId, 'rude');
    await report(owner, roomId, 1);
    await owner.caller.chat.closeRoom({ roomId, key: app.services.newId() });
    const [kept] = (await all()).filter(({ reporter }) => reporter?.id === owner.me.id);
    expect(kept).toMatchObject({ room: { id: null, title: 'Short-lived' }, stands: false });
    expect(bodies(kept?.lines ?? [])).toEqual(['rude']);
    const reportId = kept?.id ?? '';
    const late = keeper.caller.chat.decideReport({ reportId, decision: 'delete' });
    await expect(late).rejects.toEqual(refusal('ROOM_NOT_FOUND'));
    await keeper.caller.chat.decideReport({ reportId, decision: 'dismiss' });
  });
});

describe('reports of what is said, with limits', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
  });
  afterAll(() => app.close());

  it('CHAT-256: a member reports twenty times an hour', async () => {
    const [writer, reader] = [await app.member(), await app.member()];
    const { caller } = reader;
    for (let n = 0; n < 20; n += 1) {
      await caller.chat.reportMember({ memberId: writer.me.id, reason: 'spam' });
    }
    const more = caller.chat.reportMember({ memberId: writer.me.id, reason: 'spam' });
    await expect(more).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
  });
});
