// What the wallet holds on a member, for their copy of it: orders, charges, gift cards, and movements of money.
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { charges, giftCards } from '../../../../drizzle/schema/payments.ts';
import {
  ledgerAccounts,
  ledgerEntries,
  ledgerTransfers,
  orderLines,
  orders,
} from '../../../../drizzle/schema/wallet.ts';
import { byPages, type ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';

const linesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) =>
      tx
        .select({
          lineId: orderLines.id,
          orderId: orders.id,
          at: orders.at,
          boughtBy: orders.memberId,
          boughtFor: orders.recipientId,
          gameId: orderLines.gameId,
          price: orderLines.price,
          currency: orders.currency,
          refundedAt: orderLines.refundedAt,
          refundReason: orderLines.refundReason,
        })
        .from(orderLines)
        .innerJoin(orders, eq(orders.id, orderLines.orderId))
        .where(
          and(or(eq(orders.memberId, memberId), eq(orders.recipientId, memberId)), gt(orderLines.id, after)),
        )
        .orderBy(asc(orderLines.id))
        .limit(limit),
    ({ lineId }) => lineId,
  );

const entriesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) =>
      tx
        .select({
          transferId: ledgerTransfers.id,
          at: ledgerTransfers.at,
          kind: ledgerTransfers.kind,
          reference: ledgerTransfers.reference,
          amount: ledgerEntries.amount,
          currency: ledgerAccounts.currency,
        })
        .from(ledgerEntries)
        .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
        .innerJoin(ledgerTransfers, eq(ledgerTransfers.id, ledgerEntries.transferId))
        .where(and(eq(ledgerAccounts.memberId, memberId), gt(ledgerEntries.transferId, after)))
        .orderBy(asc(ledgerEntries.transferId))
        .limit(limit),
    ({ transferId }) => transferId,
  );

const chargesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) =>
      tx
        .select({
          chargeId: charges.id,
          at: charges.createdAt,
          amount: charges.amount,
          currency: charges.currency,
          provider: charges.provider,
          reference: charges.reference,
          state: charges.state,
          settledAt: charges.settledAt,
          orderId: charges.orderId,
        })
        .from(charges)
        .where(and(eq(charges.memberId, memberId), gt(charges.id, after)))
        .orderBy(asc(charges.id))
        .limit(limit),
    ({ chargeId }) => chargeId,
  );

const giftCardsOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) =>
      tx
        .select({
          cardId: giftCards.id,
          at: giftCards.boughtAt,
          boughtBy: giftCards.buyerId,
          sentTo: giftCards.recipientId,
          redeemedBy: giftCards.redeemedBy,
          redeemedAt: giftCards.redeemedAt,
          amount: giftCards.amount,
          currency: giftCards.currency,
        })
        .from(giftCards)
        .where(
          and(
            or(
              eq(giftCards.buyerId, memberId),
              eq(giftCards.recipientId, memberId),
              eq(giftCards.redeemedBy, memberId),
            ),
            gt(giftCards.id, after),
          ),
        )
        .orderBy(asc(giftCards.id))
        .limit(limit),
    ({ cardId }) => cardId,
  );

export const walletParts: ExportPart[] = [
  { name: 'orders', read: linesOf },
  { name: 'ledger', read: entriesOf },
  { name: 'charges', read: chargesOf },
  { name: 'giftCards', read: giftCardsOf },
];
