// The command line `lobby`: finds the command, runs it, turns what fails into a sentence and an exit code.
import { ConfigError } from '../config.ts';
import { EmbeddedPostgresError } from '../platform/postgres/embedded/error.ts';
import { AlreadySeededError } from '../seed/seed.ts';
import { gameStateCommand } from './game.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { ledgerCommand } from './ledger.ts';
import { migrateCommand } from './migrate.ts';
import { publisherMemberCommand } from './publisher.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';
import { UsageError } from './usage.ts';
import { userCommand } from './user.ts';

type Command = { run(args: string[]): Promise<void>; summary: string };

const commands: Record<string, Command> = {
  serve: { run: serveCommand, summary: 'start the server (the default)' },
  migrate: { run: migrateCommand, summary: 'bring the tables up to date' },
  seed: {
    run: seedCommand,
    summary: 'fill an empty database  --games N --members N --days N',
  },
  import: {
    run: importCommand,
    summary: 'take a catalogue file   FILE.csv [--dry-run] [--report F] [--columns name=title,…]',
  },
  keys: { run: keysCommand, summary: 'make product keys        GAME COUNT' },
  ledger: { run: ledgerCommand, summary: 'what accounts hold, and whether it adds up' },
  'game:state': {
    run: gameStateCommand,
    summary: 'move a game             --game SLUG --state draft|coming|early|released|delisted',
  },
  'publisher:member': {
    run: publisherMemberCommand,
    summary: 'who speaks for one      PUBLISHER EMAIL owner|editor|support|none',
  },
  'user:create': {
    run: userCommand('user:create'),
    summary: 'make a member           --email A --nickname N [--role R]',
  },
  'user:role': { run: userCommand('user:role'), summary: 'give a role             --email A --role R' },
  'user:kind': { run: userCommand('user:kind'), summary: 'normal, vip, publisher  --email A --kind K' },
  'user:ban': {
    run: userCommand('user:ban'),
    summary: 'keep a member out       --email A --reason T [--days N]',
  },
  'user:unban': { run: userCommand('user:unban'), summary: 'let a member in again   --email A' },
  'user:sessions': {
    run: userCommand('user:sessions'),
    summary: 'list sessions           --email A [--end]',
  },
};

const usage = () =>
  [
    'Usage: lobby <command>',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(17)}${summary}`),
    '',
    'Settings come from the environment; see README.md.',
  ].join('\n');

const [name = 'serve', ...args] = process.argv.slice(2);
const command = commands[name];

if (name === '--help' || name === '-h' || name === 'help') {
  console.log(usage());
} else if (!command) {
  console.error(`There is no command "${name}".\n\n${usage()}`);
  process.exitCode = 2;
} else {
  try {
    await command.run(args);
  } catch (error) {
    const told = [ConfigError, EmbeddedPostgresError, AlreadySeededError, UsageError];
    const expected = told.some((kind) => error instanceof kind);
    console.error(
      expected || !(error instanceof Error)
        ? String(error instanceof Error ? error.message : error)
        : error.stack,
    );
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
