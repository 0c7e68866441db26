// Questions that come at once are asked together: one query for all of them instead of one for each.
import { setTimeout as pause } from 'node:timers/promises';
import { createQuiet } from './quiet.ts';

export type GatherOptions<Question, Answer> = {
  /** Answers all of them, in the order of the questions. A failure goes to everybody who asked. */
  ask(questions: Question[]): Promise<Answer[]>;
  /** The most questions that are asked together. */
  size: number;
  /** How often `ask` may be running at the same time, however many questions there are. */
  atOnce: number;
  /**
   * Milliseconds an `ask` of several questions rests before the next begins: where many come at once, those that come
   * meanwhile share it, unless they already fill one. For what nobody waits for; after a lone question there is none. 0 if
   * absent.
   */
  rest?: number;
  /**
   * Whether it looks for more for a few turns where several came together lately (see `createQuiet`). Else all of a turn are
   * asked when it ends.
   */
  patient?: boolean;
};

type Waiting<Question, Answer> = {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

/**
 * Returns a function that answers one question. Those of one turn of the event loop are asked together, and so are
 * those that come while enough others are being answered. None joins an `ask` that has begun, so no answer is older
 * than its question.
 */
export function gather<Question, Answer>({
  ask,
  size,
  atOnce,
  rest = 0,
  patient = false,
}: GatherOptions<Question, Answer>): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let running = 0;
  let scheduled = false;
  const whenQuiet = patient ? createQuiet() : null;

  function schedule(): void {
    if (scheduled || waiting.length === 0 || running >= atOnce) return;
    scheduled = true;
    const begin = () => {
      scheduled = false;
      void run(waiting.splice(0, size));
    };
    if (whenQuiet) whenQuiet({ count: () => waiting.length, enough: size }, begin);
    else setImmediate(begin);
  }

  async function run(batch: Waiting<Question, Answer>[]): Promise<void> {
    running += 1;
    schedule();
    try {
      const answers = await ask(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new Error('There are not as many answers as questions.');
      for (const [index, answer] of answers.entries()) batch[index]?.resolve(answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    if (rest > 0 && batch.length > 1 && waiting.length < size) await pause(rest);
    running -= 1;
    schedule();
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      schedule();
    });
}
