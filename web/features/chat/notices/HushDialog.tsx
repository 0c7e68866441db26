// Pausing notices, from one's own name.
import { useTranslations } from 'use-intl/react';
import { Dialog } from '../../../ui/Dialog.tsx';
import { HushPart } from './HushPart.tsx';

export function HushDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('roomKeeping.hush');
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title')}>
      <HushPart />
    </Dialog>
  );
}
