// Giving a game back: the rule, a reason, and what is refused.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { refundRule } from '../../../../shared/refunds.ts';
import type { OrderLine } from '../../../../shared/wallet.ts';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useMoney } from '../../../ui/money.ts';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';

type Props = {
  /** Null while nothing is asked. */
  line: OrderLine | null;
  recipient: MemberRef | null;
  onClose: () => void;
};

type Reason = (typeof refundRule.reasons)[number];

export function RefundDialog({ line, recipient, onClose }: Props) {
  // What was asked last stays while the dialog closes.
  const [shown, setShown] = useState(line);
  if (line && line !== shown) setShown(line);
  const t = useTranslations('orders.refund');
  const money = useMoney();
  const keys = useKeys();
  const spent = useSpent();
  const [reason, setReason] = useState<Reason | null>(null);
  const refund = trpc.wallet.refund.useMutation();
  if (!shown) return null;
  const amount = money(shown.price);
  const { title } = shown.game;
  const close = () => {
    refund.reset();
    setReason(null);
    onClose();
  };
  const giveBack = (why: Reason) =>
    refund.mutate(
      { lineId: shown.id, reason: why, key: keys.of([shown.id, why]) },
      {
        onSuccess: async () => {
          keys.done();
          await spent();
          toast({ text: t('done', { title, amount }) });
          close();
        },
      },
    );
  const rule = { amount, days: refundRule.days, hours: refundRule.minutes / 60 };
  return (
    <Dialog
      open={line !== null}
      onOpenChange={(open) => !open && close()}
      title={t('title', { title })}
      actions={
        <>
          <Button onClick={close}>{t('keep')}</Button>
          <Button
            kind="primary"
            disabled={reason === null}
            busy={refund.isPending ? t('doing') : undefined}
            onClick={() => reason && giveBack(reason)}
          >
            {t('do')}
          </Button>
        </>
      }
    >
      <p>{recipient ? t('ruleGift', { ...rule, name: recipient.nickname }) : t('rule', rule)}</p>
      {shown.playMinutes === null ? null : (
        <p className="muted small">{t('played', { minutes: shown.playMinutes })}</p>
      )}
      <fieldset className="reasons">
        <legend className="label">{t('reason')}</legend>
        {refundRule.reasons.map((each) => (
          <Check
            key={each}
            type="radio"
            name="reason"
            checked={each === reason}
            onChange={() => setReason(each)}
          >
            {t(`reasons.${each}`)}
          </Check>
        ))}
      </fieldset>
      <Refusal error={refund.error} />
    </Dialog>
  );
}
