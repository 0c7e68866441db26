// Deleting one's account: what happens, what becomes of what one wrote, and the password or a code from the mail.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../../shared/accounts.ts';
import { trpc } from '../../../../api/trpc.ts';
import { readError } from '../../../../i18n/readError.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../../ui/Dialog.tsx';
import { PasswordField } from '../../../../ui/Field.tsx';
import { toast } from '../../../../ui/toast.ts';
import { changeSession } from '../../changeSession.ts';
import { CodeField, isCode } from '../../mail/CodeField.tsx';
import { Refusal } from '../../mail/Refusal.tsx';
import { useSendsMail } from '../../mail/useMailWay.ts';
import { forgetOnThisBrowser } from './forgetOnThisBrowser.ts';
import './leaving.css';

const points = ['out', 'gone', 'rooms', 'kept'] as const;

export function LeavingDialog({
  me,
  hasPassword,
  onClose,
}: {
  me: Me;
  hasPassword: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('settings.leaving');
  const mail = useTranslations('accounts.mail');
  const navigate = useNavigate();
  const sendsMail = useSendsMail();
  const [withMessages, setWithMessages] = useState(false);
  const [proof, setProof] = useState('');
  const [tried, setTried] = useState(false);
  const send = trpc.leaving.sendCode.useMutation();
  const leave = trpc.leaving.deleteAccount.useMutation({
    async onSuccess() {
      const changed = changeSession(null);
      await navigate({ to: '/' });
      await changed;
      forgetOnThisBrowser(me.id);
      toast({ text: t('done') });
    },
  });
  const refused = leave.isError ? readError(leave.error).code : null;
  const change = (text: string) => {
    if (leave.isError) leave.reset();
    setProof(text);
  };
  const isComplete = hasPassword ? proof !== '' : isCode(proof);
  const mayTry = hasPassword || send.isSuccess;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isComplete || leave.isPending) return;
    leave.mutate({ withMessages, ...(hasPassword ? { password: proof } : { code: proof }) });
  };
  return (
    <Dialog open onOpenChange={(open) => open || leave.isPending || onClose()} title={t('ask')}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <div>
          <p>{t('what')}</p>
          <ul className="leaving-points">
            {points.map((point) => (
              <li key={point}>{t(`points.${point}`)}</li>
            ))}
          </ul>
        </div>
        <fieldset className="choices">
          <legend className="label">{t('messages')}</legend>
          {[false, true].map((value) => (
            <label className="choice" key={String(value)}>
              <input
                className="sr"
                type="radio"
                name="messages"
                checked={withMessages === value}
                onChange={() => setWithMessages(value)}
              />
              {t(value ? 'erase' : 'keep')}
            </label>
          ))}
        </fieldset>
        <Refusal error={refused === 'PASSWORD_WRONG' ? null : (leave.error ?? send.error)} />
        {hasPassword ? (
          <PasswordField
            label={t('password')}
            name="current-password"
            autoComplete="current-password"
            value={proof}
            onChange={(event) => change(event.target.value)}
            problem={refused === 'PASSWORD_WRONG' ? t('wrong') : tried && !proof ? t('missing') : undefined}
          />
        ) : send.isSuccess ? (
          <CodeField
            value={proof}
            onChange={change}
            problem={tried && !isCode(proof) ? mail('codeSix') : undefined}
            hint={t('sent', { email: me.email })}
          />
        ) : (
          <p className="muted small">{t(sendsMail ? 'code' : 'noWay', { email: me.email })}</p>
        )}
        <div className="dialog-acts">
          <DialogClose render={<Button kind="quiet">{t('stay')}</Button>} />
          {mayTry ? (
            <Button kind="danger" type="submit" busy={leave.isPending ? t('busy') : undefined}>
              {t('submit')}
            </Button>
          ) : sendsMail ? (
            <Button onClick={() => send.mutate()} busy={send.isPending ? mail('sending') : undefined}>
              {t('send')}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
