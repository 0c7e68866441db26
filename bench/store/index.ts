// `npm run bench -- store`: a store of 27,000 games, taken in by the importer, asked over HTTP as the page asks it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { catalogueLines } from '../../server/testing/catalogue.ts';
import { figuresOf } from '../figures.ts';
import { root, startProgram } from '../program.ts';

const size = 27_000;
/** Milliseconds. */
const aim = { median: 30, p99: 100 };

type Question = { procedure: 'store.games' | 'store.facets'; input: Record<string, unknown> };
const search = (q: string, more = {}): Question => ({
  procedure: 'store.games',
  input: { q, limit: 24, language: 'en', ...more },
});
const facets = (input: Record<string, unknown>): Question => ({
  procedure: 'store.facets',
  input: { language: 'en', ...input },
});
const list = (input: Record<string, unknown>): Question => ({
  procedure: 'store.games',
  input: { limit: 24, language: 'en', ...input },
});

/** The fixed mix. */
const mix: Record<string, Question> = {
  'search: two Hangul syllables': search('가나', { language: 'ko' }),
  'search: two Han characters': search('山水', { language: 'zh' }),
  'search: one typo': search('badpko'),
  'search: a prefix': search('bado'),
  'search: no hit': search('qqxxzzww'),
  'search: the commonest word': search('indie'),
  'facets: all games': facets({}),
  'facets: a category': facets({ category: 'action' }),
  'facets: all games as a category': facets({ category: 'all' }),
  'facets: a tag': facets({ tag: 'horror' }),
  'facets: a price and a system': facets({ price: 'low', system: 'linux' }),
  'facets: a language and a span': facets({ category: 'strategy', spoken: 'ko', released: 'years' }),
  'facets: two Hangul syllables': facets({ q: '가나', language: 'ko' }),
  'facets: the commonest word': facets({ q: 'indie' }),
  'list: a category': list({ category: 'action' }),
  'list: by price': list({ sort: 'price', category: 'all' }),
};

async function importGames(environment: Record<string, string>, file: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js'), 'import', file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`lobby import ended with ${code}.`);
  return (performance.now() - began) / 1_000;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds from asking to the last byte. */
function timed(url: string, { procedure, input }: Question): Promise<number> {
  const began = performance.now();
  const address = `${url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${procedure} answered ${response.statusCode}.`));
      response.resume();
      response.once('end', () => resolve(performance.now() - began));
    }).once('error', reject);
  });
}

const figures = (times: readonly number[]) => figuresOf(times, aim);

/**
 * @param rounds how often the mix is asked, each kind once a round, after a first round that stands by itself: what it
 * counts is kept until the store changes.
 */
export async function benchStore(rounds: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const environment = {
    LOBBY_DATA: data,
    LOBBY_SEED: 'none',
    LOBBY_RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  };
  const file = join(data, 'games.csv');
  await pipeline(Readable.from(catalogueLines(size, { rich: true })), createWriteStream(file));
  const program = await startProgram(environment);
  try {
    console.log(
      `${size.toLocaleString('en')} games imported in ${(await importGames(environment, file)).toFixed(1)} s`,
    );
    const times = new Map(Object.keys(mix).map((name) => [name, [] as number[]]));
    const first = new Map<string, number>();
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, question] of Object.entries(mix)) {
        const time = await timed(program.url, question);
        if (round === 0) first.set(name, time);
        else times.get(name)?.push(time);
      }
    }
    const all = (kind: string) =>
      figures([...times].filter(([name]) => name.startsWith(kind)).flatMap(([, each]) => each));
    console.table({
      ...Object.fromEntries(
        [...times].map(([name, each]) => [
          name,
          { 'first ms': first.get(name)?.toFixed(1), ...figures(each) },
        ]),
      ),
      'ALL searches': all('search'),
      'ALL facets': all('facets'),
    });
  } finally {
    agent.destroy();
    await program.stop();
    await rm(data, { recursive: true, force: true });
  }
}
