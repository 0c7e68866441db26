// Folds what blocked members say in shared rooms, until one wants to read it.
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LateWords } from '../../i18n/LateWords.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { setFold } from '../chat/timeline/folding.ts';
import { foldRows } from './foldRows.ts';
import { useFriends } from './useFriends.ts';
import './friends.css';

const sets = ['people'] as const;

export function FoldBlocked() {
  return (
    <LateWords sets={sets}>
      <Folding />
    </LateWords>
  );
}

function Folding() {
  const t = useTranslations('people');
  const { state } = useFriends();
  const items = state?.blocked.items;
  const blocked = useMemo(() => new Set(items?.map(({ member }) => member.id)), [items]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (blocked.size === 0) return;
    const toggle = (key: string) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      });
    setFold(
      (rows) =>
        foldRows(rows, blocked, open, (key, count) => (
          <button
            key={`fold ${key}`}
            type="button"
            className="fold-line"
            aria-expanded={open.has(key)}
            onClick={() => toggle(key)}
          >
            <Icon name={open.has(key) ? 'down' : 'right'} small />
            {t('folded', { count })}
          </button>
        )),
      blocked,
    );
    return () => setFold(null);
  }, [blocked, open, t]);
  return null;
}
