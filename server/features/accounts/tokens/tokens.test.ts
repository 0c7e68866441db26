// Tokens of clients without cookies, over real HTTP and WebSockets.
import { createTRPCClient, createWSClient, httpBatchLink, httpLink, wsLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { deeds } from '../../../../shared/levels.ts';
import type { AppRouter } from '../../../router.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { hashPassword } from '../passwords.ts';

const password = 'violet doorway 7';
const refused = (appCode: string) => expect.objectContaining({ appCode });
const answered = (appCode: string) => expect.objectContaining({ data: expect.objectContaining({ appCode }) });
const minute = 60_000;

describe('tokens', () => {
  let app: TestApp;
  let passwordHash: string;
  let now = Date.now();
  beforeAll(async () => {
    passwordHash = await hashPassword(password);
    app = await startTestApp({
      clock: { now: () => now },
      environment: { CORS_ORIGINS: 'https://dash.example, http://localhost:4000' },
    });
  });
  afterAll(() => app.close());

  const guest = () => app.guest().caller.accounts;
  /** A client that sends this token, and what else it is told to. */
  const clientOf = (accessToken: string, headers: Record<string, string> = {}) =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: `${app.url}/trpc`,
          headers: { authorization: `Bearer ${accessToken}`, ...headers },
        }),
      ],
    });
  const signedIn = async () => {
    const member = await app.member({ passwordHash });
    const tokens = await guest().createTokens({ email: member.me.email, password });
    return { member, tokens };
  };

  it('ACC-55: a password or a code brings tokens, which act as the member and set no cookie', async () => {
    const { member, tokens } = await signedIn();
    const { me, accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = tokens;
    // Who comes in has visited.
    expect(me).toEqual({ ...member.me, experience: deeds.visit.points });
    expect(accessToken).toMatch(/^lobby_access_[\w-]{43}$/);
    expect(refreshToken).toMatch(/^lobby_refresh_[\w-]{43}$/);
    expect([accessExpiresAt - now, refreshExpiresAt - now]).toEqual([15 * minute, 30 * 24 * 60 * minute]);
    const client = clientOf(accessToken);
    expect(await client.accounts.me.query()).toEqual(me);
    const { roomId } = await client.chat.createRoom.mutate({
      title: 'By token',
      capacity: 5,
      key: app.services.newId(),
    });
    expect(roomId).toBeTruthy();
    const response = await fetch(`${app.url}/trpc/accounts.createTokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: member.me.email, password }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();

    await guest().sendCode({ email: member.me.email, purpose: 'signIn', language: 'en' });
    const { items } = await guestOutbox();
    const code = /\b\d{6}\b/.exec(
      items.find(({ recipient }) => recipient === member.me.email)?.text ?? '',
    )?.[0];
    const byCode = await guest().createTokens({ email: member.me.email, code: code ?? '' });
    expect(byCode.me.id).toBe(member.me.id);
    await expect(guest().createTokens({ email: member.me.email, password: 'another' })).rejects.toEqual(
      refused('WRONG_CREDENTIALS'),
    );
  });
  const guestOutbox = () => app.guest().caller.outbox.letters({ limit: 20 });

  it('ACC-55: an access token ends after a quarter of an hour, and what is no token is a guest’s call', async () => {
    const { tokens } = await signedIn();
    const client = clientOf(tokens.accessToken);
    now += 15 * minute - 1;
    expect(await client.accounts.me.query()).not.toBeNull();
    now += 1;
    expect(await client.accounts.me.query()).toBeNull();
    await expect(client.accounts.profile.query()).rejects.toEqual(answered('NOT_SIGNED_IN'));
    for (const token of ['', 'x', tokens.refreshToken, `lobby_access_${'x'.repeat(43)}`, 'a.b.c']) {
      await expect(clientOf(token).accounts.profile.query()).rejects.toEqual(answered('NOT_SIGNED_IN'));
    }
  });

  it('ACC-55: a token that comes along counts alone, whatever cookie comes with it', async () => {
    const { member, tokens } = await signedIn();
    const other = await app.member();
    const both = clientOf(tokens.accessToken, { cookie: other.cookie });
    expect((await both.accounts.me.query())?.id).toBe(member.me.id);
    for (const token of ['lobby_access_broken', 'a.b.c', 'x'.repeat(200), '', 'two words']) {
      const broken = clientOf(token, { cookie: other.cookie });
      expect([token, await broken.accounts.me.query()]).toEqual([token, null]);
    }
  });

  it('ACC-56: a refresh token brings the next pair, again and again', async () => {
    const { member, tokens } = await signedIn();
    let { refreshToken, accessToken } = tokens;
    for (let round = 0; round < 5; round += 1) {
      now += 20 * minute;
      const next = await guest().refreshTokens({ refreshToken });
      expect(next.refreshToken).not.toBe(refreshToken);
      expect(next.accessToken).not.toBe(accessToken);
      ({ refreshToken, accessToken } = next);
      expect((await clientOf(accessToken).accounts.me.query())?.id).toBe(member.me.id);
    }
    now += 30 * 24 * 60 * minute;
    await expect(guest().refreshTokens({ refreshToken })).rejects.toEqual(refused('TOKEN_WRONG'));
  });

  it('ACC-56: tabs that refresh at the same time all go on', async () => {
    const { member, tokens } = await signedIn();
    const pairs = await Promise.all(
      Array.from({ length: 6 }, () => guest().refreshTokens({ refreshToken: tokens.refreshToken })),
    );
    now += 10_000;
    pairs.push(await guest().refreshTokens({ refreshToken: tokens.refreshToken }));
    expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(7);
    for (const { accessToken } of pairs) {
      expect((await clientOf(accessToken).accounts.me.query())?.id).toBe(member.me.id);
    }
  });

  it('ACC-57: a refresh token that comes again after its grace ends the whole session, sockets included', async () => {
    const { tokens } = await signedIn();
    const next = await guest().refreshTokens({ refreshToken: tokens.refreshToken });
    const socket = new WebSocket(app.wsUrl, { headers: { authorization: `Bearer ${next.accessToken}` } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    now += 10_001;
    await expect(guest().refreshTokens({ refreshToken: tokens.refreshToken })).rejects.toEqual(
      refused('TOKEN_WRONG'),
    );
    expect(await closed).toBe(4_401);
    await expect(guest().refreshTokens({ refreshToken: next.refreshToken })).rejects.toEqual(
      refused('TOKEN_WRONG'),
    );
    expect(await clientOf(next.accessToken).accounts.me.query()).toBeNull();
  });

  it('ACC-57: what is no refresh token ends nothing', async () => {
    const { member, tokens } = await signedIn();
    for (const refreshToken of ['', 'x', tokens.accessToken, `lobby_refresh_${'x'.repeat(43)}`]) {
      await expect(guest().refreshTokens({ refreshToken })).rejects.toEqual(refused('TOKEN_WRONG'));
    }
    expect((await clientOf(tokens.accessToken).accounts.me.query())?.id).toBe(member.me.id);
  });

  it('ACC-58: the session stands among the devices, and signing it out, there or by itself, ends its tokens', async () => {
    const { member, tokens } = await signedIn();
    const { items } = await clientOf(tokens.accessToken).accounts.sessions.query();
    const own = items.find(({ current }) => current);
    await member.caller.accounts.endSession({ sessionId: own?.id ?? '' });
    expect(await clientOf(tokens.accessToken).accounts.me.query()).toBeNull();
    await expect(guest().refreshTokens({ refreshToken: tokens.refreshToken })).rejects.toEqual(
      refused('TOKEN_WRONG'),
    );

    const second = await guest().createTokens({ email: member.me.email, password });
    await clientOf(second.accessToken).accounts.signOut.mutate();
    expect(await clientOf(second.accessToken).accounts.me.query()).toBeNull();
    // The browser of the same member stays in.
    expect((await member.caller.accounts.me())?.id).toBe(member.me.id);
  });

  it('ACC-32: who is banned has no tokens any more and gets none', async () => {
    const { member, tokens } = await signedIn();
    const moderator = await app.member({ role: 'moderator' });
    await moderator.caller.moderation.ban({ memberId: member.me.id, reason: 'spam' });
    expect(await clientOf(tokens.accessToken).accounts.me.query()).toBeNull();
    await expect(guest().refreshTokens({ refreshToken: tokens.refreshToken })).rejects.toEqual(
      refused('TOKEN_WRONG'),
    );
    await expect(guest().createTokens({ email: member.me.email, password })).rejects.toEqual(
      refused('BANNED'),
    );
  });

  it('ACC-138: a session that a race left to somebody banned refreshes nothing, and goes on after the ban', async () => {
    const { member, tokens } = await signedIn();
    const { sql } = app.services.database;
    const { refreshToken } = tokens;
    await sql`update members set banned_at = ${new Date(now)}, banned_until = ${new Date(now + minute)} where id = ${member.me.id}`;
    await expect(guest().refreshTokens({ refreshToken })).rejects.toEqual(refused('TOKEN_WRONG'));
    now += minute;
    const { accessToken } = await guest().refreshTokens({ refreshToken });
    expect((await clientOf(accessToken).accounts.me.query())?.id).toBe(member.me.id);
  });

  it('ACC-58: a WebSocket takes the token in its connection params, as browsers must', async () => {
    const { member, tokens } = await signedIn();
    const socket = createWSClient({
      url: app.wsUrl,
      WebSocket: WebSocket as never,
      connectionParams: { accessToken: tokens.accessToken },
    });
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
    expect((await client.accounts.me.query())?.id).toBe(member.me.id);
    await socket.close();
  });

  describe('pages of other origins', () => {
    const from = (origin: string, init: RequestInit = {}, path = 'accounts.me') =>
      fetch(`${app.url}/trpc/${path}`, { ...init, headers: { origin, ...init.headers } });

    it('DOOR-10: those of the list may ask beforehand, read answers and change things by token', async () => {
      const { member, tokens } = await signedIn();
      const preflight = await from(
        'https://dash.example',
        {
          method: 'OPTIONS',
          headers: {
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          },
        },
        'chat.createRoom',
      );
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('https://dash.example');
      expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
      const client = createTRPCClient<AppRouter>({
        links: [
          httpLink({
            url: `${app.url}/trpc`,
            headers: { authorization: `Bearer ${tokens.accessToken}`, origin: 'http://localhost:4000' },
          }),
        ],
      });
      await client.chat.createRoom.mutate({ title: 'From afar', capacity: 3, key: app.services.newId() });
      const asked = await from('https://dash.example', {
        headers: { authorization: `Bearer ${tokens.accessToken}` },
      });
      expect(asked.headers.get('access-control-allow-origin')).toBe('https://dash.example');
      expect(asked.headers.get('vary')).toContain('origin');
      expect(await asked.json()).toMatchObject({ result: { data: { id: member.me.id } } });
    });

    it('DOOR-10: their calls never count as the member’s whose cookie came along', async () => {
      const { cookie } = await app.member();
      const asked = await from('https://dash.example', { headers: { cookie } });
      expect(await asked.json()).toEqual({ result: { data: null } });
      const changed = await from(
        'https://dash.example',
        { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' },
        'accounts.endOtherSessions',
      );
      expect(changed.status).toBe(401);
    });

    it('DOOR-10: nor do they reach what is no procedure: uploads and providers take cookies of our own page alone', async () => {
      const { cookie } = await app.member();
      const headers = { origin: 'http://localhost:4000', cookie };
      const upload = await fetch(`${app.url}/uploads/avatar`, { method: 'POST', headers, body: 'x' });
      expect(upload.status).toBe(403);
      expect(await upload.json()).toMatchObject({ error: { data: { appCode: 'ORIGIN_REFUSED' } } });
    });

    it('DOOR-10: others may not read and not change', async () => {
      for (const origin of [
        'https://evil.example',
        'https://dash.example.evil.example',
        'http://dash.example',
        'null',
      ]) {
        const asked = await from(origin);
        expect(asked.headers.get('access-control-allow-origin')).toBeNull();
        const changed = await from(
          origin,
          { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
          'accounts.startQr',
        );
        expect(changed.status).toBe(403);
      }
    });
  });
});
