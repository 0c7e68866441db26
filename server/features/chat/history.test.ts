// History from any place in both directions.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { makeRoom, nowhere, sendAll } from '../../testing/rooms.ts';

const counting = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('history', () => {
  let app: TestApp;
  let now = Date.parse('2030-03-01T12:00:00Z');
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
  });
  afterAll(() => app.close());

  /** A room with messages 1 to `count`, one a minute from `now` on, and a line after the third. */
  const talk = async (count: number) => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const roomId = await makeRoom(app, ann);
    const start = now;
    for (let n = 1; n <= count; n += 1) {
      await sendAll(app, ann, roomId, `message ${n}`);
      if (n === 3) await ben.caller.chat.joinRoom({ roomId });
      now += 60_000;
    }
    return { ann, ben, roomId, start };
  };
  type Asked = Omit<Parameters<TestMember['caller']['chat']['messages']>[0], 'roomId'>;
  const page = async ({ caller }: TestMember, roomId: string, asked: Asked) => {
    const { items, lines, ...rest } = await caller.chat.messages({ roomId, ...asked });
    return {
      numbers: items.map(({ number }) => number),
      lines: lines.map((line) => line.afterNumber),
      ...rest,
    };
  };

  it('CHAT-191: pages after a number, oldest first, until the newest, each line on one page', async () => {
    const { ann, roomId } = await talk(10);
    const whole = { nextBefore: null, place: 1 };
    expect(await page(ann, roomId, { after: 0, limit: 4 })).toEqual({
      ...whole,
      numbers: [1, 2, 3, 4],
      lines: [0, 3],
      nextAfter: 4,
    });
    expect(await page(ann, roomId, { after: 0, limit: 3 })).toMatchObject({
      numbers: [1, 2, 3],
      lines: [0, 3],
    });
    expect(await page(ann, roomId, { after: 3, limit: 3 })).toEqual({
      numbers: [4, 5, 6],
      lines: [],
      nextBefore: 4,
      nextAfter: 6,
      place: 4,
    });
    expect(await page(ann, roomId, { after: 6, limit: 4 })).toMatchObject({
      numbers: [7, 8, 9, 10],
      nextAfter: null,
    });
    expect(await page(ann, roomId, { after: 10 })).toMatchObject({
      numbers: [],
      nextAfter: null,
      place: null,
    });
  });

  it('CHAT-192: pages around a message, from which both directions go on without a gap or a double', async () => {
    const { ann, roomId } = await talk(20);
    const middle = await page(ann, roomId, { around: 10, limit: 5 });
    expect(middle).toEqual({
      numbers: [8, 9, 10, 11, 12],
      lines: [],
      nextBefore: 8,
      nextAfter: 12,
      place: 10,
    });
    const older = await page(ann, roomId, { before: middle.nextBefore ?? 0, limit: 100 });
    const newer = await page(ann, roomId, { after: middle.nextAfter ?? 0, limit: 100 });
    expect([...older.numbers, ...middle.numbers, ...newer.numbers]).toEqual(counting(1, 20));
    expect([...older.lines, ...middle.lines, ...newer.lines]).toEqual([0, 3]);
    expect(await page(ann, roomId, { around: 1, limit: 4 })).toMatchObject({
      numbers: [1, 2],
      lines: [0],
      nextBefore: null,
      nextAfter: 2,
    });
    expect(await page(ann, roomId, { around: 99, limit: 4 })).toMatchObject({
      numbers: [19, 20],
      nextBefore: 19,
      nextAfter: null,
      place: 20,
    });
  });

  it('CHAT-192: comes to the nearest message where one is gone', async () => {
    const { ann, roomId } = await talk(8);
    await app.services.database.sql`delete from messages where room_id = ${roomId} and number in (4, 5)`;
    expect(await page(ann, roomId, { around: 4, limit: 4 })).toMatchObject({
      numbers: [2, 3, 6, 7],
      place: 6,
    });
  });

  it('CHAT-193: comes to the first message said at a time or later', async () => {
    const { ann, roomId, start } = await talk(9);
    const at = async (minutes: number) =>
      (await page(ann, roomId, { at: start + minutes * 60_000, limit: 2 })).place;
    expect(await at(0)).toBe(1);
    expect(await at(4)).toBe(5);
    expect(await at(4.5)).toBe(6);
    expect(await at(-100)).toBe(1);
    expect(await at(100)).toBe(9);
    const empty = await makeRoom(app, ann);
    expect(await page(ann, empty, { at: start })).toMatchObject({
      numbers: [],
      place: null,
      nextAfter: null,
    });
  });

  it('CHAT-194: is asked for from one place at a time, by those in the room', async () => {
    const { ann, roomId } = await talk(1);
    const eve = await app.member();
    for (const asked of [
      { around: 1, after: 1 },
      { at: 1, before: 1 },
      { around: 0 },
      { before: 0 },
      { before: -1 },
      { after: -1 },
      { at: 1.5 },
    ]) {
      await expect(ann.caller.chat.messages({ roomId, ...asked })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    for (const asked of [{ around: 1 }, { after: 0 }, { at: 0 }]) {
      await expect(eve.caller.chat.messages({ roomId, ...asked })).rejects.toMatchObject({
        appCode: 'NOT_IN_ROOM',
      });
      await expect(eve.caller.chat.messages({ roomId: nowhere, ...asked })).rejects.toMatchObject({
        appCode: 'ROOM_NOT_FOUND',
      });
    }
  });
});
