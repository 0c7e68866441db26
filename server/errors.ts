// The one error a feature throws. It is a TRPCError, so its tRPC code is right however it leaves the server.
import { TRPCError } from '@trpc/server';
import { type ErrorCode, type ErrorParams, errorTable } from '../shared/errors.ts';

export class AppError extends TRPCError {
  readonly appCode: ErrorCode;
  readonly params: ErrorParams;

  constructor(appCode: ErrorCode, params: ErrorParams = {}) {
    super({ code: errorTable[appCode], message: appCode });
    this.name = 'AppError';
    this.appCode = appCode;
    this.params = params;
  }
}
