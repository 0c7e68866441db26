// The provider that takes money for this shop, as its settings say.
import type { Logger } from 'pino';
import type { OnceTokens } from '../onceTokens.ts';
import type { Database } from '../postgres/database.ts';
import { createKakaoPay, type KakaoPaySettings } from './kakaopay.ts';
import type { PaymentProvider } from './port.ts';
import { createSandbox } from './sandbox/sandbox.ts';

export type PaymentSettings = { kind: 'sandbox' } | ({ kind: 'kakaopay' } & KakaoPaySettings);

type Resources = {
  database: Database;
  clock: { now(): number };
  newId(): string;
  onceTokens: OnceTokens;
  log: Logger;
};

/** @param settings null for a shop that takes no money. */
export function createPayments(
  settings: PaymentSettings | null,
  resources: Resources,
): PaymentProvider | null {
  if (settings === null) return null;
  return settings.kind === 'sandbox' ? createSandbox(resources) : createKakaoPay(settings);
}

export type { Payment, PaymentProvider, Seen } from './port.ts';
export { isSigned, signatureHeader, signatureSeconds } from './signature.ts';
