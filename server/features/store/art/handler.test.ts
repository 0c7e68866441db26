// The addresses under /art/, over real HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { artCache } from './cache.ts';
import { artFingerprint, artHandler } from './handler.ts';
import type { Genre } from './types.ts';

const saltmarch = { slug: 'saltmarch', title: 'Saltmarch', genre: 'rpg' as Genre };
const lookup = vi.fn(async (slug: string) => (slug === saltmarch.slug ? saltmarch : null));
let dir: string;
let server: Server;
let base: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lobby-art-'));
  const handle = artHandler({ cache: artCache({ dir, version: 'v1' }), lookup });
  server = createServer((request, response) => {
    handle(request, response).then(
      (handled) => {
        if (!handled) response.writeHead(418).end();
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true, force: true });
});

/** The status line of a request whose path is sent exactly as given. */
function raw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('end', () => resolve(text.split('\r\n', 1)[0] ?? ''));
    socket.on('error', reject);
  });
}

describe('pictures over HTTP', () => {
  it('SEED-31: covers, wide pictures, shots, trailers, backgrounds and avatars come as WebP of the width asked for', async () => {
    for (const [path, width] of [
      ['covers/saltmarch.96.webp', 96],
      ['covers/saltmarch.600.webp', 600],
      ['wide/saltmarch.640.webp', 640],
      ['backgrounds/nightTrain.800.webp', 800],
      ['shots/saltmarch.1.640.webp', 640],
      ['shots/saltmarch.5.640.webp', 640],
      ['trailers/saltmarch.webp', 640],
      ['avatars/fox.64.webp', 64],
      ['avatars/owl-7.128.webp', 128],
    ] as const) {
      const response = await fetch(`${base}/art/${path}`);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type'), path).toBe('image/webp');
      const picture = Buffer.from(await response.arrayBuffer());
      expect(Number(response.headers.get('content-length'))).toBe(picture.length);
      expect(await sharp(picture).metadata(), path).toMatchObject({ format: 'webp', width });
    }
  });

  it('SEED-32: unknown games, widths, numbers and names are not found', async () => {
    for (const path of [
      'covers/no-such-game.300.webp',
      'covers/saltmarch.301.webp',
      'covers/saltmarch.0300.webp',
      'covers/saltmarch.webp',
      'wide/saltmarch.300.webp',
      'shots/saltmarch.0.640.webp',
      'shots/saltmarch.6.640.webp',
      'shots/saltmarch.1.300.webp',
      'trailers/no-such-game.webp',
      'avatars/dragon.64.webp',
      'avatars/fox.65.webp',
      '',
    ]) {
      expect((await fetch(`${base}/art/${path}`)).status, path).toBe(404);
    }
  });

  it('SEED-32: hostile addresses are not found and never reach the lookup', async () => {
    lookup.mockClear();
    for (const path of [
      '/art/covers/../../../etc/passwd',
      '/art/covers/..%2f..%2fetc%2fpasswd.300.webp',
      '/art/covers/%2e%2e/saltmarch.300.webp',
      '/art/covers/saltmarch%00.300.webp',
      '/art/covers/Saltmarch.300.webp',
      '/art/covers/-saltmarch.300.webp',
      '/art/covers/saltmarch.300.webp/..',
      '/art/avatars/__proto__.64.webp',
      `/art/covers/${'a'.repeat(81)}.300.webp`,
    ]) {
      expect(await raw(path), path).toContain(' 404 ');
    }
    expect(lookup).not.toHaveBeenCalled();
  });

  it('SEED-33: may be kept for a day or, where publishers replace them, minutes, with the fingerprint for good, and are not sent again when unchanged', async () => {
    const address = `${base}/art/covers/saltmarch.200.webp`;
    const plain = await fetch(address);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    const shot = await fetch(`${base}/art/shots/saltmarch.1.640.webp`);
    expect(shot.headers.get('cache-control')).toBe('public, max-age=86400');
    const lasting = await fetch(`${address}?v=${artFingerprint(saltmarch)}`);
    expect(lasting.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const wrong = await fetch(`${address}?v=other`);
    expect(wrong.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    const etag = plain.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect((await fetch(address, { headers: { 'if-none-match': `"x", W/${etag}` } })).status).toBe(304);
    expect((await fetch(address, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
    expect((await fetch(`${base}/art/covers/saltmarch.300.webp`)).headers.get('etag')).not.toBe(etag);
    expect(artFingerprint({ ...saltmarch, title: 'Saltmarsh' })).not.toBe(artFingerprint(saltmarch));
  });

  it('SEED-33: HEAD has the headers alone, other methods are refused, other addresses left to others', async () => {
    const head = await fetch(`${base}/art/avatars/fox.64.webp`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    expect((await fetch(`${base}/art/avatars/fox.64.webp`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${base}/store`)).status).toBe(418);
  });

  it('SEED-30: asks to come back when too many pictures wait to be drawn', async () => {
    const narrow = artCache({ dir: join(dir, 'narrow'), version: 'v1', atOnce: 1, waiting: 1 });
    const handle = artHandler({ cache: narrow, lookup });
    const busy = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const answers = await Promise.all(
      [96, 200, 300, 400, 600].map((width) =>
        fetch(`http://127.0.0.1:${port}/art/covers/saltmarch.${width}.webp`),
      ),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.headers.get('retry-after')).toBe('2');
    expect(refused[0]?.headers.get('cache-control')).toBe('no-store');
    await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    await new Promise((resolve) => busy.close(resolve));
  });

  it('SEED-34: a hundred requests for one new picture are answered from one drawing', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`${base}/art/covers/saltmarch.400.webp`).then((r) => r.arrayBuffer()),
      ),
    );
    const first = Buffer.from(answers[0] ?? new ArrayBuffer(0));
    expect(first.length).toBeGreaterThan(1000);
    expect(answers.every((answer) => Buffer.from(answer).equals(first))).toBe(true);
  });
});
