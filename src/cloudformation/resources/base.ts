import type { Exists, Place, Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import type { Reading } from './reading.js';

/** What every resource of the model has. */
interface Base {
  readonly place: Place;
  readonly change: 'create';
  readonly exists: Exists;
  readonly account?: Value<string>;
}

/** What every resource has in common. */
export function base({ declaration, stack }: Reading): Base {
  return {
    place: stack.placeOf(declaration),
    change: 'create',
    exists: existsOf(declaration, stack),
    ...(stack.account !== undefined && { account: stack.account }),
  };
}
