// Rooms to test with.
import { sql } from 'drizzle-orm';
import { rooms } from '../../drizzle/schema/chat.ts';
import type { TestApp, TestMember } from './app.ts';
import { type FeedReader, readFeed } from './live.ts';

/** Makes a room as this member; returns its id. */
export async function makeRoom(
  app: TestApp,
  owner: TestMember,
  facts: { title?: string; capacity?: number; password?: string } = {},
): Promise<string> {
  const key = app.services.newId();
  return (await owner.caller.chat.createRoom({ title: 'A room', capacity: 10, key, ...facts })).roomId;
}

/** Makes a room whose members are these, the first one its owner. */
export async function makeRoomOf(app: TestApp, ...members: [TestMember, ...TestMember[]]): Promise<string> {
  const roomId = await makeRoom(app, members[0], { capacity: Math.max(2, members.length + 1) });
  for (const member of members.slice(1)) await member.caller.chat.joinRoom({ roomId });
  return roomId;
}

/** Sends messages one after another; returns what the server answered. */
export async function sendAll(app: TestApp, member: TestMember, roomId: string, ...bodies: string[]) {
  const sent = [];
  for (const body of bodies) {
    sent.push(await member.caller.chat.send({ roomId, body, key: app.services.newId() }));
  }
  return sent;
}

/** Makes the room lasting, as a seeded one is. */
export async function makeLasting(app: TestApp, roomId: string): Promise<void> {
  await app.services.database.db.update(rooms).set({ lasting: true }).where(sql`${rooms.id} = ${roomId}`);
}

/** Reads what a subscription of a caller returned. */
export async function follow<Event>(
  subscription: Promise<AsyncIterable<unknown>>,
): Promise<FeedReader<Event | { type: 'reset' }>> {
  return readFeed((await subscription) as Parameters<typeof readFeed<Event>>[0]);
}

/** A UUID nothing has. */
export const nowhere = '00000000-0000-7000-8000-000000000000';
