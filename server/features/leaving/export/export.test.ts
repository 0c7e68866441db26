// A copy of all one's own data: what is in it, what is not, and who gets it.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { answerCaptcha } from '../../../testing/captcha.ts';
import { exportsOf } from '../../../testing/exports.ts';
import { plainPicture } from '../../../testing/pictures.ts';
import { makeRoomOf, sendAll } from '../../../testing/rooms.ts';
import { stockGames } from '../../../testing/shop.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { uploadPicture } from '../../accounts/picture/change.ts';
import { exportParts } from './http.ts';

const password = 'violet doorway 7';

describe('a copy of one’s own data', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      environment: { LOBBY_RATE_LIMITS: 'on' },
    });
  });
  afterAll(() => app.close());

  const { ask, copyOf, codeOf } = exportsOf(() => app);

  it('ACC-100, ACC-101: holds everything on the member, names each file, and nothing secret or of others', async () => {
    const { services } = app;
    const passwordHash = await hashPassword(password);
    const member = await app.member({ nickname: 'Archivist', passwordHash, language: 'ko' });
    const [other, admin] = [await app.member({ nickname: 'Bystander' }), await app.member({ role: 'admin' })];
    const { id, email } = member.me;
    await member.caller.accounts.updateProfile({
      name: 'Ada Pine',
      birthday: '1990-12-31',
      bio: '두 마리 고양이',
    });
    await uploadPicture(services, member.session, await plainPicture('png'));
    const games = Object.values(await stockGames(services, [{ slug: 'wished' }, { slug: 'owned' }]));
    const [wished = '', owned = ''] = games;
    await member.caller.store.wish({ gameId: wished });
    const { sql } = services.database;
    await sql`insert into entitlements (member_id, game_id, at, play_ms) values (${id}, ${owned}, now(), 90000)`;
    await sql`insert into reviews (id, game_id, member_id, recommended, body, play_minutes, at)
      values (gen_random_uuid(), ${owned}, ${id}, true, 'a fine thing', 90, now())`;
    await sql`insert into identities values ('elsewhere', 'subject 7', ${id}, now())`;
    const roomId = await makeRoomOf(app, member, other);
    await sendAll(app, member, roomId, 'mine', '내 말');
    await sendAll(app, other, roomId, 'not mine');
    await admin.caller.moderation.setRole({ memberId: id, role: 'moderator' });
    const guest = app.guest().caller;
    await guest.accounts.sendLink({ email, language: 'ko' });
    await guest.accounts.sendCode({ email, purpose: 'resetPassword', language: 'ko' });
    const [letter] = (await guest.outbox.letters({ limit: 1 })).items;
    const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? 'none';

    const { files, json, response } = await copyOf(member);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="lobby-[\d-]{10}\.zip"$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const readme = String(files.get('README.txt'));
    expect(readme).toContain('이 상점이 회원님에 대해 가지고 있는 모든 것');
    for (const name of files.keys()) expect(readme, name).toContain(name === 'README.txt' ? 'UTC' : name);
    expect([...files.keys()]).toEqual([
      'README.txt',
      'picture.webp',
      ...exportParts.map(({ name }) => `${name}.json`),
    ]);
    expect(files.get('picture.webp')?.subarray(8, 12).toString()).toBe('WEBP');
    expect(json('profile')).toMatchObject({
      email,
      nickname: 'Archivist',
      name: 'Ada Pine',
      birthday: '1990-12-31',
      bio: '두 마리 고양이',
      role: 'moderator',
      hasPassword: true,
    });
    expect(json('sessions')).toMatchObject([{ userAgent: 'vitest', address: '127.0.0.1' }]);
    expect(json('identities')).toMatchObject([{ provider: 'elsewhere', subject: 'subject 7' }]);
    expect(json('codes')).toMatchObject([{ purpose: 'link' }, { purpose: 'resetPassword' }]);
    expect(json('mail')).toHaveLength(2);
    expect(json('moderation')).toMatchObject([
      { action: 'role', byMyself: false, details: { to: 'moderator' } },
    ]);
    expect(json('rooms')).toMatchObject([{ roomId, title: 'A room', isOwner: true }]);
    expect(json('messages')).toMatchObject([
      { roomId, number: 1, body: 'mine' },
      { roomId, number: 2, body: '내 말' },
    ]);
    expect(json('comings')).toMatchObject([{ roomId, kind: 'joined' }]);
    expect(json('wishes')).toMatchObject([{ slug: 'wished' }]);
    expect(json('library')).toMatchObject([{ slug: 'owned', playMs: 90_000 }]);
    expect(json('reviews')).toMatchObject([{ slug: 'owned', body: 'a fine thing', recommended: true }]);

    const all = [...files.values()].map(String).join('\n');
    const [proof] = await sql`select secret_hash from proofs where member_id = ${id} and purpose = 'link'`;
    for (const secret of [
      passwordHash,
      String(proof?.['secret_hash']),
      code,
      'link#a',
      'Bystander',
      'not mine',
    ]) {
      expect(all).not.toContain(secret);
    }
    expect(all).not.toContain(other.me.id);
    expect(all).not.toContain(admin.me.id);
    expect(all).not.toMatch(/#[\w-]{43}/);
  });

  it('ACC-100: a member without anything gets empty lists', async () => {
    const { json } = await copyOf(await app.member());
    for (const { name } of exportParts) {
      if (!['profile', 'sessions', 'page'].includes(name)) expect([name, json(name)]).toEqual([name, []]);
    }
  });

  it('ACC-101: letters that others had written to the address are not in it', async () => {
    const email = 'claimed@example.com';
    const writer = await app.member({ nickname: 'Bystander2' });
    await writer.caller.accounts.changeEmail({ email });
    const former = await app.member({
      email: 'former@example.com',
      passwordHash: await hashPassword(password),
    });
    await former.caller.leaving.deleteAccount({ password, withMessages: false });
    for (const claimed of [email, 'former@example.com']) {
      const { json, files } = await copyOf(await app.member({ email: claimed }));
      expect(json('mail')).toEqual([]);
      expect([...files.values()].map(String).join('\n')).not.toContain('Bystander2');
    }
  });

  it('ACC-155: is the same whether what one wants is taken or free', async () => {
    const [first, second] = [await app.member(), await app.member({ mobile: '+821088800001' })];
    const wants: [email: string, mobile: string][] = [
      [second.me.email, '+821088800001'],
      ['free.to.take@example.com', '+821088800002'],
    ];
    const copies: unknown[] = [];
    for (const [email, mobile] of wants) {
      const asker = await app.member();
      await asker.caller.accounts.sendEmailCode();
      await asker.caller.accounts.changeEmail({ email });
      const captcha = await answerCaptcha(app.services);
      await asker.caller.accounts.changeMobile({ mobile, captcha });
      const { json } = await copyOf(asker);
      // What went to their own address is in it, and nothing of the others.
      expect(json('mail')).toMatchObject([{ recipient: asker.me.email }]);
      const codes = (json('codes') as { purpose: string }[]).map(({ purpose }) => purpose);
      copies.push({ letters: json('mail').length, codes });
    }
    expect(copies[0]).toEqual(copies[1]);
    expect((await copyOf(first)).json('mail')).toEqual([]);
  });

  it('ACC-102: refuses guests, other sites, calls meant for another, other methods and addresses', async () => {
    const [member, other] = [await app.member(), await app.member()];
    const { cookie } = member;
    expect(await codeOf(await ask())).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await codeOf(await ask({ cookie, origin: 'https://evil.example' }))).toEqual([
      403,
      'ORIGIN_REFUSED',
    ]);
    expect(await codeOf(await ask({ cookie, 'x-lobby-member': other.me.id }))).toEqual([
      409,
      'SESSION_CHANGED',
    ]);
    expect((await ask({ cookie }, '/exports/me.zip', 'POST')).status).toBe(405);
    expect((await ask({ cookie }, '/exports/you.zip')).status).toBe(404);
    // What browsers say of a link or a picture on another site; fetch does not let a test say so.
    for (const site of ['cross-site', 'same-site']) {
      const status = await new Promise((resolve) =>
        request(`${app.url}/exports/me.zip`, { headers: { cookie, 'sec-fetch-site': site } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end(),
      );
      expect([site, status]).toEqual([site, 403]);
    }
    await app.services.database.sql`update members set banned_at = now() where id = ${member.me.id}`;
    expect(await codeOf(await ask({ cookie }))).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('ACC-102: is limited by member', async () => {
    const member = await app.member();
    const statuses = [];
    for (let n = 0; n < 7; n += 1) {
      const response = await ask({ cookie: member.cookie });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect((await ask({ cookie: (await app.member()).cookie })).status).toBe(200);
  });
});
