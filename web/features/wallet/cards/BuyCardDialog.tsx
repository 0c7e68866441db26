// Buying a gift card: for a member, or with a code to pass on.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import type { BoughtGiftCard } from '../../../../shared/payments.ts';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useMoney } from '../../../ui/money.ts';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { MemberField, useNamed } from '../MemberField.tsx';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';

type Props = {
  me: Me;
  /** Minor units; null while none is asked for. */
  value: number | null;
  onClose: () => void;
  /** Bought, with a code to be shown. */
  onCode: (bought: BoughtGiftCard) => void;
};

export function BuyCardDialog({ me, value, onClose, onCode }: Props) {
  // What was asked last stays while the dialog closes.
  const [shown, setShown] = useState(value);
  if (value !== null && value !== shown) setShown(value);
  const t = useTranslations('wallet.cards');
  const money = useMoney();
  const keys = useKeys();
  const spent = useSpent();
  const [sends, setSends] = useState(false);
  const [name, setName] = useState('');
  const named = useNamed(me, sends ? name : '');
  const balance = trpc.wallet.balance.useQuery();
  const buy = trpc.wallet.giftCards.buy.useMutation();
  if (shown === null) return null;
  const { currency } = me;
  const said = (each: number) => money({ amount: each, currency });
  const amount = said(shown);
  const has = balance.data?.amount ?? shown;
  const close = () => {
    buy.reset();
    onClose();
  };
  const recipient = sends ? named.member : null;
  const order = () => {
    const asked = { value: shown, currency, ...(recipient && { recipientId: recipient.id }) };
    buy.mutate(
      { ...asked, key: keys.of(asked) },
      {
        onSuccess: (bought) => {
          keys.done();
          void spent();
          if (bought.code) onCode(bought);
          else toast({ text: t('sent', { amount, name: recipient?.nickname ?? '' }) });
          setName('');
          close();
        },
      },
    );
  };
  return (
    <Dialog
      open={value !== null}
      onOpenChange={(open) => !open && close()}
      title={t('dialog', { amount })}
      actions={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabled={has < shown || (sends && recipient === null)}
            busy={buy.isPending ? t('buying') : undefined}
            onClick={order}
          >
            {t('buy', { amount })}
          </Button>
        </>
      }
    >
      <fieldset className="reasons">
        <legend className="label">{t('how')}</legend>
        <Check type="radio" name="how" checked={!sends} onChange={() => setSends(false)}>
          {t('withCode')}
        </Check>
        <Check type="radio" name="how" checked={sends} onChange={() => setSends(true)}>
          {t('toMember')}
        </Check>
      </fieldset>
      {sends ? (
        <MemberField
          value={name}
          onChange={setName}
          named={named}
          hint={t('toHint')}
          good={(member) => t('for', { name: member.nickname })}
        />
      ) : null}
      <p className={has < shown ? 'problem small' : 'muted small'}>
        {has < shown ? t('short', { balance: said(has), missing: said(shown - has) }) : t('cost', { amount })}
      </p>
      <Refusal error={buy.error} />
    </Dialog>
  );
}
