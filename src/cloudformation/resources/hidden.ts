import type { Resource } from '../../model/index.js';
import { isNested } from '../nesting/nested.js';
import { isListType } from '../parameters/declared.js';
import { isHidden } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import { entryOf, scalarText } from '../template/json.js';

/** What a resource says of itself and not of what it deploys. */
const ofTheResource: ReadonlySet<string> = new Set(['kind', 'place', 'change', 'exists', 'account', 'trustPath']);

/**
 * Marks the properties of resources as sensitive that hold the default of a `NoEcho` parameter, by the text itself,
 * whichever way it came there: they are judged by it, and it is not printed, as CloudFormation does not either.
 */
export function markHidden(stack: Stack): (resource: Resource) => Resource {
  const hidden = hiddenDefaults(stack).map((text) => JSON.stringify(text).slice(1, -1));
  if (hidden.length === 0) return (resource) => resource;
  const holdsHidden = (value: unknown): boolean => {
    const text = JSON.stringify(value) ?? '';
    return hidden.some((one) => text.includes(one));
  };
  return (resource) => {
    const properties = Object.entries(resource).filter(([name]) => !ofTheResource.has(name));
    const sensitive = properties.filter(([, value]) => holdsHidden(value)).map(([name]) => name);
    return sensitive.length === 0 ? resource : { ...resource, sensitive };
  };
}

/** The texts of a stack, and of all that are nested in it, that stand in for a parameter that is not to be shown. */
function hiddenDefaults(stack: Stack): string[] {
  const own = [...stack.parameters].flatMap(([name, declaration]) => {
    const text = scalarText(entryOf(declaration, 'Default')) ?? '';
    if (text === '' || !isHidden(declaration) || stack.given(name) !== undefined) return [];
    return isListType(declaration) ? text.split(',').map((item) => item.trim()) : [text];
  });
  const nested = [...stack.declarations.values()].filter(({ type }) => isNested(type));
  const children = nested.map(({ id }) => stack.children(id));
  const inner = children.flatMap((one) => (typeof one === 'string' ? [] : one.flatMap(hiddenDefaults)));
  return [...own.filter((text) => text !== ''), ...inner];
}
