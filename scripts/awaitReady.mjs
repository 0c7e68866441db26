// Waits until a server that was just started answers at /readyz: `node scripts/awaitReady.mjs <its output> <its pid>`.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const TIMEOUT_MS = 60_000;
const [output, pid] = process.argv.slice(2);
const until = Date.now() + TIMEOUT_MS;

function isAlive() {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

async function readyAt(address) {
  const response = await fetch(new URL('/readyz', address)).catch(() => undefined);
  return response?.ok === true;
}

for (;;) {
  const address = readFileSync(output, 'utf8').match(/https?:\/\/\S+/)?.[0];
  if (address && (await readyAt(address))) {
    console.log(`${address}/readyz answers.`);
    break;
  }
  if (Date.now() > until || !isAlive()) {
    console.error(`The server did not answer at ${address ?? 'any address'}.`);
    process.exit(1);
  }
  await delay(100);
}
