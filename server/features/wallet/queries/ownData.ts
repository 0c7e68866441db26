// What the wallet holds on a member, for their copy of it: orders, and movements of money.
import { and, asc, eq, gt, or } from 'drizzle-orm';
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

export const walletParts: ExportPart[] = [
  { name: 'orders', read: linesOf },
  { name: 'ledger', read: entriesOf },
];
