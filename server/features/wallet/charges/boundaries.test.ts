// kill -9 at every statement of booking a charge, and of what is bought with it: all of it or nothing, and again makes it whole.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { startTestApp, type TestApp, type TestMember } from '../../../testing/app.ts';
import { type Deed, killAtEveryStatement } from '../../../testing/killing.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { testDatabase } from '../../../testing/postgres.ts';
import { stockGames } from '../../../testing/shop.ts';
import { settle } from './settle.ts';

/** Milliseconds for some twenty processes, on a busy machine too. */
const patience = 180_000;
const amount = 6_000;
const price = 5_000;

let app: TestApp;
let stored: Awaited<ReturnType<typeof testDatabase>>;
let gameId = '';
const payers = new Map<Deed, TestMember>();
beforeAll(async () => {
  stored = await testDatabase('charges');
  app = await startTestApp({ databaseUrl: stored.url });
  [gameId = ''] = Object.values(await stockGames(app.services, [{ slug: 'one', prices: { KRW: price } }]));
});
afterAll(async () => {
  await app.close();
  await stored.drop();
});

/** A charge that is paid, and not booked yet. */
async function paid(): Promise<Deed> {
  const payer = await app.member({ country: 'KR' });
  const { newId, clock, database } = app.services;
  const chargeId = newId();
  await database.db.insert(charges).values({
    id: chargeId,
    memberId: payer.me.id,
    currency: 'KRW',
    amount,
    provider: 'sandbox',
    reference: chargeId,
    createdAt: new Date(clock.now()),
    expiresAt: new Date(clock.now() + 600_000),
    purchase: { items: [{ gameId, price }], currency: 'KRW', key: newId() },
  });
  const deed: Deed = { kind: 'settle', chargeId, amount };
  payers.set(deed, payer);
  return deed;
}

it(
  'MONEY-112: a charge is booked with its purchase whole or not at all, wherever its process dies, and again books it once',
  async () => {
    const { database } = app.services;
    await killAtEveryStatement(database, stored.url, paid, async (deed, boundary) => {
      const payer = payers.get(deed);
      if (!payer || deed.kind !== 'settle') throw new Error('nobody');
      const state = async () => ({
        balance: (await payer.caller.wallet.balance()).amount,
        orders: (await payer.caller.wallet.orders()).items.length,
        charge: (await payer.caller.wallet.charges.find({ chargeId: deed.chargeId })).state,
      });
      const booked = { balance: amount - price, orders: 1, charge: 'approved' };
      const context = `${boundary.when} statement ${boundary.at}`;
      const now = await state();
      if (now.charge === 'approved') expect(now, context).toEqual(booked);
      else expect(now, context).toEqual({ balance: 0, orders: 0, charge: 'ready' });
      for (let again = 0; again < 2; again += 1) {
        const rows = await database.db.select().from(charges);
        const row = rows.find(({ id }) => id === deed.chargeId);
        if (row) await settle(app.services, row, { state: 'approved', amount });
      }
      expect(await state(), context).toEqual(booked);
      await expectAllToAddUp(app.services);
    });
  },
  patience,
);
