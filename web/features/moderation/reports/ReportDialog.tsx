// Tells those who look after things what is wrong with something somebody wrote, or with somebody.
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReportReason } from '../../../../shared/reviewing.ts';
import { type TalkReason, talkNote } from '../../../../shared/talkReporting.ts';
import { characters } from '../../../../shared/text.ts';
import { Check } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import './reports.css';

export type AnyReason = ReportReason | TalkReason;

export type ReportDialogProps<Reason extends AnyReason> = {
  /** What is reported; of anything but talk the caller says how the dialog is called. */
  about: 'message' | 'direct' | 'member' | { title: string };
  /** Who wrote it, or who it is. */
  name: string;
  reasons: readonly Reason[];
  send: (said: { reason: Reason; note: string }) => Promise<unknown>;
  onClose: () => void;
};

export function ReportDialog<Reason extends AnyReason>(props: ReportDialogProps<Reason>) {
  const { about, name, reasons, send, onClose } = props;
  const t = useTranslations('reporting');
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
  const { max } = talkNote;
  const count = characters(note.trim());
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (count > max || report.isPending || reason === undefined) return;
    report.mutate({ reason, note: note.trim() });
  };
  const title =
    typeof about === 'object' ? about.title : t(about === 'member' ? 'member' : 'message', { name });
  const what =
    typeof about === 'object'
      ? t('what', { name })
      : about === 'member'
        ? t('whatMember', { name })
        : t(about === 'direct' ? 'whatDirect' : 'whatMessage', { name });
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <p className="muted">{what}</p>
        <fieldset className="report-reasons">
          <legend className="label">{t('reason')}</legend>
          {reasons.map((value) => (
            <Check
              key={value}
              type="radio"
              name={radios}
              checked={value === reason}
              onChange={() => setReason(value)}
            >
              {t(`reasons.${value as AnyReason}`)}
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
        <FormActs
          stay={t('not')}
          submit={t('submit')}
          busy={report.isPending ? t('busy') : undefined}
          kind="danger"
        />
      </form>
    </Dialog>
  );
}
