// Answers a review for the makers of its game.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { reviewLimits, textProblem } from '../../../../shared/reviewing.ts';
import type { Review } from '../../../../shared/reviews.ts';
import { characters } from '../../../../shared/text.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { useTextProblem } from './useTextProblem.ts';

type Props = { review: Review; name: string; onClose: () => void };

export function ReplyDialog({ review, name, onClose }: Props) {
  const t = useTranslations('reviews.reply');
  const form = useTranslations('reviews.form');
  const tell = useTextProblem();
  const [body, setBody] = useState(review.reply?.body ?? '');
  const [tried, setTried] = useState(false);
  const reply = trpc.store.review.reply.useMutation({
    async onSuccess() {
      toast({ text: t('done') });
      onClose();
      await cache.store.reviews.invalidate();
    },
  });
  const { max } = reviewLimits.reply;
  const problem = textProblem(body.trim(), max);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || reply.isPending) return;
    reply.mutate({ reviewId: review.id, body: body.trim() });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title', { name })}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <TextArea
          label={t('body')}
          hint={t('hint')}
          rows={5}
          value={body}
          onChange={setBody}
          problem={tell(problem, body, max, tried)}
          count={form('count', { count: characters(body.trim()), max })}
        />
        <Refusal error={reply.error} />
        <FormActs stay={t('not')} submit={t('submit')} busy={reply.isPending ? t('busy') : undefined} />
      </form>
    </Dialog>
  );
}
