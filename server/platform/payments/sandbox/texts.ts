// The words of the sandbox's page.
import type { Language } from '../../../../shared/primitives.ts';

type Words = {
  title: string;
  sandbox: string;
  shop: string;
  use: string;
  what: string;
  note: string;
  pay: string;
  decline: string;
  over: string;
  back: string;
};

export const sandboxTexts: Record<Language, Words> = {
  en: {
    title: 'Pay for your wallet',
    sandbox: 'Practice payment',
    shop: 'Shop',
    use: 'For',
    what: 'Money for the wallet',
    note: 'This shop is trying things out: no card is asked for, and no real money moves.',
    pay: 'Pay {money}',
    decline: 'Decline',
    over: 'There is nothing left to pay here.',
    back: 'Back to the shop',
  },
  ko: {
    title: '지갑 충전 결제',
    sandbox: '연습 결제',
    shop: '상점',
    use: '용도',
    what: '지갑 충전',
    note: '연습 중인 상점입니다. 카드 정보를 묻지 않으며 실제 돈은 오가지 않습니다.',
    pay: '{money} 결제하기',
    decline: '거절하기',
    over: '여기에서 결제할 것이 더 없습니다.',
    back: '상점으로 돌아가기',
  },
  zh: {
    title: '为钱包付款',
    sandbox: '模拟支付',
    shop: '商店',
    use: '用途',
    what: '存入钱包',
    note: '这家商店正在试运行:不需要银行卡,也不会动用真实的钱。',
    pay: '支付 {money}',
    decline: '拒绝',
    over: '这里没有需要支付的款项了。',
    back: '返回商店',
  },
};
