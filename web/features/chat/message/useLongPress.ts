// A long press with a finger, as phones open menus by it; scrolling and a short touch are none.
import { type PointerEvent, useRef } from 'react';

/** Milliseconds a finger has to rest. */
const patience = 450;
/** Pixels it may tremble. */
const tremble = 8;

/** @param onPress gets what was pressed */
export function useLongPress(onPress: (element: HTMLElement) => void) {
  const press = useRef<{ timer: number; x: number; y: number } | null>(null);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      end();
      if (event.pointerType !== 'touch') return;
      const element = event.currentTarget;
      const timer = window.setTimeout(() => {
        press.current = null;
        // Lifting the finger would be a click beside what opens, and close it.
        element.addEventListener('touchend', (end) => end.preventDefault(), { once: true, passive: false });
        onPress(element);
      }, patience);
      press.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      const { x, y } = press.current ?? { x: clientX, y: clientY };
      if (Math.hypot(clientX - x, clientY - y) > tremble) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
