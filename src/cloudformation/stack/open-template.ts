import type { Document, Json } from '../../model/index.js';
import type { Scope } from '../evaluation/scope.js';
import { spelled, spelledWithin } from '../evaluation/text.js';
import { openNested } from '../nesting/nested.js';
import type { Opening } from '../nesting/opening.js';
import { unlessHidden } from '../parameters/parameters.js';
import { pseudoParameters } from '../parameters/pseudo-parameters.js';
import { checkTemplate } from '../template/check-template.js';
import { expandLoops } from '../template/for-each.js';
import { entriesOf, entryOf, isMapping } from '../template/json.js';
import { readResources } from '../template/read-resources.js';
import { isExtended, transformGaps } from '../template/transforms.js';
import { openStack } from './open-stack.js';
import type { Stack } from './stack.js';

/** Opens a template: its sections read, its loops unrolled, nothing worked out yet. */
export function openTemplate(document: Document, opening: Opening): Stack {
  const { data, input } = document;
  const parameters = entriesOf(entryOf(data, 'Parameters'));
  const bare = openStack({
    placeOf: ({ id, path }) => ({ input, address: opening.prefix + id, path }),
    ...opening,
    isTrial: false,
    inputs: [...opening.inputs, input],
    parameters,
    isExtended: isExtended(data),
    spell: opening.handDown ? spelledWithin(opening.handDown) : spelled,
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
  for (const gap of transformGaps(data)) stack.notes.gap(gap);
  const circular = checkTemplate(data, stack);
  return circular.size === 0 ? stack : openStack({ ...stack, declarations: refusing(circular, stack.declarations) });
}

function refusing(circular: ReadonlySet<string>, declarations: Stack['declarations']): Stack['declarations'] {
  const refused = 'it refers to itself in a circle';
  return new Map([...declarations].map(([id, one]) => [id, circular.has(id) ? { ...one, refused } : one]));
}

/** A section after its loops; what a loop over an unknown list would make is not in it. */
function unrolled(data: Json, section: string, scope: Scope): ReadonlyMap<string, Json> {
  const node = entryOf(data, section);
  if (!isMapping(node)) return new Map();
  return new Map(expandLoops(node, scope).entries.map(({ key, value }) => [key, value]));
}
