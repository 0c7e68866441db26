// A desk let in by a phone: two browsers, and a camera that reads the code off the screen.
import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './support/shop.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Come in by your phone' });

/** What a camera reads in the code on the screen. */
async function scan(page: Page): Promise<string> {
  const code = dialog(page).getByRole('img', { name: 'A code for the camera of your phone' });
  await code.waitFor();
  const picture = sharp(await code.screenshot())
    .ensureAlpha()
    .raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  const read = jsqr(new Uint8ClampedArray(data), info.width, info.height);
  return read?.data ?? '';
}

describe('coming in by a phone', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const begin = async (nickname: string) => {
    const { cookie } = await shop.app.member({ nickname });
    const [desk, phone] = [await shop.person(), await shop.person({ cookie, width: 390, height: 844 })];
    await desk.page.goto('/sign-in');
    await desk.page.getByRole('button', { name: 'Use my phone' }).click();
    const address = await scan(desk.page);
    expect(address).toMatch(new RegExp(`^${shop.app.url}/approve#[\\w-]{43}$`));
    await phone.page.goto(address);
    await phone.page.getByRole('heading', { name: 'Let this device in?' }).waitFor();
    return { desk, phone };
  };

  it('UI-166: the phone reads the code, sees who asks, says yes, and the desk is in', async () => {
    const { desk, phone } = await begin('Scanner');
    const digits = (await phone.page.locator('.qr-digits').textContent()) ?? '';
    await dialog(desk.page).getByText(`Both screens show ${digits}.`).waitFor();
    await phone.page.getByText('Chrome on Linux').waitFor();
    await phone.page.getByText('In the same network as you').waitFor();
    // The code is in no history.
    expect(phone.page.url()).toBe(`${shop.app.url}/approve`);
    await shop.shoot(desk.page, 'phone-desk.dark.1280.en');
    await shop.shoot(phone.page, 'phone-approve.dark.390.en');
    await phone.page.getByRole('button', { name: 'Let it in' }).click();
    await desk.page.getByText('Welcome back, Scanner').waitFor();
    await phone.page.getByText('The other device is in.').waitFor();
    expect([...desk.problems, ...phone.problems]).toEqual([]);
  });

  it('UI-166: after a no the desk says so and offers a new code; closing leaves the form', async () => {
    const { desk, phone } = await begin('Refuser');
    await phone.page.getByRole('button', { name: 'Refuse' }).click();
    await phone.page.getByText('Refused. Nobody came in.').waitFor();
    await dialog(desk.page).getByText('Your phone said no.').waitFor();
    await dialog(desk.page).getByRole('button', { name: 'Show a new code' }).click();
    expect(await scan(desk.page)).toContain('/approve#');
    await dialog(desk.page).getByRole('button', { name: 'Not now' }).click();
    await dialog(desk.page).waitFor({ state: 'detached' });
    await desk.page.getByLabel('Email', { exact: true }).waitFor();
  });

  it('UI-166: a phone that is not signed in is told to do so first, and a code that is used is told', async () => {
    const stranger = await shop.person({ width: 390, height: 844 });
    await stranger.page.goto(`/approve#${'x'.repeat(43)}`);
    await stranger.page.getByRole('heading', { name: 'Sign in here first' }).waitFor();
    const { cookie } = await shop.app.member();
    const phone = await shop.person({ cookie, width: 390, height: 844 });
    await phone.page.goto(`/approve#${'x'.repeat(43)}`);
    await phone.page.getByText('This code is too old, or was used. Show a new one.').waitFor();
  });
});
