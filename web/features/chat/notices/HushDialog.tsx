// Pausing notices, from one's own name.
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { HushPart } from './HushPart.tsx';

export function HushDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('roomKeeping.hush');
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={<DialogClose render={<Button kind="primary">{t('done')}</Button>} />}
    >
      <HushPart />
    </Dialog>
  );
}
