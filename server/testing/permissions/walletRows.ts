// Who may do what with money: everybody with their own alone.
import { expect } from 'vitest';
import { cells, type Rows } from './row.ts';
import type { World } from './world.ts';

const members = cells('- - + + + + + +');
const key = ({ app }: World) => ({ key: app.services.newId() });
const charge = ({ ids }: World) => ({ chargeId: ids['chargeId'] });
const value = { value: 500, currency: 'USD' };
/** The caller's own thing of that kind, and nothing of anybody else's. */
const ownOf =
  (name: string) =>
  ({ own }: World) => ({ items: own[name] ? [{ id: own[name] }] : [] });

//                    guest banned member friend other owner moderator admin
const ownCharge = cells('- - ! ! ! + ! !', 'CHARGE_NOT_FOUND');
const ownOrder = cells('- - ! ! ! + ! !', 'ORDER_NOT_FOUND');
const ownCard = cells('- - ! ! ! + ! !', 'GIFT_CARD_NOT_FOUND');

export const walletRows: Rows = {
  'wallet.balance': {
    may: members,
    needs: ['money'],
    gives: ({ kind }) => ({ amount: kind === 'owner' || kind === 'other' ? 1_000 : 0, currency: 'USD' }),
  },
  'wallet.movements': {
    may: members,
    needs: ['money'],
    gives: ({ kind }) => ({
      items: kind === 'owner' || kind === 'other' ? [{ kind: 'charge', amount: { amount: 1_000 } }] : [],
    }),
  },
  'wallet.orders': { may: members, needs: ['order'], gives: ownOf('orderId') },
  'wallet.order': {
    may: ownOrder,
    needs: ['order'],
    input: ({ ids }) => ({ orderId: ids['orderId'] }),
    gives: ({ ids }) => ({ id: ids['orderId'] }),
  },
  'wallet.refund': {
    may: ownOrder,
    needs: ['order'],
    input: (w) => ({ lineId: w.ids['lineId'], reason: 'other', ...key(w) }),
    gives: ({ ids }) => ({ lineId: ids['lineId'] }),
    writes: ['order_lines', 'entitlements'],
  },
  'wallet.buy': {
    may: cells('- - + + ! ! + +', 'ALREADY_OWNED'),
    needs: ['order'],
    input: (w) => ({ items: [{ gameId: w.gameId, price: 0 }], currency: 'USD', ...key(w) }),
    gives: () => ({ orderId: expect.any(String) }),
    writes: ['orders', 'entitlements'],
  },
  'wallet.charges.ways': { may: members, gives: () => ({ provider: 'sandbox', currency: 'USD' }) },
  'wallet.charges.start': {
    may: members,
    input: (w) => ({ amount: 500, currency: 'USD', ...key(w) }),
    gives: () => ({ state: 'ready' }),
    writes: ['charges'],
  },
  // Nobody has paid, so the answer is that it waits.
  'wallet.charges.approve': {
    may: cells('- - ! ! ! = ! !', 'CHARGE_NOT_FOUND'),
    needs: ['charge'],
    input: charge,
    gives: ({ ids }) => ({ id: ids['chargeId'] }),
    writes: ['ledger_entries'],
  },
  'wallet.charges.giveUp': {
    may: ownCharge,
    needs: ['charge'],
    input: charge,
    gives: ({ ids }) => ({ id: ids['chargeId'], state: 'cancelled' }),
    writes: ['charges'],
  },
  'wallet.charges.find': {
    may: ownCharge,
    needs: ['charge'],
    input: charge,
    gives: ({ ids }) => ({ id: ids['chargeId'] }),
  },
  'wallet.charges.list': { may: members, needs: ['charge'], gives: ownOf('chargeId') },
  'wallet.giftCards.buy': {
    may: cells('- - ! ! + + ! !', 'INSUFFICIENT_FUNDS'),
    needs: ['money'],
    input: (w) => ({ ...value, ...key(w) }),
    gives: () => ({ balance: { amount: 500 } }),
    writes: ['gift_cards', 'ledger_entries'],
  },
  // Whoever has the code.
  'wallet.giftCards.redeem': {
    may: members,
    needs: ['money', 'card'],
    input: (w) => ({ code: w.ids['cardCode'], ...key(w) }),
    gives: ({ ids }) => ({ cardId: ids['cardId'], amount: { amount: 500 } }),
    writes: ['gift_cards', 'ledger_entries'],
  },
  'wallet.giftCards.accept': {
    may: ownCard,
    needs: ['sentCard'],
    input: (w) => ({ cardId: w.ids['sentCardId'], ...key(w) }),
    gives: ({ ids }) => ({ cardId: ids['sentCardId'] }),
    writes: ['gift_cards', 'ledger_entries'],
  },
  'wallet.giftCards.code': {
    may: ownCard,
    needs: ['money', 'card'],
    input: ({ ids }) => ({ cardId: ids['cardId'] }),
    gives: ({ ids }) => ({ code: ids['cardCode'] }),
  },
  'wallet.giftCards.bought': { may: members, needs: ['money', 'card'], gives: ownOf('cardId') },
  'wallet.giftCards.received': { may: members, needs: ['sentCard'], gives: ownOf('sentCardId') },
};
