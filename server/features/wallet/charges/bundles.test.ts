// A charge for a bundle: what is missing is charged, and the bundle is bought when it is booked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { stockBundle } from '../../../testing/bundles.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { pressAtSandbox } from '../../../testing/sandbox.ts';
import { stockGames } from '../../../testing/shop.ts';

describe('charging for bundles', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' } });
  });
  afterAll(() => app.close());

  it('MONEY-126: what is missing for a bundle is charged, and it is bought when that is booked', async () => {
    const ada = await app.member({ country: 'KR' });
    await fund(app.services, ada.me, 5_000);
    const stock = await stockGames(app.services, [
      { slug: 'north', prices: { KRW: 10_000 } },
      { slug: 'south', prices: { KRW: 20_000 } },
    ]);
    const bundleId = await stockBundle(app.services, Object.values(stock), { percent: 50 });
    const { charges } = ada.caller.wallet;
    const start = (price: number) =>
      charges.start({
        purchase: { items: [], bundles: [{ bundleId, price }] },
        currency: 'KRW',
        key: app.services.newId(),
      });
    await expect(start(14_000)).rejects.toMatchObject({ appCode: 'PRICE_CHANGED' });
    const begun = await start(15_000);
    expect(begun).toMatchObject({ amount: { amount: 10_000, currency: 'KRW' }, withPurchase: true });
    await pressAtSandbox(app, begun);
    const done = await charges.approve({ chargeId: begun.id });
    expect(done).toMatchObject({ state: 'approved', refusal: null });
    const { lines } = await ada.caller.wallet.order({ orderId: done.orderId ?? '' });
    expect(lines.map(({ price, bundle }) => [price.amount, bundle?.id])).toEqual([
      [5_000, bundleId],
      [10_000, bundleId],
    ]);
    await expect(start(0)).rejects.toMatchObject({ appCode: 'ALREADY_OWNED' });
    await expectAllToAddUp(app.services);
  });
});
