import { UsageError } from '../model/index.js';
import { type Exit, exit } from './exit.js';
import { type Io, tell } from './io.js';
import { execute } from './program.js';

/** Runs the command line and returns the exit code. Errors end here: told in a few lines, never as a stack trace. */
export async function run(io: Io): Promise<Exit> {
  try {
    return await execute(io);
  } catch (error) {
    if (error instanceof UsageError) {
      tell(`rolecall: ${error.message}\n`, io);
      return exit.usage;
    }
    tell(internalError(error, io.env.ROLECALL_DEBUG !== undefined), io);
    return exit.internal;
  }
}

function internalError(error: unknown, withStack: boolean): string {
  const told = error instanceof Error ? (withStack ? (error.stack ?? error.message) : error.message) : String(error);
  const next = withStack ? '' : 'Run it again with ROLECALL_DEBUG=1 for the details, and please report them.\n';
  return `rolecall: internal error: ${told}\nThis is a bug of Rolecall's, not of your input.\n${next}`;
}
