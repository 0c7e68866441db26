// A new game: it begins as a draft with a name.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { publishingLimits } from '../../../shared/publishingRights.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Refusal } from '../accounts/mail/Refusal.tsx';

export function NewGame({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.make');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? <NewGameDialog publisher={publisher} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type Props = { publisher: OwnPublisher; onClose: () => void };

function NewGameDialog({ publisher, onClose }: Props) {
  const t = useTranslations('publishing.make');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const intended = useRef({ text: '', key: '' });
  const make = trpc.store.publishing.make.useMutation({
    async onSuccess({ gameId }) {
      onClose();
      void cache.store.publishing.invalidate();
      await navigate({ to: '/publisher/$slug/$gameId', params: { slug: publisher.slug, gameId } });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const text = title.trim();
    if (text === '' || make.isPending) return;
    if (intended.current.text !== text) intended.current = { text, key: crypto.randomUUID() };
    make.mutate({ publisherId: publisher.id, title: text, key: intended.current.key });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button
            kind="primary"
            type="submit"
            form="new-game"
            busy={make.isPending ? t('making') : undefined}
          >
            {t('submit')}
          </Button>
        </>
      }
    >
      <form id="new-game" className="stack" onSubmit={onSubmit} noValidate>
        <p>{t('hint')}</p>
        <TextField
          label={t('name')}
          value={title}
          maxLength={publishingLimits.title.max}
          autoComplete="off"
          problem={tried && title.trim() === '' ? t('missing') : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Refusal error={make.error} />
      </form>
    </Dialog>
  );
}
