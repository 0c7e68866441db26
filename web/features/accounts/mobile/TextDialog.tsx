// Asks for the number at the door, then for the code that was texted to it.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useEntered } from '../useEntered.ts';
import { MobileForm } from './MobileForm.tsx';

export function TextDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('accounts.mobile');
  const { language } = useLanguage();
  const entered = useEntered();
  const send = trpc.accounts.sendSmsCode.useMutation();
  const signIn = trpc.accounts.signInBySms.useMutation({ onSuccess: (me) => entered(me) });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('open')}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <MobileForm
        send={{ ...send, mutate: ({ mobile }) => send.mutate({ mobile, language }) }}
        confirm={signIn}
        leads
        submit={t('comeIn')}
      />
    </Dialog>
  );
}
