// Trailers a publisher uploads, over the real server: what goes in, and what stays in the storage.
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailerLimits } from '../../../../shared/trailers.ts';
import { startTrailerShop, type TrailerShop, trailerPlaces } from '../../../testing/trailers.ts';
import { mp4, webm } from '../../../testing/videos.ts';
import { setPublisherRole } from '../commands.ts';
import { sweepGamePictures } from '../gamePictures/sweep.ts';
import { trailerKey } from './files.ts';

const code = (appCode: string) => expect.objectContaining({ appCode });
const megabyte = 1_048_576;

describe.each(trailerPlaces)('trailers of a game, in %s', (place) => {
  let shop: TrailerShop;
  beforeAll(async () => {
    shop = await startTrailerShop(place);
  });
  afterAll(() => shop?.close());

  it('STORE-132: uploaded trailers stand before the pictures in place of the drawn one, and are what was sent', async () => {
    const { gameId, owner } = await shop.house();
    expect(await shop.mediaOf(gameId)).toEqual(['trailer']);
    const [film, recorded] = [mp4(700_000), webm({ open: true })];
    const first = await shop.take(owner, gameId, film);
    const second = await shop.take(owner, gameId, recorded);
    expect(await shop.mediaOf(gameId)).toEqual([first, second]);
    expect((await shop.app.guest().caller.store.game({ id: gameId })).media[0]).toEqual({
      kind: 'video',
      number: 1,
      id: first,
      type: 'mp4',
      title: '',
      captions: [],
    });
    expect(await owner.caller.store.publishing.trailers({ gameId })).toEqual({
      trailers: [
        { id: first, type: 'mp4', size: film.length, title: '', captions: [] },
        { id: second, type: 'webm', size: recorded.length, title: '', captions: [] },
      ],
      megabytes: 2,
      space: { used: film.length + recorded.length, max: 3 * megabyte },
    });
    for (const [id, type, bytes] of [
      [first, 'mp4', film],
      [second, 'webm', recorded],
    ] as const) {
      const response = await shop.get(id, type);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(`video/${type}`);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
    expect((await shop.get(first, 'webm')).status).toBe(404);
    expect((await shop.get(shop.key(), 'mp4')).status).toBe(404);
    expect((await fetch(`${shop.app.url}/uploads/game-trailers/${first}.html`)).status).toBe(404);
    expect(await shop.incoming()).toEqual([]);
  });

  it('STORE-132: the same key again adds nothing, and leaves no file behind', async () => {
    const { gameId, owner } = await shop.house();
    const [bytes, uuid] = [webm(), shop.key()];
    const id = await shop.take(owner, gameId, bytes, uuid);
    const before = await shop.kept();
    expect(await shop.take(owner, gameId, bytes, uuid)).toBe(id);
    expect(await shop.refusal(await shop.upload(owner, gameId, mp4(), uuid))).toMatchObject({
      appCode: 'KEY_REUSED',
    });
    expect(await shop.mediaOf(gameId)).toEqual([id]);
    expect(await shop.kept()).toEqual(before);
  });

  it('STORE-133: what is no film is refused by its content, with the reason, and nothing of it stays', async () => {
    const { gameId, owner } = await shop.house();
    const before = await shop.kept();
    for (const [reason, bytes] of [
      ['unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['unknown', Buffer.alloc(0)],
      ['matroska', webm({ docType: 'matroska' })],
      ['cutShort', mp4().subarray(0, 900)],
    ] as const)
      expect(await shop.refusal(await shop.upload(owner, gameId, bytes)), reason).toMatchObject({
        appCode: 'UPLOAD_NOT_A_VIDEO',
        params: { reason },
      });
    expect(await shop.kept()).toEqual(before);
    expect(await shop.incoming()).toEqual([]);
  });

  it('STORE-135: one that is too large is refused as soon as that is known, and one that breaks off leaves nothing', async () => {
    const { gameId, owner } = await shop.house();
    const before = await shop.kept();
    expect(
      await shop.refusal(await shop.upload(owner, gameId, Buffer.alloc(2 * megabyte + 1))),
    ).toMatchObject({
      appCode: 'UPLOAD_TOO_LARGE',
      params: { max: 2 },
    });
    const path = `/uploads/game-trailer?game=${gameId}&key=${shop.key()}`;
    const { port } = new URL(shop.app.url);
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
      const sent = ask(
        shop.app.url + path,
        { method: 'POST', headers: { cookie: owner.cookie } },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write(Buffer.alloc(2 * megabyte));
      sent.write(Buffer.alloc(1));
    });
    expect(status).toBe(413);
    const half = connect(Number(port), '127.0.0.1');
    half.write(head('content-length: 9000'));
    half.write(mp4().subarray(0, 500));
    await expect.poll(async () => (await shop.incoming()).length).toBe(1);
    half.destroy();
    await expect.poll(shop.incoming).toEqual([]);
    expect(await shop.kept()).toEqual(before);
    expect(await shop.mediaOf(gameId)).toEqual(['trailer']);
  });

  it('STORE-136: owners and editors upload, and nobody else', async () => {
    const { gameId, publisherId } = await shop.house();
    const speaker = async (role: 'editor' | 'support') => {
      const member = await shop.app.member();
      await setPublisherRole(shop.app.services.database, publisherId, member.me.id, role, Date.now());
      return member;
    };
    const editor = await speaker('editor');
    await shop.take(editor, gameId, webm());
    const before = await shop.kept();
    for (const [expected, member, game] of [
      ['NOT_SIGNED_IN', null, gameId],
      ['NOT_ALLOWED', await speaker('support'), gameId],
      ['GAME_NOT_FOUND', await shop.app.member({ role: 'admin' }), gameId],
      ['BAD_INPUT', editor, 'nothing'],
    ] as const)
      expect(await shop.refusal(await shop.upload(member, game, webm())), expected).toMatchObject({
        appCode: expected,
      });
    const foreign = await fetch(`${shop.app.url}/uploads/game-trailer?game=${gameId}&key=${shop.key()}`, {
      method: 'POST',
      body: Uint8Array.from(webm()),
      headers: { cookie: editor.cookie, origin: 'https://evil.example' },
    });
    expect(await shop.refusal(foreign)).toMatchObject({ appCode: 'ORIGIN_REFUSED' });
    expect(await shop.kept()).toEqual(before);
  });

  it('STORE-139: they are put in order as a whole, and removed with their file, once and again', async () => {
    const { gameId, owner } = await shop.house();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await shop.take(owner, gameId, webm({ bytes: 100 + n })));
    const { publishing } = owner.caller.store;
    const [one = '', two = '', three = ''] = ids;
    await publishing.orderTrailers({ gameId, trailerIds: [three, one, two] });
    expect(await shop.mediaOf(gameId)).toEqual([three, one, two]);
    for (const trailerIds of [
      [three, one],
      [three, one, shop.key()],
      [...ids, shop.key()],
    ])
      await expect(publishing.orderTrailers({ gameId, trailerIds })).rejects.toEqual(
        code('TRAILERS_CHANGED'),
      );
    await expect(publishing.orderTrailers({ gameId, trailerIds: [one, one, two] })).rejects.toThrow();
    for (let times = 0; times < 2; times += 1) await publishing.removeTrailer({ gameId, trailerId: one });
    expect(await shop.mediaOf(gameId)).toEqual([three, two]);
    expect(await shop.kept()).not.toContain(trailerKey(one, 'webm'));
    expect((await shop.get(one, 'webm')).status).toBe(404);
    const other = await shop.house();
    await other.owner.caller.store.publishing.removeTrailer({ gameId: other.gameId, trailerId: two });
    expect(await shop.mediaOf(gameId)).toEqual([three, two]);
    for (const trailerId of [two, three]) await publishing.removeTrailer({ gameId, trailerId });
    expect(await shop.mediaOf(gameId)).toEqual(['trailer']);
  });

  it('STORE-140: files that are no game’s are swept after a day, and no others', async () => {
    const { gameId, owner } = await shop.house();
    const id = await shop.take(owner, gameId, mp4());
    const nobodys = trailerKey(shop.key(), 'webm');
    await shop.app.services.storage.put(nobodys, webm(), { contentType: 'video/webm' });
    const sweep = async (now: number) => {
      const step = sweepGamePictures(shop.app.services, now, 2);
      while (await step(undefined as never));
    };
    await sweep(Date.now());
    expect(await shop.kept()).toContain(nobodys);
    await sweep(Date.now() + 25 * 3_600_000);
    expect(await shop.kept()).not.toContain(nobodys);
    expect(await shop.kept()).toContain(trailerKey(id, 'mp4'));
  });

  it('STORE-141: of many at once five stay, each whole, and no file of the others', async () => {
    const { gameId, owner } = await shop.house();
    const before = await shop.kept();
    const films = Array.from({ length: trailerLimits.perGame + 1 }, () => mp4(300_000));
    const answers = await Promise.all(films.map((film) => shop.upload(owner, gameId, film)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(await Promise.all(refused.map(shop.refusal))).toMatchObject([
      { appCode: 'TRAILERS_FULL', params: { max: trailerLimits.perGame } },
    ]);
    const ids = await shop.mediaOf(gameId);
    expect((await shop.kept()).filter((name) => !before.includes(name))).toEqual(
      ids.map((id) => trailerKey(id, 'mp4')).toSorted(),
    );
    for (const [n, answer] of answers.entries()) {
      if (answer.status !== 200) continue;
      const { trailerId } = (await answer.json()) as { trailerId: string };
      const stored = Buffer.from(await (await shop.get(trailerId, 'mp4')).arrayBuffer());
      expect(stored.equals(films[n] ?? Buffer.alloc(0)), `film ${n}`).toBe(true);
    }
    expect(await shop.incoming()).toEqual([]);
  });
});
