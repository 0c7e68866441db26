// When to stop waiting for more: few large pieces of work instead of many small ones, without a timer.

/** Turns of the event loop in a row that must bring nothing more. */
const quietTurns = 4;

/** Milliseconds after which it is over though each turn brings more. */
export const quietPatience = 20;

/** Milliseconds for which it counts that several came together. */
export const crowdLasts = 100;

/** What gathers: how many there are now, and how many end the waiting with the turn that brought them. */
export type Gathering = { count(): number; enough: number };

/**
 * Returns what calls `then` once the turn ends; where several came together lately, or do in this turn, once a few turns
 * have brought nothing more, or there is enough. Those who come at once, as clients do after a restart, come in turns that
 * follow on each other, and to ask for one of them alone costs nearly as much as for all.
 * @param now milliseconds on a clock that only goes forward.
 */
export function createQuiet(
  now: () => number = () => performance.now(),
): (gathering: Gathering, then: () => void) => void {
  let crowdedAt = Number.NEGATIVE_INFINITY;
  return ({ count, enough }, then) => {
    const begun = now();
    let seen = 0;
    let quiet = 0;
    const look = () => {
      const [at, there] = [now(), count()];
      if (there > 1) crowdedAt = at;
      quiet = there > seen ? 0 : quiet + 1;
      seen = there;
      const isOver = quiet >= quietTurns || there >= enough || at - begun >= quietPatience;
      if (isOver || at - crowdedAt >= crowdLasts) then();
      else setImmediate(look);
    };
    setImmediate(look);
  };
}
