// The first paint of what was asked for early (public/theme.js): the page starts once it stands, if it comes soon.
import type { RoomSnapshot } from '../shared/chat.ts';
import type { Early } from './api/early.ts';

/**
 * Resolves when what was asked early has come and is ready to be painted, at once when nothing was asked, and after
 * `atMost` milliseconds in any case.
 */
export async function firstPaint(early: Early | undefined, atMost: number): Promise<void> {
  if (!early) return;
  const limit = new Promise<void>((resolve) => setTimeout(resolve, atMost));
  const ready = early.path === 'chat.room' ? drawRoom(early.answer) : early.answer.then(decodePicture);
  await Promise.race([ready, limit]);
}

async function decodePicture(): Promise<void> {
  // Where the answer came before its place was read, public/theme.js puts the picture there in the next frame.
  await new Promise(requestAnimationFrame);
  const picture = document.querySelector<HTMLImageElement>('[data-first]:not([hidden]) img');
  // A picture that cannot be had is no reason to wait.
  await picture?.decode().catch(() => undefined);
}

async function drawRoom(answer: Promise<unknown>): Promise<void> {
  const part = import('./firstRoom.ts');
  const [room] = await Promise.all([answer, stylesOfPlace()]);
  // Refused, as to guests: the page tells why.
  if (room) (await part).drawRoom(room as RoomSnapshot);
}

/** Puts the styles that public/theme.js asked for behind all others, as the page itself would. */
async function stylesOfPlace(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="style"]')];
  await Promise.all(
    links.map((link) => {
      const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
      link.rel = 'stylesheet';
      document.head.append(link);
      return loaded;
    }),
  );
}
