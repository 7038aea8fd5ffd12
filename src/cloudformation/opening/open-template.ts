import type { Document, Json } from '../../model/index.js';
import { checkTemplate } from '../checks/index.js';
import { limitedByRules, rulesIn } from '../conditions/rules.js';
import { expandLoops } from '../intrinsics/for-each.js';
import { openNested } from '../nesting/nested.js';
import { unlessHidden } from '../parameters/parameters.js';
import { pseudoParameters } from '../parameters/pseudo-parameters.js';
import type { Opening } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, entryOf, isMapping } from '../template/json.js';
import { problem } from '../template/problems.js';
import { isExtended, unseenParts } from '../template/transforms.js';
import type { Scope } from '../values/scope.js';
import { ownText, textWithin } from '../values/text.js';
import { readResources, refusedBecause } from './declarations.js';
import { openStack } from './open-stack.js';

/** CloudFormation takes one template, and so do the tools that hand it over (`aws cloudformation deploy`, SAM). */
const SEVERAL = 'the file holds several documents';

/** Opens a template: its sections read, its loops unrolled, nothing worked out yet. */
export function openTemplate(document: Document, opening: Opening): Stack {
  const { data, input, isOneOfSeveral } = document;
  const rules = rulesIn(data);
  const parameters = limitedByRules(entriesOf(entryOf(data, 'Parameters')), rules);
  const bare = openStack({
    placeOf: ({ id, path }) => ({ input, address: opening.prefix + id, path }),
    ...opening,
    isTrial: false,
    inputs: [...opening.inputs, input],
    parameters,
    rules,
    isExtended: isExtended(data),
    readText: opening.handDown ? textWithin(opening.handDown) : ownText,
    given: (name) => unlessHidden(opening.prefix + name, parameters.get(name) ?? null, opening.given(name)),
    settableAs: (name) => opening.settableAs?.(name) ?? opening.prefix + name,
    conditions: entriesOf(entryOf(data, 'Conditions')),
    mappings: entriesOf(entryOf(data, 'Mappings')),
    outputs: entriesOf(entryOf(data, 'Outputs')),
    declarations: new Map(),
    pseudo: pseudoParameters(opening.setting, opening.prefix),
    nest: (declaration, stack) => openNested(declaration, stack, openTemplate),
  });
  const scope = bare.scopeUnder(undefined);
  const stack = openStack({
    ...bare,
    conditions: unrolled(data, 'Conditions', scope),
    outputs: unrolled(data, 'Outputs', scope),
    declarations: readResources(data, bare),
  });
  for (const gap of unseenParts(data)) stack.notes.gap(gap);
  if (isOneOfSeveral) stack.notes.refused(problem('template-refused', { what: SEVERAL }, { path: [] }));
  const circular = checkTemplate(data, stack);
  return circular.size === 0 ? stack : openStack({ ...stack, declarations: refusing(circular, stack.declarations) });
}

function refusing(circular: ReadonlySet<string>, declarations: Stack['declarations']): Stack['declarations'] {
  const doubt = refusedBecause('it refers to itself in a circle');
  return new Map([...declarations].map(([id, one]) => [id, circular.has(id) ? { ...one, doubt } : one]));
}

/** A section after its loops; what a loop over an unknown list would make is not in it. */
function unrolled(data: Json, section: string, scope: Scope): ReadonlyMap<string, Json> {
  const node = entryOf(data, section);
  if (!isMapping(node)) return new Map();
  return new Map(expandLoops(node, scope).entries.map(({ key, value }) => [key, value]));
}
