// Gift cards a member has bought, and those sent to them.
import { and, asc, desc, eq, gt, lt, or, type SQL } from 'drizzle-orm';
import { giftCards } from '../../../../drizzle/schema/payments.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Currency } from '../../../../shared/countries.ts';
import { showGiftCardCode } from '../../../../shared/giftCardCode.ts';
import type { GiftCard, ReceivedGiftCard } from '../../../../shared/payments.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { codeOf } from './codes.ts';

type Row = typeof giftCards.$inferSelect;
type Asked = { cursor?: string | null | undefined; limit: number };

const common = (row: Row) => ({
  id: row.id,
  amount: { amount: row.amount, currency: row.currency as Currency },
  boughtAt: row.boughtAt.getTime(),
  redeemedAt: row.redeemedAt?.getTime() ?? null,
});

const present = (row: Row, members: Map<string, MemberRef>): GiftCard => ({
  ...common(row),
  recipient: row.recipientId === null ? null : (members.get(row.recipientId) ?? null),
});

/** A page of rows, the newest first. */
async function pageOf({ db }: Database, whose: SQL, asked: Asked) {
  const { boughtAt, id } = giftCards;
  const [at, last] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const rest =
    at === undefined || last === undefined
      ? undefined
      : or(lt(boughtAt, new Date(at)), and(eq(boughtAt, new Date(at)), gt(id, last)));
  const found = await db
    .select()
    .from(giftCards)
    .where(and(whose, rest))
    .orderBy(desc(boughtAt), asc(id))
    .limit(asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const end = found.length > asked.limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: end ? encodeCursor([end.boughtAt.getTime(), end.id]) : null };
}

/** @throws AppError BAD_CURSOR. */
export async function listBoughtCards(
  database: Database,
  memberId: string,
  asked: Asked,
): Promise<Page<GiftCard>> {
  const { rows, nextCursor } = await pageOf(database, eq(giftCards.buyerId, memberId), asked);
  const members = await findMemberRefs(
    database,
    rows.flatMap(({ recipientId }) => recipientId ?? []),
  );
  return { items: rows.map((row) => present(row, members)), nextCursor };
}

/** @throws AppError BAD_CURSOR. */
export async function listReceivedCards(
  database: Database,
  memberId: string,
  asked: Asked,
): Promise<Page<ReceivedGiftCard>> {
  const { rows, nextCursor } = await pageOf(database, eq(giftCards.recipientId, memberId), asked);
  const members = await findMemberRefs(
    database,
    rows.map(({ buyerId }) => buyerId),
  );
  return {
    items: rows.map((row) => ({ ...common(row), sender: members.get(row.buyerId) ?? null })),
    nextCursor,
  };
}

async function findRow({ db }: Database, buyerId: string, cardId: string): Promise<Row> {
  const [row] = await db
    .select()
    .from(giftCards)
    .where(and(eq(giftCards.id, cardId), eq(giftCards.buyerId, buyerId)));
  if (!row) throw new AppError('GIFT_CARD_NOT_FOUND');
  return row;
}

/** @throws AppError GIFT_CARD_NOT_FOUND, also for one that somebody else bought. */
export async function findOwnCard(database: Database, buyerId: string, cardId: string): Promise<GiftCard> {
  const row = await findRow(database, buyerId, cardId);
  return present(row, await findMemberRefs(database, row.recipientId === null ? [] : [row.recipientId]));
}

/**
 * The code of a card its buyer may still give away, in groups of four.
 * @throws AppError GIFT_CARD_NOT_FOUND, also for one that was sent to somebody; GIFT_CARD_USED.
 */
export async function showCode(services: Services, buyerId: string, cardId: string): Promise<string> {
  const row = await findRow(services.database, buyerId, cardId);
  if (row.recipientId !== null) throw new AppError('GIFT_CARD_NOT_FOUND');
  if (row.redeemedAt !== null) throw new AppError('GIFT_CARD_USED');
  return showGiftCardCode(await codeOf(services, cardId));
}
