// Reports that a room decided about: open to the house all the same, and for how long.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysForHouse, type TalkDecision } from '../../../shared/talkReporting.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { attach } from '../../testing/attachments.ts';
import { makeRoomOf } from '../../testing/rooms.ts';
import { clearAttachments } from './attachments/clear.ts';
import { leaveReports } from './commands/index.ts';

const refusal = (appCode: string) => expect.objectContaining({ appCode });
const day = 86_400_000;

describe('reports that a room decided about', () => {
  let app: TestApp;
  let keeper: TestMember;
  beforeAll(async () => {
    app = await startTestApp();
    keeper = await app.member({ role: 'moderator' });
  });
  afterAll(() => app.close());

  /** A room in which somebody sent a file that two others reported, the owner one of them. */
  const meet = async () => {
    const [owner, writer, reader] = [await app.member(), await app.member(), await app.member()];
    const roomId = await makeRoomOf(app, owner, writer, reader);
    const { id } = await attach(app, writer, Buffer.from('rude words'), { name: 'rude.txt' });
    await writer.caller.chat.send({ roomId, body: 'see', attachments: [id], key: app.services.newId() });
    await reader.caller.chat.reportMessage({ roomId, number: 1, reason: 'insult' });
    const [{ id: reportId } = expect.fail('no report')] = await ofHouse(writer);
    return { owner, writer, reader, roomId, fileId: id, reportId };
  };
  const ofHouse = async (writer: TestMember, closed = false) =>
    (await keeper.caller.chat.talkReports({ closed, limit: 100 })).items.filter(
      ({ member }) => member.id === writer.me.id,
    );
  const ofRoom = async ({ caller }: TestMember, roomId: string, closed = false) =>
    (await caller.chat.roomReports({ roomId, closed })).items;
  const decide = ({ caller }: TestMember, reportId: string, decision: TalkDecision) =>
    caller.chat.decideReport({ reportId, decision });
  const isKept = async (id: string) => {
    while (await clearAttachments(app.services));
    return (await app.services.database.sql`select 1 from attachments where id = ${id}`).length === 1;
  };
  const told = async ({ caller }: TestMember) =>
    (await caller.alerts.list({ kind: 'moderation' })).items.map(
      ({ params }) => 'done' in params && params.done,
    );
  /** What the job does at that time. */
  const pass = async (now: number) => {
    while (await app.services.database.sql.begin((tx) => leaveReports(tx, now)));
  };

  it('CHAT-285: a dismissal by the room’s owner closes a report for the room, and leaves the house all of it', async () => {
    const { owner, writer, roomId, fileId, reportId } = await meet();
    await decide(owner, reportId, 'dismiss');
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    expect(await isKept(fileId)).toBe(true);
    expect(await ofRoom(owner, roomId)).toEqual([]);
    const decided = { by: { id: owner.me.id }, outcome: 'dismiss' };
    expect(await ofRoom(owner, roomId, true)).toMatchObject([{ closed: decided, inRoom: null }]);
    await expect(decide(owner, reportId, 'dismiss')).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
    expect(await ofHouse(writer)).toMatchObject([
      { id: reportId, closed: null, inRoom: decided, lines: [{ body: 'see', files: [{ id: fileId }] }] },
    ]);
    await owner.caller.chat.closeRoom({ roomId, key: app.services.newId() });
    expect(await isKept(fileId)).toBe(true);
    await decide(keeper, reportId, 'dismiss');
    expect(await isKept(fileId)).toBe(false);
    expect(await ofHouse(writer)).toEqual([]);
    const ofKeeper = { by: { id: keeper.me.id }, outcome: 'dismiss' };
    expect(await ofHouse(writer, true)).toMatchObject([{ closed: ofKeeper, inRoom: null }]);
  });

  it.each(['mute', 'ban', 'delete'] as const)(
    'CHAT-285: so does it when the room does: %s',
    async (decision) => {
      const { owner, writer, fileId, reportId, roomId } = await meet();
      await decide(owner, reportId, decision);
      expect(await isKept(fileId)).toBe(true);
      expect(await ofRoom(owner, roomId)).toEqual([]);
      expect(await ofHouse(writer)).toMatchObject([{ closed: null, inRoom: { outcome: decision } }]);
    },
  );

  it('CHAT-285: what the house decides closes it for the room too', async () => {
    const { owner, roomId, reportId } = await meet();
    await decide(keeper, reportId, 'dismiss');
    expect(await ofRoom(owner, roomId)).toEqual([]);
    expect(await ofRoom(owner, roomId, true)).toMatchObject([{ closed: { by: { id: keeper.me.id } } }]);
    await expect(decide(owner, reportId, 'delete')).rejects.toEqual(refusal('REPORT_NOT_FOUND'));
  });

  it('CHAT-285: the room and the house at once both decide', async () => {
    const { owner, writer, fileId, reportId } = await meet();
    await Promise.allSettled([decide(keeper, reportId, 'delete'), decide(owner, reportId, 'dismiss')]);
    expect(await ofHouse(writer, true)).toMatchObject([{ closed: { by: { id: keeper.me.id } } }]);
    expect(await isKept(fileId)).toBe(false);
  });

  it('CHAT-286: after thirty days what the room decided stands, and its files go', async () => {
    const { owner, writer, roomId, fileId, reportId } = await meet();
    const other = await meet();
    await decide(owner, reportId, 'dismiss');
    await writer.caller.chat.deleteMessage({ roomId, number: 1 });
    await pass(app.services.clock.now() + (daysForHouse - 1) * day);
    expect(await ofHouse(writer)).toHaveLength(1);
    expect(await isKept(fileId)).toBe(true);
    await pass(app.services.clock.now() + (daysForHouse + 1) * day);
    expect(await ofHouse(writer)).toEqual([]);
    expect(await ofHouse(writer, true)).toMatchObject([
      { closed: { by: { id: owner.me.id }, outcome: 'dismiss' } },
    ]);
    expect(await isKept(fileId)).toBe(false);
    // Nobody decided about this one.
    expect(await ofHouse(other.writer)).toHaveLength(1);
  });

  it('CHAT-287: who reported is told by the house again only where it does what the room did not', async () => {
    for (const [inRoom, inHouse, heard] of [
      ['dismiss', 'dismiss', [false]],
      ['dismiss', 'delete', [true, false]],
      ['mute', 'delete', [true]],
      ['mute', 'dismiss', [true]],
    ] as const) {
      const { owner, reader, reportId } = await meet();
      await decide(owner, reportId, inRoom);
      await reader.caller.alerts.markRead({ upTo: Number.MAX_SAFE_INTEGER });
      await decide(keeper, reportId, inHouse);
      expect(await told(reader), `${inRoom}, ${inHouse}`).toEqual(heard);
    }
  });
});
