// Pictures and files on messages, with two people looking: chosen, pasted, dropped, waiting, stopped, opened, saved.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attach } from '../server/testing/attachments.ts';
import { photograph, plainPicture } from '../server/testing/pictures.ts';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type PersonOptions, type Shop } from './support/shop.ts';

const log = (page: Page) => page.getByRole('region', { name: 'Messages' });
const composer = (page: Page) => page.locator('#say');
const chooser = (page: Page) => page.locator('.composer input[type=file]');
const tray = (page: Page) => page.getByRole('list', { name: 'Goes out with your message' });
const pictures = (page: Page) => log(page).locator('button.hung-image img');
const files = (page: Page) => log(page).locator('a.hung-file');
const file = (name: string, buffer: Buffer, mimeType = 'application/octet-stream') => ({
  name,
  mimeType,
  buffer,
});

/** Gives files to the page as a paste or a drop would. */
async function give(page: Page, how: 'paste' | 'drop', name: string, type: string, bytes: Buffer) {
  await page.evaluate(
    ({ how: way, name: called, type: kind, base64 }) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], called, { type: kind }));
      const event =
        way === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      (way === 'paste' ? document.getElementById('say') : document.body)?.dispatchEvent(event);
    },
    { how, name, type, base64: bytes.toString('base64') },
  );
}

