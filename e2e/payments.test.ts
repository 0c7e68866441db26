// Paying at the sandbox: a member of the shop goes to its page, presses a button, and comes back with the money.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const country = { en: 'US', ko: 'KR', zh: 'CN' } as const;
const currency = { en: 'USD', ko: 'KRW', zh: 'CNY' } as const;
const amount = { en: 4_500, ko: 45_000, zh: 25_000 } as const;
const payName = { en: 'Pay $45.00', ko: '₩45,000 결제하기', zh: '支付 ¥250.00' } as const;

describe('the sandbox', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_PAYMENTS: 'sandbox' });
  });
  afterAll(() => shop?.close());

  const begin = async (language: 'en' | 'ko' | 'zh') => {
    const member = await shop.app.member({ language, country: country[language] });
    const { charges } = member.caller.wallet;
    const key = shop.app.services.newId();
    const charge = await charges.start({ amount: amount[language], currency: currency[language], key });
    return { member, charge };
  };

  it('MONEY-76: by keyboard alone one pays, comes back to the page, and has the money', async () => {
    const { member, charge } = await begin('en');
    const { page, problems } = await shop.person({ cookie: member.cookie });
    await page.goto(charge.payUrl ?? '');
    const pay = page.getByRole('button', { name: payName.en });
    await pay.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/wallet/charge?charge=${charge.id}`);
    const { wallet } = member.caller;
    expect(await wallet.charges.find({ chargeId: charge.id })).toMatchObject({ state: 'approved' });
    expect(await wallet.balance()).toEqual({ amount: 4_500, currency: 'USD' });
    // The way back in the browser leads to a page that takes nothing more.
    await page.goto(charge.payUrl ?? '');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.waitForURL(`**/wallet/charge?charge=${charge.id}`);
    expect(problems).toEqual([]);
  });

  it('MONEY-76: declining leads back too, and nothing is in the wallet', async () => {
    const { member, charge } = await begin('en');
    const { page } = await shop.person({ cookie: member.cookie });
    await page.goto(charge.payUrl ?? '');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.waitForURL(`**/wallet/charge?charge=${charge.id}`);
    const { wallet } = member.caller;
    expect(await wallet.charges.find({ chargeId: charge.id })).toMatchObject({ state: 'failed' });
    expect((await wallet.balance()).amount).toBe(0);
  });

  it.each(looks)('MONEY-76: its page fits and is accessible, $name', async ({ options }) => {
    const { language = 'en' } = options;
    const { charge } = await begin(language);
    const person = await shop.person(options);
    await inspect(shop, person, charge.payUrl ?? '', 'sandbox', options);
    const pay = person.page.getByRole('button', { name: payName[language] });
    await pay.waitFor();
    // Its own letters are there, on whatever machine.
    const lettersOf = { en: 'Pay', ko: '결제하기', zh: '支付' };
    const family = language === 'zh' ? 'Noto Sans SC Variable' : 'Pretendard Variable';
    const loaded = await person.page.evaluate(
      ({ letters, font }) =>
        [...document.fonts].some((face) => face.status === 'loaded' && face.family.includes(font)) &&
        document.fonts.check(`16px "${font}"`, letters),
      { letters: lettersOf[language], font: family },
    );
    expect(loaded, family).toBe(true);
    expect(person.problems).toEqual([]);
  });
});
