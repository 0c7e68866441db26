// The app from outside: health, headers, origins, cookies, errors on the wire.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from './testing/app.ts';
import { testDatabase } from './testing/postgres.ts';

const post = (app: TestApp, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Resolves with how an upgrade ended: open, or the refusal's status. */
const upgrade = (app: TestApp, headers: Record<string, string>) =>
  new Promise<string>((resolve) => {
    const socket = new WebSocket(app.wsUrl, { headers });
    socket.once('open', () => {
      resolve('open');
      socket.close();
    });
    socket.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.on('error', () => {});
  });

const signUp = (name: string) => ({
  email: `${name}@example.com`,
  nickname: name,
  password: 'violet doorway 7',
  country: 'KR',
  language: 'ko',
});

describe('the app', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('OPS-34: says that it lives and that it is ready', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).text()).toBe('ok');
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });

  it('OPS-34: lives but is not ready while the database cannot be reached', async () => {
    const stored = await testDatabase('gone');
    const alone = await startTestApp({ databaseUrl: stored.url, environment: { LOG_LEVEL: 'silent' } });
    await stored.drop();
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
    await alone.close();
  });

  it('DOOR-9: answers health to GET and HEAD only, and never the page at /trpc', async () => {
    expect((await fetch(`${app.url}/healthz`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${app.url}/readyz`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${app.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${app.url}/trpc`)).status).toBe(404);
  });

  it('DOOR-6: takes at most 100 calls in a batch, and 600 in 10 seconds', async () => {
    const limited = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const batch = (size: number) => {
      const paths = Array.from({ length: size }, () => 'accounts.me').join(',');
      return fetch(`${limited.url}/trpc/${paths}?batch=1`);
    };
    expect((await batch(101)).status).toBe(400);
    const statuses = [];
    for (let round = 0; round < 7; round += 1) statuses.push((await batch(100)).status);
    expect(statuses.slice(0, 6)).toEqual(Array(6).fill(200));
    expect(statuses[6]).toBe(429);
    await limited.close();
  });

  it('DOOR-7: ends a feed over HTTP with its session', async () => {
    const { caller, cookie } = await app.member();
    const { roomId } = await caller.chat.createRoom({
      title: 'By event source',
      capacity: 5,
      key: app.services.newId(),
    });
    const input = encodeURIComponent(JSON.stringify({ roomId }));
    const answer = await fetch(`${app.url}/trpc/chat.onRoom?input=${input}`, {
      headers: { cookie, accept: 'text/event-stream' },
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const read = (async () => {
      const reader = answer.body?.getReader();
      while (reader && !(await reader.read()).done);
    })();
    expect((await post(app, 'accounts.signOut', undefined, { cookie })).status).toBe(200);
    await expect(read).rejects.toThrow();
  });

  it('DOOR-8: refuses over a WebSocket what sets a cookie, and changes nothing', async () => {
    const socket = new WebSocket(app.wsUrl);
    await new Promise((resolve) => socket.once('open', resolve));
    const answered = new Promise<string>((resolve) =>
      socket.once('message', (data) => resolve(String(data))),
    );
    const call = {
      id: 1,
      method: 'mutation',
      params: { path: 'accounts.signUp', input: signUp('bysocket') },
    };
    socket.send(JSON.stringify(call));
    expect(JSON.parse(await answered)).toMatchObject({ error: { data: { appCode: 'HTTP_ONLY' } } });
    socket.terminate();
    const { caller } = app.guest();
    expect(await caller.accounts.available({ nickname: 'bysocket' })).toEqual({ nickname: true });
  });

  it('DOOR-2: sends the security headers with every answer', async () => {
    for (const path of ['/healthz', '/', '/trpc/store.categories', '/nowhere.js']) {
      const { headers } = await fetch(app.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('DOOR-1: refuses a mutation from another origin, and takes one from its own or from none', async () => {
    const refused = await post(app, 'accounts.signUp', signUp('alien'), { origin: 'https://evil.example' });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { data: { appCode: 'ORIGIN_REFUSED' } } });
    expect((await post(app, 'accounts.signUp', signUp('own'), { origin: app.url })).status).toBe(200);
    expect((await post(app, 'accounts.signUp', signUp('none'))).status).toBe(200);
  });

  it('DOOR-1: refuses a WebSocket from another origin', async () => {
    expect(await upgrade(app, { origin: 'https://evil.example' })).toBe('403');
    expect(await upgrade(app, { origin: 'null' })).toBe('403');
    expect(await upgrade(app, { origin: app.url })).toBe('open');
    expect(await upgrade(app, {})).toBe('open');
  });

  it('ACC-132: a page whose own name leads to this machine reads and changes nothing', async () => {
    const ask = (host: string, path: string, method: string) =>
      new Promise<number | undefined>((resolve) =>
        request(
          app.url + path,
          { method, headers: { host, 'content-type': 'application/json', origin: `http://${host}` } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        ).end(method === 'POST' ? '{}' : undefined),
      );
    const calls = [
      ['/trpc/outbox.letters?input=%7B%22limit%22%3A1%7D', 'GET'],
      ['/trpc/accounts.startQr', 'POST'],
    ] as const;
    for (const [path, method] of calls) {
      expect(await ask('localhost:1', path, method)).toBe(200);
      expect(await ask('evil.example', path, method)).toBe(421);
    }
    expect(await upgrade(app, { host: 'evil.example', origin: 'http://evil.example' })).toBe('403');
  });

  it('ACC-133: calls are JSON: what a form can send changes nothing', async () => {
    const { cookie } = await app.member();
    const call = (contentType: string, body: string) =>
      fetch(`${app.url}/trpc/accounts.signOut`, {
        method: 'POST',
        headers: { cookie, 'content-type': contentType },
        body,
      });
    const form = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    for (const [contentType, body] of [
      ['multipart/form-data; boundary=x', form],
      ['application/octet-stream', 'a'],
      ['application/x-www-form-urlencoded', 'a=1'],
      ['text/plain', '{}'],
    ] as const) {
      expect([contentType, (await call(contentType, body)).status]).toEqual([contentType, 415]);
    }
    const me = await fetch(`${app.url}/trpc/accounts.me`, { headers: { cookie } });
    expect((await me.json()).result.data).not.toBeNull();
    expect((await call('application/json; charset=utf-8', '{}')).status).toBe(200);
  });

  it('DOOR-3: gives an HttpOnly cookie that other sites do not send along', async () => {
    const answer = await post(app, 'accounts.signUp', signUp('cookie'));
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^lobby_session=[\w-]{43};/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  it('DOOR-3: marks the cookie Secure under https', async () => {
    const secure = await startTestApp({ environment: { PUBLIC_URL: 'https://games.example' } });
    const answer = await post(secure, 'accounts.signUp', signUp('secure'));
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/i);
    expect(answer.headers.get('strict-transport-security')).toBeTruthy();
    await secure.close();
  });

  describe.each([
    ['1', true],
    ['0', false],
  ])('ACC-144: behind a proxy that ends TLS, with TRUST_PROXY=%s', (trusted, counts) => {
    const sent = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'games.example' };
    let shop: TestApp;
    beforeAll(async () => {
      // By name, as a proxy on this machine finds it.
      shop = await startTestApp({ environment: { TRUST_PROXY: trusted } });
    });
    afterAll(() => shop.close());

    it(`ACC-144: cookies are ${counts ? '' : 'not '}Secure`, async () => {
      const answer = await post(shop, 'accounts.signUp', signUp(`proxied${trusted}`), sent);
      expect(/; Secure/i.test(answer.headers.get('set-cookie') ?? '')).toBe(counts);
      expect(answer.headers.has('strict-transport-security')).toBe(counts);
    });

    it('ACC-144: the Origin of the page is that scheme and host where they count, else the host that was called', async () => {
      const direct = new URL(shop.url).host;
      for (const [origin, passes] of [
        ['https://games.example', counts],
        ['http://games.example', false],
        ['https://evil.example', false],
        [`http://${direct}`, !counts],
      ] as const) {
        const answer = await post(shop, 'accounts.startQr', undefined, { ...sent, origin });
        expect([origin, answer.status]).toEqual([origin, passes ? 200 : 403]);
        expect([origin, await upgrade(shop, { ...sent, origin })]).toEqual([origin, passes ? 'open' : '403']);
      }
    });
  });

  it('DOOR-5: closes the sockets of a session that signs out, and only those', async () => {
    const [leaving, staying] = [await app.member(), await app.member()];
    const open = (cookie: string) =>
      new Promise<WebSocket>((resolve) => {
        const socket = new WebSocket(app.wsUrl, { headers: { cookie } });
        socket.once('open', () => resolve(socket));
      });
    const sockets = [await open(leaving.cookie), await open(leaving.cookie), await open(staying.cookie)];
    await expect.poll(() => app.services.connections.size).toBeGreaterThanOrEqual(3);
    const closed = sockets
      .slice(0, 2)
      .map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    expect((await post(app, 'accounts.signOut', undefined, { cookie: leaving.cookie })).status).toBe(200);
    expect(await Promise.all(closed)).toEqual([4_401, 4_401]);
    expect(sockets[2]?.readyState).toBe(WebSocket.OPEN);
    sockets[2]?.terminate();
  });

  it('ACC-20: refuses a call whose header names another member than its cookie', async () => {
    const [ada, ben] = [await app.member(), await app.member()];
    const ask = (member: string) =>
      fetch(`${app.url}/trpc/chat.myRooms`, { headers: { cookie: ben.cookie, 'x-lobby-member': member } });
    const make = (member: string) =>
      post(
        app,
        'chat.createRoom',
        { title: 'Whose', capacity: 2, key: app.services.newId() },
        { cookie: ben.cookie, 'x-lobby-member': member },
      );
    for (const call of [ask, make]) {
      const refused = await call(ada.me.id);
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({ error: { data: { appCode: 'SESSION_CHANGED' } } });
      expect((await call('guest')).status).toBe(409);
    }
    expect((await (await ask(ben.me.id)).json()).result.data.items).toEqual([]);
    expect((await make(ben.me.id)).status).toBe(200);
  });

  it('ERR-1: sends the code and the params of a domain error', async () => {
    const { cookie } = await app.member();
    const roomId = app.services.newId();
    const answer = await post(app, 'chat.joinRoom', { roomId }, { cookie });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { data: { appCode: 'ROOM_NOT_FOUND', params: {} } } });
  });

  it('ERR-2: names field and rule of each problem of the input', async () => {
    const answer = await post(app, 'accounts.signUp', { ...signUp('x'), country: 'Atlantis' });
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.data.appCode).toBe('BAD_INPUT');
    expect(error.data.issues.map((issue: { field: string }) => issue.field).sort()).toEqual([
      'country',
      'nickname',
    ]);
    expect(error.data.issues[0].rule).toBeTruthy();
    expect(JSON.stringify(error)).not.toContain('node_modules');
  });

  it('ERR-3: hides an unexpected error behind an id', async () => {
    const broken = await startTestApp({ environment: { LOG_LEVEL: 'silent' } });
    await broken.services.database.sql`alter table categories rename to lost`;
    const answer = await fetch(`${broken.url}/trpc/store.categories`);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text).error.data).toMatchObject({
      appCode: 'UNEXPECTED',
      params: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(text).not.toMatch(/relation|select|stack/i);
    await broken.close();
  });
});