describe('what hangs on messages', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ LOBBY_ATTACHMENT_MB: '3', LOBBY_ATTACHMENTS_PER_MESSAGE: '4' });
  });
  afterAll(() => shop?.close());

  const member = async (nickname: string, options: PersonOptions = {}) => {
    const who = await shop.app.member({ nickname, language: options.language ?? 'en' });
    return { ...(await shop.person({ ...options, cookie: who.cookie })), who };
  };
  const meet = async (first: string, second: string) => {
    const [ada, ben] = [await member(first), await member(second)];
    const roomId = await makeRoomOf(shop.app, ada.who, ben.who);
    for (const { page } of [ada, ben]) {
      await page.goto(`/rooms/${roomId}`);
      await page.locator('.dock-me .status-button').waitFor();
    }
    await chooser(ada.page).waitFor({ state: 'attached' });
    return { ada, ben, roomId };
  };
  const send = async (page: Page, text = '') => {
    if (text) await composer(page).fill(text);
    await page.locator('.send[aria-disabled=false]').waitFor();
    await page.locator('.send').click();
  };

  it('UI-380: chosen, pasted and dropped files stand above what one writes, and go out with it', async () => {
    const { ada, ben } = await meet('Pia', 'Quin');
    await chooser(ada.page).setInputFiles([
      file('holiday.jpg', await photograph(1_200, 900), 'image/jpeg'),
      file('notes.txt', Buffer.from('minutes of the meeting')),
    ]);
    await give(ada.page, 'paste', 'pasted.png', 'image/png', await plainPicture('png', 640, 480));
    await give(ada.page, 'drop', 'dropped.gif', 'image/gif', await plainPicture('gif', 300, 600));
    await expect.poll(() => tray(ada.page).locator('li[aria-busy=false]').count()).toBe(4);
    await tray(ada.page).getByRole('button', { name: 'Take pasted.png out' }).click();
    await expect.poll(() => tray(ada.page).locator('li').count()).toBe(3);
    expect(await ada.page.evaluate(() => document.activeElement?.id)).toBe('say');
    await send(ada.page, 'from the lake');
    await expect.poll(() => tray(ada.page).count()).toBe(0);
    for (const { page } of [ada, ben]) {
      await log(page).getByText('from the lake').waitFor();
      await expect.poll(() => pictures(page).count()).toBe(2);
      await expect.poll(() => files(page).count()).toBe(1);
    }
    await log(ben.page).getByText('Text · 22 byte').waitFor();
    expect(ada.problems).toEqual([]);
    expect(ben.problems).toEqual([]);
  });

  it('UI-380: without words too; more than fits, or larger, is refused before it is sent', async () => {
    const { ada, ben } = await meet('Rosa', 'Stig');
    await chooser(ada.page).setInputFiles(
      Array.from({ length: 6 }, (_, n) => file(`${n}.txt`, Buffer.from(`${n}`))),
    );
    await expect.poll(() => tray(ada.page).locator('li[aria-busy=false]').count()).toBe(4);
    await ada.page.getByText('4 files fit into one message.').first().waitFor();
    await chooser(ada.page).setInputFiles([file('film.bin', Buffer.alloc(3 * 1_048_576 + 1))]);
    await ada.page.getByText('The file is too large: at most 3 MB.').first().waitFor();
    await send(ada.page);
    await expect.poll(() => files(ben.page).count()).toBe(4);
    // What is called so is what is saved.
    const [download] = await Promise.all([
      ben.page.waitForEvent('download'),
      files(ben.page).first().click(),
    ]);
    expect(download.suggestedFilename()).toBe('0.txt');
    expect(String(await readFile((await download.path()) ?? ''))).toBe('0');
  });

  it('UI-380: a picture has its room before it has loaded', async () => {
    const { ada, ben, roomId } = await meet('Timo', 'Ulla');
    const hung = await attach(shop.app, ada.who, await plainPicture('png', 900, 600), { name: 'wide.png' });
    let let_through = () => {};
    const held = new Promise<void>((resolve) => {
      let_through = resolve;
    });
    await ben.context.route('**/uploads/attachments/**', async (route) => {
      await held;
      await route.continue();
    });
    await ada.who.caller.chat.send({
      roomId,
      body: '',
      attachments: [hung.id],
      key: shop.app.services.newId(),
    });
    await sendAll(shop.app, ada.who, roomId, 'below');
    const picture = log(ben.page).locator('button.hung-image');
    await picture.waitFor();
    await log(ben.page).getByText('below').waitFor();
    const before = await picture.boundingBox();
    let_through();
    await expect
      .poll(() => pictures(ben.page).evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(800);
    expect(await picture.boundingBox()).toEqual(before);
    expect((before?.width ?? 0) / (before?.height ?? 1)).toBeCloseTo(1.5, 1);
  });

  it('UI-381: without a connection they wait with their message, over a reload too, and go out once', async () => {
    const { ada, ben, roomId } = await meet('Vito', 'Wanda');
    await ada.context.setOffline(true);
    await ada.page.getByText('Offline. You can read and write', { exact: false }).first().waitFor();
    await chooser(ada.page).setInputFiles([
      file('tunnel.png', await plainPicture('png', 500, 400), 'image/png'),
      file('list.txt', Buffer.from('milk')),
    ]);
    await send(ada.page, 'from the tunnel');
    await ada.page.getByText('Goes out when you are back').waitFor();
    await log(ada.page).locator('.hung-image img').waitFor();
    // Back, but nothing goes out yet; and the page is left and opened anew.
    await ada.context.route('**/uploads/attachment?**', (route) => route.abort());
    await ada.context.setOffline(false);
    await ada.page.reload();
    await log(ada.page).getByText('from the tunnel').waitFor();
    await log(ada.page).locator('.hung-image img').waitFor();
    await log(ada.page).locator('.hung-file', { hasText: 'list.txt' }).waitFor();
    expect(await log(ben.page).getByText('from the tunnel').count()).toBe(0);
    await ada.context.unroute('**/uploads/attachment?**');
    await log(ben.page).getByText('from the tunnel').waitFor();
    await expect.poll(() => pictures(ben.page).count()).toBe(1);
    await expect.poll(() => files(ada.page).count()).toBe(1);
    const { items } = await ben.who.caller.chat.messages({ roomId });
    expect(items).toMatchObject([{ attachments: [{ name: 'tunnel.png' }, { name: 'list.txt' }] }]);
    // Nothing of it is left in the browser.
    await expect
      .poll(() =>
        ada.page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const opening = indexedDB.open('lobby.files');
              opening.onsuccess = () => {
                const counting = opening.result.transaction('files').objectStore('files').count();
                counting.onsuccess = () => resolve(counting.result);
              };
            }),
        ),
      )
      .toBe(0);
  });

  it('UI-382: while files go one sees how far, can stop, and try again; what the server refuses says why', async () => {
    const { ada, ben } = await meet('Xaver', 'Ylva');
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await ada.context.route('**/uploads/attachment?**', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await chooser(ada.page).setInputFiles([file('big.bin', Buffer.alloc(1_000_000, 5))]);
    await send(ada.page, 'a big one');
    await ada.page.getByRole('progressbar', { name: 'Sending the files' }).waitFor();
    await log(ada.page).getByRole('button', { name: 'Stop' }).click();
    await log(ada.page).getByText('You stopped it.').waitFor();
    go();
    await log(ada.page).getByRole('button', { name: 'Try again' }).click();
    await files(ben.page).waitFor();
    await expect.poll(() => log(ada.page).locator('.failed').count()).toBe(0);
    // A picture that unfolds to too much looks small enough from here.
    const { bomb } = await import('../server/testing/pictures.ts');
    await chooser(ada.page).setInputFiles([file('huge.png', bomb(), 'image/png')]);
    await send(ada.page, 'too much');
    await log(ada.page).getByText('The picture is too detailed', { exact: false }).waitFor();
    await log(ada.page).locator('.failed').getByRole('button').last().click();
    await expect.poll(() => log(ada.page).getByText('too much').count()).toBe(0);
    expect(await log(ben.page).getByText('too much').count()).toBe(0);
  });

  it('UI-383: pictures open over the page, go on by the arrow keys, are saved, and give the focus back', async () => {
    const { ada, ben } = await meet('Zora', 'Alf');
    await chooser(ada.page).setInputFiles([
      file('one.png', await plainPicture('png', 1_600, 900), 'image/png'),
      file('two.png', await plainPicture('png', 400, 900), 'image/png'),
    ]);
    await send(ada.page);
    await expect.poll(() => pictures(ben.page).count()).toBe(2);
    const first = log(ben.page).getByRole('button', { name: 'Picture one.png, press to enlarge' });
    await first.focus();
    await ben.page.keyboard.press('Enter');
    const over = ben.page.getByRole('dialog', { name: 'Pictures of this message' });
    await over.getByRole('img', { name: 'one.png' }).waitFor();
    await ben.page.keyboard.press('ArrowRight');
    await over.getByRole('img', { name: 'two.png' }).waitFor();
    await ben.page.keyboard.press('ArrowRight');
    await over.getByRole('img', { name: 'one.png' }).waitFor();
    const [download] = await Promise.all([
      ben.page.waitForEvent('download'),
      over.getByRole('link', { name: 'Save one.png' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('one.webp');
    expect(await sharp((await download.path()) ?? '').metadata()).toMatchObject({
      format: 'webp',
      width: 1_600,
    });
    await ben.page.keyboard.press('Escape');
    await expect.poll(() => over.count()).toBe(0);
    expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('UI-384: answers and lists say what it is where there are no words', async () => {
    const { ada, ben, roomId } = await meet('Bea', 'Cid');
    const upload = async (name: string, bytes: Buffer) =>
      (await attach(shop.app, ada.who, bytes, { name })).id;
    const said = async (...attachments: string[]) =>
      ada.who.caller.chat.send({ roomId, body: '', attachments, key: shop.app.services.newId() });
    await said(
      await upload('a.png', await plainPicture('png')),
      await upload('b.png', await plainPicture('png')),
    );
    await pictures(ben.page).first().waitFor();
    const row = (page: Page, text: string) => page.locator('.last', { hasText: text });
    await row(ben.page, 'Bea: 2 pictures').first().waitFor();
    await log(ben.page).locator('article').last().hover();
    await log(ben.page).locator('article').last().getByRole('button', { name: 'Answer' }).click();
    await ben.page.locator('.answer-bar', { hasText: '2 pictures' }).waitFor();
    await send(ben.page, 'lovely');
    await log(ada.page).locator('.quote-line', { hasText: '2 pictures' }).waitFor();
    await said(await upload('plan.pdf', Buffer.from('%PDF-1.7')));
    await row(ben.page, 'Bea: plan.pdf').first().waitFor();
    const cid = await shop.person({ language: 'ko', cookie: ben.who.cookie });
    await said(
      await upload('c.png', await plainPicture('png')),
      await upload('d.png', await plainPicture('png')),
    );
    await cid.page.goto(`/rooms/${roomId}`);
    await row(cid.page, '사진 2장').first().waitFor();
  });

  it.each(looks)('UI-385: $name, all this fits and complains of nothing', async ({ name, options }) => {
    const suffix = name.replace(/[^a-z]/g, '');
    const ada = await member(`Looker${suffix}`, options);
    const ben = await shop.app.member({ nickname: `Painter${suffix}` });
    const roomId = await makeRoomOf(shop.app, ben, ada.who);
    const hang = async (body: string, ...made: [string, Buffer][]) => {
      const ids = [];
      for (const [called, bytes] of made) ids.push((await attach(shop.app, ben, bytes, { name: called })).id);
      await ben.caller.chat.send({ roomId, body, attachments: ids, key: shop.app.services.newId() });
    };
    await hang('At the lake', ['lake.jpg', await photograph(1_200, 800)]);
    await hang(
      '',
      ['one.png', await plainPicture('png', 800, 600)],
      ['two.png', await plainPicture('png', 500, 900)],
      ['three.png', await plainPicture('png', 1_000, 400)],
    );
    await hang('The plan', ['the plan of the whole year, second draft.pdf', Buffer.from('%PDF-1.7')]);
    await ada.page.goto(`/rooms/${roomId}`);
    await ada.page.locator('a.hung-file').waitFor();
    await chooser(ada.page).setInputFiles([
      file('face.png', await plainPicture('png', 400, 400), 'image/png'),
      file('a very long name of a file that goes on and on.zip', Buffer.from('PK')),
    ]);
    await expect.poll(() => ada.page.locator('.files-tray li[aria-busy=false]').count()).toBe(2);
    await inspectNow(shop, ada, 'attachments', options);
    await ada.page.locator('button.hung-image').first().click();
    await ada.page.locator('.hung-large').waitFor();
    await inspectNow(shop, ada, 'attachments.open', options);
    expect(ada.problems).toEqual([]);
  });
});
