// `npm run bench`: measures and prints tables; slowness never fails it. `npm run bench -- start live` runs some of them.
import { parseArgs } from 'node:util';
import { benchChat } from './chat/index.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLive, rowNames } from './live/index.ts';
import { benchPageSize } from './pageSize.ts';
import { benchPurchases } from './purchases.ts';
import { benchStart } from './start.ts';
import { benchStore } from './store/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true, default: [] },
    profile: { type: 'string' },
    pair: { type: 'boolean', default: false },
  },
});

const benches: Record<string, () => Promise<void>> = {
  size: benchPageSize,
  start: benchStart,
  purchases: benchPurchases,
  lighthouse: benchLighthouse,
  // Forty times as many as of the others: these take milliseconds.
  store: () => benchStore(Number(values.rounds) * 40),
  chat: () => benchChat(Number(values.rounds) * 20),
  live: () =>
    benchLive({
      rounds: Number(values.rounds),
      only: values.only,
      pair: values.pair,
      profile: values.profile ?? null,
    }),
};

/** Names something that is not there: says what is, and ends. */
function refuseUnknown(what: string, given: string[], there: string[]): void {
  const unknown = given.filter((name) => !there.includes(name));
  if (unknown.length === 0) return;
  console.error(`No such ${what}: ${unknown.join(', ')}. There are: ${there.join(', ')}.`);
  process.exit(2);
}

refuseUnknown('bench', positionals, Object.keys(benches));
refuseUnknown('row', values.only, rowNames);
if (!(Number.isSafeInteger(Number(values.rounds)) && Number(values.rounds) > 0)) {
  console.error('--rounds takes a whole number above 0.');
  process.exit(2);
}
// An exit in order, so that the servers started here end too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
for (const [name, run] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n== ${name}`);
  await run();
}
