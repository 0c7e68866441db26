// When to stop waiting for more: few large pieces of work instead of many small ones, without a timer.

/** Turns of the event loop in a row that must bring nothing more. */
const quietTurns = 4;

/** Milliseconds after which it is over though each turn brings more. */
export const quietPatience = 20;

/**
 * Calls `then` once a few turns of the event loop have brought nothing more, or there is enough. Those who come at once, as
 * clients do after a restart, come in turns that follow on each other, and to ask for one of them alone costs nearly as
 * much as for all. The turns of an idle loop take microseconds, so a lone one hardly waits.
 * @param count how many there are now.
 * @param enough how many end the waiting with the turn that brought them.
 * @param now milliseconds on a clock that only goes forward.
 */
export function whenQuiet(
  { count, enough, now = () => performance.now() }: { count(): number; enough: number; now?(): number },
  then: () => void,
): void {
  const begun = now();
  let seen = 0;
  let quiet = 0;
  const look = () => {
    const there = count();
    quiet = there > seen ? 0 : quiet + 1;
    seen = there;
    if (quiet >= quietTurns || there >= enough || now() - begun >= quietPatience) then();
    else setImmediate(look);
  };
  setImmediate(look);
}
