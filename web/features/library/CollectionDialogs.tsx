// Dialogs about a collection: what it shall be called, and whether it shall go.

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Collection } from '../../../shared/library.ts';
import { limits } from '../../../shared/limits.ts';
import { characters, isTitle } from '../../../shared/text.ts';
import { newKey } from '../../api/newKey.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormActs } from '../../ui/FormActs.tsx';
import { toast } from '../../ui/toast.ts';

type NameProps = {
  /** The one to be renamed; without it a new one is made. */
  collection: Collection | undefined;
  onClose: () => void;
  onMade: (collection: Collection) => void;
};

const { max } = limits.collectionName;

function problemOf(name: string): 'missing' | 'long' | 'bad' | null {
  if (name === '') return 'missing';
  if (characters(name) > max) return 'long';
  return isTitle(name) ? null : 'bad';
}

export function CollectionDialog({ collection, onClose, onMade }: NameProps) {
  const t = useTranslations('library.collection');
  const errorText = useErrorText();
  const [typed, setTyped] = useState(collection?.name ?? '');
  const [tried, setTried] = useState(false);
  /** One key for each name: a lost answer does not make two. */
  const keys = useRef(new Map<string, string>());
  const make = trpc.library.makeCollection.useMutation();
  const rename = trpc.library.renameCollection.useMutation();
  const change = collection ? rename : make;
  const name = typed.trim();
  const problem = problemOf(name);
  const count = characters(name);

  const done = async (made?: Collection) => {
    await cache.library.overview.invalidate();
    onClose();
    if (made) onMade(made);
  };
  const submit = () => {
    setTried(true);
    if (problem || change.isPending) return;
    if (collection) {
      rename.mutate({ collectionId: collection.id, name }, { onSuccess: () => void done() });
      return;
    }
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    make.mutate({ name, key }, { onSuccess: (made) => void done(made) });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={collection ? t('renameTitle', { name: collection.name }) : t('makeTitle')}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('name')}
          hint={t('hint', { count, max })}
          problem={
            problem === 'long' || (tried && problem)
              ? t(problem, { count, max })
              : change.error
                ? errorText(change.error).text
                : undefined
          }
          value={typed}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setTyped(event.target.value);
            change.reset();
          }}
        />
        <FormActs
          stay={t('notNow')}
          submit={t(collection ? 'rename' : 'make')}
          busy={change.isPending ? t(collection ? 'renaming' : 'making') : undefined}
        />
      </form>
    </Dialog>
  );
}

type DeleteProps = { collection: Collection; onClose: () => void; onDeleted: () => void };

export function DeleteDialog({ collection: { id, name }, onClose, onDeleted }: DeleteProps) {
  const t = useTranslations('library.collection');
  const errorText = useErrorText();
  const remove = trpc.library.deleteCollection.useMutation({
    onSuccess: () => {
      toast({ text: t('deleted', { name }) });
      onClose();
      onDeleted();
      void cache.library.invalidate();
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('deleteTitle', { name })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('keep')}</Button>} />
          <Button
            kind="danger"
            busy={remove.isPending ? t('deleting') : undefined}
            onClick={() => remove.mutate({ collectionId: id })}
          >
            {t('delete')}
          </Button>
        </>
      }
    >
      <p>{t('deleteText')}</p>
    </Dialog>
  );
}
