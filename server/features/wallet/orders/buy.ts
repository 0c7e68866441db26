// Buying: one call, one transaction, one key. Whoever pays is held from the first statement to the last.
import { sql } from 'drizzle-orm';
import type { Country } from '../../../../shared/countries.ts';
import type { Currency } from '../../../../shared/primitives.ts';
import { publisherShare } from '../../../../shared/refunds.ts';
import type { GameRef } from '../../../../shared/store.ts';
import type { Bought, BuyInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findAddressee, holdBoth } from '../../accounts/queries.ts';
import { raise } from '../../alerts/commands.ts';
import { grant } from '../../library/commands.ts';
import { award } from '../../profiles/commands/award.ts';
import { clearCart, noteBought } from '../../store/commands.ts';
import { findOffers, type Offer } from '../../store/queries/offers.ts';
import { type Entry, holdBalance, post, publisherEntry } from '../ledger/post.ts';
import { receiptLetter } from '../letters/receipt.ts';

export type Buyer = { id: string; country: Country; currency: Currency };

type Line = {
  id: string;
  gameId: string;
  game: GameRef;
  /** Its names in languages where they differ. */
  titles: Offer['titles'];
  /** Null where the shop knows of none. */
  publisherId: string | null;
  listPrice: number;
  price: number;
  share: number;
};

/**
 * Buys games for oneself or somebody else: pays, shares, grants, clears wishes and writes the order, or does nothing.
 * The same key again gives the first answer.
 * @throws AppError GAME_NOT_FOUND, NOT_FOR_SALE, PRICE_CHANGED, ALREADY_OWNED, INSUFFICIENT_FUNDS, MEMBER_NOT_FOUND,
 *   GIFT_TO_SELF, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function buy(services: Services, buyer: Buyer, input: BuyInput): Promise<Bought> {
  if (input.recipientId === buyer.id) throw new AppError('GIFT_TO_SELF');
  await services.limits.consume('buy', buyer.id);
  const bought = await services.live.transact(async (tx) => {
    await holdBoth(tx, buyer.id, input.recipientId ?? buyer.id);
    return buyWithin(tx, services, buyer, input);
  });
  services.mail.wake();
  return bought;
}

/** The same as a part of a transaction that holds the buyer, and whoever gets it, already. */
export async function buyWithin(
  tx: Transaction,
  services: Services,
  buyer: Buyer,
  input: BuyInput,
): Promise<Bought> {
  const { key, recipientId = buyer.id, ...rest } = input;
  const now = services.clock.now();
  const call = { memberId: buyer.id, procedure: 'wallet.buy', key, input: { ...rest, recipientId }, now };
  const { result } = await onceByKey(tx, call, () =>
    place(tx, services, buyer, { ...input, recipientId }, now),
  );
  return result;
}

async function place(
  tx: Transaction,
  services: Services,
  buyer: Buyer,
  { items, currency, recipientId }: BuyInput & { recipientId: string },
  now: number,
): Promise<Bought> {
  const { newId } = services;
  // Statements that do not need each other's answers go out together, in this order: the wallet is held first.
  const [balance, lines, addressee] = await Promise.all([
    holdBalance(tx, buyer.id, buyer.currency),
    linesOf(tx, newId, buyer, items, currency, now),
    services.mail.works ? findAddressee({ db: tx }, buyer.id) : null,
  ]);
  const total = lines.reduce((sum, { price }) => sum + price, 0);
  if (total > balance)
    throw new AppError('INSUFFICIENT_FUNDS', { missing: total - balance, currency: buyer.currency });
  const orderId = newId();
  const gameIds = lines.map(({ gameId }) => gameId);
  const copies = lines.map(({ gameId, id }) => ({ gameId, lineId: id }));
  const kind = 'purchase';
  const entries = entriesOf(buyer, lines);
  // The accounts of publishers and the store, which all buyers share, are held last and shortest.
  await Promise.all([
    writeOrder(tx, { id: orderId, buyer, recipientId, total, lines, now }),
    // Games are held before the copies, as by whoever writes about them.
    noteBought(tx, recipientId, gameIds),
    grant(tx, recipientId, copies, now),
    clearCart(tx, buyer.id, gameIds),
    addressee && sendReceipt(tx, services, buyer, addressee, { orderId, total, recipientId, lines }),
    awardPurchase(tx, buyer.id, lines, now),
    post(tx, { id: newId(), kind, reference: orderId, currency: buyer.currency, at: now, entries }),
  ]);
  tellOfGift(tx, services, { to: recipientId, buyer, orderId, lines });
  const money = (amount: number) => ({ amount, currency: buyer.currency });
  return { orderId, total: money(total), balance: money(balance - total) };
}

