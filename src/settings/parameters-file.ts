import { type readFound, readNamed } from '../files/index.js';
import { UsageError } from '../model/index.js';
import type { Parameters } from './parameters.js';

/**
 * The CloudFormation parameters of a file. Throws a `UsageError` where it is missing or is no parameter file.
 * @param read how it is read: as named on the command line, or as found
 */
export async function readParametersFile(file: string, read: typeof readFound = readNamed): Promise<Parameters> {
  const { readParameters } = await import('./parameters.js');
  const text = await read(file, 'parameter file');
  try {
    return readParameters(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
