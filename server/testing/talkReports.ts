// Reports of what is said in rooms: who makes them, and who reads them. For tests.
import { expect } from 'vitest';
import type { TestApp, TestMember } from './app.ts';
import { makeRoomOf } from './rooms.ts';

/** @param app once it has started @param keeper who looks after the house, once they are there */
export function talkReportsIn(app: () => TestApp, keeper: () => TestMember) {
  /** The owner of a room, who writes there, and who reports. */
  const meet = async (facts: Parameters<TestApp['member']>[0] = {}) => {
    const [owner, writer, reader] = await Promise.all([
      app().member(),
      app().member(facts),
      app().member(facts),
    ]);
    return { owner, writer, reader, roomId: await makeRoomOf(app(), owner, writer, reader) };
  };
  const report = ({ caller }: TestMember, roomId: string, number: number, note = '') =>
    caller.chat.reportMessage({ roomId, number, reason: 'insult', note });
  const all = async (closed = false, { caller } = keeper()) =>
    (await caller.chat.talkReports({ closed, limit: 100 })).items;
  const inRoom = async (roomId: string, closed = false) =>
    (await all(closed)).filter(({ room }) => room?.id === roomId);
  const only = async (roomId: string) => (await inRoom(roomId))[0] ?? expect.fail('no report');
  const ofRoom = async ({ caller }: TestMember, roomId: string, closed = false) =>
    (await caller.chat.roomReports({ roomId, closed })).items;
  return { meet, report, all, inRoom, only, ofRoom };
}
