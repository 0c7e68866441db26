// A member's own picture over the real server: what goes in, what comes out, and what stays in the storage.
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../../../shared/accounts.ts';
import { avatarAddress, avatarSizes } from '../../../../shared/avatars.ts';
import { limits } from '../../../../shared/limits.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { animation, bomb, movingPng, photograph, plainPicture } from '../../../testing/pictures.ts';
import { startTestS3 } from '../../../testing/s3.ts';

const post = (app: TestApp, body: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/uploads/avatar`, { method: 'POST', body: Uint8Array.from(body), headers });
const upload = (
  app: TestApp,
  { cookie }: TestMember,
  body: Uint8Array,
  headers: Record<string, string> = {},
) => post(app, body, { cookie, 'content-type': 'image/png', ...headers });

/** Uploads what must be taken. */
async function take(app: TestApp, member: TestMember, body: Uint8Array): Promise<Me> {
  const response = await upload(app, member, body);
  expect(response.status).toBe(200);
  return (await response.json()) as Me;
}

/** The status, code and parameters of a refusal. */
async function refusal(response: Response) {
  const { error } = (await response.json()) as {
    error: { data: { appCode: string; params: object; httpStatus: number; stack?: string } };
  };
  expect(error.data.httpStatus).toBe(response.status);
  expect(error.data.stack).toBeUndefined();
  return [response.status, error.data.appCode, error.data.params];
}

const folderOf = (app: TestApp) => join(app.services.config.dataDirectory, 'uploads', 'avatars');
const kept = async (app: TestApp) => (await readdir(folderOf(app)).catch(() => [])).sort();
const filesOf = (...avatars: string[]) =>
  avatars.flatMap((avatar) => avatarSizes.map((size) => `${avatar}-${size}.webp`)).sort();
const meOf = async (app: TestApp, { cookie }: TestMember) => {
  const response = await fetch(`${app.url}/trpc/accounts.me`, { headers: { cookie } });
  return ((await response.json()) as { result: { data: Me } }).result.data;
};

describe('a member’s picture', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('ACC-60: what a member uploads becomes their picture, for everybody, in four sizes', async () => {
    const member = await app.member();
    const me = await take(app, member, await plainPicture('png'));
    expect(me.avatar).toMatch(/^up-[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(me).toEqual({ ...member.me, avatar: me.avatar });
    expect(await meOf(app, member)).toEqual(me);
    for (const size of avatarSizes) {
      const response = await fetch(app.url + avatarAddress(me.avatar, size));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/webp');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: size, height: size });
    }
  });

  it.each(['png', 'webp', 'gif', 'jpeg'] as const)(
    'ACC-61: takes %s, whatever the header says',
    async (format) => {
      const member = await app.member();
      for (const type of ['image/svg+xml', 'text/html', 'application/x-www-form-urlencoded']) {
        const response = await upload(app, member, await plainPicture(format), { 'content-type': type });
        expect(response.status).toBe(200);
      }
    },
  );

  it('ACC-61: turns a photograph upright, cuts its middle, and leaves behind where and with what it was taken', async () => {
    const member = await app.member();
    const original = await photograph();
    for (const secret of ['SecretCamera', 'SecretOwner', 'SecretNote'])
      expect(original.includes(secret)).toBe(true);
    // The tag that leads to the place, 0x8825, in the order of bytes this EXIF has.
    expect((await sharp(original).metadata()).exif?.includes(Buffer.from([0x25, 0x88]))).toBe(true);
    const { avatar } = await take(app, member, original);
    for (const size of avatarSizes) {
      const bytes = Buffer.from(await (await fetch(app.url + avatarAddress(avatar, size))).arrayBuffer());
      const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect([width, height]).toEqual([size, size]);
      expect(bytes.includes('Secret') || bytes.includes('GPS') || bytes.includes('Exif')).toBe(false);
    }
    // The red edge was on top; turned upright it is on the right, in the middle square too.
    const bytes = Buffer.from(await (await fetch(app.url + avatarAddress(avatar, 64))).arrayBuffer());
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const redness = (x: number, y: number) =>
      (data[(y * 64 + x) * info.channels] ?? 0) - (data[(y * 64 + x) * info.channels + 1] ?? 0);
    expect(redness(60, 32)).toBeGreaterThan(150);
    expect(redness(4, 32)).toBeLessThan(80);
    expect(redness(32, 4)).toBeLessThan(80);
  });

  it('ACC-62: more than 5 MB is refused before it has arrived, with or without a length told', async () => {
    const member = await app.member();
    const { maxBytes } = limits.avatar;
    const told = await upload(app, member, Buffer.alloc(maxBytes + 1));
    expect(await refusal(told)).toEqual([413, 'UPLOAD_TOO_LARGE', { max: 5 }]);
    // Without a length, and without an end: the answer comes while the client is still sending.
    const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const request = httpRequest(`${app.url}/uploads/avatar`, {
        method: 'POST',
        headers: { cookie: member.cookie, 'content-type': 'image/png' },
      });
      request.on('error', reject);
      request.on('response', async (response) => {
        response.setEncoding('utf8');
        let body = '';
        for await (const part of response) body += part;
        request.destroy();
        resolve({ status: response.statusCode, body });
      });
      request.write(Buffer.alloc(maxBytes));
      request.write(Buffer.alloc(1));
    });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('UPLOAD_TOO_LARGE');
    // As much as is allowed is judged by its content.
    const most = Buffer.concat([await plainPicture('png'), Buffer.alloc(maxBytes)]).subarray(0, maxBytes);
    expect((await upload(app, member, most)).status).toBe(200);
  });

  it('ACC-63: what is no picture is refused, whatever it calls itself', async () => {
    const member = await app.member();
    const before = await kept(app);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const png = await plainPicture('png');
    const files: [string, Buffer][] = [
      ['nothing', Buffer.alloc(0)],
      ['text', Buffer.from('just words in a file called face.png')],
      ['SVG', Buffer.from(svg)],
      ['SVG with a prolog', Buffer.from(`<?xml version="1.0"?>${svg}`)],
      ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['PDF', Buffer.from('%PDF-1.7 and what follows it')],
      ['a signature alone', png.subarray(0, 8)],
      ['a signature before an SVG', Buffer.concat([png.subarray(0, 8), Buffer.from(svg)])],
      [
        'half a PNG',
        (
          await sharp(await photograph(400, 300))
            .png()
            .toBuffer()
        ).subarray(0, 20_000),
      ],
      ['half a JPEG', (await photograph()).subarray(0, 3_000)],
      ['TIFF', await sharp(png).tiff().toBuffer()],
      ['AVIF', await sharp(png).avif().toBuffer()],
    ];
    for (const [name, bytes] of files) {
      expect(await refusal(await upload(app, member, bytes)), name).toEqual([415, 'UPLOAD_NOT_AN_IMAGE', {}]);
    }
    expect(await kept(app)).toEqual(before);
  });

  it('ACC-64: what moves is refused', async () => {
    const member = await app.member();
    for (const bytes of [await animation('gif'), await animation('webp'), await movingPng()]) {
      expect(await refusal(await upload(app, member, bytes))).toEqual([422, 'UPLOAD_ANIMATED', {}]);
    }
  });

  it('ACC-65: what would unfold to more than 40 million pixels is refused by its head alone', async () => {
    const member = await app.member();
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(200_000);
    const memory = process.memoryUsage().rss;
    expect(await refusal(await upload(app, member, bytes))).toEqual([
      422,
      'UPLOAD_TOO_MANY_PIXELS',
      { max: 40 },
    ]);
    // Unfolded it would be 900 million bytes and more.
    expect(process.memoryUsage().rss - memory).toBeLessThan(200_000_000);
    expect((await upload(app, member, bomb(6_000))).status).toBe(200);
  });

  it('ACC-66: guests, other origins and calls meant for another are refused, and nothing is stored', async () => {
    const [member, other] = await Promise.all([app.member(), app.member()]);
    const before = await kept(app);
    const png = await plainPicture('png');
    expect(await refusal(await post(app, png))).toEqual([401, 'NOT_SIGNED_IN', {}]);
    const stale = { cookie: `lobby_session=${'x'.repeat(43)}` };
    expect(await refusal(await post(app, png, stale))).toEqual([401, 'NOT_SIGNED_IN', {}]);
    for (const origin of ['https://evil.example', 'null', app.url.replace(/:\d+$/, ':1')]) {
      const foreign = await upload(app, member, png, { origin });
      expect(await refusal(foreign), origin).toEqual([403, 'ORIGIN_REFUSED', {}]);
    }
    const meant = await upload(app, member, png, { 'x-lobby-member': other.me.id });
    expect(await refusal(meant)).toEqual([409, 'SESSION_CHANGED', {}]);
    expect(await kept(app)).toEqual(before);
    expect((await meOf(app, member)).avatar).toBe(member.me.avatar);
    const own = await upload(app, member, png, { origin: app.url, 'x-lobby-member': member.me.id });
    expect(own.status).toBe(200);
  });

  it('ACC-67: a new picture takes the place of the old one, whose address is empty then', async () => {
    const member = await app.member();
    const before = await kept(app);
    const first = await take(app, member, await plainPicture('png'));
    expect(await kept(app)).toEqual([...before, ...filesOf(first.avatar)].sort());
    const second = await take(app, member, await plainPicture('jpeg'));
    expect(second.avatar).not.toBe(first.avatar);
    expect(await kept(app)).toEqual([...before, ...filesOf(second.avatar)].sort());
    expect((await fetch(app.url + avatarAddress(first.avatar, 64))).status).toBe(404);
  });

  it('ACC-67: of several at once one stays, and no file of the others', async () => {
    const member = await app.member();
    const before = await kept(app);
    const pictures = await Promise.all(
      (['png', 'jpeg', 'webp', 'gif', 'png', 'jpeg'] as const).map((format) => plainPicture(format)),
    );
    const answers = await Promise.all(pictures.map((bytes) => take(app, member, bytes)));
    expect(new Set(answers.map(({ avatar }) => avatar)).size).toBe(pictures.length);
    const { avatar } = await meOf(app, member);
    expect(answers.map((me) => me.avatar)).toContain(avatar);
    expect(await kept(app)).toEqual([...before, ...filesOf(avatar)].sort());
    // An upload and the way back to the drawn one leave either, and no file too many.
    await Promise.all([
      take(app, member, await plainPicture('png')),
      member.caller.accounts.useDrawnAvatar(),
    ]);
    const now = (await meOf(app, member)).avatar;
    const files = now.startsWith('up-') ? filesOf(now) : [];
    expect(await kept(app)).toEqual([...before, ...files].sort());
  });

  it('ACC-69: goes back to a drawn picture, and keeps a drawn one', async () => {
    const member = await app.member();
    const before = await kept(app);
    expect((await member.caller.accounts.useDrawnAvatar()).avatar).toBe('fox-1');
    const uploaded = await take(app, member, await plainPicture('png'));
    const drawn = await member.caller.accounts.useDrawnAvatar();
    expect(drawn.avatar).toMatch(/^[a-z]+-\d$/);
    expect(await meOf(app, member)).toEqual(drawn);
    expect(await kept(app)).toEqual(before);
    expect((await fetch(app.url + avatarAddress(uploaded.avatar, 64))).status).toBe(404);
    expect((await fetch(app.url + avatarAddress(drawn.avatar, 512))).status).toBe(200);
    await expect(app.guest().caller.accounts.useDrawnAvatar()).rejects.toMatchObject({
      appCode: 'NOT_SIGNED_IN',
    });
  });

  it('ACC-70: where there is no picture the answer is 404, and nothing else is done there', async () => {
    const member = await app.member();
    const { avatar } = await take(app, member, await plainPicture('png'));
    const none = [
      avatarAddress(avatar, 64).replace('.64.', '.65.'),
      avatarAddress(avatar, 64).replace('.webp', '.png'),
      avatarAddress(`up-${app.services.newId()}`, 64),
      `/uploads/avatars/${avatar}.webp`,
      '/uploads/avatars/..%2f..%2fart.64.webp',
      '/uploads/',
      '/uploads/avatars/',
    ];
    for (const path of none) {
      const response = await fetch(app.url + path);
      expect(response.status, path).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await fetch(app.url + avatarAddress(avatar, 64), { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${app.url}/uploads/avatar`)).status).toBe(405);
    const head = await fetch(app.url + avatarAddress(avatar, 64), { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('ACC-68: a storage that fails fails the upload; the member keeps the picture they had', async () => {
    const member = await app.member();
    const { avatar } = await take(app, member, await plainPicture('png'));
    const before = await kept(app);
    const folder = folderOf(app);
    // A file where the folder was: nothing can be written or read below it.
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'in the way');
    const level = app.services.log.level;
    app.services.log.level = 'silent';
    const response = await upload(app, member, await plainPicture('jpeg'));
    const [status, code, params] = await refusal(response);
    expect([status, code]).toEqual([500, 'UNEXPECTED']);
    expect(JSON.stringify(params)).toMatch(/^\{"id":"[0-9a-f-]{36}"\}$/);
    expect((await fetch(app.url + avatarAddress(avatar, 64))).status).toBe(500);
    app.services.log.level = level;
    await rm(folder);
    await rename(`${folder}-away`, folder);
    expect(await kept(app)).toEqual(before);
    expect((await meOf(app, member)).avatar).toBe(avatar);
    expect((await fetch(app.url + avatarAddress(avatar, 64))).status).toBe(200);
  });

  it('ACC-68: where the change itself fails, nothing of it stays in the storage', async () => {
    const member = await app.member();
    const before = await kept(app);
    // The database refuses the change itself.
    await app.services.database.sql`
      create function refuse_pictures() returns trigger language plpgsql as
      $$ begin if new.avatar like 'up-%' then raise exception 'refused'; end if; return new; end $$`;
    await app.services.database.sql`
      create trigger refuse_pictures before update on members for each row execute function refuse_pictures()`;
    const level = app.services.log.level;
    app.services.log.level = 'silent';
    const response = await upload(app, member, await plainPicture('png'));
    app.services.log.level = level;
    await app.services.database.sql`drop trigger refuse_pictures on members`;
    expect(response.status).toBe(500);
    expect(await kept(app)).toEqual(before);
    expect((await meOf(app, member)).avatar).toBe(member.me.avatar);
  });
});

