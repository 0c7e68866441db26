// Tells those who look after the shop what is wrong with something somebody wrote.
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ReportReason, reviewLimits } from '../../../../shared/reviewing.ts';
import { characters } from '../../../../shared/text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';

type Props<Reason extends ReportReason> = {
  title: string;
  /** Who wrote it. */
  name: string;
  reasons: readonly Reason[];
  send: (said: { reason: Reason; note: string }) => Promise<unknown>;
  onClose: () => void;
};

export function ReportDialog<Reason extends ReportReason>({
  title,
  name,
  reasons,
  send,
  onClose,
}: Props<Reason>) {
  const t = useTranslations('reviews.report');
  const radios = useId();
  const [reason, setReason] = useState<Reason | undefined>(reasons[0]);
  const [note, setNote] = useState('');
  const report = useMutation({
    mutationFn: send,
    onSuccess() {
      toast({ text: t('done') });
      onClose();
    },
  });
  const { max } = reviewLimits.note;
  const count = characters(note.trim());
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (count > max || report.isPending || reason === undefined) return;
    report.mutate({ reason, note: note.trim() });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <p className="muted">{t('what', { name })}</p>
        <fieldset className="review-reasons">
          <legend className="label">{t('reason')}</legend>
          {reasons.map((value) => (
            <Check
              key={value}
              type="radio"
              name={radios}
              checked={value === reason}
              onChange={() => setReason(value)}
            >
              {t(`reasons.${value as ReportReason}`)}
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
