// A real Redis (or Valkey) of its own for a test file, which the test may stop, restart and kill.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, it } from 'vitest';

/** A Redis server that belongs to one test file. It keeps nothing on disk: a restart comes back empty. */
export interface TestRedis {
  /** `redis://127.0.0.1:port`; the same after a restart. */
  readonly url: string;
  /** Ends the server in order. May be called again. */
  stop(): Promise<void>;
  /** Ends it as a crash does (SIGKILL). Connections break; the port refuses until `start`. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Ends it and starts it again. */
  restart(): Promise<void>;
}

const HOW_TO_GET_ONE =
  'no redis-server or valkey-server on this machine. Install one (apt-get install redis-server, ' +
  'brew install redis) to run the cluster suites.';

const program = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/**
 * `describe` for suites that need Redis. Without one on the machine the suite is skipped, saying how to get
 * one; under CI it fails instead, so that a missing Redis cannot pass for a tested cluster.
 */
export function describeWithRedis(title: string, suite: () => void): void {
  if (program || process.env['REDIS_URL']) describe(title, suite);
  else if (process.env['CI'] === 'true') {
    describe(title, () => {
      it('has a Redis to run against', () => {
        throw new Error(HOW_TO_GET_ONE);
      });
    });
  } else describe.skip(`${title} (skipped: ${HOW_TO_GET_ONE})`, suite);
}

/**
 * Starts a Redis on a free port and returns when it answers. Only within `describeWithRedis`.
 * Where no program is installed it is the one in REDIS_URL, which is not ours to stop: a test that wants it
 * killed or restarted then fails, saying so.
 */
export async function startTestRedis(): Promise<TestRedis> {
  if (!program) return givenRedis();
  const binary = program;
  let { child, port } = await launchOnFreePort(binary);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  const start = async () => {
    child = await launch(binary, port);
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    restart: async () => {
      await end('SIGTERM');
      await start();
    },
  };
}

function givenRedis(): TestRedis {
  const url = process.env['REDIS_URL'];
  if (!url) throw new Error(HOW_TO_GET_ONE);
  const refuse = async () => {
    throw new Error(`The Redis in REDIS_URL is not stopped by tests, and there is ${HOW_TO_GET_ONE}`);
  };
  return { url, stop: async () => {}, kill: refuse, start: refuse, restart: refuse };
}

// A free port can be taken by another program between our finding it and Redis binding it.
async function launchOnFreePort(binary: string): Promise<{ child: ChildProcess; port: number }> {
  for (let left = 5; ; left -= 1) {
    const port = await freePort();
    try {
      return { child: await launch(binary, port), port };
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

async function launch(binary: string, port: number): Promise<ChildProcess> {
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', loglevel: 'warning', dir: '/tmp' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  // Should the test process die, its Redis must not outlive it.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.removeListener('exit', killWithUs));
  await answers(port, child, () => said);
  return child;
}

async function answers(port: number, child: ChildProcess, said: () => string): Promise<void> {
  const probe = new Redis(port, '127.0.0.1', {
    lazyConnect: true,
    retryStrategy: () => 10,
    maxRetriesPerRequest: null,
  });
  probe.on('error', () => {});
  try {
    const died = once(child, 'exit').then(() => {
      throw new Error(`${child.spawnfile} did not start: ${said()}`);
    });
    died.catch(() => {});
    const pid = async () => {
      for (;;) {
        // Whoever answers on this port must be the server just started, not another program's.
        const info = await probe.info('server');
        if (info.includes(`process_id:${child.pid}\r`)) return;
        await delay(10);
      }
    };
    await Promise.race([pid(), died]);
  } finally {
    probe.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
