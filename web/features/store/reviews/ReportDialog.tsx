// Tells those who look after the shop what is wrong with a review.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ReportReason, reportReasons, reviewLimits } from '../../../../shared/reviewing.ts';
import { characters } from '../../../../shared/text.ts';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';

type Props = { reviewId: string; name: string; onClose: () => void };

export function ReportDialog({ reviewId, name, onClose }: Props) {
  const t = useTranslations('reviews.report');
  const radios = useId();
  const [reason, setReason] = useState<ReportReason>('spam');
  const [note, setNote] = useState('');
  const report = trpc.store.review.report.useMutation({
    onSuccess() {
      toast({ text: t('done') });
      onClose();
    },
  });
  const { max } = reviewLimits.note;
  const count = characters(note.trim());
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (count > max || report.isPending) return;
    report.mutate({ reviewId, reason, note: note.trim() });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title', { name })}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <p className="muted">{t('what', { name })}</p>
        <fieldset className="review-reasons">
          <legend className="label">{t('reason')}</legend>
          {reportReasons.map((value) => (
            <Check
              key={value}
              type="radio"
              name={radios}
              checked={value === reason}
              onChange={() => setReason(value)}
            >
              {t(`reasons.${value}`)}
            </Check>
          ))}
        </fieldset>
        <TextArea
          label={t('note')}
          rows={3}
          value={note}
          onChange={setNote}
          problem={count > max ? t('long', { count, max }) : undefined}
        />
        <Refusal error={report.error} />
        <div className="dialog-acts">
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button kind="danger" type="submit" busy={report.isPending ? t('busy') : undefined}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
