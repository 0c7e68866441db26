// Whether the panel of alerts is open: what is new is seen there then.
let open = false;

export const isPanelOpen = (): boolean => open;

export function setPanelOpen(now: boolean): void {
  open = now;
}
