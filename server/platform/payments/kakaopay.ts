// KakaoPay's online payment, one at a time, by its documentation:
// https://developers.kakaopay.com/docs/payment/online/single-payment (ready, approve),
// https://developers.kakaopay.com/docs/payment/online/cancellation (cancel),
// https://developers.kakaopay.com/docs/payment/online/payment-detail (order, and the states of a payment).
// Money is taken by `approve` alone, which a payment survives once; KakaoPay sends no message on its own.
import { z } from 'zod';
import type { PaymentProvider, Seen } from './port.ts';

export type KakaoPaySettings = {
  /** https://open-api.kakaopay.com */
  url: string;
  secretKey: string;
  /** The shop's code, ten characters. */
  cid: string;
  /** Milliseconds it may take to answer. */
  patience: number;
  /** Where the page is, without a slash at the end: payers come back there. */
  publicUrl: string;
};

const amountSchema = z.object({ total: z.number().int().min(0) });
const readySchema = z.object({
  tid: z.string().min(1).max(100),
  next_redirect_pc_url: z.url({ protocol: /^https?$/ }),
  next_redirect_mobile_url: z.url({ protocol: /^https?$/ }),
});
const approvedSchema = z.object({ tid: z.string(), partner_order_id: z.string(), amount: amountSchema });
const orderSchema = z.object({
  tid: z.string(),
  partner_order_id: z.string(),
  status: z.string(),
  amount: amountSchema.optional(),
});
const refusedSchema = z.object({ error_code: z.number(), error_message: z.string().optional() });

/** A payment's states, as far as they are ends; the others are on their way. */
const ends: Record<string, 'approved' | 'declined' | 'cancelled'> = {
  SUCCESS_PAYMENT: 'approved',
  FAIL_AUTH_PASSWORD: 'declined',
  QUIT_PAYMENT: 'declined',
  FAIL_PAYMENT: 'declined',
  CANCEL_PAYMENT: 'cancelled',
};

/** A call that KakaoPay understood and refused: nothing happened. */
class Refused extends Error {
  override name = 'KakaoPayRefused';
}

/** @throws where it does not answer in time, or not as documented. */
export function createKakaoPay(settings: KakaoPaySettings): PaymentProvider {
  const { cid } = settings;

  async function call<Answer>(
    path: string,
    body: Record<string, string | number>,
    schema: z.ZodType<Answer>,
  ): Promise<Answer> {
    const response = await fetch(`${settings.url}/online/v1/payment/${path}`, {
      method: 'POST',
      headers: {
        authorization: `SECRET_KEY ${settings.secretKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ cid, ...body }),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.patience),
    });
    const answer: unknown = await response.json();
    if (response.ok) return schema.parse(answer);
    const refused = refusedSchema.safeParse(answer);
    const said = refused.success ? `${refused.data.error_code} ${refused.data.error_message ?? ''}` : '';
    const message = `KakaoPay answered ${path} with ${response.status} ${said}`;
    throw response.status < 500 && refused.success ? new Refused(message) : new Error(message);
  }

  const look: PaymentProvider['look'] = async ({ id, reference }): Promise<Seen> => {
    const order = await call('order', { tid: reference }, orderSchema);
    if (order.tid !== reference || order.partner_order_id !== id)
      throw new Error('KakaoPay told of another payment.');
    const state = ends[order.status] ?? 'waiting';
    if (state !== 'approved') return { state };
    if (!order.amount) throw new Error('KakaoPay did not tell how much it took.');
    return { state, amount: order.amount.total };
  };

  return {
    name: 'kakaopay',
    currencies: ['KRW'],
    async ready({ id, payer, money, title, mobile, back }) {
      const url = `${settings.publicUrl}${back}`;
      const answer = await call(
        'ready',
        {
          partner_order_id: id,
          partner_user_id: payer,
          item_name: title,
          quantity: 1,
          total_amount: money.amount,
          tax_free_amount: 0,
          approval_url: url,
          cancel_url: `${url}&result=cancelled`,
          fail_url: `${url}&result=failed`,
        },
        readySchema,
      );
      return {
        reference: answer.tid,
        payUrl: mobile ? answer.next_redirect_mobile_url : answer.next_redirect_pc_url,
      };
    },
    async approve(payment, token) {
      const { id, reference, payer } = payment;
      const body = { tid: reference, partner_order_id: id, partner_user_id: payer, pg_token: token };
      try {
        const answer = await call('approve', body, approvedSchema);
        if (answer.tid !== reference || answer.partner_order_id !== id)
          throw new Error('KakaoPay took another payment.');
        return { state: 'approved', amount: answer.amount.total };
      } catch (error) {
        // Refused because of the token, because the payer's card said no, or because it was taken before.
        if (error instanceof Refused) return look(payment);
        throw error;
      }
    },
    // What was never approved takes no money and runs out by itself: there is no call for it.
    abandon: look,
    async cancel({ reference, money }) {
      const body = { tid: reference, cancel_amount: money.amount, cancel_tax_free_amount: 0 };
      await call('cancel', body, z.object({ tid: z.string() }));
    },
    look,
    webhookKey: null,
    pages: null,
  };
}
