import { once } from '../model/index.js';
import { mentionsIn } from './intrinsics/mentions.js';
import { isListType } from './parameters/declared.js';
import { isHidden } from './parameters/parameters.js';
import type { PropertyReader } from './resources/property-reader.js';
import type { IsShown } from './resources/resource-type.js';
import { isNested } from './resources/types.js';
import type { Stack } from './stack/stack.js';
import { entryOf, scalarText } from './template/json.js';

/**
 * Tells the attributes that hold the default of a `NoEcho` parameter, by the text itself, whichever way it came there,
 * or by the name of the parameter in a property that they are made of, whatever a function made of the text. They are
 * judged by it, and it is not printed, as CloudFormation does not either.
 */
export function shownIn(root: Stack): IsShown {
  const hidden = once(() => hiddenDefaults(root).map((text) => JSON.stringify(text).slice(1, -1)));
  return ({ of }, value, reader) => {
    if (of.length === 0 || hidden().length === 0) return true;
    const text = JSON.stringify(value) ?? '';
    return !hidden().some((one) => text.includes(one)) && !of.some((property) => namesHidden(property, reader));
  };
}

function namesHidden(property: string, { node, stack }: PropertyReader): boolean {
  const mentioned = mentionsIn(node(property) ?? null);
  return mentioned.some(({ kind, name }) => kind === 'reference' && defaultsOf(name, stack).length > 0);
}

/** The texts of a stack, and of all that are nested in it, that stand in for a parameter that is not to be shown. */
function hiddenDefaults(stack: Stack): string[] {
  const own = [...stack.parameters.keys()].flatMap((name) => defaultsOf(name, stack));
  const nested = [...stack.declarations.values()].filter(({ type }) => isNested(type));
  const children = nested.map(({ id }) => stack.children(id));
  const inner = children.flatMap((one) => (typeof one === 'string' ? [] : one.flatMap(hiddenDefaults)));
  return [...own, ...inner];
}

/** The texts that stand in for a parameter that is not to be shown; none of any other. */
function defaultsOf(name: string, stack: Stack): readonly string[] {
  const declaration = stack.parameters.get(name) ?? null;
  const text = scalarText(entryOf(declaration, 'Default')) ?? '';
  if (text === '' || !isHidden(declaration) || stack.given(name) !== undefined) return [];
  const items = isListType(declaration) ? text.split(',').map((item) => item.trim()) : [text];
  return items.filter((item) => item !== '');
}
