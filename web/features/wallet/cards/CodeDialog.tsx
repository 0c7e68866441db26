// The code of a gift card, to read and to copy.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';

/** @param code null while none is shown. */
export function CodeDialog({ code, onClose }: { code: string | null; onClose: () => void }) {
  const [shown, setShown] = useState(code);
  if (code !== null && code !== shown) setShown(code);
  const t = useTranslations('wallet.cards');
  const copy = () =>
    navigator.clipboard.writeText(shown ?? '').then(
      () => toast({ text: t('copied') }),
      () => toast({ text: t('copyFailed'), bad: true }),
    );
  return (
    <Dialog
      open={code !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('ready')}
      actions={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <input
        className="gift-code"
        readOnly
        aria-label={t('code')}
        value={shown ?? ''}
        onFocus={(event) => event.target.select()}
      />
      <p className="muted small">{t('codeNote')}</p>
    </Dialog>
  );
}
