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

/** What AWS refuses is not made, unless it is mended first. */
export function asFarAsTaken(made: Base, refused: string | undefined): Base {
  if (made.exists.answer !== 'yes' || refused === undefined) return made;
  return { ...made, exists: { answer: 'unknown', because: `IAM refuses it: ${refused}` } };
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
