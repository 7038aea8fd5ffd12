import type { Json, Path } from '../../model/index.js';
import { EXTENSIONS } from '../intrinsics/extended.js';
import type { Stack } from '../stack/stack.js';
import { isLoop } from './for-each.js';
import { entryOf, isMapping, isSequence } from './json.js';
import { severityIn } from './severity.js';
import { nodesIn } from './walk.js';

/** A function where it is used. */
interface Call {
  readonly name: string;
  readonly argument: Json;
  path(): Path;
}

/** Notes functions of conditions with too many or too few parts, and functions that want a transform which is not there. */
export function checkFunctions(data: Json, stack: Stack): void {
  const { isExtended, notes } = stack;
  const severity = severityIn(stack);
  for (const { name, argument, path } of callsIn(data, 'Conditions')) {
    const wanted = wantedBy(name, argument);
    if (wanted === undefined) continue;
    const message = `\`${name}\` wants ${wanted}; CloudFormation refuses the template.`;
    notes.problem({ code: 'function-malformed', severity, message, path: path() });
  }
  const first = isExtended ? undefined : firstOfExtensions(data);
  if (!first) return;
  const name = first.name === 'Fn::FindInMap' ? 'DefaultValue' : first.name;
  const message = `\`${name}\` wants ${EXTENSIONS}; CloudFormation refuses the template without it.`;
  notes.problem({ code: 'transform-missing', severity, message, path: first.path() });
}

function firstOfExtensions(data: Json): Call | undefined {
  for (const section of ['Conditions', 'Resources', 'Outputs']) {
    for (const call of callsIn(data, section)) if (isOfExtensions(call)) return call;
  }
  return undefined;
}

/** How many parts a function of conditions wants, where it has another number of them. */
function wantedBy(name: string, argument: Json): string | undefined {
  const count = isSequence(argument) ? argument.length : 0;
  if (name === 'Fn::Equals' && count !== 2) return 'a list of two values';
  if (name === 'Fn::Not' && count !== 1) return 'a list of one condition';
  const isWrong = (name === 'Fn::And' || name === 'Fn::Or') && (count < 2 || count > 10);
  return isWrong ? 'a list of two to ten conditions' : undefined;
}

function isOfExtensions({ name, argument }: Call): boolean {
  if (name === 'Fn::FindInMap') return isSequence(argument) && entryOf(argument[3], 'DefaultValue') !== undefined;
  return isLoop(name) || name === 'Fn::Length' || name === 'Fn::ToJsonString';
}

function* callsIn(data: Json, section: string): Generator<Call> {
  for (const { node, path } of nodesIn(entryOf(data, section) ?? null)) {
    if (!isMapping(node)) continue;
    for (const name of Object.keys(node)) {
      if (name.startsWith('Fn::')) yield { name, argument: node[name] ?? null, path: () => [section, ...path(), name] };
    }
  }
}
