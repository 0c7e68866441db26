// Hides a review from all but its author, who is told why.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { reviewLimits, textProblem } from '../../../../shared/reviewing.ts';
import { characters } from '../../../../shared/text.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';

type Props = { reviewId: string; name: string; onClose: () => void };

export function HideDialog({ reviewId, name, onClose }: Props) {
  const t = useTranslations('reviews.hide');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const hide = trpc.store.review.hide.useMutation({
    async onSuccess() {
      toast({ text: t('done') });
      onClose();
      await cache.store.invalidate();
    },
  });
  const { max } = reviewLimits.reason;
  const problem = textProblem(reason.trim(), max);
  const told =
    problem === 'long'
      ? t('long', { count: characters(reason.trim()), max })
      : problem && tried
        ? t('missing')
        : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || hide.isPending) return;
    hide.mutate({ reviewId, reason: reason.trim() });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title', { name })}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <p className="muted">{t('what', { name })}</p>
        <TextArea label={t('reason')} rows={3} value={reason} onChange={setReason} problem={told} />
        <Refusal error={hide.error} />
        <FormActs
          stay={t('not')}
          submit={t('submit')}
          busy={hide.isPending ? t('busy') : undefined}
          kind="danger"
        />
      </form>
    </Dialog>
  );
}
