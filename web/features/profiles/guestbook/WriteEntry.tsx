// Where one writes into somebody's guestbook.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../../shared/limits.ts';
import { characters, isBody } from '../../../../shared/text.ts';
import { Button } from '../../../ui/Button.tsx';

/** Whether a text may stand as an entry, told as the server judges it. */
export const fits = (text: string): boolean =>
  isBody(text.trim()) && characters(text.trim()) <= limits.guestbook.max;

export function WriteEntry({ name, onWrite }: { name: string; onWrite: (body: string) => void }) {
  const t = useTranslations('profiles.guestbook');
  const id = useId();
  const [body, setBody] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits(body)) return;
    onWrite(body.trim());
    setBody('');
  };
  return (
    <form className="entry-write" onSubmit={onSubmit}>
      <label className="sr" htmlFor={id}>
        {t('label', { name })}
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        placeholder={t('placeholder', { name })}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        aria-describedby={`${id}-left`}
      />
      <div className="entry-foot">
        <span className="muted tiny grow">{t('hint')}</span>
        <Left id={`${id}-left`} body={body} />
        <Button type="submit" size="s" disabled={!fits(body)}>
          {t('write')}
        </Button>
      </div>
    </form>
  );
}

/** How much of the room is used; what is too much is said in words for readers by the number itself. */
export function Left({ id, body }: { id: string; body: string }) {
  const t = useTranslations('profiles.guestbook');
  const used = characters(body.trim());
  return (
    <span id={id} className={used > limits.guestbook.max ? 'tiny entry-over' : 'muted tiny'}>
      {t('used', { used, max: limits.guestbook.max })}
    </span>
  );
}
