// Captchas: proof of work for browsers, a picture or a sound for people whose browser cannot. Each is good for one
// answer, right or wrong, on whichever instance.
import { hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { installation, spentCaptchas } from '../../../drizzle/schema/platform.ts';
import type { Captcha, CaptchaAnswer, CaptchaKind } from '../../../shared/captcha.ts';
import type { Database } from '../postgres/database.ts';
import { drawPicture, randomText } from './picture.ts';
import { seal, unseal } from './seal.ts';
import { playCounts, randomCounts } from './sound.ts';

/** Milliseconds in which one must be answered. */
const lasts = 600_000;
/** Rounds of PBKDF2 a guess costs, and how many guesses it takes: about a second in a browser, none to check. */
const work = { cost: 1_000, fewest: 800, most: 2_400 } as const;
const secretName = 'captchaSecret';

export type Captchas = {
  /** A new one. */
  make(kind: CaptchaKind): Promise<Captcha>;
  /** Whether it was solved; it is used up either way. */
  solved(answer: CaptchaAnswer): Promise<boolean>;
};

type Resources = { database: Database; clock: { now(): number }; newId(): string };

const sealedSchema = z.object({ id: z.uuid(), expiresAt: z.number(), text: z.string() });
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(work.cost),
      keyLength: z.literal(32),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
      data: z.object({ id: z.uuid() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

export function createCaptchas({ database, clock, newId }: Resources): Captchas {
  let keys: Promise<ReturnType<typeof keysOf>> | undefined;
  const readKeys = () => {
    keys ??= readSecret(database).then(keysOf);
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };

  /** True once for each; what is lost between here and the caller's end is lost. */
  const spend = async (id: string, expiresAt: number): Promise<boolean> => {
    const rows = await database.db
      .insert(spentCaptchas)
      .values({ id, expiresAt: new Date(expiresAt) })
      .onConflictDoNothing()
      .returning({ id: spentCaptchas.id });
    return rows.length === 1;
  };

  const solvedWork = async (payload: string): Promise<boolean> => {
    const read = payloadSchema.safeParse(readJson(Buffer.from(payload, 'base64').toString()));
    if (!read.success) return false;
    const { challenge, solution } = read.data;
    const { signature, key } = await readKeys();
    const { expiresAt, data } = challenge.parameters;
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: signature,
      hmacKeySignatureSecret: key,
    });
    // The library looks at the machine's clock; ours decides.
    return verified && expiresAt * 1_000 > clock.now() && (await spend(data.id, expiresAt * 1_000));
  };

  const solvedSealed = async (token: string, answer: string): Promise<boolean> => {
    const { sealing } = await readKeys();
    const read = sealedSchema.safeParse(readJson(unseal(sealing, token) ?? ''));
    if (!read.success || read.data.expiresAt <= clock.now()) return false;
    const { id, expiresAt, text } = read.data;
    // Used up before it is judged: one guess each.
    return (await spend(id, expiresAt)) && answer.replace(/\s/g, '').toUpperCase() === text;
  };

  return {
    async make(kind) {
      const { signature, key, sealing } = await readKeys();
      const expiresAt = clock.now() + lasts;
      if (kind === 'work') {
        const challenge = await createChallenge({
          algorithm: 'PBKDF2/SHA-256',
          cost: work.cost,
          counter: randomInt(work.fewest, work.most),
          deriveKey,
          expiresAt: Math.ceil(expiresAt / 1_000),
          data: { id: newId() },
          hmacSignatureSecret: signature,
          hmacKeySignatureSecret: key,
        });
        return { kind, challenge: JSON.stringify(challenge) };
      }
      const text = kind === 'picture' ? randomText() : randomCounts();
      const file = kind === 'picture' ? await drawPicture(text) : playCounts(text);
      const token = seal(sealing, JSON.stringify({ id: newId(), expiresAt, text }));
      return { kind, token, file: file.toString('base64') };
    },
    solved: (answer) =>
      'work' in answer ? solvedWork(answer.work) : solvedSealed(answer.token, answer.answer),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What all instances on this database seal and sign with; whoever needs it first makes it. */
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

/** A key for each purpose from the one secret (HKDF, RFC 5869). */
export function keysOf(secret: Buffer) {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    signature: derive('captcha signature').toString('hex'),
    key: derive('captcha key signature').toString('hex'),
    sealing: derive('captcha answer'),
  };
}
