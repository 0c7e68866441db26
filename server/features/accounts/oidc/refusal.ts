// Why a sign-in by a provider ends without a session: a code that goes back to the page in its address.
import type { ProviderProblem } from '../../../../shared/oidc.ts';

export class ProviderRefusal extends Error {
  readonly problem: ProviderProblem;
  /** What the page says with it. */
  readonly params: Record<string, string>;

  constructor(problem: ProviderProblem, params: Record<string, string> = {}, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'ProviderRefusal';
    this.problem = problem;
    this.params = params;
  }
}
