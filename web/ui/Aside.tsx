// Parts beside the page that come late: fetched when the page stands, fetched again quietly where the network is lost,
// and whatever happens in them the page goes on.
import { Component, type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import { retryDelay } from '../api/backoff.ts';

/**
 * A part that is fetched when it is first drawn.
 * @param Waiting stands in its place until it is there.
 */
export function lateAside<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting?: ComponentType,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LateAside(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => loaded);
    useEffect(() => (Part ? undefined : keepTrying(load, (part) => setPart(() => (loaded = part)))), [Part]);
    const waiting = Waiting ? <Waiting /> : null;
    if (!Part) return waiting;
    return (
      <Aside waiting={waiting}>
        <Part {...props} />
      </Aside>
    );
  };
}

/** Fetches until it succeeds, with growing waits, and at once when the browser is online again. */
function keepTrying<Part>(load: () => Promise<Part>, done: (part: Part) => void): () => void {
  let over = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = () => {
    clearTimeout(timer);
    load().then(
      (part) => {
        if (!over) done(part);
      },
      () => {
        if (over) return;
        timer = setTimeout(attempt, retryDelay(failures, Math.random()));
        failures += 1;
      },
    );
  };
  window.addEventListener('online', attempt);
  attempt();
  return () => {
    over = true;
    clearTimeout(timer);
    window.removeEventListener('online', attempt);
  };
}

type Props = { waiting?: ReactNode; children: ReactNode };

/** Keeps what fails inside it from the page; it is drawn anew when the browser is online again, or after a while. */
export class Aside extends Component<Props, { failures: number; failed: boolean }> {
  override state = { failures: 0, failed: false };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.#timer = setTimeout(this.#again, retryDelay(this.state.failures, Math.random()));
    window.addEventListener('online', this.#again);
  }

  override componentWillUnmount() {
    this.#stop();
  }

  #stop() {
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#again);
  }

  #again = () => {
    this.#stop();
    this.setState(({ failures }) => ({ failures: failures + 1, failed: false }));
  };

  override render() {
    const { waiting = null, children } = this.props;
    return this.state.failed ? waiting : <Suspense fallback={waiting}>{children}</Suspense>;
  }
}
