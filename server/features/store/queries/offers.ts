// What games cost at a moment, for whoever buys them: read inside the purchase's own transaction.
import type { Currency, Language } from '../../../../shared/primitives.ts';
import { discounted } from '../../../../shared/store.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';

export type Offer = {
  gameId: string;
  slug: string;
  title: string;
  /** Its names in languages where they differ. */
  titles: Partial<Record<Language, string>>;
  /** Null where the shop knows of none. */
  publisherId: string | null;
  /** Minor units, without a sale and with it; null when it is not for sale, or not in this currency. */
  listPrice: number | null;
  price: number | null;
};

type Row = Pick<Offer, 'slug' | 'title' | 'titles'> & {
  id: string;
  publisher_id: string | null;
  amount: string | null;
  percent: number | null;
};

/**
 * The offers for these games, by game; those that do not exist are left out.
 * @param now epoch milliseconds: which sales run is decided by it.
 */
export async function findOffers(
  db: Executor,
  gameIds: readonly string[],
  currency: Currency,
  now: number,
): Promise<Map<string, Offer>> {
  const at = new Date(now).toISOString();
  const rows = await plain(db)<Row[]>`
    select games.id, games.slug, games.title, games.titles, games.publisher_id, prices.amount, (
      select max(percent) from sales
      where sales.game_id = games.id and starts_at <= ${at}::timestamptz and ends_at > ${at}::timestamptz
    ) as percent
    from games left join prices on prices.game_id = games.id and prices.currency = ${currency} and games.sold
    where games.state <> 'draft' and games.id = any(${`{${gameIds.join(',')}}`}::uuid[])`;
  return new Map(
    [...rows].map(({ id, slug, title, titles, publisher_id, amount, percent }) => {
      const listPrice = amount === null ? null : Number(amount);
      const price = listPrice === null || percent === null ? listPrice : discounted(listPrice, percent);
      return [
        id,
        { gameId: id, slug, title, titles: titles ?? {}, publisherId: publisher_id, listPrice, price },
      ];
    }),
  );
}
