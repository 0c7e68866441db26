// `lobby user:…`: members from the command line of the machine, which may do everything.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { emailSchema, nicknameSchema } from '../../shared/accounts.ts';
import { type MemberKind, memberKinds, type Role, roles } from '../../shared/ranks.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import {
  banMember,
  createMember,
  endMemberSessions,
  setKind,
  setRole,
  unbanMember,
} from '../features/accounts/commands.ts';
import { findMemberIdByEmail, listSessionsOf } from '../features/accounts/queries.ts';
import { createBus, createLive } from '../live/index.ts';
import { createLog } from '../platform/log.ts';
import { type Database, openDatabase } from '../platform/postgres/database.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

type Values = Record<string, string | boolean | undefined>;
type Tools = {
  database: Database;
  services: Parameters<typeof banMember>[0];
  /** The member an address belongs to. */
  member(): Promise<string>;
  values: Values;
  say(text: string): void;
};

const day = 24 * 3_600_000;

const text = (values: Values, name: string): string => {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing.`);
  return value.trim();
};

function roleOf(values: Values): Role {
  const role = roles.find((known) => known === values['role']);
  if (!role) throw new UsageError(`--role takes ${roles.join(', ')}.`);
  return role;
}

function kindOf(values: Values): MemberKind {
  const kind = memberKinds.find((known) => known === values['kind']);
  if (!kind) throw new UsageError(`--kind takes ${memberKinds.join(', ')}.`);
  return kind;
}

/** Milliseconds of `--days`; null without it. */
function daysOf(values: Values): number | null {
  if (values['days'] === undefined) return null;
  const days = Number(values['days']);
  if (!(days > 0 && days <= 36_500)) throw new UsageError('--days takes a number above 0.');
  return days * day;
}

async function create({ services, values, say }: Tools): Promise<void> {
  const email = emailSchema.safeParse(text(values, 'email'));
  if (!email.success) throw new UsageError('--email is not an address.');
  const nickname = nicknameSchema.safeParse(text(values, 'nickname'));
  if (!nickname.success) throw new UsageError('--nickname takes 2 to 20 letters or digits.');
  const password = randomBytes(12).toString('base64url');
  const role = values['role'] === undefined ? 'member' : roleOf(values);
  const member = { id: services.newId(), email: email.data, nickname: nickname.data, password, role };
  await createMember(services, member);
  say(`Made ${member.nickname} <${member.email}>, ${role}. The password, told this once: ${password}`);
}

async function ban({ services, member, values, say }: Tools): Promise<void> {
  const reason = text(values, 'reason');
  const length = daysOf(values);
  const until = length === null ? null : services.clock.now() + length;
  await banMember(services, 'console', await member(), { reason, until });
  say(until === null ? 'Banned for good.' : `Banned until ${new Date(until).toISOString()}.`);
}

async function sessions({ services, database, member, values, say }: Tools): Promise<void> {
  const memberId = await member();
  const all = await listSessionsOf(database, memberId);
  for (const { id, userAgent, address, lastSeenAt } of all) {
    say(`${id}  ${lastSeenAt.toISOString()}  ${address}  ${userAgent}`);
  }
  say(`${all.length} session${all.length === 1 ? '' : 's'}.`);
  if (!values['end']) return;
  await endMemberSessions(services, 'console', memberId);
  say('Ended. Servers that run close their connections within 5 seconds.');
}

const actions: Record<string, { run(tools: Tools): Promise<void>; options: string[] }> = {
  'user:create': { run: create, options: ['email', 'nickname', 'role'] },
  'user:role': {
    options: ['email', 'role'],
    async run({ services, member, values, say }) {
      const role = roleOf(values);
      await setRole(services, 'console', await member(), role);
      say(`Now ${role}.`);
    },
  },
  'user:kind': {
    options: ['email', 'kind'],
    async run({ services, member, values, say }) {
      const kind = kindOf(values);
      await setKind(services, 'console', await member(), kind);
      say(`Now ${kind}.`);
    },
  },
  'user:ban': { run: ban, options: ['email', 'reason', 'days'] },
  'user:unban': {
    options: ['email'],
    async run({ services, member, say }) {
      await unbanMember(services, 'console', await member());
      say('May come in again.');
    },
  },
  'user:sessions': { run: sessions, options: ['email', 'end'] },
};

function readOptions(action: string, args: string[]): Values {
  const names = actions[action]?.options ?? [];
  const options = Object.fromEntries(
    names.map((name) => [name, { type: name === 'end' ? ('boolean' as const) : ('string' as const) }]),
  );
  try {
    return parseArgs({ args, options }).values as Values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs one of the `user:` commands on the database of the settings. */
export const userCommand =
  (action: string) =>
  async (args: string[]): Promise<void> => {
    const values = readOptions(action, args);
    const config = readConfig(process.env);
    const owned = await provideDatabase(config, () => {}, { beside: true });
    const database = openDatabase(owned.url, { pool: 2 });
    const [clock, log] = [{ now: Date.now }, createLog('error')];
    // Servers that run find by themselves what is written here.
    const bus = createBus(null, log);
    const live = createLive({ database, bus, clock, log });
    const services = { live, clock, newId: uuidv7, endSession: () => {} };
    const member = async () => {
      const email = text(values, 'email');
      const id = await findMemberIdByEmail(database, email);
      if (id === null) throw new UsageError(`Nobody has the address ${email}.`);
      return id;
    };
    try {
      await actions[action]?.run({ database, services, member, values, say: console.log });
    } catch (error) {
      if (error instanceof AppError) throw new UsageError(`Refused: ${error.appCode}`);
      throw error;
    } finally {
      await live.close();
      await bus.close();
      await database.close();
      await owned.stop();
    }
  };
