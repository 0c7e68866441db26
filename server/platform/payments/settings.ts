// The settings of payments, read from what the environment says: which provider, and whether it can work.
import { z } from 'zod';
import { isLoopback } from '../../loopback.ts';
import type { PaymentSettings } from './index.ts';

/** KakaoPay's key must not travel in the clear; on this machine there is no way between. */
const isSafe = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};

export const paymentEnvironment = {
  /**
   * Who takes money: kakaopay, or the sandbox, which takes none and gives it to everybody. Default: sandbox with the
   * demo where nobody but this machine can come in, else off. Elsewhere the sandbox only when it is named here.
   */
  LOBBY_PAYMENTS: z.enum(['sandbox', 'kakaopay', 'off']).optional(),
  /** The secret key and the shop's code (cid) as KakaoPay gave them. */
  KAKAOPAY_SECRET_KEY: z.string().min(1).max(200).optional(),
  KAKAOPAY_CID: z.string().min(1).max(10).optional(),
  /** Where KakaoPay's interface is. */
  KAKAOPAY_URL: z
    .string()
    .refine(isSafe, 'must be an https address (http only on loopback)')
    .default('https://open-api.kakaopay.com'),
  /** Milliseconds KakaoPay may take to answer; later its answer is looked up. */
  KAKAOPAY_PATIENCE: z.coerce.number().int().min(100).max(60_000).default(10_000),
};

type Environment = z.infer<z.ZodObject<typeof paymentEnvironment>> & { PUBLIC_URL?: string | undefined };

const kakaoNames = ['KAKAOPAY_SECRET_KEY', 'KAKAOPAY_CID'] as const;

/** @param present the settings that are there. @param isPrivate whether only this machine can come in. */
export function problemsOfPayments(present: Record<string, unknown>, isPrivate: boolean): string[] {
  if (present['LOBBY_PAYMENTS'] !== 'kakaopay') {
    return Object.keys(paymentEnvironment)
      .filter((name) => name.startsWith('KAKAOPAY_') && present[name] !== undefined)
      .map((name) => `  ${name}: only with LOBBY_PAYMENTS=kakaopay`);
  }
  const problems = kakaoNames
    .filter((name) => present[name] === undefined)
    .map((name) => `  ${name}: needed by LOBBY_PAYMENTS=kakaopay`);
  if (present['PUBLIC_URL'] === undefined && !isPrivate) {
    problems.push('  PUBLIC_URL: needed, since KakaoPay sends payers back to it');
  }
  return problems;
}

/** @param isDemo whether the sandbox may stand in unasked. @param publicUrl without a slash at the end. */
export function paymentsOf(
  settings: Environment,
  { isDemo, publicUrl }: { isDemo: boolean; publicUrl: string },
): PaymentSettings | null {
  const kind = settings.LOBBY_PAYMENTS ?? (isDemo ? 'sandbox' : 'off');
  if (kind === 'sandbox') return { kind };
  const { KAKAOPAY_SECRET_KEY: secretKey, KAKAOPAY_CID: cid } = settings;
  if (kind === 'off' || !secretKey || !cid) return null;
  const url = settings.KAKAOPAY_URL.replace(/\/+$/, '');
  return { kind, url, secretKey, cid, patience: settings.KAKAOPAY_PATIENCE, publicUrl };
}
