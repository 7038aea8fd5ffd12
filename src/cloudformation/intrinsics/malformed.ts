import { type Unknown, unknown } from '../../model/index.js';

/** The value of a function whose arguments are not what CloudFormation takes. */
export function malformed(name: string, wanted: string): Unknown {
  return unknown(`\`${name}\` wants ${wanted}`);
}
