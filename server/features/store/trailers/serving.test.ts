// Who gets an uploaded trailer, whole and in parts, over the real server.
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailerAddress } from '../../../../shared/trailers.ts';
import { startTrailerShop, type TrailerShop, trailerPlaces } from '../../../testing/trailers.ts';
import { mp4, webm } from '../../../testing/videos.ts';
import { setPublisherRole } from '../commands.ts';
import { trailerKey } from './files.ts';

const megabyte = 1_048_576;

describe.each(trailerPlaces)('getting trailers, in %s', (place) => {
  let shop: TrailerShop;
  beforeAll(async () => {
    shop = await startTrailerShop(place);
  });
  afterAll(() => shop?.close());

  it('STORE-137: parts are given as asked for, and only of what the client has the rest of', async () => {
    const { gameId, owner } = await shop.house();
    const bytes = mp4(200_000);
    const { length } = bytes;
    const id = await shop.take(owner, gameId, bytes);
    const whole = await shop.get(id, 'mp4');
    const etag = whole.headers.get('etag') ?? '';
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    await whole.arrayBuffer();
    for (const [range, first, last] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-', 100, length - 1],
      ['bytes=-500', length - 500, length - 1],
      [`bytes=1000-${length + 5}`, 1_000, length - 1],
    ] as const) {
      const part = await shop.get(id, 'mp4', { range });
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
      const response = await shop.get(id, 'mp4', headers);
      expect(response.status, JSON.stringify(headers)).toBe(status);
      if (status === 200) expect((await response.arrayBuffer()).byteLength).toBe(length);
    }
    const none = await shop.get(id, 'mp4', { range: `bytes=${length}-` });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
    const head = await shop.get(id, 'mp4', { range }, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(length)]);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await shop.get(id, 'mp4', {}, method)).status, method).toBe(405);
    expect((await fetch(`${shop.app.url}/uploads/game-trailer`)).status).toBe(405);
  });

  it('STORE-138: that of a draft is there for its makers alone', async () => {
    const { gameId, owner, publisherId } = await shop.house('draft');
    const id = await shop.take(owner, gameId, webm());
    const support = await shop.app.member();
    await setPublisherRole(shop.app.services.database, publisherId, support.me.id, 'support', Date.now());
    expect((await shop.get(id, 'webm')).status).toBe(404);
    expect(
      (await shop.get(id, 'webm', { cookie: (await shop.app.member({ role: 'admin' })).cookie })).status,
    ).toBe(404);
    for (const { cookie } of [owner, support]) {
      const own = await shop.get(id, 'webm', { cookie, range: 'bytes=0-3' });
      expect(own.status).toBe(206);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
    }
    await shop.app.services.database.sql`update games set state = 'coming' where id = ${gameId}`;
    expect((await shop.get(id, 'webm')).status).toBe(200);
  });

  it('STORE-142: it is read as fast as the client takes it, and no further once the client has gone', async () => {
    const { gameId, owner } = await shop.house();
    const id = await shop.take(owner, gameId, mp4());
    const { database, storage } = shop.app.services;
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
      const { port } = new URL(shop.app.url);
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
