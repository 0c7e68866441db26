// 只在购物车、结账、钱包和订单页面出现的错误。
import type { moneyErrors as pattern } from '../en/moneyErrors.ts';
import type { Translation } from '../messages.ts';

export const moneyErrors: Translation<typeof pattern> = {
  CART_FULL: '购物车最多放 {max, number} 款游戏。',
  NOT_FOR_SALE: '其中有游戏目前不出售。',
  GAME_STATE: '这款游戏不能从“{from}”变为“{to}”。',
  ALREADY_OWNED: '其中有游戏已经在库里了。',
  BUNDLE_NOT_FOUND: '没有这个捆绑包。',
  BUNDLE_NOT_FOR_SALE: '这个捆绑包现在不出售。',
  BUNDLE_OVERLAPS: '有一款游戏会买两次。请移除它，或移除重复的捆绑包。',
  PRICE_CHANGED: '价格变了。请看一下新价格，仍想要再购买。',
  INSUFFICIENT_FUNDS: '钱包余额不足。',
  ORDER_NOT_FOUND: '没有这笔订单。',
  REFUND_TOO_LATE: '购买后 {days, number} 天内可以退款，这款已过期限。',
  REFUND_PLAYED: '游玩不到 {minutes, number} 分钟才能退款。',
  ALREADY_REFUNDED: '这款游戏已经退过了。',
  REFUND_CURRENCY: '这笔订单以 {currency} 支付，而你的钱包现在是另一种货币。在设置中改回原来的国家即可退款。',
  GIFT_TO_SELF: '礼物要送给别人。',
  WALLET_CURRENCY: '你的钱包使用 {currency}。请重新载入页面。',
  PAYMENTS_OFF: '这家商店不接受以你的货币付款。',
  PAYMENT_UNAVAILABLE: '支付服务没有响应。没有扣款,请稍后再试。',
  CHARGE_AMOUNT: '这个金额超出了单次充值的范围。',
  CHARGE_NOT_NEEDED: '你的钱包里已经有足够的钱。',
  CHARGE_NOT_FOUND: '没有这笔充值。',
  CHARGE_EXPIRED: '付款时间已过。如果已经扣款,钱很快会到你的钱包里。',
  GIFT_CARD_NOT_FOUND: '没有这张礼品卡。',
  GIFT_CARD_WRONG: '没有使用这个代码的礼品卡。请逐个字符核对。',
  GIFT_CARD_USED: '这张礼品卡已经兑换过了。',
  GIFT_CARD_CURRENCY: '这张礼品卡使用 {currency},与要存入的钱包货币不同。',
};
