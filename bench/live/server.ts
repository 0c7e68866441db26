// One server process that is measured: Lobby as it is built, or a peer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../program.ts';

export type Server = {
  port: number;
  /** Microseconds of CPU used since the start. */
  cpu(): Promise<number>;
  /** Bytes of memory in use, after collecting garbage. */
  memory(): Promise<number>;
  /** SIGKILL. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type Places = { redis: string; database: string };

const probe = join(root, 'bench/live/probe.mjs');

/** What a start may add, such as `--cpu-prof`. */
export type StartOptions = { nodeFlags?: string[] };

/** Starts a file with arguments and waits until it says its port. */
async function start(
  args: string[],
  environment: Record<string, string>,
  { nodeFlags = [] }: StartOptions = {},
): Promise<Server> {
  const child = spawn(process.execPath, ['--expose-gc', ...nodeFlags, '--import', probe, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.removeListener('exit', killWithUs));
  const port = await portOf(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  const ask = async (question: 'cpu' | 'memory'): Promise<number> => {
    const answer = once(child, 'message');
    child.send(question);
    const [number] = await answer;
    return Number(number);
  };
  return {
    port,
    cpu: () => ask('cpu'),
    memory: () => ask('memory'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (part: Buffer) => {
      // The newest of it: whatever a server says must not fill this process.
      said = (said + part.toString()).slice(-10_000);
      const port = /(?:open at http:\/\/localhost:|listening on )(\d+)/.exec(said)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      if (code) console.error(`A server ended with ${code}: ${said}`);
      reject(new Error(`A server ended with ${code} before it listened.`));
    });
  });
}

export const startLobby = ({ redis, database }: Places, options?: StartOptions): Promise<Server> =>
  start(
    [join(root, 'dist/server/main.js'), 'serve'],
    {
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: database,
      REDIS_URL: redis,
      LOBBY_RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    },
    options,
  );

/** @param file a file of bench/peers. */
export const startPeer = (file: string, { redis, database }: Places): Promise<Server> =>
  start(['--import', 'tsx', join(root, 'bench/peers', file)], { REDIS_URL: redis, DATABASE_URL: database });
