import { readNamed } from '../files/index.js';
import { UsageError } from '../model/index.js';
import type { Parameters } from './parameters.js';

/** The CloudFormation parameters of a file. Throws a `UsageError` where it is missing or is no parameter file. */
export async function readParametersFile(file: string): Promise<Parameters> {
  const { readParameters } = await import('./parameters.js');
  const text = await readNamed(file, 'parameter file');
  try {
    return readParameters(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
