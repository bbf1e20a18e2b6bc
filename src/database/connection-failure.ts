/** Tells a database that cannot be reached from one that refuses what it was asked. */
import { type Problem, problem } from '../errors.ts';

// Class 08 and these of https://www.postgresql.org/docs/15/errcodes-appendix.html: too many connections, shutting down,
// crashed, starting up, wrong password, no such login, no such database.
const sqlStates = ['53300', '57P01', '57P02', '57P03', '28P01', '28000', '3D000'];
const systemCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
const systemCalls = ['connect', 'getaddrinfo'];
// pg gives these no code.
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

type Failure = Error & { readonly code?: string; readonly syscall?: string };

/** The same error, or DATABASE_UNAVAILABLE in its place when it means that the database was not reached. */
export function explainFailure(error: unknown): unknown {
  return isConnectionFailure(error) ? unavailable(error) : error;
}

function isConnectionFailure(error: unknown): error is Failure {
  if (!(error instanceof Error)) return false;
  const { code = '', syscall = '', message } = error as Failure;
  return (
    [...sqlStates, ...systemCodes].includes(code) ||
    /^08[0-9A-Z]{3}$/.test(code) ||
    systemCalls.includes(syscall) ||
    messages.test(message)
  );
}

/** DATABASE_UNAVAILABLE. Several addresses of one name make an error that has a code and no message. */
export const unavailable = (error: Error & { readonly code?: string }): Problem =>
  problem('DATABASE_UNAVAILABLE', { reason: error.message || (error.code ?? 'no connection') }, error);
