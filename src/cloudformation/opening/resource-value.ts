import { type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';

/** The value of `Ref` for a resource: its name or ARN, where those are known or symbolic. */
export function resourceReference(id: string, stack: Stack): Tree {
  if (!stack.declarations.has(id)) return unknown(`the template has no parameter or resource \`${id}\``);
  return stack.identityOf(id)?.reference ?? onlyAfterwards(id, stack);
}

/** The value of `Fn::GetAtt`: an ARN, or the output of a nested stack. */
export function attributeOf(id: string, attribute: string, stack: Stack): Value<Tree> {
  if (!stack.declarations.has(id)) return unknown(`the template has no resource \`${id}\``);
  const known = stack.identityOf(id)?.attributes.get(attribute);
  if (known !== undefined) return known;
  const [, output] = /^Outputs\.(.+)$/s.exec(attribute) ?? [];
  return output === undefined ? onlyAfterwards(id, stack) : outputOf(id, output, stack);
}

function outputOf(id: string, output: string, stack: Stack): Value<Tree> {
  const children = stack.children(id);
  if (typeof children !== 'string') return children[0]?.output(output);
  return unknown(`it is the output \`${output}\` of the nested stack \`${stack.prefix}${id}\`, and ${children}`, [
    stack.prefix + id,
  ]);
}

function onlyAfterwards(id: string, stack: Stack): Unknown {
  return unknown(`what \`${stack.prefix}${id}\` gives is known only after the deployment`, [stack.prefix + id]);
}