/** Whoever gets something from somebody else is told. */
function tellOfGift(
  tx: Transaction,
  services: Services,
  gift: { to: string; buyer: Buyer; orderId: string; lines: readonly Line[] },
): void {
  const { to, buyer, orderId, lines } = gift;
  const [first] = lines;
  if (to === buyer.id || !first) return;
  const params = { game: first.game, games: lines.length, orderId };
  raise(tx, services, { to, kind: 'gift', actorId: buyer.id, source: orderId, subject: orderId, params });
}

/** The prices as they are now, which must be those that were seen. */
async function linesOf(
  tx: Transaction,
  newId: () => string,
  buyer: Buyer,
  items: BuyInput['items'],
  currency: Currency,
  now: number,
): Promise<Line[]> {
  const offers = await findOffers(
    tx,
    items.map(({ gameId }) => gameId),
    buyer.currency,
    now,
  );
  return items.map(({ gameId, price: seen }) => {
    const offer = offers.get(gameId);
    if (!offer) throw new AppError('GAME_NOT_FOUND', { gameId });
    const { slug, title, titles, publisherId, listPrice, price } = offer;
    if (listPrice === null || price === null) throw new AppError('NOT_FOR_SALE', { gameId });
    // A price in another currency is another price, whatever its number.
    if (price !== seen || currency !== buyer.currency)
      throw new AppError('PRICE_CHANGED', { gameId, seen, now: price, currency: buyer.currency });
    return {
      id: newId(),
      gameId,
      game: { id: gameId, slug, title },
      titles,
      publisherId,
      listPrice,
      price,
      share: publisherId === null ? 0 : publisherShare(price),
    };
  });
}

type Addressee = NonNullable<Awaited<ReturnType<typeof findAddressee>>>;
type Placed = { orderId: string; total: number; recipientId: string; lines: readonly Line[] };

/** Written with the order, so that it goes out exactly if the order stands. */
async function sendReceipt(
  tx: Transaction,
  { mail, config }: Services,
  buyer: Buyer,
  { email, nickname, language, proven }: Addressee,
  { orderId, total, recipientId, lines }: Placed,
): Promise<void> {
  // What costs nothing could be ordered to fill the box of somebody whose address was typed here.
  if (total === 0 && !proven) return;
  const letter = receiptLetter({
    name: nickname,
    language,
    lines: lines.map(({ game, titles, price }) => ({ title: titles[language] ?? game.title, price })),
    total: { amount: total, currency: buyer.currency },
    isGift: recipientId !== buyer.id,
    url: `${config.publicUrl}/orders/${orderId}`,
  });
  await mail.post(tx, email, letter, buyer.id);
}

type Written = {
  id: string;
  buyer: Buyer;
  recipientId: string;
  total: number;
  lines: readonly Line[];
  now: number;
};

async function writeOrder(tx: Transaction, { id, buyer, recipientId, total, lines, now }: Written) {
  const rows = lines.map((line, position) => ({
    id: line.id,
    position,
    game: line.gameId,
    publisher: line.publisherId,
    list: line.listPrice,
    price: line.price,
    share: line.share,
  }));
  await tx.execute(sql`
    with placed as (
      insert into orders (id, member_id, recipient_id, country, currency, total, at)
      values (${id}, ${buyer.id}, ${recipientId}, ${buyer.country}, ${buyer.currency}, ${total}, ${new Date(now).toISOString()})
    )
    insert into order_lines (id, order_id, position, game_id, publisher_id, list_price, price, share)
    select id, ${id}, position, game, publisher, list, price, share
    from json_to_recordset((${JSON.stringify(rows)}::text)::json) as rows(
      id uuid, position smallint, game uuid, publisher uuid, list bigint, price bigint, share bigint
    )`);
}

/** What was free counts for nothing. */
const awardPurchase = (tx: Transaction, buyerId: string, lines: readonly Line[], now: number) =>
  award(
    tx,
    buyerId,
    'purchase',
    lines.flatMap(({ id, price }) => (price > 0 ? [id] : [])),
    now,
  );

/** Buyer out; publishers and the store in. */
const entriesOf = (buyer: Buyer, lines: readonly Line[]): Entry[] =>
  lines.flatMap(({ publisherId, price, share }): Entry[] => [
    { account: { kind: 'member', memberId: buyer.id }, amount: -price },
    ...publisherEntry(publisherId, buyer.country, share),
    { account: { kind: 'fee' }, amount: price - share },
  ]);
