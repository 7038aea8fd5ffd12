import type { Body } from '../../hcl/index.js';
import { open } from '../values/index.js';
import { decidingVariables } from './deciders.js';
import type { ModuleInstance } from './module-tree.js';
import { namesWithout, type Repetition, type Round } from './repetition.js';

/** What an instance would be of a block that has none, with the variables that would give it one. */
export function absentRound({ by, rounds }: Repetition, body: Body, moduleInstance: ModuleInstance): Round | undefined {
  const argument = body.attributes.find(({ name }) => name === by)?.value;
  if (by === 'nothing' || rounds.length > 0 || !argument) return undefined;
  const names = decidingVariables(argument, moduleInstance).map((name) => `\`${name}\``);
  const who =
    names.length > 0
      ? `, which ${names.length > 1 ? 'variables' : 'variable'} ${names.join(', ')} ${names.length > 1 ? 'decide' : 'decides'}`
      : '';
  const never = by === 'count' ? `its \`count\` is 0${who}` : `its \`for_each\` is empty${who}`;
  return { names: namesWithout(by, open(never)), never };
}
