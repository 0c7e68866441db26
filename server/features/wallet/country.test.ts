// A wallet has the currency of its member's country: while there is money in it, the country cannot take that away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { expectAllToAddUp, fund } from '../../testing/money.ts';
import { pressAtSandbox } from '../../testing/sandbox.ts';

describe('the currency of a wallet', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ environment: { LOBBY_PAYMENTS: 'sandbox' } });
  });
  afterAll(() => app.close());

  const key = () => app.services.newId();
  const refused = expect.objectContaining({ appCode: 'WALLET_NOT_EMPTY' });

  it('MONEY-94: stays while there is money in it or on its way, and changes with the country when it is empty', async () => {
    const { caller, me } = await app.member({ country: 'KR' });
    const move = (country: 'US' | 'KR' | 'DE') => caller.accounts.updateProfile({ country });
    await fund(app.services, me, 5_000);
    await expect(move('US')).rejects.toEqual(refused);
    await caller.accounts.updateProfile({ country: 'KR', bio: 'still here' });
    await caller.wallet.giftCards.buy({ value: 5_000, currency: 'KRW', key: key() });
    const { charges } = caller.wallet;
    const begun = await charges.start({ amount: 5_000, currency: 'KRW', key: key() });
    await expect(move('US')).rejects.toEqual(refused);
    await charges.giveUp({ chargeId: begun.id });
    expect(await move('US')).toMatchObject({ country: 'US', currency: 'USD' });
    // Between countries of one currency nothing stands in the way.
    await fund(app.services, { id: me.id, currency: 'USD' }, 100);
    expect(await move('DE')).toMatchObject({ country: 'DE', currency: 'USD' });
    await expect(move('KR')).rejects.toEqual(refused);
  });

  it('MONEY-94: of a charge begun and a country changed at once only one happens', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { caller } = await app.member({ country: 'KR' });
      const { charges } = caller.wallet;
      const [begun, moved] = await Promise.allSettled([
        charges.start({ amount: 5_000, currency: 'KRW', key: key() }),
        caller.accounts.updateProfile({ country: 'US' }),
      ]);
      expect([begun.status, moved.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      if (begun.status === 'fulfilled') await pressAtSandbox(app, begun.value);
      const code =
        begun.status === 'rejected' ? begun.reason : moved.status === 'rejected' ? moved.reason : null;
      expect(['WALLET_CURRENCY', 'WALLET_NOT_EMPTY']).toContain((code as { appCode: string }).appCode);
    }
    await expectAllToAddUp(app.services);
  });
});
