// Where one writes: grows with the text, sends on Enter, keeps what was begun, and never loses a composed letter.
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Quote } from '../../../../shared/chatMessages.ts';
import type { RoomState } from '../../../../shared/chatReducer.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters, showsSomething } from '../../../../shared/text.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { TrayState } from '../attached/Attaching.tsx';
import { typingEvery } from '../live/typing.ts';
import { Above, Attaching, EmojiButton, Naming } from '../message/late.ts';
import type { WaitingFile } from '../outbox/entry.ts';
import type { TimelineHandle } from '../timeline/Timeline.tsx';
import { type Addressee, keepDraft, onDraftGone } from './drafts.ts';
import type { NamingHandle } from './Naming.tsx';
import { sends } from './sendKey.ts';

/** From so many characters before the limit on, the number left is shown. */
const warnFrom = 200;
/** Lines the field grows to before it scrolls. */
const mostLines = 8;

export type ComposerHandle = {
  focus(): void;
  /** What stands in the field. */
  text(): string;
};

type Props = {
  roomId: string;
  /** Whom it goes to when not to everyone in the room. */
  to: Addressee | null;
  /** They are in reach no more: nothing is sent before somebody else is chosen. */
  isLost: boolean;
  /** What the field begins with. */
  begun: string;
  /** What the field says while it is empty, and to whoever cannot see it. */
  placeholder: string;
  label: string;
  /** Shows who gets it. */
  target: ReactNode;
  /** Alt with an arrow: the next or the last one who may get it. */
  onCycle: (step: 1 | -1) => void;
  /** Who can be called by name, but oneself. */
  members: readonly MemberRef[];
  room: RoomState;
  isOwner: boolean;
  me: string;
  mayCallAll: boolean;
  /** What the next message answers. */
  answering: Quote | null;
  onStopAnswering: () => void;
  /** Edits the member's own last message; false when there is none. */
  onEditLast: () => boolean;
  /** Filled with what others may do with the composer. */
  handle: { current: ComposerHandle | null };
  onSend: (body: string, files: WaitingFile[]) => void;
  /** Called at most every few seconds while one is typing. */
  onTyping: () => void;
  timeline: { current: TimelineHandle | null };
};

/** Touch keyboards would cover the page if the field took the focus by itself. */
const hasKeyboard = () => matchMedia('(hover: hover) and (pointer: fine)').matches;