describe('a member’s picture, elsewhere', () => {
  it('ACC-60, OPS-65: lies in S3 where that is set, and comes from there to another instance', async () => {
    const s3 = await startTestS3();
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.settings;
    const environment = {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const app = await startTestApp({ environment });
    const databaseUrl = app.services.config.DATABASE_URL ?? '';
    const another = await startTestApp({ environment, databaseUrl });
    const member = await app.member();
    const first = await take(app, member, await plainPicture('png'));
    const second = await take(another, member, await plainPicture('jpeg'));
    const response = await fetch(app.url + avatarAddress(second.avatar, 128));
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ width: 128 });
    expect((await fetch(another.url + avatarAddress(first.avatar, 128))).status).toBe(404);
    expect([await kept(app), await kept(another)]).toEqual([[], []]);
    await another.close();
    await app.close();
    await s3.close();
  });

  it('ACC-66: uploads are limited by member', async () => {
    const app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
    const [member, other] = await Promise.all([app.member(), app.member()]);
    const statuses: number[] = [];
    // Refused ones count as well: they are work too.
    for (let i = 0; i < 20; i++) statuses.push((await upload(app, member, Buffer.from('no picture'))).status);
    expect(new Set(statuses)).toEqual(new Set([415]));
    const [status, code, params] = await refusal(await upload(app, member, await plainPicture('png')));
    expect([status, code]).toEqual([429, 'RATE_LIMITED']);
    expect(params).toHaveProperty('retryAfter');
    await expect(member.caller.accounts.useDrawnAvatar()).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
    expect((await upload(app, other, await plainPicture('png'))).status).toBe(200);
    await app.close();
  });
});
