// The picker of smileys: found by their names in the language of the page.
import { type EmojiPickerListComponents, EmojiPicker as Picker } from 'frimousse';
import { type AriaAttributes, type RefObject, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Icon } from '../../../ui/Icon.tsx';
import { emojiPath } from './emojiData.ts';

/** The library counts rows and columns from 0; readers count from 1. */
function fromOne<Attributes extends AriaAttributes>(attributes: Attributes): Attributes {
  const row = attributes['aria-rowindex'];
  const column = attributes['aria-colindex'];
  return {
    ...attributes,
    ...(row !== undefined && { 'aria-rowindex': row + 1 }),
    ...(column !== undefined && { 'aria-colindex': column + 1 }),
  };
}

const parts: Partial<EmojiPickerListComponents> = {
  CategoryHeader: ({ category, ...props }) => <div {...props}>{category.label}</div>,
  Row: ({ children, ...props }) => <div {...fromOne(props)}>{children}</div>,
  Emoji: ({ emoji, ...props }) => (
    <button type="button" {...fromOne(props)}>
      {emoji.emoji}
    </button>
  ),
};

type Props = {
  field: RefObject<HTMLInputElement | null>;
  /** @param keepOpen Shift was held: more are to come */
  onPick: (emoji: string, keepOpen: boolean) => void;
};

export function EmojiPicker({ field, onPick }: Props) {
  const t = useTranslations('rooms.emoji');
  const locale = useLocale();
  const shift = useRef(false);
  const noteShift = (event: { shiftKey: boolean }) => {
    shift.current = event.shiftKey;
  };
  return (
    <div onPointerDownCapture={noteShift} onKeyDownCapture={noteShift}>
      <Picker.Root
        locale={locale}
        emojibaseUrl={emojiPath}
        columns={8}
        onEmojiSelect={({ emoji }) => onPick(emoji, shift.current)}
      >
        <div className="input smileys-find">
          <Icon name="search" small />
          <Picker.Search ref={field} aria-label={t('find')} placeholder={t('placeholder')} />
        </div>
        <Picker.Viewport className="smileys-view">
          <Picker.Loading className="smileys-note">{t('loading')}</Picker.Loading>
          <Picker.Empty className="smileys-note">
            {({ search }) => t('nothing', { query: search })}
          </Picker.Empty>
          <Picker.List className="smileys-list" components={parts} />
        </Picker.Viewport>
        <div className="smileys-foot">
          <Picker.ActiveEmoji>
            {({ emoji }) => (
              <>
                <span className="smileys-chosen" aria-hidden="true">
                  {emoji?.emoji ?? '🙂'}
                </span>
                <b className="smileys-name grow clip">{emoji?.label ?? t('title')}</b>
              </>
            )}
          </Picker.ActiveEmoji>
          <span className="muted no-phone">
            <kbd>Shift</kbd> {t('keepsOpen')}
          </span>
        </div>
      </Picker.Root>
    </div>
  );
}
