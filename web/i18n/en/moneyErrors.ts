// Sentences for errors that only the pages of money meet: cart, checkout, wallet, orders.
import type { ErrorCode } from '../../../shared/errors.ts';

export const moneyErrors = {
  CART_FULL: 'There is room for {max, number} games in the cart. Buy some, or take some out.',
  NOT_FOR_SALE: 'One of these games is not for sale.',
  GAME_STATE: 'The game cannot go from "{from}" to "{to}".',
  ALREADY_OWNED: 'One of these games is in the library already.',
  BUNDLE_NOT_FOUND: 'There is no such bundle.',
  BUNDLE_NOT_FOR_SALE: 'This bundle is not for sale now.',
  BUNDLE_OVERLAPS: 'A game would be bought twice. Take it, or one of the bundles with it, out.',
  PRICE_CHANGED: 'A price has changed. Look at it, and buy if you still want to.',
  INSUFFICIENT_FUNDS: 'There is not enough in the wallet.',
  ORDER_NOT_FOUND: 'There is no such order.',
  REFUND_TOO_LATE: 'Games can be given back for {days, number} days; this one was bought before that.',
  REFUND_PLAYED: 'Games can be given back when played for less than {minutes, number} minutes.',
  ALREADY_REFUNDED: 'This game was given back already.',
  REFUND_CURRENCY:
    'This was paid in {currency}, and your wallet has another currency now. With your old country in the settings you can give it back.',
  GIFT_TO_SELF: 'A gift goes to somebody else.',
  WALLET_CURRENCY: 'Your wallet is in {currency}. Load the page again.',
  PAYMENTS_OFF: 'This shop takes no payments in your currency.',
  PAYMENT_UNAVAILABLE: 'The payment service does not answer. Nothing was charged; try again in a moment.',
  CHARGE_AMOUNT: 'That is less or more than can be charged at once.',
  CHARGE_NOT_NEEDED: 'There is enough in your wallet already.',
  CHARGE_NOT_FOUND: 'There is no such charge.',
  CHARGE_EXPIRED:
    'There was too little time to pay. Should anything have been taken, it will be in your wallet soon.',
  GIFT_CARD_NOT_FOUND: 'There is no such gift card.',
  GIFT_CARD_WRONG: 'No gift card has this code. Compare it sign by sign.',
  GIFT_CARD_USED: 'This gift card was redeemed already.',
  GIFT_CARD_CURRENCY: 'This gift card is in {currency}, and the wallet it would go to is not.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type MoneyErrorCode = keyof typeof moneyErrors;