export function Composer(props: Props) {
  const {
    members,
    room,
    isOwner,
    me,
    mayCallAll,
    roomId,
    to,
    isLost,
    answering,
    onStopAnswering,
    onEditLast,
    handle,
    onSend,
    onTyping,
    timeline,
  } = props;
  const t = useTranslations('rooms.composer');
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.begun);
  const form = useRef<HTMLFormElement>(null);
  const lastTyping = useRef(0);
  const [caret, setCaret] = useState(0);
  const body = text.trim();
  const left = limits.messageBody.max - characters(body);
  /** Slow mode, or muted. */
  const [isHeld, setHeld] = useState(false);
  /** What hangs on it: nothing, something, or something that is not kept in the browser yet. */
  const [tray, setTray] = useState<TrayState>('empty');
  const taking = useRef<(() => WaitingFile[]) | null>(null);
  const has = tray === 'full' || (tray === 'empty' && showsSomething(body));
  const canSend = has && left >= 0 && !isHeld && !isLost;

  useEffect(() => onDraftGone(me, roomId, setText), [me, roomId]);

  useEffect(() => {
    if (hasKeyboard()) field.current?.focus({ preventScroll: true });
  }, []);

  // Before any effect, such as that of whoever was chosen elsewhere, asks for the text.
  useLayoutEffect(() => {
    handle.current = { focus: () => field.current?.focus(), text: () => field.current?.value ?? '' };
    return () => {
      handle.current = null;
    };
  }, [handle]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const style = getComputedStyle(element);
    const line = Number.parseFloat(style.lineHeight);
    const around = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, line * mostLines + around)}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    keepDraft(me, roomId, { text: next, to }, text);
    if (next.trim() === '' || Date.now() - lastTyping.current < typingEvery) return;
    lastTyping.current = Date.now();
    onTyping();
  };

  const send = () => {
    field.current?.focus();
    if (!canSend) return;
    onSend(body, taking.current?.() ?? []);
    setText('');
    keepDraft(me, roomId, { text: '', to: null }, text);
    lastTyping.current = 0;
  };

  const insert = (piece: string) => {
    const element = field.current;
    if (!element) return;
    const { selectionStart, selectionEnd, value } = element;
    change(value.slice(0, selectionStart) + piece + value.slice(selectionEnd));
    requestAnimationFrame(() => {
      const place = selectionStart + piece.length;
      element.setSelectionRange(place, place);
    });
  };

  const naming = useRef<NamingHandle | null>(null);
  /** The name chosen from the list, by its id. */
  const [chosenName, setChosenName] = useState<string | null>(null);
  const putName = (from: number, to: number, name: string) => {
    change(text.slice(0, from) + name + text.slice(to));
    requestAnimationFrame(() => {
      const place = from + name.length;
      field.current?.setSelectionRange(place, place);
      setCaret(place);
    });
  };

  /** From here the timeline can be moved without leaving the field. */
  const scrollKeys = (key: string): boolean => {
    const log = timeline.current;
    if (!log) return false;
    if (key === 'PageUp') log.scrollBy(-1);
    else if (key === 'PageDown') log.scrollBy(1);
    else if (key === 'ArrowUp' && text === '') onEditLast() || log.scrollBy(-0.1);
    else if (key === 'ArrowDown' && text === '') log.scrollBy(0.1);
    else if (key === 'Escape' && answering) onStopAnswering();
    else if (key === 'Escape') log.toEnd();
    else return false;
    return true;
  };

  return (
    <form
      ref={form}
      className="composer"
      aria-label={t('label')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Suspense fallback={null}>
        {text.includes('@') ? (
          <Naming
            text={text}
            caret={caret}
            members={members}
            me={me}
            mayCallAll={mayCallAll}
            replace={putName}
            onChosen={setChosenName}
            handle={naming}
          />
        ) : null}
        <Above
          room={room}
          isOwner={isOwner}
          onHeld={setHeld}
          answering={answering}
          onStopAnswering={onStopAnswering}
        />
      </Suspense>
      <label className="sr" htmlFor="say">
        {props.label}
      </label>
      <textarea
        id="say"
        ref={field}
        rows={1}
        value={text}
        placeholder={props.placeholder}
        enterKeyHint="send"
        aria-invalid={left < 0}
        aria-autocomplete="list"
        aria-controls={chosenName ? 'say-names' : undefined}
        aria-activedescendant={chosenName ?? undefined}
        onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
        aria-describedby={left < warnFrom ? 'say-left' : undefined}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          const { key, shiftKey, ctrlKey, altKey, metaKey, keyCode } = event;
          const { isComposing } = event.nativeEvent;
          if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
            event.preventDefault();
            props.onCycle(key === 'ArrowUp' ? -1 : 1);
          } else if (!isComposing && !shiftKey && naming.current?.onKey(key)) event.preventDefault();
          else if (sends({ key, shiftKey, ctrlKey, altKey, metaKey, keyCode, isComposing })) {
            event.preventDefault();
            send();
          } else if (!isComposing && !shiftKey && scrollKeys(key)) event.preventDefault();
        }}
      />
      <div className="composer-bar">
        <Suspense fallback={<span className="composer-to" />}>{props.target}</Suspense>
        <span className="grow" />
        {left < warnFrom ? (
          <span id="say-left" className={left < 0 ? 'composer-left is-bad' : 'composer-left'} role="status">
            {left < 0 ? t('tooLong', { count: -left }) : t('left', { count: left })}
          </span>
        ) : null}
        <Suspense fallback={null}>
          <Attaching roomId={roomId} form={form} taking={taking} onTray={setTray} />
        </Suspense>
        <Suspense fallback={<span className="btn btn-icon" />}>
          <EmojiButton anchor={form} onPick={insert} onClose={() => field.current?.focus()} />
        </Suspense>
        <button
          type="submit"
          className="btn btn-primary btn-icon send"
          aria-label={t('send')}
          aria-disabled={!canSend}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
