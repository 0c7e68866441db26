// What a deleted account takes with it from among the messages of others.
import { expect, it, onTestFinished } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { applyRoomEvent, roomStateOf } from '../../../shared/chatReducer.ts';
import { startTestApp } from '../../testing/app.ts';
import { follow, makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { eraseMessages, eraseReactions, forgetInRooms } from './commands/index.ts';

it('CHAT-78: reactions, names, quotes and pins go, and an old snapshot follows', async () => {
  const app = await startTestApp();
  onTestFinished(() => app.close());
  const [ann, ben] = [await app.member(), await app.member({ nickname: 'Quillfeather' })];
  const roomId = await makeRoomOf(app, ann, ben);
  await sendAll(app, ann, roomId, 'cake?');
  await sendAll(app, ben, roomId, 'sesame');
  await ben.caller.chat.editMessage({ roomId, number: 2, body: 'sesame seeds' });
  const key = () => app.services.newId();
  await ann.caller.chat.send({ roomId, body: 'yes', replyTo: 2, mentions: [ben.me.id], key: key() });
  for (const member of [ann, ben]) {
    for (const number of [1, 3]) await member.caller.chat.react({ roomId, number, emoji: '🎂', on: true });
  }
  for (const number of [1, 2]) await ann.caller.chat.pinMessage({ roomId, number, on: true });
  let state = roomStateOf(await ann.caller.chat.room({ roomId }));
  const from = String(state.seq);

  await forgetInRooms(app.services, ben.me.id);
  await eraseReactions(app.services, ben.me.id);
  await eraseMessages(app.services, ben.me.id);
  const room = await ann.caller.chat.room({ roomId });
  expect(room.pins).toEqual([1]);
  expect(room.messages.items).toMatchObject([
    { number: 1, reactions: [{ emoji: '🎂', count: 1, mine: true }] },
    { number: 3, replyTo: { number: 2, author: null, body: '' }, reactions: [{ count: 1 }] },
  ]);
  expect(await findEverywhere(app.services.database, ['sesame'])).toEqual([]);
  const places = await findEverywhere(app.services.database, ['quillfeather']);
  expect(places.filter((place) => !place.startsWith('members.'))).toEqual([]);

  const fresh = roomStateOf(room);
  const reader = await follow<RoomEvent>(ann.caller.chat.onRoom({ roomId, lastEventId: from }));
  while (state.seq < fresh.seq) {
    const { id, event } = await reader.next();
    state = applyRoomEvent(state, event, Number(id));
  }
  await reader.stop();
  // Their name in what the account itself says is told when it is closed.
  const named = (text: unknown) => JSON.parse(JSON.stringify(text).replaceAll('Quillfeather', ''));
  expect(named(state.messages.items)).toEqual(named(fresh.messages.items));
  expect(state.pins).toEqual(fresh.pins);
});
