import type { Parameters } from '../config/index.js';
import { readNamed } from './io.js';
import { UsageError } from './usage-error.js';

/** The CloudFormation parameters of a file. Throws a `UsageError` where it is missing or is no parameter file. */
export async function readParametersFile(file: string): Promise<Parameters> {
  const { readParameters } = await import('../config/index.js');
  const text = await readNamed(file, 'parameter file');
  try {
    return readParameters(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
