// Asks before one's own review is deleted: its votes cannot be brought back.
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { showReviewsAnew } from './useSaveReview.ts';

export function RemoveDialog({ gameId, onClose }: { gameId: string; onClose: () => void }) {
  const t = useTranslations('reviews.remove');
  const remove = trpc.store.review.delete.useMutation({
    async onSuccess() {
      toast({ text: t('done') });
      onClose();
      await showReviewsAnew();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button
            kind="danger"
            busy={remove.isPending ? t('busy') : undefined}
            onClick={() => remove.mutate({ gameId })}
          >
            {t('submit')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('what')}</p>
      <Refusal error={remove.error} />
    </Dialog>
  );
}
