// `npm run bench`: measures, prints tables, asserts nothing. `npm run bench -- lighthouse` runs one of them.
import { benchLighthouse } from './lighthouse.ts';
import { benchPageSize } from './pageSize.ts';
import { benchStart } from './start.ts';

const benches: Record<string, () => Promise<void>> = {
  size: benchPageSize,
  start: benchStart,
  lighthouse: benchLighthouse,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n== ${name}`);
  await run();
}
