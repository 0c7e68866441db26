// The program is killed between the provider's yes and its own commit: the money is found, and booked once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import { expect, it, onTestFinished } from 'vitest';
import type { AppRouter } from '../../../router.ts';
import { startTestApp } from '../../../testing/app.ts';
import { holdChargeJob } from '../../../testing/charges.ts';
import { startInstance } from '../../../testing/instance.ts';
import { startKakaoPay } from '../../../testing/kakaopay.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { testDatabase } from '../../../testing/postgres.ts';

it('MONEY-80: kill -9 while the provider takes the money leaves a charge that the next look books, once', async () => {
  const stored = await testDatabase('killed');
  const data = await mkdtemp(join(tmpdir(), 'lobby-killed-'));
  const peer = await startKakaoPay();
  let ahead = 0;
  // Looks at the same database, a little later.
  const app = await startTestApp({
    databaseUrl: stored.url,
    environment: peer.settings,
    clock: { now: () => Date.now() + ahead },
  });
  const doomed = await startInstance({
    ...peer.settings,
    // It tells where it listens by this address.
    PUBLIC_URL: '',
    DATABASE_URL: stored.url,
    LOBBY_DATA: data,
    KAKAOPAY_PATIENCE: '60000',
  });
  onTestFinished(async () => {
    await doomed.kill();
    await app.close();
    await peer.close();
    await stored.drop();
    await rm(data, { recursive: true, force: true });
  });
  const { caller, cookie } = await app.member({ country: 'KR' });
  const { charges } = caller.wallet;
  const begun = await charges.start({ amount: 7_000, currency: 'KRW', key: app.services.newId() });
  const { token } = peer.pay(begun.id);
  peer.fault('approve', 'silent');
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${doomed.url}/trpc`, headers: { cookie } })],
  });
  const call = client.wallet.charges.approve.mutate({ chargeId: begun.id, token }).catch(() => 'cut');
  await expect.poll(() => peer.statusOf(begun.id)).toBe('SUCCESS_PAYMENT');
  await doomed.kill();
  expect(await call).toBe('cut');
  expect(await charges.find({ chargeId: begun.id })).toMatchObject({ state: 'checking' });
  ahead = 2 * 60_000;
  const job = await holdChargeJob(app.services);
  await job.run();
  await job.release();
  expect(await charges.approve({ chargeId: begun.id, token })).toMatchObject({ state: 'approved' });
  expect((await caller.wallet.balance()).amount).toBe(7_000);
  expect(peer.calls.filter(({ path }) => path === 'approve')).toHaveLength(1);
  await expectAllToAddUp(app.services);
});
