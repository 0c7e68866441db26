// Rewording a message in its place: Enter saves, Esc leaves it as it was.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters, showsSomething } from '../../../../shared/text.ts';
import { Button } from '../../../ui/Button.tsx';
import { sends } from '../composer/sendKey.ts';
import { useRoomTools } from './tools.ts';

export function EditField({ message }: { message: Message }) {
  const t = useTranslations('talk');
  const words = useTranslations('rooms.composer');
  const tools = useRoomTools();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.body);
  const body = text.trim();
  const over = characters(body) - limits.messageBody.max;
  const canSave = showsSomething(body) && over <= 0;

  useEffect(() => {
    // After the menu that it was chosen from has given the focus back.
    const frame = requestAnimationFrame(() => {
      const element = field.current;
      element?.focus();
      element?.setSelectionRange(element.value.length, element.value.length);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [text]);

  const save = () => {
    if (!canSave) return;
    tools.edit(null);
    tools.save(message, body);
  };
  return (
    <form
      className="msg-edit"
      aria-label={t('editing')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        className="input"
        aria-label={t('editing')}
        aria-invalid={over > 0}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const { key, shiftKey, ctrlKey, altKey, metaKey, keyCode } = event;
          const { isComposing } = event.nativeEvent;
          event.stopPropagation();
          if (sends({ key, shiftKey, ctrlKey, altKey, metaKey, keyCode, isComposing })) {
            event.preventDefault();
            save();
          } else if (key === 'Escape' && !isComposing) tools.edit(null);
        }}
      />
      <div className="msg-edit-bar">
        <span className={over > 0 ? 'tiny grow is-bad' : 'tiny muted grow'} role="status">
          {over > 0 ? words('tooLong', { count: over }) : t('saveHint')}
        </span>
        <Button kind="quiet" size="s" onClick={() => tools.edit(null)}>
          {t('cancel')}
        </Button>
        <Button kind="second" size="s" type="submit" aria-disabled={!canSave}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
