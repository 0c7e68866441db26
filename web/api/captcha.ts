// Calls refused for want of a captcha: answered by whoever shows one, then made again with the answer.
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '../../server/router.ts';
import type { CaptchaAnswer } from '../../shared/captcha.ts';
import { appErrorOf } from './errors.ts';

/** @param wrong whether the last answer was. Rejects when nobody wants to answer. */
type Ask = (wrong: boolean) => Promise<CaptchaAnswer>;

let ask: Ask | undefined;

/** Says who answers captchas. */
export function answerCaptchas(by: Ask): void {
  ask = by;
}

/** Only for what somebody pressed a button for: what is asked while typing fails quietly. */
export const captchaLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const run = (input: unknown) => {
        next({ ...op, input }).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error(error) {
            const { code } = appErrorOf(error);
            const asked =
              op.type === 'mutation' && /^CAPTCHA_(NEEDED|WRONG)$/.test(code) && ask?.(code.endsWith('G'));
            if (!asked) return observer.error(error);
            asked.then(
              (captcha) => run({ ...(op.input as object), captcha }),
              () => observer.error(error),
            );
          },
        });
      };
      run(op.input);
    });
