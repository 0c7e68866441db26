// The program is killed in the middle of clearing away what an account left; the next one goes on with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import { expect, it, onTestFinished } from 'vitest';
import { locks } from '../../platform/locks.ts';
import type { AppRouter } from '../../router.ts';
import { startTestApp } from '../../testing/app.ts';
import { startInstance } from '../../testing/instance.ts';
import { testDatabase } from '../../testing/postgres.ts';
import { makeRoomOf, sendAll } from '../../testing/rooms.ts';
import { findEverywhere } from '../../testing/searchDatabase.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';

it('ACC-119: kill -9 amid it leaves a closed account, and the next start clears the rest away', async () => {
  const stored = await testDatabase('killed');
  const data = await mkdtemp(join(tmpdir(), 'lobby-killed-'));
  // Looks at the same database.
  const app = await startTestApp({ databaseUrl: stored.url });
  const { sql } = app.services.database;
  const environment = { DATABASE_URL: stored.url, LOBBY_DATA: data };
  const first = await startInstance(environment);
  onTestFinished(async () => {
    await first.kill();
    await app.close();
    await stored.drop();
    await rm(data, { recursive: true, force: true });
  });
  const member = await app.member({ nickname: 'Halfgone', passwordHash: await hashPassword(password) });
  const other = await app.member();
  const roomId = await makeRoomOf(app, other, member);
  await sendAll(app, member, roomId, 'with a name in the log');
  await sql`
    insert into messages (id, room_id, number, author_id, body, at)
    select gen_random_uuid(), ${roomId}, n, ${member.me.id}, 'a secret', now() from generate_series(2, 6000) as n`;
  await sql`update rooms set last_number = 6000 where id = ${roomId}`;
  // One room's lock is held by somebody else: the clearing stands still there, and is killed there. So is the lock of
  // the job, which no other instance runs meanwhile.
  const held = await sql.reserve();
  await held`begin`;
  await held`select pg_advisory_xact_lock(${locks.leavings}::bigint)`;
  await held`select 1 from rooms where id = ${roomId} for update`;
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${first.url}/trpc`, headers: { cookie: member.cookie } })],
  });
  const call = client.leaving.deleteAccount.mutate({ password, withMessages: true }).catch(() => 'cut');
  await expect
    .poll(async () => (await sql`select 1 from leavings where member_id = ${member.me.id}`).length)
    .toBe(1);
  await first.kill();
  expect(await call).toBe('cut');
  // No half a member: nobody comes in, nothing personal stands in the account.
  expect(
    await (await fetch(`${app.url}/exports/me.zip`, { headers: { cookie: member.cookie } })).status,
  ).toBe(401);
  const places = (await findEverywhere(app.services.database, ['Halfgone'])).map((at) => at.split(':')[0]);
  expect(new Set(places)).toEqual(new Set(['events.payload', 'mails.recipient']));
  await held`rollback`;
  held.release();
  const second = await startInstance(environment);
  await expect
    .poll(async () => (await sql`select 1 from leavings where cleared_at is not null`).length)
    .toBe(1);
  await second.stop();
  const left = await findEverywhere(app.services.database, ['Halfgone', 'a secret']);
  expect(left.filter((at) => !at.startsWith('mails.recipient'))).toEqual([]);
  const state = await other.caller.chat.room({ roomId });
  expect(state.messages.items).toEqual([]);
  expect(state.room).toMatchObject({ memberCount: 1 });
});
