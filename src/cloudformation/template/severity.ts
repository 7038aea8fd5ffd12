import type { Problem } from '../../model/index.js';
import { matters } from '../resources/matters.js';
import type { Stack } from '../stack/stack.js';

/** How much it is that CloudFormation refuses a template as a whole: a note where nothing in it can matter. */
export function severityIn({ declarations }: Stack): Problem['severity'] {
  return [...declarations.values()].some(({ type }) => matters(type)) ? 'error' : 'note';
}
