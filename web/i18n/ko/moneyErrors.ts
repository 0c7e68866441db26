// 장바구니, 결제, 지갑, 주문 화면에서만 만나는 오류의 문구.
import type { moneyErrors as pattern } from '../en/moneyErrors.ts';
import type { Translation } from '../messages.ts';

export const moneyErrors: Translation<typeof pattern> = {
  CART_FULL: '장바구니에는 게임을 {max, number}개까지 담을 수 있어요.',
  NOT_FOR_SALE: '판매하지 않는 게임이 있어요.',
  GAME_STATE: '이 게임은 "{from}"에서 "{to}"(으)로 바꿀 수 없어요.',
  ALREADY_OWNED: '이미 라이브러리에 있는 게임이 있어요.',
  BUNDLE_NOT_FOUND: '그런 번들이 없어요.',
  BUNDLE_NOT_FOR_SALE: '지금은 판매하지 않는 번들이에요.',
  BUNDLE_OVERLAPS: '같은 게임을 두 번 사게 돼요. 그 게임이나 겹치는 번들을 빼 주세요.',
  PRICE_CHANGED: '가격이 바뀌었어요. 확인하고 계속 원하시면 구매해 주세요.',
  INSUFFICIENT_FUNDS: '지갑 잔액이 부족해요.',
  ORDER_NOT_FOUND: '그런 주문이 없어요.',
  REFUND_TOO_LATE: '구매 후 {days, number}일까지 환불할 수 있어요. 이 게임은 기한이 지났어요.',
  REFUND_PLAYED: '플레이 시간이 {minutes, number}분 미만일 때만 환불할 수 있어요.',
  ALREADY_REFUNDED: '이미 환불된 게임이에요.',
  REFUND_CURRENCY:
    '{currency}로 결제한 주문인데 지금 지갑의 통화가 달라요. 설정에서 이전 국가로 되돌리면 환불할 수 있어요.',
  GIFT_TO_SELF: '선물은 다른 사람에게 보내는 거예요.',
  WALLET_CURRENCY: '지갑의 통화는 {currency}입니다. 페이지를 새로 고쳐 주세요.',
  PAYMENTS_OFF: '이 상점에서는 회원님의 통화로 결제할 수 없습니다.',
  PAYMENT_UNAVAILABLE: '결제 서비스가 응답하지 않습니다. 결제된 금액은 없습니다. 잠시 후 다시 시도해 주세요.',
  CHARGE_AMOUNT: '한 번에 충전할 수 있는 금액을 벗어났습니다.',
  CHARGE_NOT_NEEDED: '지갑에 이미 충분한 금액이 있습니다.',
  CHARGE_NOT_FOUND: '그런 충전은 없습니다.',
  CHARGE_EXPIRED: '결제 시간이 지났습니다. 혹시 결제된 금액이 있다면 곧 지갑에 들어옵니다.',
  GIFT_CARD_NOT_FOUND: '그런 기프트 카드는 없습니다.',
  GIFT_CARD_WRONG: '이 코드의 기프트 카드가 없습니다. 한 글자씩 확인해 주세요.',
  GIFT_CARD_USED: '이미 사용한 기프트 카드입니다.',
  GIFT_CARD_CURRENCY: '이 기프트 카드는 {currency} 카드라서 통화가 다른 지갑에는 넣을 수 없습니다.',
};
