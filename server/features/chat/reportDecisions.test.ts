// What is decided about reports of what is said, by whom, and who is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { waitForLocks } from '../../testing/locks.ts';
import { sendAll } from '../../testing/rooms.ts';
import { talkReportsIn } from '../../testing/talkReports.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });

describe('decisions about reports', () => {
  let app: TestApp;
  let keeper: TestMember;
  let admin: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    keeper = await app.member({ role: 'moderator' });
    admin = await app.member({ role: 'admin' });
  });
  afterAll(() => app.close());

  const { meet, report, inRoom, only, ofRoom } = talkReportsIn(
    () => app,
    () => keeper,
  );
  const told = async ({ caller }: TestMember) =>
    (await caller.alerts.list({ kind: 'moderation' })).items.map(({ params }) => params);

  it('CHAT-254, ALERT-70: deleting takes the message and closes all its reports; who reported is told, nobody else', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'rude');
    await report(reader, roomId, 1);
    await report(owner, roomId, 1);
    const [{ id: reportId } = expect.fail('none')] = await ofRoom(owner, roomId);
    await keeper.caller.chat.decideReport({ reportId, decision: 'delete' });
    expect(await inRoom(roomId)).toEqual([]);
    const closed = { by: { id: keeper.me.id }, outcome: 'delete' };
    expect(await inRoom(roomId, true)).toMatchObject([
      { stands: false, closed },
      { stands: false, closed },
    ]);
    const [message] = (await reader.caller.chat.messages({ roomId })).items;
    expect(message).toMatchObject({ number: 1, body: '', deletedAt: expect.any(Number) });
    for (const member of [reader, owner])
      expect(await told(member)).toEqual([{ action: 'reportDecided', done: true }]);
    expect(await told(writer)).toEqual([]);
    const again = keeper.caller.chat.decideReport({ reportId, decision: 'dismiss' });
    await expect(again).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    const { items } = await admin.caller.moderation.log({ memberId: writer.me.id });
    expect(items[0]).toMatchObject({
      action: 'decideReport',
      actor: { id: keeper.me.id },
      details: { decision: 'delete', reason: 'insult' },
    });
  });

  it('CHAT-254: who looks after a room mutes, bans, deletes or dismisses there, with a line in its log', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'one', 'two', 'three', 'four');
    for (const number of [1, 2, 3, 4]) await report(reader, roomId, number);
    const reports = new Map((await ofRoom(owner, roomId)).map(({ id, number }) => [number, id]));
    const decide = (number: number, decision: 'delete' | 'mute' | 'ban' | 'dismiss', more = {}) =>
      owner.caller.chat.decideReport({ reportId: reports.get(number) ?? '', decision, ...more });
    await decide(1, 'dismiss');
    await decide(2, 'delete');
    await decide(3, 'mute', { seconds: 600, reason: 'Calm down' });
    await expect(sendAll(app, writer, roomId, 'five')).rejects.toEqual(refusal('MUTED'));
    await decide(4, 'ban', { reason: 'Enough' });
    await expect(writer.caller.chat.joinRoom({ roomId })).rejects.toEqual(refusal('ROOM_BANNED'));
    const { items } = await owner.caller.chat.roomLog({ roomId });
    expect(items.slice(0, 4)).toMatchObject([
      { action: 'ban', member: { id: writer.me.id }, reason: 'Enough' },
      { action: 'mute', member: { id: writer.me.id }, reason: 'Calm down' },
      { action: 'delete', member: { id: writer.me.id } },
      { action: 'dismiss', actor: { id: owner.me.id }, member: null },
    ]);
    expect((await told(reader)).toReversed()).toEqual([
      { action: 'reportDecided', done: false },
      { action: 'reportDecided', done: true },
      { action: 'reportDecided', done: true },
      { action: 'reportDecided', done: true },
    ]);
  });

  it('CHAT-254: nobody decides for a room they do not look after, and a room’s keepers about no member', async () => {
    const { owner, writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'rude');
    await report(reader, roomId, 1);
    const { id: reportId } = await only(roomId);
    for (const member of [reader, await app.member()]) {
      const attempt = member.caller.chat.decideReport({ reportId, decision: 'dismiss' });
      await expect(attempt).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    }
    const banned = owner.caller.chat.decideReport({ reportId, decision: 'banMember', reason: 'Spam' });
    await expect(banned).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    await reader.caller.chat.reportMember({ memberId: writer.me.id, roomId, reason: 'spam' });
    const [ofMember] = (await inRoom(roomId)).filter(({ number }) => number === null);
    const attempt = owner.caller.chat.decideReport({ reportId: ofMember?.id ?? '', decision: 'dismiss' });
    await expect(attempt).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    // The owner is spared by those who look after the house, too.
    await sendAll(app, owner, roomId, 'ruder');
    await report(reader, roomId, 2);
    const [ofOwner] = (await inRoom(roomId)).filter(({ number }) => number === 2);
    const ban = keeper.caller.chat.decideReport({ reportId: ofOwner?.id ?? '', decision: 'ban' });
    await expect(ban).rejects.toEqual(refusal('NOT_ALLOWED'));
    expect(await inRoom(roomId)).toHaveLength(3);
  });

  it('CHAT-254: the house keeps out whom it may, and deletes what one of two reported', async () => {
    const [writer, reader] = [await app.member(), await app.member()];
    const { roomId } = await writer.caller.chat.openDirect({ memberId: reader.me.id });
    await sendAll(app, writer, roomId, 'rude', 'ruder');
    for (const number of [1, 2]) await report(reader, roomId, number);
    const [second, first] = await inRoom(roomId);
    const decide = (reportId: string | undefined, decision: 'mute' | 'delete' | 'banMember', more = {}) =>
      keeper.caller.chat.decideReport({ reportId: reportId ?? '', decision, ...more });
    await expect(decide(first?.id, 'mute')).rejects.toEqual(refusal('NOT_ALLOWED'));
    await decide(first?.id, 'delete');
    expect((await reader.caller.chat.messages({ roomId })).items).toMatchObject([
      { body: '' },
      { body: 'ruder' },
    ]);
    await expect(decide(second?.id, 'banMember')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await decide(second?.id, 'banMember', { seconds: 3_600, reason: 'Threats' });
    const { items } = await keeper.caller.moderation.members({ q: writer.me.nickname });
    expect(items).toMatchObject([{ id: writer.me.id, ban: { reason: 'Threats' } }]);
  });

  it('CHAT-254: of two who decide at once one does', async () => {
    const { writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'rude');
    await report(reader, roomId, 1);
    const { id: reportId } = await only(roomId);
    const both = await Promise.allSettled([
      keeper.caller.chat.decideReport({ reportId, decision: 'delete' }),
      admin.caller.chat.decideReport({ reportId, decision: 'dismiss' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await told(reader)).toHaveLength(1);
  });

  it('CHAT-277: where somebody else closes the report meanwhile nobody is kept out of the house', async () => {
    const { writer, reader, roomId } = await meet();
    await sendAll(app, writer, roomId, 'rude');
    await report(reader, roomId, 1);
    const { id: reportId } = await only(roomId);
    const { sql } = app.services.database;
    const other = await sql.reserve();
    await other`begin`;
    await other`update talk_reports set closed_at = now(), outcome = 'dismiss' where id = ${reportId}`;
    const keepOut = keeper.caller.chat.decideReport({ reportId, decision: 'banMember', reason: 'Threats' });
    const refused = expect(keepOut).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    await waitForLocks(sql, 1);
    await other`commit`;
    other.release();
    await refused;
    const { items } = await keeper.caller.moderation.members({ q: writer.me.nickname });
    expect(items).toMatchObject([{ id: writer.me.id, ban: null }]);
    expect(await sql`select 1 from audit_log where member_id = ${writer.me.id}`).toHaveLength(0);
  });
});
