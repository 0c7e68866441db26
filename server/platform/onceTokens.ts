// Tokens that carry what the server would else have to keep: sealed, good for a while, and for one use on whichever
// instance.
import { hkdfSync, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { installation, spentTokens } from '../../drizzle/schema/platform.ts';
import type { Database, Transaction } from './postgres/database.ts';
import { seal, unseal } from './seal.ts';

const secretName = 'secret';

const heldSchema = z.object({ id: z.uuid(), expiresAt: z.number(), text: z.string() });

export type OnceTokens = {
  /**
   * A token that holds the text.
   * @param purpose no other opens it.
   * @param lasts milliseconds it is good for.
   */
  issue(purpose: string, text: string, lasts: number): Promise<string>;
  /** What it holds; null for what is forged, of another purpose, too old, or was redeemed before. */
  redeem(purpose: string, token: string): Promise<string | null>;
  /** The same, not used up yet: to be spent by its id with what it is good for. Null also for what is too old. */
  open(purpose: string, token: string): Promise<z.output<typeof heldSchema> | null>;
  /**
   * True for the first who spends this id before it runs out.
   * @param expiresAt epoch milliseconds.
   * @param tx leaves it unspent if it fails.
   */
  spend(id: string, expiresAt: number, tx?: Transaction): Promise<boolean>;
  /** A key of 32 bytes for a purpose, the same on every instance of this installation (HKDF, RFC 5869). */
  key(purpose: string): Promise<Buffer>;
};

type Resources = { database: Database; clock: { now(): number }; newId(): string };

export function createOnceTokens({ database, clock, newId }: Resources): OnceTokens {
  let secret: Promise<Buffer> | undefined;
  const key = async (purpose: string) => {
    secret ??= readSecret(database);
    secret.catch(() => {
      secret = undefined;
    });
    return Buffer.from(hkdfSync('sha256', await secret, '', purpose, 32));
  };
  const spend = async (id: string, expiresAt: number, tx: Transaction | Database['db'] = database.db) => {
    if (expiresAt <= clock.now()) return false;
    const rows = await tx
      .insert(spentTokens)
      .values({ id, expiresAt: new Date(expiresAt) })
      .onConflictDoNothing()
      .returning({ id: spentTokens.id });
    return rows.length === 1;
  };
  const open = async (purpose: string, token: string) => {
    const opened = unseal(await key(purpose), token);
    const held = opened === null ? null : heldSchema.parse(JSON.parse(opened));
    return held && held.expiresAt > clock.now() ? held : null;
  };
  return {
    key,
    spend,
    open,
    async issue(purpose, text, lasts) {
      const held = { id: newId(), expiresAt: clock.now() + lasts, text };
      return seal(await key(purpose), JSON.stringify(held));
    },
    async redeem(purpose, token) {
      const held = await open(purpose, token);
      return held && (await spend(held.id, held.expiresAt)) ? held.text : null;
    },
  };
}

/** What all instances on this database derive their keys from; whoever needs it first makes it. */
async function readSecret({ db }: Database): Promise<Buffer> {
  await db
    .insert(installation)
    .values({ name: secretName, value: randomBytes(32).toString('base64') })
    .onConflictDoNothing();
  const [row] = await db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.name, secretName));
  return Buffer.from(z.string().parse(row?.value), 'base64');
}
