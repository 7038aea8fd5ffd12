import type { Exists, Place, Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { isHidden } from '../parameters/parameters.js';
import { mentionsIn } from '../template/mentions.js';
import type { Reading } from './reading.js';

/** What every resource of the model has. */
interface Base {
  readonly place: Place;
  readonly change: 'create';
  readonly exists: Exists;
  readonly account?: Value<string>;
  readonly sensitive?: readonly string[];
}

/**
 * What every resource has in common.
 * @param properties which property of the template each property of the model is read from
 */
export function base(reading: Reading, properties: Readonly<Record<string, string>>): Base {
  const { declaration, stack } = reading;
  const sensitive = Object.keys(properties).filter((name) => mentionsHidden(reading, properties[name] ?? ''));
  return {
    place: stack.placeOf(declaration),
    change: 'create',
    exists: existsOf(declaration, stack),
    ...(stack.account !== undefined && { account: stack.account }),
    ...(sensitive.length > 0 && { sensitive }),
  };
}

function mentionsHidden({ node, stack }: Reading, property: string): boolean {
  return mentionsIn(node(property) ?? null).some(({ name }) => isHidden(stack.parameters.get(name) ?? null));
}
