// The one search: games, people and rooms in one list, the first hit chosen, moved through with the arrow keys.
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '../ui/Icon.tsx';
import { type Hit, SearchHits } from './SearchHits.tsx';
import { useSearchHits } from './useSearchHits.ts';

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

export function SearchDialog({ open, onOpenChange }: Props) {
  const t = useTranslations('shell.search');
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Viewport className="palette-place">
          <Dialog.Popup className="palette" aria-label={t('title')}>
            <Palette onClose={() => onOpenChange(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell.search');
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, total, searching } = useSearchHits(text);
  const hits = groups.flatMap((group) => group.hits);
  const current = hits[Math.min(chosen, hits.length - 1)];
  const list = useRef<HTMLDivElement>(null);

  const currentId = current ? `${listId}-${current.key}` : undefined;
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const go = (hit: Hit) => {
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While letters are being composed (Korean, Chinese) the keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, hits.length - 1) + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      go(current);
    }
  };

  return (
    <>
      <div className="palette-in">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog opens to be typed into
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={currentId}
          aria-autocomplete="list"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        {searching ? <span className="spin" aria-hidden="true" /> : null}
        <Dialog.Close className="palette-esc" aria-label={t('close')}>
          <kbd>{t('esc')}</kbd>
          <Icon name="x" />
        </Dialog.Close>
      </div>
      <p className="sr" role="status">
        {text.trim() && !searching ? t('found', { count: hits.length }) : null}
      </p>
      <div ref={list}>
        <SearchHits
          id={listId}
          groups={groups}
          query={text.trim()}
          total={total}
          searching={searching}
          currentKey={current?.key}
          onChoose={go}
        />
      </div>
      <div className="palette-foot">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('choose')}
        </span>
        <span>
          {/* Drawn: few fonts have the sign. */}
          <kbd>
            <Icon name="enter" small />
          </kbd>
          {t('open')}
        </span>
      </div>
    </>
  );
}
