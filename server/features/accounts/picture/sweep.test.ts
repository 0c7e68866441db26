// What lies in the storage and is nobody's goes; over the real server, with files in a folder and in S3.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../../../shared/accounts.ts';
import { avatarSizes } from '../../../../shared/avatars.ts';
import { runSteps } from '../../../platform/jobs.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { startTestS3, type TestS3 } from '../../../testing/s3.ts';
import { pictureFolder, pictureKey } from './change.ts';
import { sweepPictures } from './sweep.ts';

const hour = 3_600_000;
const lock = 1;

describe.each(['a folder', 'S3'])('pictures of nobody in %s', (place) => {
  let s3: TestS3;
  let app: TestApp;
  beforeAll(async () => {
    s3 = await startTestS3();
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.settings;
    const settings = {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    app = await startTestApp(place === 'S3' ? { environment: settings } : {});
  });
  afterAll(async () => {
    await app?.close();
    await s3?.close();
  });

  const stored = async () => {
    const keys: string[] = [];
    for await (const page of app.services.storage.list(pictureFolder))
      keys.push(...page.map(({ key }) => key));
    return keys.sort();
  };
  const filesOf = (avatar: string) => avatarSizes.map((size) => pictureKey(avatar, size));
  /** What an upload leaves that was killed before the member had the picture. */
  const abandoned = async (sizes: number = avatarSizes.length) => {
    const avatar = `up-${app.services.newId()}`;
    const keys = filesOf(avatar).slice(0, sizes);
    for (const key of keys) {
      await app.services.storage.put(key, Buffer.from('x'), { contentType: 'image/webp' });
    }
    return keys;
  };
  const upload = async (): Promise<string[]> => {
    const { cookie } = await app.member();
    const body = Uint8Array.from(await plainPicture('png'));
    const response = await fetch(`${app.url}/uploads/avatar`, { method: 'POST', body, headers: { cookie } });
    return filesOf(((await response.json()) as Me).avatar);
  };
  const sweep = (after: number, pageSize?: number) =>
    runSteps(app.services.database, lock, sweepPictures(app.services, Date.now() + after, pageSize));

  it('ACC-129: go after a day, whole or in part; members’ pictures and other files stay', async () => {
    const used = await upload();
    const others = ['avatars/readme.txt', 'avatars/up-someone.webp', 'avatars/fox-1-64.webp'];
    await app.services.storage.put(others[0] ?? '', Buffer.from('x'), {
      contentType: 'text/plain; charset=utf-8',
    });
    for (const key of others.slice(1)) {
      await app.services.storage.put(key, Buffer.from('x'), { contentType: 'image/webp' });
    }
    const nobodys = [...(await abandoned()), ...(await abandoned(2))];
    await sweep(23 * hour);
    expect(await stored()).toEqual([...used, ...others, ...nobodys].sort());
    await sweep(25 * hour);
    expect(await stored()).toEqual([...used, ...others].sort());
    // Again there is nothing to do.
    await sweep(25 * hour);
    expect(await stored()).toEqual([...used, ...others].sort());
    for (const key of others) await app.services.storage.delete(key);
  });

  it('ACC-129: a run that ends half-way is made up for by the next, page by page', async () => {
    const before = await stored();
    const used = await upload();
    for (let n = 0; n < 5; n += 1) await abandoned();
    const all = before.length + used.length + 20;
    const killed = sweepPictures(app.services, Date.now() + 25 * hour, 7);
    // More pages than members' pictures fill, fewer than there are.
    const pages = Math.ceil((before.length + used.length + 1) / 7);
    for (let n = 0; n < pages; n += 1) {
      expect(await app.services.database.sql.begin((tx) => killed(tx))).toBe(true);
    }
    const left = await stored();
    expect(left.length).toBeLessThan(all);
    expect(left.length).toBeGreaterThan(before.length + used.length);
    await sweep(25 * hour, 7);
    expect(await stored()).toEqual([...before, ...used].sort());
  });

  it('ACC-129: one that cannot be deleted is told to the log and keeps no other', async () => {
    const before = await stored();
    const [stuck = '', ...keys] = await abandoned();
    const { storage } = app.services;
    const told: unknown[] = [];
    const services = {
      ...app.services,
      storage: {
        ...storage,
        delete: (key: string) => (key === stuck ? Promise.reject(new Error('refused')) : storage.delete(key)),
      },
      log: Object.assign(Object.create(app.services.log), { warn: (what: object) => told.push(what) }),
    };
    await runSteps(app.services.database, lock, sweepPictures(services, Date.now() + 25 * hour));
    expect(await stored()).toEqual([...before, stuck].sort());
    expect(told).toEqual([expect.objectContaining({ key: stuck })]);
    expect(keys).toHaveLength(3);
    await sweep(25 * hour);
    expect(await stored()).toEqual(before);
  });

  it('ACC-129: one that goes while it is looked at, as by a change of its owner, is no failure', async () => {
    const before = await stored();
    const keys = await abandoned();
    const step = sweepPictures(app.services, Date.now() + 25 * hour);
    await Promise.all(keys.map((key) => app.services.storage.delete(key)));
    await runSteps(app.services.database, lock, step);
    expect(await stored()).toEqual(before);
  });
});
