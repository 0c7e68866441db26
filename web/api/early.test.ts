// What is asked before the page's script runs is what the page asks for, and is taken once.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { frontMarqueeInput } from '../features/store/frontMarqueeInput.ts';
import { firstPaint } from '../firstPaint.ts';
import { takeEarly } from './early.ts';

/** Runs theme.js at an address; the server answers every call with one game. */
function visit(pathname: string, language: string) {
  const picture = { srcset: '' };
  const page = { hidden: true, querySelector: () => picture };
  const urls: string[] = [];
  const window: Record<string, unknown> = {};
  runInNewContext(readFileSync(new URL('../public/theme.js', import.meta.url), 'utf8'), {
    window,
    document: {
      documentElement: { dataset: {} },
      querySelector: (selector: string) => (selector.includes('data-first') ? page : {}),
      currentScript: { dataset: {} },
    },
    location: { pathname },
    localStorage: { getItem: () => null },
    navigator: { languages: [language] },
    matchMedia: () => ({ matches: false }),
    encodeURIComponent,
    fetch: async (url: string) => {
      urls.push(url);
      return { ok: true, json: async () => ({ result: { data: { items: [{ slug: 'saltmarch' }] } } }) };
    },
  });
  return { page, picture, urls, early: window['lobbyEarly'] };
}

beforeEach(() => vi.stubGlobal('window', {}));
afterEach(() => vi.unstubAllGlobals());

it('UI-26: the front asks early for what its marquee asks for, and for its first picture', async () => {
  const { early, urls, page, picture } = visit('/', 'ko-KR');
  // Its place stands at once.
  expect(page.hidden).toBe(false);
  vi.stubGlobal('window', { lobbyEarly: early });
  const answer = takeEarly('store.games', frontMarqueeInput('ko'));
  await expect(answer).resolves.toEqual({ items: [{ slug: 'saltmarch' }] });
  expect(urls).toHaveLength(2);
  await expect(takeEarly('accounts.me', undefined)).resolves.toBeInstanceOf(Object);
  expect(takeEarly('accounts.me', undefined)).toBeNull();
  await vi.waitFor(() => expect(picture.srcset).toContain('/art/wide/saltmarch.640.webp'));
});

it('UI-26: a game asks early for itself and its picture', async () => {
  const { early, page, picture } = visit('/game/saltmarch', 'en');
  vi.stubGlobal('window', { lobbyEarly: early });
  expect(page.hidden).toBe(false);
  await vi.waitFor(() => expect(picture.srcset).toContain('/art/wide/saltmarch.640.webp'));
  expect(takeEarly('store.game', { id: 'saltmarch', language: 'en' })).toBeInstanceOf(Object);
});

it('UI-26: an early answer is for one call only, and for no other', () => {
  const answer = Promise.resolve({});
  vi.stubGlobal('window', { lobbyEarly: [{ path: 'store.game', input: { id: 'a' }, answer }] });
  expect(takeEarly('store.game', { id: 'b' })).toBeNull();
  expect(takeEarly('store.games', { id: 'a' })).toBeNull();
  expect(takeEarly('store.game', { id: 'a' })).toBe(answer);
  expect(takeEarly('store.game', { id: 'a' })).toBeNull();
});

it('UI-26: the page starts when its first picture was painted, after a while in any case, at once where there is none', async () => {
  const steps: string[] = [];
  const picture = {
    isConnected: true,
    contains: (other: unknown) => other === picture,
    style: { opacity: '' },
    decode: async () => void steps.push('decoded'),
  } as unknown as HTMLImageElement;
  let tell: (entries: object[]) => void = () => undefined;
  class Observer {
    static supportedEntryTypes = ['largest-contentful-paint'];
    constructor(told: (list: object, observer: Observer) => void) {
      tell = (entries) => told({ getEntries: () => entries }, this);
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.stubGlobal('requestAnimationFrame', (drawn: () => void) => setImmediate(drawn));
  let put: (drawn: HTMLImageElement) => void = () => undefined;
  const drawn = new Promise<HTMLImageElement>((resolve) => {
    put = resolve;
  });
  const early = { path: 'store.game', answer: Promise.resolve({}), picture: drawn };
  const waiting = firstPaint(early, 60_000).then(() => steps.push('started'));
  put(picture);
  await vi.waitFor(() => expect(steps).toEqual(['decoded']));
  // Frames are asked for until it is told; that another element was painted says nothing.
  await vi.waitFor(() => expect(picture.style.opacity).not.toBe(''));
  tell([{ element: {} }]);
  await new Promise(setImmediate);
  expect(steps).toEqual(['decoded']);
  tell([{ element: picture }]);
  await waiting;
  expect(steps).toEqual(['decoded', 'started']);

  // Where browsers do not tell, the decoded picture is enough; one that cannot be had holds nobody up.
  Observer.supportedEntryTypes = [];
  await firstPaint(early, 60_000);
  const broken = { ...picture, decode: () => Promise.reject(new Error('gone')) };
  Observer.supportedEntryTypes = ['largest-contentful-paint'];
  await firstPaint({ ...early, picture: Promise.resolve(broken) }, 60_000);
  await firstPaint({ ...early, picture: Promise.resolve(null) }, 60_000);
  await firstPaint({ path: 'store.game', answer: new Promise(() => undefined) }, 1);
  await firstPaint({ path: 'chat.room', answer: new Promise(() => undefined) }, 1);
  await firstPaint(undefined, 60_000);
});

it('UI-26: a room is asked for as its page asks, and shows no picture', () => {
  const roomId = '01890a5d-ac96-774b-bcce-b302099a8057';
  const { page, early } = visit(`/rooms/${roomId}`, 'ko');
  expect(early).toMatchObject([{ path: 'chat.room', input: { roomId } }, { path: 'accounts.me' }]);
  expect(page.hidden).toBe(true);
});

it.each(['/sign-in', '/rooms', '/rooms/..%2f', '/game/..%2f', '/game/'])(
  'UI-26: %s asks for nothing early',
  (pathname) => {
    const { early, urls } = visit(pathname, 'en');
    expect([early, urls]).toEqual([undefined, []]);
  },
);

it('UI-26: the picture of the first paint is the one the page draws: same sizes, same widths', () => {
  const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  const marquee = readFileSync(new URL('../features/store/FrontMarquee.tsx', import.meta.url), 'utf8');
  const game = readFileSync(new URL('../features/store/GamePage.tsx', import.meta.url), 'utf8');
  const sizes = [...html.matchAll(/sizes="([^"]+)"/g)].map(([, value]) => value);
  expect(sizes).toHaveLength(2);
  expect(marquee).toContain(`sizes="${sizes[0]}"`);
  expect(game).toContain(`sizes="${sizes[1]}"`);
});
