// One's own picture, from the file on the device to another member's screen.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photograph, plainPicture } from '../server/testing/pictures.ts';
import { openShop, type Shop } from './support/shop.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Picture' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Which part should show?' });
const choose = (page: Page, name: string, buffer: Buffer, mimeType = 'image/png') =>
  card(page).locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

/** The address of the face shown there, once it has been drawn. */
async function shownFace(page: Page, selector: string): Promise<string> {
  const face = page.locator(selector).first();
  await face.waitFor();
  await expect
    .poll(() => face.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0))
    .toBe(true);
  return (await face.getAttribute('src')) ?? '';
}

/** The colour in the middle of a picture in the page, as red, green and blue. */
const middle = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const image = element as HTMLImageElement;
      const brush = document.createElement('canvas').getContext('2d');
      brush?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
      return [...(brush?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    });

describe('one’s own picture', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  const settingsOf = async (nickname: string) => {
    const member = await shop.app.member({ nickname });
    const person = await shop.person({ cookie: member.cookie });
    await person.page.goto('/settings');
    await card(person.page).getByRole('button', { name: 'Choose a picture' }).waitFor();
    return { ...person, member };
  };

  it('UI-141: a picture is chosen, cut by keyboard, saved, and seen by others', async () => {
    const { page, problems, member } = await settingsOf('Mira');
    // Turned upright its right edge is red: the part that shows is moved there.
    await choose(page, 'holiday.jpg', await photograph(1_600, 800), 'image/jpeg');
    const area = dialog(page).getByRole('application', { name: 'The part that shows' });
    await area.waitFor();
    await expect.poll(() => dialog(page).locator('.crop-preview img').count()).toBe(3);
    const zoom = dialog(page).getByRole('slider', { name: 'Zoom' });
    await zoom.focus();
    for (let press = 0; press < 60; press++) await page.keyboard.press('ArrowRight');
    expect(await zoom.inputValue()).toBe('4');
    await area.focus();
    for (let press = 0; press < 80; press++) await page.keyboard.press('ArrowLeft');
    await dialog(page).getByRole('button', { name: 'Save picture' }).click();
    await page.getByText('Your new picture is up.').waitFor();
    await dialog(page).waitFor({ state: 'detached' });

    const address = await shownFace(page, '.picture-card .avatar img');
    expect(address).toMatch(/^\/uploads\/avatars\/up-/);
    const [red = 0, green = 0] = await middle(page, '.picture-card .avatar img');
    expect(red - green).toBeGreaterThan(120);
    // Everywhere on the page at once, and after a reload.
    expect(await shownFace(page, '.dock-me .avatar img')).toBe(address);
    await page.reload();
    expect(await shownFace(page, '.dock-me .avatar img')).toBe(address);

    const { roomId } = await member.caller.chat.createRoom({
      title: 'Slides of the holiday',
      capacity: 9,
      key: shop.app.services.newId(),
    });
    await member.caller.chat.send({ roomId, body: 'There I was', key: shop.app.services.newId() });
    const other = await shop.app.member({ nickname: 'Onlooker' });
    await other.caller.chat.joinRoom({ roomId });
    const second = await shop.person({ cookie: other.cookie });
    await second.page.goto(`/rooms/${roomId}`);
    await second.page.getByText('There I was').first().waitFor();
    expect(await shownFace(second.page, `.msg img[src="${address}"], main img[src="${address}"]`)).toBe(
      address,
    );
    expect([...problems, ...second.problems]).toEqual([]);
  });

  it('UI-141: it is dropped on the card, dragged and zoomed with the mouse', async () => {
    const { page, problems } = await settingsOf('Dropper');
    const bytes = [...(await plainPicture('png', 800, 500))];
    const data = await page.evaluateHandle((content) => {
      const carried = new DataTransfer();
      carried.items.add(new File([new Uint8Array(content)], 'face.png', { type: 'image/png' }));
      return carried;
    }, bytes);
    await card(page).dispatchEvent('dragover', { dataTransfer: data });
    await card(page).getByText('Let go, and it is opened here.').waitFor();
    await card(page).dispatchEvent('drop', { dataTransfer: data });
    await dialog(page).waitFor();
    const preview = dialog(page).locator('.crop-preview img').first();
    await preview.waitFor();
    const placed = () => preview.evaluate((image) => [image.style.left, image.style.width].join());
    const first = await placed();
    const box = await dialog(page).locator('.crop-stage').boundingBox();
    if (!box) throw new Error('The place to cut has no size.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(placed).not.toBe(first);
    const dragged = await placed();
    await page.mouse.wheel(0, -300);
    await expect.poll(placed).not.toBe(dragged);
    await dialog(page).getByRole('button', { name: 'Save picture' }).click();
    await page.getByText('Your new picture is up.').waitFor();
    expect(problems).toEqual([]);
  });

  it('UI-142: what cannot be opened is told at the card, a failed save in the dialog', async () => {
    const { page, context } = await settingsOf('Trier');
    await choose(page, 'words.png', Buffer.from('no picture at all'));
    await card(page).getByRole('alert').getByText('no picture we can read').waitFor();
    await choose(
      page,
      'drawing.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/svg+xml',
    );
    await card(page).getByRole('alert').getByText('no picture we can read').waitFor();
    await choose(page, 'face.png', await plainPicture('png'));
    await dialog(page).getByRole('slider', { name: 'Zoom' }).fill('2');
    // Nothing is left of the try that failed.
    expect(await card(page).getByRole('alert').count()).toBe(0);
    await context.setOffline(true);
    const save = dialog(page).getByRole('button', { name: 'Save picture' });
    await save.click();
    await dialog(page).getByRole('alert').getByText('The connection dropped').waitFor();
    await context.setOffline(false);
    // The cut is as it was, and saves now.
    expect(await dialog(page).getByRole('slider', { name: 'Zoom' }).inputValue()).toBe('2');
    await save.click();
    await page.getByText('Your new picture is up.').waitFor();
  });

  it('UI-142: closing the dialog keeps the old picture, and gives the focus back', async () => {
    const { page } = await settingsOf('Waverer');
    const button = card(page).getByRole('button', { name: 'Choose a picture' });
    await button.focus();
    await choose(page, 'face.png', await plainPicture('png'));
    await dialog(page).getByRole('button', { name: 'Keep the old one' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(await shownFace(page, '.picture-card .avatar img')).toBe('/art/avatars/fox-1.64.webp');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('UI-143: there is a way back to a drawn picture', async () => {
    const { page } = await settingsOf('Returner');
    expect(await card(page).getByRole('button', { name: 'Back to a drawn one' }).count()).toBe(0);
    await choose(page, 'face.png', await plainPicture('png'));
    await dialog(page).getByRole('button', { name: 'Save picture' }).click();
    await card(page).getByRole('button', { name: 'Back to a drawn one' }).click();
    await page.getByText('A drawn picture again.').waitFor();
    await expect.poll(() => shownFace(page, '.dock-me .avatar img')).toMatch(/^\/art\/avatars\/[a-z]+-\d/);
    expect(await card(page).getByRole('button', { name: 'Back to a drawn one' }).count()).toBe(0);
  });

  it('UI-140: a picture that is gone has a stand-in', async () => {
    const { page } = await settingsOf('Forgotten');
    await shop.app.services.database.sql`
      update members set avatar = ${`up-${shop.app.services.newId()}`} where nickname = 'Forgotten'`;
    await page.reload();
    await expect.poll(() => shownFace(page, '.dock-me .avatar img')).toBe('/art/avatars/ghost.64.webp');
  });
});
