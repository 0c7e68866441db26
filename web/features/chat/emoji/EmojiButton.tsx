// The smiley button of the composer. The picker and its data are fetched when it is first opened.
import { lazy, type RefObject, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '../../../ui/Button.tsx';

const loadPopover = () => import('./EmojiPopover.tsx').then((part) => ({ default: part.EmojiPopover }));
const EmojiPopover = lazy(loadPopover);

type Props = {
  /** The picker stands on it. */
  anchor: RefObject<HTMLElement | null>;
  onPick: (emoji: string) => void;
  /** After picking: the composer takes the focus back. */
  onClose: () => void;
};

export function EmojiButton({ anchor, onPick, onClose }: Props) {
  const t = useTranslations('rooms.composer');
  const [wanted, setWanted] = useState(false);
  const button = <IconButton icon="smile" label={t('emoji')} aria-haspopup="dialog" />;
  if (!wanted) {
    return (
      <IconButton
        {...button.props}
        onPointerEnter={() => {
          void loadPopover();
          void import('./EmojiPicker.tsx');
        }}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={button}>
      <EmojiPopover trigger={button} anchor={anchor} onPick={onPick} onClose={onClose} />
    </Suspense>
  );
}
