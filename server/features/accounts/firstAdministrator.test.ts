// The first administrator, made once whatever starts at the same time.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { members } from '../../../drizzle/schema/accounts.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { ensureFirstAdministrator } from './firstAdministrator.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('ACC-18, ACC-126: of five that start at once, one makes an administrator who can sign in', async () => {
  const { database, clock } = app.services;
  await app.member({ nickname: 'Keeper' });
  const made = (
    await Promise.all(Array.from({ length: 5 }, () => ensureFirstAdministrator(database, clock.now())))
  ).filter((result) => result !== null);
  expect(made).toHaveLength(1);
  const [administrator] = made;
  if (!administrator) throw new Error('No administrator was made.');
  expect(administrator.password.length).toBeGreaterThanOrEqual(16);
  expect(await database.db.$count(members, eq(members.role, 'admin'))).toBe(1);
  const me = await app.guest().caller.accounts.signIn(administrator);
  expect(me.role).toBe('admin');
  // Mail to it is read on this machine alone: whoever comes in by that takes nothing of the administrator's.
  const [row] = await database.sql`select email_verified_at as at from members where id = ${me.id}`;
  expect(row?.['at']).not.toBeNull();
  expect(await ensureFirstAdministrator(database, clock.now())).toBeNull();
});
