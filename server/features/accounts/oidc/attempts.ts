// Sign-ins on their way through a provider: kept here under a hash, taken once, and only by the browser that began.
import { and, eq, gt } from 'drizzle-orm';
import { oidcAttempts } from '../../../../drizzle/schema/accounts.ts';
import { type Country, countrySchema, type Language, languageSchema } from '../../../../shared/primitives.ts';
import { newSecret, secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import type { Secrets } from './provider.ts';

export type Attempt = {
  provider: string;
  /** The path of the page to go on to. */
  back: string;
  /** For an account that may be made. */
  country: Country;
  language: Language;
  /** Whose account is to be connected; null for a sign-in. */
  sessionId: string | null;
};

/** Seconds somebody may take at the provider. */
export const attemptSeconds = 600;

/** Keeps an attempt. @returns the secret for the browser's cookie. */
export async function keepAttempt(
  { database, clock }: Services,
  attempt: Attempt,
  { state, nonce, codeVerifier }: Secrets,
): Promise<string> {
  const browserSecret = newSecret();
  await database.db.insert(oidcAttempts).values({
    ...attempt,
    stateHash: secretHash(state),
    browserHash: secretHash(browserSecret),
    nonce,
    codeVerifier,
    expiresAt: new Date(clock.now() + attemptSeconds * 1_000),
  });
  return browserSecret;
}

/** Takes the attempt of a state; of several calls at once one gets it. Null where the browser is not the one that began. */
export async function takeAttempt(
  { database, clock }: Services,
  { provider, state, browserSecret }: { provider: string; state: string; browserSecret: string },
): Promise<{ attempt: Attempt; secrets: Secrets } | null> {
  const [taken] = await database.db
    .delete(oidcAttempts)
    .where(
      and(
        eq(oidcAttempts.stateHash, secretHash(state)),
        eq(oidcAttempts.browserHash, secretHash(browserSecret)),
        eq(oidcAttempts.provider, provider),
        gt(oidcAttempts.expiresAt, new Date(clock.now())),
      ),
    )
    .returning();
  if (!taken) return null;
  const { nonce, codeVerifier, back, sessionId } = taken;
  const country = countrySchema.parse(taken.country);
  const language = languageSchema.parse(taken.language);
  return {
    attempt: { provider, back, country, language, sessionId },
    secrets: { state, nonce, codeVerifier },
  };
}
