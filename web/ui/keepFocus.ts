// Keeps the focus near where it was when what had it goes: an entry that was taken out, a button for more of a list.

/** What takes the focus inside an entry, in the order of the page. */
const controls =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * `entry` is its place among the entries, -1 outside of them, and `inside` that entry; `fromEnd` its place in the entry, from
 * its last control.
 */
type Place = { control: Element; entry: number; inside: Element | null; fromEnd: number };

const controlsIn = (entry: Element): HTMLElement[] => [...entry.querySelectorAll<HTMLElement>(controls)];

function takes(control: HTMLElement): boolean {
  control.focus();
  return document.activeElement === control;
}

/** Where the page is left with it, what has that id has gone too, and nothing is done. */
function handOn(gone: Element, heir: string): void {
  if (gone.isConnected || document.activeElement !== document.body) return;
  document.getElementById(heir)?.focus();
}

/**
 * As the `ref` of an element that stays around a list or around the foot of one, with `tabIndex={-1}`. When what has the
 * focus in it goes, the focus goes to the same control of the entry (`li`) that comes in its place, else to one of the next
 * entry that has any, and at the end of the list of the one before; to the element itself where there is none, or where it
 * stood in no entry, or in one that stays without it: another control there would do something else. Without this it would be nobody's, and the next Tab would begin at the top of the page.
 *
 * An element that goes itself with its last entry names in `data-focus-else` the id of what takes the focus then: a heading
 * with `tabIndex={-1}`, or the next control.
 * @returns how to stop that
 */
export function keepFocus(around: HTMLElement | null): (() => void) | undefined {
  if (!around) return undefined;
  around.dataset['keepsFocus'] = '';
  let had: Place | null = null;
  /** What has been given the focus, until it goes elsewhere. */
  let given: Element | null = null;

  const entries = () =>
    [...around.querySelectorAll('li')].filter((entry) => !entry.parentElement?.closest('li'));

  const remember = (control: Element) => {
    had = null;
    // The foot of a list in here keeps its own.
    if (control === around || control.closest('[data-keeps-focus]') !== around) return;
    const all = entries();
    const entry = all.findIndex((each) => each.contains(control));
    const beside: Element[] = controlsIn(all[entry] ?? around);
    had = {
      control,
      entry,
      inside: all[entry] ?? null,
      fromEnd: beside.length - 1 - beside.indexOf(control),
    };
  };

  const giveOn = ({ entry, inside, fromEnd }: Place) => {
    // Somebody has it already; a dialog as a whole is no place to go on from.
    if (!document.activeElement?.contains(around)) return;
    const all = entry < 0 || around.contains(inside) ? [] : entries();
    for (const each of [...all.slice(entry), ...all.slice(0, entry).reverse()]) {
      const controls = controlsIn(each);
      const same = controls[Math.max(0, controls.length - 1 - fromEnd)];
      if (!same || !takes(same)) continue;
      given = same;
      return;
    }
    around.focus({ preventScroll: true });
  };

  const look = () => {
    if (!had) return;
    const { control } = had;
    if (!around.contains(control)) {
      const gone = had;
      had = null;
      giveOn(gone);
    } else if (document.activeElement === control) remember(control);
    else had = null;
  };

  const onFocus = ({ target }: FocusEvent) => {
    if (target !== given) given = null;
    remember(target as Element);
  };
  // A key that is held down was meant for what has gone.
  const onKey = (event: KeyboardEvent) => {
    const presses = event.key === 'Enter' || event.key === ' ';
    if (event.repeat && presses && given !== null && event.target === given) event.preventDefault();
  };
  // After the change in which it went, and before a dialog around it looks: that would take the focus itself.
  const onBlur = () => queueMicrotask(look);
  // Entries before it come and go, and some browsers do not tell that what had the focus went.
  const observer = new MutationObserver(look);
  around.addEventListener('focusin', onFocus);
  around.addEventListener('focusout', onBlur);
  around.addEventListener('keydown', onKey);
  observer.observe(around, { childList: true, subtree: true });
  return () => {
    const heir = around.dataset['focusElse'];
    // While it still stands; the focus goes on once it has gone, and before a dialog around it looks.
    if (heir && around.contains(document.activeElement)) queueMicrotask(() => handOn(around, heir));
    observer.disconnect();
    around.removeEventListener('focusin', onFocus);
    around.removeEventListener('focusout', onBlur);
    around.removeEventListener('keydown', onKey);
  };
}
