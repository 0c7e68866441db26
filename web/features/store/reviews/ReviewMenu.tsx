// What can be done with somebody else's review: report it, answer it for its makers, hide it.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { reportReasons } from '../../../../shared/reviewing.ts';
import type { Review } from '../../../../shared/reviews.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';
import { Reporting } from '../../moderation/reports/Reporting.tsx';
import { HideDialog } from './HideDialog.tsx';
import { ReplyDialog } from './ReplyDialog.tsx';

export type Rights = { answers: boolean; hides: boolean };
type Props = { review: Review; name: string; rights: Rights };

export function ReviewMenu({ review, name, rights }: Props) {
  const t = useTranslations('reviews');
  const errorText = useErrorText();
  const [asked, setAsked] = useState<'report' | 'reply' | 'hide' | null>(null);
  const close = () => setAsked(null);
  const takeBack = trpc.store.review.takeReplyBack.useMutation({
    onSuccess: () => toast({ text: t('reply.takenBack') }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.reviews.invalidate(),
  });
  return (
    <>
      <Menu trigger={<IconButton icon="more" small label={t('actions', { name })} />}>
        {rights.answers ? (
          <MenuItem icon="rooms" onClick={() => setAsked('reply')}>
            {review.reply ? t('reply.change') : t('reply.open')}
          </MenuItem>
        ) : null}
        {rights.answers && review.reply ? (
          <MenuItem icon="x" onClick={() => takeBack.mutate({ reviewId: review.id })}>
            {t('reply.takeBack')}
          </MenuItem>
        ) : null}
        <MenuItem icon="warn" onClick={() => setAsked('report')}>
          {t('report.open')}
        </MenuItem>
        {rights.hides ? (
          <MenuItem icon="eye" danger onClick={() => setAsked('hide')}>
            {t('hide.open')}
          </MenuItem>
        ) : null}
      </Menu>
      {asked === 'report' ? (
        <Reporting
          about={{ title: t('report.title', { name }) }}
          name={name}
          reasons={reportReasons}
          send={(said) => api.store.review.report.mutate({ reviewId: review.id, ...said })}
          onClose={close}
        />
      ) : null}
      {asked === 'reply' ? <ReplyDialog review={review} name={name} onClose={close} /> : null}
      {asked === 'hide' ? <HideDialog reviewId={review.id} name={name} onClose={close} /> : null}
    </>
  );
}
