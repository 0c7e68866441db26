// Lighthouse against the built page: home, a game, a room. Medians of three runs each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../e2e/support/browser.ts';
import { startProgram } from './program.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const runs = 3;
const debuggingPort = 9_377;

const median = (values: number[]) =>
  values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

/** Signs in as the first demo member and enters the first room; returns the cookie and where the pages are. */
async function enter(url: string) {
  const call = async (path: string, input?: unknown, cookie = '') => {
    const answer = await fetch(`${url}/trpc/${path}`, {
      headers: { 'content-type': 'application/json', cookie },
      ...(input === undefined ? {} : { method: 'POST', body: JSON.stringify(input) }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return { data: body.result.data, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const { accounts } = (await call('accounts.demo')).data;
  const { cookie } = await call('accounts.signInDemo', { memberId: accounts[0].id });
  const room = (await call('chat.rooms', undefined, cookie)).data.items.find(
    (candidate: { locked: boolean }) => !candidate.locked,
  );
  await call('chat.joinRoom', { roomId: room.id }, cookie);
  const game = (await call(`store.games?input=${encodeURIComponent('{}')}`)).data.items[0];
  return { cookie, game: `${url}/game/${game.slug}`, room: `${url}/rooms/${room.id}` };
}

export async function benchLighthouse(): Promise<void> {
  const browserProgram = await findBrowser();
  if (!browserProgram) return console.log('No browser here: install Chrome to run Lighthouse.');
  const data = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const program = await startProgram({ LOBBY_DATA: data });
  const browser = await chromium.launch({
    ...browserProgram,
    args: [...browserArguments, `--remote-debugging-port=${debuggingPort}`],
  });
  try {
    const places = await enter(program.url);
    // In the browser's own jar, so that the WebSocket has it too. Home and game are seen by a guest.
    const jar = await browser.newBrowserCDPSession();
    const [name = '', value = ''] = places.cookie.split('=', 2);
    const pages = [
      { name: 'home', url: program.url },
      { name: 'game', url: places.game },
      { name: 'room', url: places.room },
    ];
    const rows: Record<string, Record<string, number>> = {};
    for (const formFactor of ['mobile', 'desktop'] as const) {
      for (const page of pages) {
        const cookies = page.name === 'room' ? [{ name, value, url: program.url, httpOnly: true }] : [];
        await jar.send('Storage.clearCookies');
        await jar.send('Storage.setCookies', { cookies });
        const scores: Record<string, number[]> = {};
        for (let run = 0; run < runs; run += 1) {
          const result = await lighthouse(
            page.url,
            {
              port: debuggingPort,
              onlyCategories: [...categories],
              logLevel: 'error',
            },
            formFactor === 'desktop' ? desktopConfig : undefined,
          );
          for (const category of categories) {
            const score = result?.lhr.categories[category]?.score ?? 0;
            scores[category] = [...(scores[category] ?? []), Math.round(score * 100)];
          }
        }
        rows[`${page.name}, ${formFactor}`] = Object.fromEntries(
          Object.entries(scores).map(([category, values]) => [category, median(values)]),
        );
      }
    }
    console.table(rows);
  } finally {
    await browser.close();
    await program.stop();
    await rm(data, { recursive: true, force: true });
  }
}
