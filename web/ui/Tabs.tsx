// Tabs over panels on one page: arrow keys, Home and End move and choose, Tab goes on into the panel. Written out here
// because Base UI's tabs would cost the page of a game 11 KB. Tabs that lead to pages are links in a `nav`.
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

type Tab<Value extends string> = { value: Value; label: string; count?: ReactNode; panel: ReactNode };

type Props<Value extends string> = {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

/** The place a key leads to, or undefined for keys that are none of ours. */
export function tabAfter(key: string, current: number, count: number): number | undefined {
  const places: Record<string, number> = {
    ArrowRight: (current + 1) % count,
    ArrowLeft: (current - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}

export function Tabs<Value extends string>({ label, tabs, value, onChange }: Props<Value>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.findIndex((tab) => tab.value === value);
  const chosen = tabs[current];

  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabAfter(event.key, current, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    onChange(tab.value);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            className="tab"
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="n">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className="tab-panel">
        {chosen?.panel}
      </div>
    </>
  );
}
