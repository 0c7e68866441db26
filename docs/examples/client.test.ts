// The example of docs/client.md against the real app.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../server/testing/app.ts';
import type { RoomEvent } from '../../shared/chat.ts';
import { codeOf, connect, listen, say } from './client.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'a long and rare sentence';

/** Somebody new, signed in through the client itself. */
async function newMember(nickname: string) {
  const client = connect(app.url);
  const email = `${nickname}@example.com`;
  await client.api.accounts.signUp.mutate({ email, nickname, password, country: 'KR', language: 'ko' });
  return { client, email };
}

/** The words said, in order, and where to go on. */
function notebook() {
  const words: string[] = [];
  let last = '0';
  let ended: string | null | undefined;
  return {
    words,
    last: () => last,
    ended: () => ended,
    listener: {
      onEvent(event: RoomEvent, id: string) {
        last = id;
        if (event.type === 'message.created') words.push(event.message.body);
      },
      onEnd: (code: string | null) => {
        ended = code;
      },
    },
  };
}

it('UI-80: a client of another package signs in, asks, talks, listens and resumes', async () => {
  const { client: host, email } = await newMember('exampleHost');
  const { client: guest } = await newMember('exampleGuest');
  const { roomId } = await host.api.chat.createRoom.mutate({
    title: 'Example',
    capacity: 2,
    key: '01890a5d-ac96-774b-bcce-b302099a8057',
  });
  await guest.api.chat.joinRoom.mutate({ roomId });
  const { seq, room } = await guest.api.chat.room.query({ roomId });
  expect(room).toMatchObject({ title: 'Example', memberCount: 2 });

  // Listen from the snapshot on.
  const first = notebook();
  const stop = listen(guest, roomId, String(seq), first.listener);
  await say(host, roomId, 'one');
  await say(host, roomId, 'two');
  await vi.waitFor(() => expect(first.words).toEqual(['one', 'two']));

  // Away; somebody talks; back with the kept session and the id of the last event seen.
  stop();
  const session = guest.session();
  await guest.close();
  await say(host, roomId, 'three');
  const again = connect(app.url, session);
  const second = notebook();
  listen(again, roomId, first.last(), second.listener);
  await say(host, roomId, 'four');
  await vi.waitFor(() => expect(second.words).toEqual(['three', 'four']));

  // The same key is one message.
  const key = '01890a5d-ac96-774b-bcce-b302099a8058';
  const sent = await say(host, roomId, 'once', key);
  expect(await say(host, roomId, 'once', key)).toEqual(sent);

  // A refusal has its code, and so has the end of a feed.
  const third = connect(app.url);
  await third.api.accounts.signIn.mutate({ email, password });
  expect((await third.api.accounts.me.query())?.nickname).toBe('exampleHost');
  const refusal = await third.api.chat.send.mutate({ roomId, body: 'other words', key }).catch(codeOf);
  expect(refusal).toBe('KEY_REUSED');
  await again.api.chat.leaveRoom.mutate({ roomId });
  await vi.waitFor(() => expect(second.ended()).toBe('NOT_IN_ROOM'));
  expect(second.words).toEqual(['three', 'four', 'once']);

  await Promise.all([host, again, third].map((client) => client.close()));
});
