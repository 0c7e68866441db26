// The port to whoever takes money for the shop. Features know this, and no provider.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Currency, Language, Money } from '../../../shared/primitives.ts';

/** What shall be paid. */
export type PaymentOrder = {
  /** Our reference: asked again with it, a provider may answer as before or anew; one of the answers counts. */
  id: string;
  /** Who pays, by their id. */
  payer: string;
  money: Money;
  /** What the payer reads that it is for. */
  title: string;
  language: Language;
  /** Whether the payer sits at a phone. */
  mobile: boolean;
  /** Where the payer comes back to, as a path of the page; a provider may add parameters. */
  back: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** A payment at its provider. */
export type Payment = {
  /** Ours and the provider's reference. */
  id: string;
  reference: string;
  payer: string;
  money: Money;
};

/** What the provider says of a payment. `amount` is what it took, in minor units. */
export type Seen =
  /** Nothing was taken, and may be still. */
  | { state: 'waiting' }
  | { state: 'approved'; amount: number }
  /** Nothing was taken, and will not be. */
  | { state: 'declined' }
  /** Given back, or given up before anything was taken. */
  | { state: 'cancelled' };

/** Every call may throw: then nobody knows what became of it, and `look` tells later. */
export type PaymentProvider = {
  name: string;
  currencies: readonly Currency[];
  /** Prepares a payment. @returns the provider's reference, and where the payer goes. */
  ready(order: PaymentOrder): Promise<{ reference: string; payUrl: string }>;
  /**
   * Takes the money, where the provider waits to be told so.
   * @param token what came with the payer from the provider's page. Never called twice for a payment, but after `waiting`.
   */
  approve(payment: Payment, token: string): Promise<Seen>;
  /** Gives a payment up of which nothing was taken. What was taken stays taken, and is told. */
  abandon(payment: Payment): Promise<Seen>;
  /** Gives back what was taken. */
  cancel(payment: Payment): Promise<void>;
  /** What became of it. */
  look(payment: Payment): Promise<Seen>;
  /** The key by which this provider signs what it tells on its own; null for one that never does. */
  webhookKey: (() => Promise<Buffer>) | null;
  /** Pages of a provider that lives in this very program, below `/payments/<name>/`. False for an unknown address. */
  pages: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>) | null;
};
