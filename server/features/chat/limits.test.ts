// The limits of chat, switched on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { makeRoom } from '../../testing/rooms.ts';

describe('limits of chat', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
  });
  afterAll(() => app.close());

  /** Calls until refused; returns how often it went well, and what refused it. */
  async function untilLimited(call: () => Promise<unknown>): Promise<{ calls: number; params: object }> {
    for (let calls = 0; calls < 200; calls += 1) {
      const refusal = await call().then(
        () => null,
        (error: { appCode?: string; params: object }) => error,
      );
      if (refusal?.appCode === 'RATE_LIMITED') return { calls, params: refusal.params };
    }
    throw new Error('Never limited.');
  }

  it('CHAT-4: stops guessing a room’s password, for this member and this room alone', async () => {
    const [ann, ben, eve] = await Promise.all([app.member(), app.member(), app.member()]);
    const roomId = await makeRoom(app, ann, { password: 'right' });
    const other = await makeRoom(app, ann, { password: 'right' });
    // Right ones cost nothing.
    for (let n = 0; n < 8; n += 1) {
      await ben.caller.chat.joinRoom({ roomId, password: 'right' });
      await ben.caller.chat.leaveRoom({ roomId });
    }
    const { calls, params } = await untilLimited(() =>
      ben.caller.chat.joinRoom({ roomId, password: 'wrong' }),
    );
    expect(calls).toBe(5);
    expect(params).toMatchObject({ retryAfter: expect.any(Number) });
    await expect(ben.caller.chat.joinRoom({ roomId, password: 'right' })).rejects.toMatchObject({
      appCode: 'RATE_LIMITED',
    });
    await ben.caller.chat.joinRoom({ roomId: other, password: 'right' });
    await eve.caller.chat.joinRoom({ roomId, password: 'right' });
  });

  it('CHAT-189: limits searches by member', async () => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const search = (member: typeof ann) => member.caller.chat.searchMessages({ text: 'x' });
    expect((await untilLimited(() => search(ann))).calls).toBeGreaterThan(20);
    await search(ben);
  });

  it('CHAT-26, CHAT-64: limits making rooms, sending, typing and reading by member', async () => {
    const [ann, ben] = await Promise.all([app.member(), app.member()]);
    const roomId = await makeRoom(app, ann);
    await ben.caller.chat.joinRoom({ roomId });
    const key = () => app.services.newId();
    const send = (member: typeof ann) => member.caller.chat.send({ roomId, body: 'x', key: key() });
    expect((await untilLimited(() => send(ann))).calls).toBeGreaterThan(10);
    await send(ben);
    expect((await untilLimited(() => ann.caller.chat.typing({ roomId }))).calls).toBeGreaterThan(5);
    await ben.caller.chat.typing({ roomId });
    expect((await untilLimited(() => ann.caller.chat.read({ roomId, number: 1 }))).calls).toBeGreaterThan(10);
    await ben.caller.chat.read({ roomId, number: 1 });
    const made = await untilLimited(() => makeRoom(app, ann));
    expect(made.calls).toBeGreaterThan(5);
    await makeRoom(app, ben);
  });
});
