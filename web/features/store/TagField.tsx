// Choosing tags: chips that can be taken out, and a field that offers others by a part of their name.
import { useDeferredValue, useId, useState } from 'react';
import type { Tag } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';

type Props = {
  tags: readonly Tag[];
  onChange: (tags: Tag[]) => void;
  /** Tags at most. */
  max: number;
  words: {
    label: string;
    hint: string;
    full: string;
    none: string;
    chosen: string;
    out: (tag: string) => string;
  };
};

export function TagField({ tags, onChange, max, words }: Props) {
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const full = tags.length >= max;
  const found = trpc.store.tags.useQuery(
    { q, language },
    { enabled: q !== '' && !full, placeholderData: (before) => before },
  );
  const chosen = new Set(tags.map(({ slug }) => slug));
  const offered =
    q === '' || full ? [] : (found.data ?? []).filter(({ slug }) => !chosen.has(slug)).slice(0, 8);
  const add = (tag: Tag) => {
    onChange([...tags, tag]);
    setTyped('');
  };
  const id = useId();
  return (
    <div className="stack">
      <TextField
        label={words.label}
        hint={full ? words.full : words.hint}
        value={typed}
        autoComplete="off"
        disabled={full}
        aria-controls={id}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter takes what is offered first; it does not save the whole.
          event.preventDefault();
          const [first] = offered;
          if (first) add(first);
        }}
      />
      <div id={id} className="wrap" aria-live="polite">
        {offered.map((tag) => (
          <button key={tag.slug} type="button" className="chip" onClick={() => add(tag)}>
            <Icon name="plus" small />
            {tag.name}
          </button>
        ))}
        {q !== '' && !full && found.data && offered.length === 0 ? (
          <span className="small muted">{words.none}</span>
        ) : null}
      </div>
      {tags.length > 0 ? (
        <ul className="wrap" aria-label={words.chosen}>
          {tags.map((tag) => (
            <li key={tag.slug}>
              <button
                type="button"
                className="chip is-on"
                aria-label={words.out(tag.name)}
                onClick={() => onChange(tags.filter(({ slug }) => slug !== tag.slug))}
              >
                {tag.name}
                <Icon name="x" small />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
