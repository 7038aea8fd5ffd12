import { choose } from '../intrinsics/if.js';
import { mentionsIn } from '../intrinsics/mentions.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { problem } from '../template/problems.js';

/**
 * Notes what is made and refers to what its condition leaves out, other than in a branch of `Fn::If`: CloudFormation
 * does not find it, and refuses the template. It passes over a `DependsOn` of that kind.
 * Source: CloudFormation User Guide, conditions-section-structure and intrinsic-function-reference-conditions.
 */
export function checkLeftOut({ declarations, scopeUnder, notes, prefix }: Stack): void {
  const all = [...declarations.values()];
  const scope = scopeUnder(undefined);
  const isMade = ({ condition }: Declaration) => condition === undefined || scope.condition(condition);
  const leftOut = new Set(all.filter((one) => isMade(one) === false).map(({ id }) => id));
  if (leftOut.size === 0) return;
  for (const { id, properties, path } of all.filter((one) => isMade(one) === true)) {
    const lost = mentionsIn(properties).find(
      (one) => one.kind !== 'condition' && leftOut.has(one.name) && !one.path().includes(choose.name),
    );
    if (lost === undefined) continue;
    const what = `\`${prefix}${id}\` refers to \`${prefix}${lost.name}\`, which its condition leaves out`;
    const at = { address: prefix + id, path: [...path, 'Properties', ...lost.path()] };
    notes.refused(problem('template-refused', { what }, at));
  }
}
