// Buying: one call, one transaction, one key. Whoever pays is held from the first statement to the last.
import type { Country, Currency } from '../../../../shared/countries.ts';
import type { Bought, BuyInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import { type KeyedCall, keepResult, takeKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Lastly } from '../../../platform/postgres/pipelined.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import type { Services } from '../../../services.ts';
import { findAddressee, holdBoth } from '../../accounts/queries.ts';
import { raise } from '../../alerts/commands.ts';
import { bondBetween } from '../../friends/queries.ts';
import { grant, tellLibraryAfter } from '../../library/commands.ts';
import { award } from '../../profiles/commands/award.ts';
import { tellDeedAfter } from '../../profiles/commands/deed.ts';
import { clearCart, clearCartBundles, noteBought } from '../../store/commands.ts';
import { type Entry, holdBalance, post, publisherEntry } from '../ledger/post.ts';
import { giftLetter } from '../letters/gift.ts';
import { receiptLetter } from '../letters/receipt.ts';
import { findOnOffer, type Line, linesOf } from './lines.ts';

export type Buyer = { id: string; country: Country; currency: Currency };

/**
 * Buys games for oneself or somebody else: pays, shares, grants, clears wishes and writes the order, or does nothing.
 * The same key again gives the first answer.
 * @throws AppError GAME_NOT_FOUND, NOT_FOR_SALE, PRICE_CHANGED, ALREADY_OWNED, INSUFFICIENT_FUNDS, MEMBER_NOT_FOUND,
 *   GIFT_TO_SELF, BUNDLE_NOT_FOUND, BUNDLE_NOT_FOR_SALE, BUNDLE_OVERLAPS, CART_FULL, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function buy(services: Services, buyer: Buyer, input: BuyInput): Promise<Bought> {
  if (input.recipientId === buyer.id) throw new AppError('GIFT_TO_SELF');
  await services.limits.consume('buy', buyer.id);
  const bought = await services.live.transactPipelined((tx, lastly) => {
    const held = holdBoth(tx, buyer.id, input.recipientId ?? buyer.id);
    return buyWithin(tx, services, buyer, input, { held, lastly });
  });
  services.mail.wake();
  return bought;
}

/**
 * The same as a part of a transaction that holds the buyer, and whoever gets it, already.
 * @param options.held the holding of them, where it was just issued.
 * @param options.lastly takes what is written; without it, it is waited for.
 */
export async function buyWithin(
  tx: Transaction,
  services: Services,
  buyer: Buyer,
  input: BuyInput,
  { held = null, lastly }: { held?: Promise<void> | null; lastly?: Lastly } = {},
): Promise<Bought> {
  const { key, recipientId = buyer.id, ...rest } = input;
  const now = services.clock.now();
  const call = { memberId: buyer.id, procedure: 'wallet.buy', key, input: { ...rest, recipientId }, now };
  // Statements that do not need each other's answers go out together, and PostgreSQL takes them in this order: members,
  // the key, the wallet. What is read is as it is when all these are held.
  const { works } = services.mail;
  const isGift = recipientId !== buyer.id;
  const [, first, balance, onOffer, addressee, receiver] = await Promise.all([
    held,
    takeKey<Bought>(tx, call),
    holdBalance(tx, buyer.id, buyer.currency),
    findOnOffer(tx, input, { recipientId, currency: buyer.currency, now }),
    works ? findAddressee({ db: tx }, buyer.id) : null,
    works && isGift ? findReceiver(tx, services, recipientId, buyer.id) : null,
  ]);
  if (first) return first.result;
  const lines = linesOf({ ...input, newId: services.newId, pays: buyer.currency, isGift }, onOffer);
  const { bought, issued } = place(tx, services, {
    buyer,
    recipientId,
    call,
    balance,
    lines,
    addressee,
    receiver,
  });
  if (lastly) lastly(issued);
  else await Promise.all(issued);
  return bought;
}

type Purchase = {
  buyer: Buyer;
  recipientId: string;
  call: KeyedCall;
  /** In the wallet, which is held. Minor units. */
  balance: number;
  lines: readonly Line[];
  addressee: Addressee | null;
  /** Who is told by mail that they were given something. */
  receiver: Addressee | null;
};

/** Issues all that is to be written; the database itself refuses what must not stand. */
function place(
  tx: Transaction,
  services: Services,
  { buyer, recipientId, call, balance, lines, addressee, receiver }: Purchase,
): { bought: Bought; issued: Promise<unknown>[] } {
  const { newId } = services;
  const { now } = call;
  const total = lines.reduce((sum, { price }) => sum + price, 0);
  if (total > balance)
    throw new AppError('INSUFFICIENT_FUNDS', { missing: total - balance, currency: buyer.currency });
  const orderId = newId();
  const gameIds = lines.map(({ gameId }) => gameId);
  const bundleIds = [...new Set(lines.flatMap(({ bundleId }) => bundleId ?? []))];
  const copies = lines.map(({ gameId, id }) => ({ gameId, lineId: id }));
  const kind = 'purchase';
  const entries = entriesOf(buyer, lines);
  const money = (amount: number) => ({ amount, currency: buyer.currency });
  const bought = { orderId, total: money(total), balance: money(balance - total) };
  // The accounts of publishers and the store, which all buyers share, are held last and shortest.
  const issued = [
    writeOrder(tx, { id: orderId, buyer, recipientId, total, lines, now }),
    clearCart(tx, buyer.id, gameIds),
    ...(bundleIds.length > 0 ? [clearCartBundles(tx, buyer.id, bundleIds)] : []),
    keepResult(tx, call, bought),
    ...(addressee
      ? [sendReceipt(tx, services, buyer, addressee, { orderId, total, recipientId, lines })]
      : []),
    ...(receiver && addressee
      ? [sendGift(tx, services, receiver, addressee.nickname, recipientId, lines)]
      : []),
    // Games are held before the copies, as by whoever writes about them.
    noteBought(tx, recipientId, gameIds),
    grant(tx, recipientId, copies, now),
    awardPurchase(tx, buyer.id, lines, now),
    post(tx, { id: newId(), kind, reference: orderId, currency: buyer.currency, at: now, entries }),
  ];
  tellOfGift(tx, services, { to: recipientId, buyer, orderId, lines });
  tellLibraryAfter(tx, recipientId);
  tellDeedAfter(tx, recipientId);
  return { bought, issued };
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

/** Mail goes to an address that is proven alone, and not from somebody who is blocked. */
async function findReceiver(
  tx: Transaction,
  { database }: Services,
  recipientId: string,
  buyerId: string,
): Promise<Addressee | null> {
  const [receiver, bond] = await Promise.all([
    findAddressee({ db: tx }, recipientId),
    bondBetween(database, recipientId, buyerId),
  ]);
  return receiver?.proven && bond !== 'blocked' ? receiver : null;
}

/** Tells whoever was given games, in their language. */
async function sendGift(
  tx: Transaction,
  { mail, config }: Services,
  { email, nickname, language }: Addressee,
  giver: string,
  recipientId: string,
  lines: readonly Line[],
): Promise<void> {
  const letter = giftLetter({
    name: nickname,
    giver,
    language,
    titles: lines.map(({ game, titles }) => titles[language] ?? game.title),
    url: `${config.publicUrl}/library`,
  });
  await mail.post(tx, email, letter, recipientId);
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
    bundle: line.bundleId,
  }));
  await plain(tx)`
    with placed as (
      insert into orders (id, member_id, recipient_id, country, currency, total, at)
      values (${id}, ${buyer.id}, ${recipientId}, ${buyer.country}, ${buyer.currency}, ${total}, ${new Date(now).toISOString()})
    )
    insert into order_lines (id, order_id, position, game_id, publisher_id, list_price, price, share, bundle_id)
    select id, ${id}::uuid, position, game, publisher, list, price, share, bundle
    from json_to_recordset((${JSON.stringify(rows)}::text)::json) as rows(
      id uuid, position smallint, game uuid, publisher uuid, list bigint, price bigint, share bigint, bundle uuid
    )`;
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
