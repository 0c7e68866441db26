// `npm run bench -- chat`: a room with 10,000 members and 1,000,000 messages, asked over HTTP as the page asks it.
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../server/platform/postgres/embedded/index.ts';
import { removePlace } from '../../server/platform/postgres/embedded/place.ts';
import { migrate } from '../../server/platform/postgres/migrate.ts';
import { type Aim, figuresOf } from '../figures.ts';
import { startProgram } from '../program.ts';
import { fillChat, size } from './world.ts';

/** Milliseconds. */
const aims = {
  open: { median: 150, p99: 150 },
  page: { median: 50, p99: 100 },
  search: { median: 50, p99: 100 },
  send: { median: 50, p99: 100 },
};

type Call = { name: string; aim: Aim; procedure: string; input: object; mutation?: true };

/** The fixed mix; `n` counts the rounds. */
function mixOf(roomId: string, n: number): Call[] {
  const search = (name: string, input: object): Call => ({
    name: `search: ${name}`,
    aim: aims.search,
    procedure: 'chat.searchMessages',
    input: { roomId, ...input },
  });
  const messages = (name: string, input: object): Call => ({
    name: `history: ${name}`,
    aim: aims.page,
    procedure: 'chat.messages',
    input: { roomId, limit: 50, ...input },
  });
  const place = 1 + ((n * 7_919) % size.messages);
  const year = 1_700_000_000_000 + 365 * 86_400_000;
  return [
    { name: 'open the room', aim: aims.open, procedure: 'chat.room', input: { roomId } },
    { name: 'my rooms', aim: aims.open, procedure: 'chat.myRooms', input: { limit: 24 } },
    messages('the page before a message', { before: place + 1 }),
    messages('the page after a message', { after: place }),
    messages('around a message', { around: place }),
    messages('at a time', { at: 1_700_000_000_000 + place * 60_000 }),
    search('two Hangul syllables', { text: '가나' }),
    search('three Hangul syllables', { text: '가나다' }),
    search('two Han characters', { text: '天地' }),
    search('a prefix', { text: 'w1f' }),
    search('two words', { text: 'w64 wc8' }),
    search('the commonest word', { text: 'hello' }),
    search('no hit', { text: 'qqxxzzww' }),
    search('no hit, all my rooms', { roomId: undefined, text: 'qqxxzzww' }),
    search('the commonest word, all my rooms', { roomId: undefined, text: 'hello' }),
    search('a word of one author', { text: 'hello', from: 'bench-0007' }),
    search('the commonest word of one day', { text: 'hello', after: year, before: year + 86_400_000 }),
    search('links', { has: 'link' }),
    search('no hit of one author before a day', { text: 'qqxxzzww', from: 'bench-0007', before: year }),
    {
      name: 'send',
      aim: aims.send,
      procedure: 'chat.send',
      mutation: true,
      input: { roomId, body: `hello from round ${n}, 안녕하세요 여러분`, key: randomUUID() },
    },
  ];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds from asking to the last byte. @throws when it is refused */
function timed(url: string, cookie: string, { procedure, input, mutation }: Call): Promise<number> {
  const began = performance.now();
  const body = JSON.stringify(input);
  const address = `${url}/trpc/${procedure}${mutation ? '' : `?input=${encodeURIComponent(body)}`}`;
  return new Promise((resolve, reject) => {
    const asking = request(address, {
      agent,
      method: mutation ? 'POST' : 'GET',
      headers: { cookie, origin: url, ...(mutation && { 'content-type': 'application/json' }) },
    });
    asking.once('error', reject).once('response', (response) => {
      let told = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        told += chunk;
      });
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${procedure} answered ${response.statusCode}: ${told.slice(0, 300)}`));
      });
    });
    asking.end(mutation ? body : undefined);
  });
}

/** @param rounds how often the mix is asked, each kind once a round, after a first round that stands by itself. */
export async function benchChat(rounds: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const place = { dataDir: join(data, 'postgres'), elsewhere: `${data}-elsewhere` };
  const database = await startEmbeddedPostgres(place);
  try {
    await migrate(database.url);
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    const began = performance.now();
    const { roomId, people } = await fillChat(sql);
    const [sizes] = await sql<{ rows: string; terms: string }[]>`
      select pg_size_pretty(pg_table_size('messages')) as rows, pg_size_pretty(pg_relation_size('messages_terms')) as terms`;
    await sql.end();
    console.log(
      `${size.messages.toLocaleString('en')} messages written in ${((performance.now() - began) / 1_000).toFixed(0)} s: ${sizes?.rows}, their search index ${sizes?.terms}`,
    );
    const program = await startProgram({
      DATABASE_URL: database.url,
      LOBBY_DATA: data,
      LOBBY_SEED: 'none',
      LOBBY_RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    });
    try {
      const cookie = people[0]?.cookie ?? '';
      const names = mixOf(roomId, 0);
      const times = new Map(names.map(({ name }) => [name, [] as number[]]));
      const first = new Map<string, number>();
      for (let round = 0; round <= rounds; round += 1) {
        for (const call of mixOf(roomId, round)) {
          const time = await timed(program.url, cookie, call);
          if (round === 0) first.set(call.name, time);
          else times.get(call.name)?.push(time);
        }
      }
      const searches = [...times].filter(([name]) => name.startsWith('search')).flatMap(([, each]) => each);
      console.table({
        ...Object.fromEntries(
          names.map(({ name, aim }) => [
            name,
            { 'first ms': first.get(name)?.toFixed(1), ...figuresOf(times.get(name) ?? [], aim) },
          ]),
        ),
        'ALL searches': figuresOf(searches, aims.search),
      });
    } finally {
      await program.stop();
    }
  } finally {
    agent.destroy();
    await database.stop();
    for (const directory of [data, place.elsewhere]) await removePlace(directory);
  }
}
