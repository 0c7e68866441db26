// Orders, charges and gift cards of the permission matrix.
import { makeProductKeys } from '../../features/library/keys/make.ts';
import { fund } from '../money.ts';
import type { Maker } from './making.ts';

const value = { value: 500, currency: 'USD' } as const;

export const money = {
  async money({ app, whose }) {
    await fund(app.services, whose.me, 1_000);
  },
  /** Of the game that is free. */
  async order({ app, whose, gameId }) {
    const items = [{ gameId, price: 0 }];
    const bought = await whose.caller.wallet.buy({ items, currency: 'USD', key: app.services.newId() });
    const { lines } = await whose.caller.wallet.order(bought);
    return { orderId: bought.orderId, lineId: lines[0]?.id ?? '' };
  },
  /** Begun, and not paid. */
  async charge({ app, whose }) {
    const asked = { amount: 500, currency: 'USD', key: app.services.newId() } as const;
    return { chargeId: (await whose.caller.wallet.charges.start(asked)).id };
  },
  /** With a code, for anybody. */
  async card({ app, whose }) {
    const { giftCards } = whose.caller.wallet;
    const { card, code } = await giftCards.buy({ ...value, key: app.services.newId() });
    return { cardId: card.id, cardCode: code ?? '' };
  },
  /** Sent to them by somebody. */
  async sentCard({ app, whose }) {
    const sender = await app.member();
    await fund(app.services, sender.me, 1_000);
    const sent = { ...value, recipientId: whose.me.id, key: app.services.newId() };
    return { sentCardId: (await sender.caller.wallet.giftCards.buy(sent)).card.id };
  },
  async productKey({ app, spareGameId }) {
    const [productKey = ''] = await makeProductKeys(app.services, spareGameId, 1);
    return { productKey };
  },
} satisfies Record<string, Maker>;
