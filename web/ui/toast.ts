// Telling what happened: a line at the foot of the page, with Undo where there is a way back. The part that draws it
// comes with the first one.
export type ToastData = {
  text: string;
  /** Failed: it stays until closed. */
  bad?: boolean;
  undo?: { label: string; onUndo: () => void };
};

type Show = (toast: ToastData) => void;

let show: Show | null = null;
let waiting: ToastData[] = [];
let ask: (() => void) | null = null;

/** Shows a toast; any code may call it. */
export function toast(data: ToastData): void {
  if (show) {
    show(data);
    return;
  }
  waiting.push(data);
  ask?.();
}

/** For the shell: `onFirst` is called when the first toast is wanted and nothing draws them yet. */
export function whenFirstToast(onFirst: () => void): void {
  ask = onFirst;
  if (waiting.length > 0) onFirst();
}

/** For the host: takes over drawing, with what has waited. Returns how to give it up. */
export function drawToasts(draw: Show): () => void {
  show = draw;
  for (const data of waiting) draw(data);
  waiting = [];
  return () => {
    show = null;
  };
}
