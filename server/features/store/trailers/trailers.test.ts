// Trailers a publisher uploads, over the real server: what goes in, who gets them, whole and in parts, and what stays.
import { readdir } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TrailerType, trailerAddress, trailerLimits } from '../../../../shared/trailers.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { startTestS3, type TestS3 } from '../../../testing/s3.ts';
import { stockGames } from '../../../testing/shop.ts';
import { mp4, webm } from '../../../testing/videos.ts';
import { setPublisherRole } from '../commands.ts';
import { sweepGamePictures } from '../gamePictures/sweep.ts';
import { trailerKey } from './files.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });
const megabyte = 1_048_576;

describe.each(['a folder', 'S3'])('trailers of a game, in %s', (place) => {
  let app: TestApp;
  let s3: TestS3 | null = null;
  let made = 0;
  beforeAll(async () => {
    s3 = place === 'S3' ? await startTestS3() : null;
    app = await startTestApp({
      environment: {
        LOBBY_TRAILER_MB: '2',
        ...(s3 && {
          S3_ENDPOINT: s3.settings.endpoint,
          S3_BUCKET: s3.settings.bucket,
          S3_REGION: s3.settings.region,
          S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
          S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
        }),
      },
    });
  });
  afterAll(async () => {
    await app?.close();
    await s3?.close();
  });
  const key = () => app.services.newId();

  async function house(state: 'released' | 'draft' = 'released') {
    made += 1;
    const publisher = `Trailers ${made}`;
    const stocked = await stockGames(app.services, [{ slug: `trailers-${made}`, publisher, state }]);
    const [gameId = ''] = Object.values(stocked);
    const [row] = await app.services.database.sql`select id from publishers where name = ${publisher}`;
    const publisherId = String(row?.['id']);
    const owner = await app.member();
    await setPublisherRole(app.services.database, publisherId, owner.me.id, 'owner', Date.now());
    return { gameId, publisherId, owner };
  }
  const upload = (member: TestMember | null, gameId: string, body: Uint8Array, uuid = key()) =>
    fetch(`${app.url}/uploads/game-trailer?game=${gameId}&key=${uuid}`, {
      method: 'POST',
      body: Uint8Array.from(body),
      // What is said of it does not count.
      headers: { 'content-type': 'text/html', ...(member && { cookie: member.cookie }) },
    });
  const take = async (member: TestMember, gameId: string, body: Uint8Array, uuid = key()) => {
    const response = await upload(member, gameId, body, uuid);
    expect(response.status).toBe(200);
    return ((await response.json()) as { trailerId: string }).trailerId;
  };
  const refusal = async (response: Response) =>
    ((await response.json()) as { error: { data: { appCode: string; params?: unknown } } }).error.data;
  const kept = async () => {
    const names: string[] = [];
    for await (const page of app.services.storage.list('trailers'))
      names.push(...page.map((each) => each.key));
    return names.toSorted();
  };
  const incoming = () =>
    readdir(join(app.services.config.dataDirectory, 'incoming')).catch((): string[] => []);
  const mediaOf = async (gameId: string) =>
    (await app.guest().caller.store.game({ id: gameId })).media.flatMap((each) =>
      each.kind === 'picture' ? [] : [each.kind === 'video' ? each.id : each.kind],
    );
  const get = (id: string, type: TrailerType, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(app.url + trailerAddress(id, type), { headers, method });

  it('STORE-132: uploaded trailers stand before the pictures in place of the drawn one, and are what was sent', async () => {
    const { gameId, owner } = await house();
    expect(await mediaOf(gameId)).toEqual(['trailer']);
    const [film, recorded] = [mp4(700_000), webm({ open: true })];
    const first = await take(owner, gameId, film);
    const second = await take(owner, gameId, recorded);
    expect(await mediaOf(gameId)).toEqual([first, second]);
    expect((await app.guest().caller.store.game({ id: gameId })).media[0]).toEqual({
      kind: 'video',
      number: 1,
      id: first,
      type: 'mp4',
    });
    expect(await owner.caller.store.publishing.trailers({ gameId })).toEqual({
      trailers: [
        { id: first, type: 'mp4', size: film.length },
        { id: second, type: 'webm', size: recorded.length },
      ],
      megabytes: 2,
    });
    for (const [id, type, bytes] of [
      [first, 'mp4', film],
      [second, 'webm', recorded],
    ] as const) {
      const response = await get(id, type);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(`video/${type}`);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
    expect((await get(first, 'webm')).status).toBe(404);
    expect((await get(key(), 'mp4')).status).toBe(404);
    expect((await fetch(`${app.url}/uploads/game-trailers/${first}.html`)).status).toBe(404);
    expect(await incoming()).toEqual([]);
  });

  it('STORE-132: the same key again adds nothing, and leaves no file behind', async () => {
    const { gameId, owner } = await house();
    const [bytes, uuid] = [webm(), key()];
    const id = await take(owner, gameId, bytes, uuid);
    const before = await kept();
    expect(await take(owner, gameId, bytes, uuid)).toBe(id);
    expect(await refusal(await upload(owner, gameId, mp4(), uuid))).toMatchObject({ appCode: 'KEY_REUSED' });
    expect(await mediaOf(gameId)).toEqual([id]);
    expect(await kept()).toEqual(before);
  });

  it('STORE-133: what is no film is refused by its content, with the reason, and nothing of it stays', async () => {
    const { gameId, owner } = await house();
    const before = await kept();
    for (const [reason, bytes] of [
      ['unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['unknown', Buffer.alloc(0)],
      ['matroska', webm({ docType: 'matroska' })],
      ['cutShort', mp4().subarray(0, 900)],
    ] as const)
      expect(await refusal(await upload(owner, gameId, bytes)), reason).toMatchObject({
        appCode: 'UPLOAD_NOT_A_VIDEO',
        params: { reason },
      });
    expect(await kept()).toEqual(before);
    expect(await incoming()).toEqual([]);
  });

  it('STORE-135: one that is too large is refused as soon as that is known, and one that breaks off leaves nothing', async () => {
    const { gameId, owner } = await house();
    const before = await kept();
    expect(await refusal(await upload(owner, gameId, Buffer.alloc(2 * megabyte + 1)))).toMatchObject({
      appCode: 'UPLOAD_TOO_LARGE',
      params: { max: 2 },
    });
    const path = `/uploads/game-trailer?game=${gameId}&key=${key()}`;
    const { port } = new URL(app.url);
    const head = (length: string) =>
      `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${owner.cookie}\r\n${length}\r\n\r\n`;
    // Told, and refused before a byte of it came.
    const told = connect(Number(port), '127.0.0.1');
    told.write(head(`content-length: ${3 * megabyte}`));
    const [answer] = await new Promise<Buffer[]>((resolve) => told.once('data', (data) => resolve([data])));
    expect(answer?.toString()).toContain('413');
    told.destroy();
    // Not told: the first byte too many ends it, while the client would go on.
    const status = await new Promise((resolve, reject) => {
      const sent = ask(app.url + path, { method: 'POST', headers: { cookie: owner.cookie } }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write(Buffer.alloc(2 * megabyte));
      sent.write(Buffer.alloc(1));
    });
    expect(status).toBe(413);
    const half = connect(Number(port), '127.0.0.1');
    half.write(head('content-length: 9000'));
    half.write(mp4().subarray(0, 500));
    await expect.poll(async () => (await incoming()).length).toBe(1);
    half.destroy();
    await expect.poll(incoming).toEqual([]);
    expect(await kept()).toEqual(before);
    expect(await mediaOf(gameId)).toEqual(['trailer']);
  });

  it('STORE-136: owners and editors upload, and nobody else', async () => {
    const { gameId, publisherId } = await house();
    const speaker = async (role: 'editor' | 'support') => {
      const member = await app.member();
      await setPublisherRole(app.services.database, publisherId, member.me.id, role, Date.now());
      return member;
    };
    const editor = await speaker('editor');
    await take(editor, gameId, webm());
    const before = await kept();
    for (const [expected, member, game] of [
      ['NOT_SIGNED_IN', null, gameId],
      ['NOT_ALLOWED', await speaker('support'), gameId],
      ['GAME_NOT_FOUND', await app.member({ role: 'admin' }), gameId],
      ['BAD_INPUT', editor, 'nothing'],
    ] as const)
      expect(await refusal(await upload(member, game, webm())), expected).toMatchObject({
        appCode: expected,
      });
    const foreign = await fetch(`${app.url}/uploads/game-trailer?game=${gameId}&key=${key()}`, {
      method: 'POST',
      body: Uint8Array.from(webm()),
      headers: { cookie: editor.cookie, origin: 'https://evil.example' },
    });
    expect(await refusal(foreign)).toMatchObject({ appCode: 'ORIGIN_REFUSED' });
    expect(await kept()).toEqual(before);
  });

  it('STORE-137: parts are given as asked for, and only of what the client has the rest of', async () => {
    const { gameId, owner } = await house();
    const bytes = mp4(200_000);
    const { length } = bytes;
    const id = await take(owner, gameId, bytes);
    const whole = await get(id, 'mp4');
    const etag = whole.headers.get('etag') ?? '';
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    await whole.arrayBuffer();
    for (const [range, first, last] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-', 100, length - 1],
      ['bytes=-500', length - 500, length - 1],
      [`bytes=1000-${length + 5}`, 1_000, length - 1],
    ] as const) {
      const part = await get(id, 'mp4', { range });
      expect(part.status, range).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${length}`);
      expect(part.headers.get('content-length')).toBe(String(last - first + 1));
      const got = Buffer.from(await part.arrayBuffer());
      expect(got.equals(bytes.subarray(first, last + 1)), range).toBe(true);
    }
    const range = 'bytes=0-9';
    for (const [status, headers] of [
      [206, { range, 'if-range': etag }],
      [200, { range, 'if-range': '"another"' }],
      [200, { range, 'if-range': new Date().toUTCString() }],
      [200, { range: 'bytes=0-9,20-29' }],
      [200, { range: 'nonsense' }],
      [304, { range, 'if-none-match': etag }],
    ] as const) {
      const response = await get(id, 'mp4', headers);
      expect(response.status, JSON.stringify(headers)).toBe(status);
      if (status === 200) expect((await response.arrayBuffer()).byteLength).toBe(length);
    }
    const none = await get(id, 'mp4', { range: `bytes=${length}-` });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
    const head = await get(id, 'mp4', { range }, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(length)]);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await get(id, 'mp4', {}, method)).status, method).toBe(405);
    expect((await fetch(`${app.url}/uploads/game-trailer`)).status).toBe(405);
  });

  it('STORE-138: that of a draft is there for its makers alone', async () => {
    const { gameId, owner, publisherId } = await house('draft');
    const id = await take(owner, gameId, webm());
    const support = await app.member();
    await setPublisherRole(app.services.database, publisherId, support.me.id, 'support', Date.now());
    expect((await get(id, 'webm')).status).toBe(404);
    expect((await get(id, 'webm', { cookie: (await app.member({ role: 'admin' })).cookie })).status).toBe(
      404,
    );
    for (const { cookie } of [owner, support]) {
      const own = await get(id, 'webm', { cookie, range: 'bytes=0-3' });
      expect(own.status).toBe(206);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
    }
    await app.services.database.sql`update games set state = 'coming' where id = ${gameId}`;
    expect((await get(id, 'webm')).status).toBe(200);
  });

  it('STORE-139: they are put in order as a whole, and removed with their file, once and again', async () => {
    const { gameId, owner } = await house();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await take(owner, gameId, webm({ bytes: 100 + n })));
    const { publishing } = owner.caller.store;
    const [one = '', two = '', three = ''] = ids;
    await publishing.orderTrailers({ gameId, trailerIds: [three, one, two] });
    expect(await mediaOf(gameId)).toEqual([three, one, two]);
    for (const trailerIds of [
      [three, one],
      [three, one, key()],
      [...ids, key()],
    ])
      await expect(publishing.orderTrailers({ gameId, trailerIds })).rejects.toEqual(
        code('TRAILERS_CHANGED'),
      );
    await expect(publishing.orderTrailers({ gameId, trailerIds: [one, one, two] })).rejects.toThrow();
    for (let times = 0; times < 2; times += 1) await publishing.removeTrailer({ gameId, trailerId: one });
    expect(await mediaOf(gameId)).toEqual([three, two]);
    expect(await kept()).not.toContain(trailerKey(one, 'webm'));
    expect((await get(one, 'webm')).status).toBe(404);
    const other = await house();
    await other.owner.caller.store.publishing.removeTrailer({ gameId: other.gameId, trailerId: two });
    expect(await mediaOf(gameId)).toEqual([three, two]);
    for (const trailerId of [two, three]) await publishing.removeTrailer({ gameId, trailerId });
    expect(await mediaOf(gameId)).toEqual(['trailer']);
  });

  it('STORE-140: files that are no game’s are swept after a day, and no others', async () => {
    const { gameId, owner } = await house();
    const id = await take(owner, gameId, mp4());
    const nobodys = trailerKey(key(), 'webm');
    await app.services.storage.put(nobodys, webm(), { contentType: 'video/webm' });
    const sweep = async (now: number) => {
      const step = sweepGamePictures(app.services, now, 2);
      while (await step(undefined as never));
    };
    await sweep(Date.now());
    expect(await kept()).toContain(nobodys);
    await sweep(Date.now() + 25 * 3_600_000);
    expect(await kept()).not.toContain(nobodys);
    expect(await kept()).toContain(trailerKey(id, 'mp4'));
  });

  it('STORE-141: of many at once five stay, each whole, and no file of the others', async () => {
    const { gameId, owner } = await house();
    const before = await kept();
    const films = Array.from({ length: trailerLimits.perGame + 1 }, () => mp4(300_000));
    const answers = await Promise.all(films.map((film) => upload(owner, gameId, film)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(await Promise.all(refused.map(refusal))).toMatchObject([
      { appCode: 'TRAILERS_FULL', params: { max: trailerLimits.perGame } },
    ]);
    const ids = await mediaOf(gameId);
    expect((await kept()).filter((name) => !before.includes(name))).toEqual(
      ids.map((id) => trailerKey(id, 'mp4')).toSorted(),
    );
    for (const [n, answer] of answers.entries()) {
      if (answer.status !== 200) continue;
      const { trailerId } = (await answer.json()) as { trailerId: string };
      const stored = Buffer.from(await (await get(trailerId, 'mp4')).arrayBuffer());
      expect(stored.equals(films[n] ?? Buffer.alloc(0)), `film ${n}`).toBe(true);
    }
    expect(await incoming()).toEqual([]);
  });

  it('STORE-142: it is read as fast as the client takes it, and no further once the client has gone', async () => {
    const { gameId, owner } = await house();
    const id = await take(owner, gameId, mp4());
    const { database, storage } = app.services;
    // More than what lies between the storage and a client that takes nothing can hold.
    const size = 48 * megabyte;
    await storage.put(trailerKey(id, 'mp4'), Buffer.alloc(size), { contentType: 'video/mp4' });
    await database.sql`update game_trailers set size = ${size} where id = ${id}`;
    const bodies: Readable[] = [];
    const { get: open } = storage;
    storage.get = async (name, range) => {
      const found = await open.call(storage, name, range);
      if (found) bodies.push(found.body);
      return found;
    };
    try {
      const { port } = new URL(app.url);
      const socket = connect(Number(port), '127.0.0.1');
      socket.pause();
      const line = `GET ${trailerAddress(id, 'mp4')} HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`;
      socket.write(line);
      await expect.poll(() => bodies.length).toBe(1);
      socket.destroy();
      await expect.poll(() => bodies[0]?.destroyed).toBe(true);
      expect(bodies[0]?.readableEnded).toBe(false);
    } finally {
      storage.get = open;
    }
  });
});
