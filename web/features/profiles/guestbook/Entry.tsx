// One entry of a guestbook: who wrote it writes it anew, they and the owner take it away.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl/react';
import { entryReasons } from '../../../../shared/entryReports.ts';
import type { GuestbookEntry } from '../../../../shared/profiles.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { Reporting } from '../../moderation/reports/Reporting.tsx';
import { fits, Left } from './WriteEntry.tsx';

type Props = {
  entry: GuestbookEntry;
  isMine: boolean;
  mayEdit: boolean;
  mayDelete: boolean;
  mayReport: boolean;
  onDelete: () => void;
};

export function Entry({ entry, isMine, mayEdit, mayDelete, mayReport, onDelete }: Props) {
  const t = useTranslations('profiles.guestbook');
  const format = useFormatter();
  const now = useNow();
  const nameOf = useNameOf();
  const [editing, setEditing] = useState(false);
  const [reporting, setReporting] = useState(false);
  const name = nameOf(entry.author.nickname);
  const facts = [
    isMine ? t('you') : '',
    format.relativeTime(entry.at, now),
    entry.editedAt ? t('edited') : '',
  ];
  return (
    <li className="entry">
      <Avatar avatar={entry.author.avatar} />
      <div className="entry-by">
        <Link to="/member/$memberId" params={{ memberId: entry.author.id }} className="entry-name">
          {name}
        </Link>
        <span className="muted tiny">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <span className="entry-acts">
        {mayEdit && !editing ? (
          <IconButton icon="pen" small label={t('edit')} onClick={() => setEditing(true)} />
        ) : null}
        {mayReport ? (
          <IconButton icon="warn" small label={t('report', { name })} onClick={() => setReporting(true)} />
        ) : null}
        {mayDelete ? (
          <IconButton
            icon="trash"
            small
            label={isMine ? t('takeBack') : t('delete', { name })}
            onClick={onDelete}
          />
        ) : null}
      </span>
      {editing ? <EditEntry entry={entry} onDone={() => setEditing(false)} /> : <p>{entry.body}</p>}
      {reporting ? (
        <Reporting
          about={{ title: t('report', { name }) }}
          name={name}
          reasons={entryReasons}
          send={(said) => api.profiles.reportEntry.mutate({ entryId: entry.id, ...said })}
          onClose={() => setReporting(false)}
        />
      ) : null}
    </li>
  );
}

function EditEntry({ entry, onDone }: { entry: GuestbookEntry; onDone: () => void }) {
  const t = useTranslations('profiles.guestbook');
  const id = useId();
  const errorText = useErrorText();
  const [body, setBody] = useState(entry.body);
  const save = trpc.profiles.editEntry.useMutation({
    onSuccess: async () => {
      await cache.profiles.guestbook.invalidate();
      onDone();
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (fits(body)) save.mutate({ entryId: entry.id, body: body.trim() });
  };
  return (
    <form className="entry-write" onSubmit={onSubmit}>
      <label className="sr" htmlFor={id}>
        {t('edit')}
      </label>
      <textarea
        id={id}
        className="input"
        rows={3}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? onDone() : undefined)}
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that asked for it
        autoFocus
        aria-describedby={`${id}-left`}
      />
      <div className="entry-foot">
        <span className="grow">
          <Left id={`${id}-left`} body={body} />
        </span>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('leaveIt')}
        </Button>
        <Button
          size="s"
          type="submit"
          disabled={!fits(body)}
          busy={save.isPending ? t('keeping') : undefined}
        >
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}
