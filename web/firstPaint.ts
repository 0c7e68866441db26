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
  const ready = early.path === 'chat.room' ? drawRoom(early.answer) : paintPicture(early);
  await Promise.race([ready, limit]);
}

async function paintPicture({ answer, picture }: Early): Promise<void> {
  const [drawn] = await Promise.all([picture, answer]);
  if (!drawn) return;
  try {
    await drawn.decode();
  } catch {
    // A picture that cannot be had is no reason to wait.
    return;
  }
  await paintOf(drawn);
}

/**
 * Resolves when the browser tells that it has painted an element, or something in it, as the largest so far: one that
 * the page replaces before would not count, though a person saw it. At once where browsers do not tell.
 */
async function paintOf(element: HTMLElement): Promise<void> {
  const type = 'largest-contentful-paint';
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  let told = false;
  await new Promise<void>((resolve) => {
    new PerformanceObserver((list, observer) => {
      const entries = list.getEntries() as (PerformanceEntry & { element?: Element | null })[];
      if (!entries.some((entry) => entry.element && element.contains(entry.element))) return;
      observer.disconnect();
      told = true;
      resolve();
    }).observe({ type, buffered: true });
    // A paint is told with a frame that reaches the screen, which none does where nothing changes.
    const change = () => {
      if (told || !element.isConnected) return;
      element.style.opacity = element.style.opacity ? '' : '0.999';
      requestAnimationFrame(change);
    };
    change();
  });
}

async function drawRoom(answer: Promise<unknown>): Promise<void> {
  const part = import('./firstRoom.ts');
  const [room] = await Promise.all([answer, stylesOfPlace()]);
  // Refused, as to guests: the page tells why.
  const drawn = room ? (await part).drawRoom(room as RoomSnapshot) : null;
  if (drawn) await paintOf(drawn);
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
