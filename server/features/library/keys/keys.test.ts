// Product keys: made once, redeemed once, stored as hashes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productKey } from '../../../../shared/productKey.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { giveCopies } from '../../../testing/library.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { stockGames } from '../../../testing/shop.ts';
import { makeProductKeys } from '../commands.ts';

describe('product keys', () => {
  let app: TestApp;
  const now = Date.UTC(2026, 4, 1);
  let kite = '';
  beforeAll(async () => {
    app = await startTestApp({ clock: { now: () => now } });
    const games = await stockGames(app.services, [
      { slug: 'kite', title: 'Kite', titles: { ko: '연' }, prices: { USD: 500 } },
    ]);
    kite = games['kite'] ?? '';
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const newKey = async () => (await makeProductKeys(app.services, 'kite', 1))[0] ?? '';
  const redeem = ({ caller }: TestMember, code: string) => caller.library.redeem({ code, key: key() });

  it('LIB-41: gives the copy, fulfils the wish, empties the cart and counts, however it is typed', async () => {
    const ada = await app.member();
    await ada.caller.store.wish({ gameId: kite });
    await ada.caller.store.addToCart({ gameId: kite });
    const before = (await ada.caller.store.game({ id: kite })).downloads;
    const code = await newKey();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const got = await ada.caller.library.redeem({ code: typed, key: key(), language: 'ko' });
    expect(got).toEqual({ id: kite, slug: 'kite', title: '연' });
    expect((await ada.caller.library.games()).items).toMatchObject([
      { id: kite, source: 'key', boughtAt: now, playMs: 0 },
    ]);
    expect(await ada.caller.store.game({ id: kite })).toMatchObject({ wished: false, downloads: before + 1 });
    expect((await ada.caller.store.cart()).items).toEqual([]);
    await expectAllToAddUp(app.services);
  });

  it('LIB-42: of many at once one gets it, and the same call again the same answer', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => app.member()));
    const code = await newKey();
    const calls = await Promise.allSettled(members.map((member) => redeem(member, code)));
    const outcomes = calls.map((call) => (call.status === 'fulfilled' ? 'ok' : call.reason.appCode));
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'PRODUCT_KEY_USED')).toHaveLength(7);
    const ada = await app.member();
    const call = { code: await newKey(), key: key() };
    const answers = await Promise.all([1, 2, 3].map(() => ada.caller.library.redeem(call)));
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([kite]));
    await expect(ada.caller.library.redeem({ ...call, code: await newKey() })).rejects.toMatchObject({
      appCode: 'KEY_REUSED',
    });
    // Two keys of one game at once for one member: the other one stays good.
    const ben = await app.member();
    const two = [await newKey(), await newKey()];
    const both = await Promise.allSettled(two.map((one) => redeem(ben, one)));
    const left = two[both.findIndex(({ status }) => status === 'rejected')] ?? '';
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await redeem(await app.member(), left);
    await expectAllToAddUp(app.services);
  });

  it('LIB-43: tells a wrong key, a used one, and one for what is owned, which stays good', async () => {
    const [ada, ben] = [await app.member(), await app.member()];
    for (const wrong of ['', 'nothing', productKey.write(Buffer.alloc(productKey.bytes, 7))]) {
      await expect(redeem(ada, wrong)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_WRONG' });
    }
    const used = await newKey();
    await redeem(ben, used);
    await expect(redeem(ada, used)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_USED' });
    await expect(redeem(ben, used)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_USED' });
    await giveCopies(app.services, ada.me.id, kite);
    const good = await newKey();
    await expect(redeem(ada, good)).rejects.toMatchObject({
      appCode: 'ALREADY_OWNED',
      params: { gameId: kite },
    });
    await redeem(await app.member(), good);
    await expectAllToAddUp(app.services);
  });

  it('LIB-40: no table holds one', async () => {
    const codes = await makeProductKeys(app.services, kite, 5);
    expect(new Set(codes).size).toBe(5);
    await redeem(await app.member(), codes[0] ?? '');
    const { sql } = app.services.database;
    const tables = await sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const rows = (await sql`select row::text as text from ${sql(name)} row`).map(({ text }) =>
        String(text),
      );
      const said = rows.join('\n');
      for (const code of codes.flatMap((shown) => [shown, shown.replaceAll('-', '')]))
        expect(said.includes(code), `${code} in ${name}`).toBe(false);
    }
  });
});

it('LIB-44: tries are limited by member and by address, and right ones and what is no key cost none', async () => {
  const app = await startTestApp({ environment: { LOBBY_RATE_LIMITS: 'on' } });
  await stockGames(app.services, [{ slug: 'kite' }, { slug: 'rake' }]);
  const key = () => app.services.newId();
  const wrong = productKey.write(Buffer.alloc(productKey.bytes, 7));
  const tryAs = ({ caller }: TestMember, code: string) => caller.library.redeem({ code, key: key() });
  const [ada, ben] = [await app.member(), await app.member()];
  for (let times = 0; times < 15; times += 1)
    await expect(tryAs(ada, 'no key')).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_WRONG' });
  for (let times = 0; times < 9; times += 1)
    await expect(tryAs(ada, wrong)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_WRONG' });
  for (const slug of ['kite', 'rake']) {
    await tryAs(ada, (await makeProductKeys(app.services, slug, 1))[0] ?? '');
    const owned = (await makeProductKeys(app.services, slug, 1))[0] ?? '';
    await expect(tryAs(ada, owned)).rejects.toMatchObject({ appCode: 'ALREADY_OWNED' });
  }
  await expect(tryAs(ada, wrong)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_WRONG' });
  await expect(tryAs(ada, wrong)).rejects.toMatchObject({ appCode: 'RATE_LIMITED' });
  // The address has room for others, until it has none.
  await expect(tryAs(ben, wrong)).rejects.toMatchObject({ appCode: 'PRODUCT_KEY_WRONG' });
  const many = await Promise.all([1, 2, 3].map(() => app.member()));
  const codes = [];
  for (const member of many)
    for (let times = 0; times < 9; times += 1)
      codes.push(await tryAs(member, wrong).catch((error: { appCode: string }) => error.appCode));
  expect(new Set(codes)).toEqual(new Set(['PRODUCT_KEY_WRONG', 'RATE_LIMITED']));
  await app.close();
});
