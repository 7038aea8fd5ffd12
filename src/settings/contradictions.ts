import { isDay } from '../model/index.js';
import type { WaiverDeclaration } from '../waivers/index.js';
import type { Config, RuleLevel, ScopeDeclaration } from './config.js';

/** A part of a configuration that its schema lets pass and that cannot be meant. */
export interface Contradiction {
  /** JSON pointer to it. */
  readonly pointer: string;
  readonly message: string;
}

/** Names of the scopes that Rolecall makes where nothing is declared for an input. */
const RESERVED: readonly string[] = ['default', 'unassigned'];

/** The rule that `presence: elsewhere` keeps from a scope. */
const PRESENCE = 'support-role-exists';

/** What in a configuration contradicts itself. */
export function contradictions({ scopes = [], waivers = [], locked = [], rules = {} }: Config): Contradiction[] {
  const firstOf = new Map(scopes.map(({ name }, i) => [name, i] as const).reverse());
  return [
    ...scopes.flatMap((scope, i) => [
      ...nameContradictions(scope, `/scopes/${i}/name`, firstOf.get(scope.name) === i),
      ...presenceContradictions(scope, `/scopes/${i}`, locked),
      ...scope.include.flatMap((glob, j) => globContradictions(glob, `/scopes/${i}/include/${j}`)),
      ...(scope.exclude ?? []).flatMap((glob, j) => globContradictions(glob, `/scopes/${i}/exclude/${j}`)),
    ]),
    ...waivers.flatMap((waiver, i) => waiverContradictions(waiver, `/waivers/${i}`, locked)),
    ...locked.flatMap((id) => weakened(id, rules[id])),
  ];
}

function waiverContradictions(
  { rule, scope, address, expires }: WaiverDeclaration,
  pointer: string,
  locked: readonly string[],
): Contradiction[] {
  const faults: Contradiction[] = [];
  if (scope === undefined && address === undefined) {
    const message = `the waiver of \`${rule}\` lacks the key \`scope\` or \`address\`: say where it holds`;
    faults.push({ pointer, message });
  }
  if (expires !== undefined && !isDay(expires)) {
    faults.push({ pointer: `${pointer}/expires`, message: `there is no day ${expires}` });
  }
  if (locked.includes(rule)) {
    faults.push({ pointer: `${pointer}/rule`, message: `\`${rule}\` is locked: no waiver lets it through` });
  }
  return faults;
}

function weakened(id: string, level: RuleLevel | undefined): Contradiction[] {
  if (level !== 'off' && level !== 'warn') return [];
  const message = `\`${id}\` is locked and cannot be ${level === 'off' ? 'off' : 'made a warning'}: leave it out here`;
  return [{ pointer: `/rules/${id}`, message }];
}

function nameContradictions({ name }: ScopeDeclaration, pointer: string, isFirst: boolean): Contradiction[] {
  if (RESERVED.includes(name)) {
    return [{ pointer, message: `\`${name}\` is the name of what no scope includes: give the scope another` }];
  }
  return isFirst ? [] : [{ pointer, message: `two scopes have the name \`${name}\`: give each its own` }];
}

/** Globs that other tools would read in another way than it is done here. */
function globContradictions(glob: string, pointer: string): Contradiction[] {
  if (glob.startsWith('!')) {
    return [{ pointer, message: `\`${glob}\`: no glob takes others back; name under \`exclude\` what is left out` }];
  }
  if (glob.includes('\\')) {
    return [{ pointer, message: `\`${glob}\`: write \`/\` between folders; a backslash is in no path of an input` }];
  }
  return [];
}

function presenceContradictions(
  { name, presence, reason }: ScopeDeclaration,
  pointer: string,
  locked: readonly string[],
): Contradiction[] {
  if (presence === 'elsewhere' && locked.includes(PRESENCE)) {
    const message = `\`${PRESENCE}\` is locked: the scope \`${name}\` cannot have its role elsewhere; give its facts to --facts`;
    return [{ pointer: `${pointer}/presence`, message }];
  }
  if (presence === 'elsewhere' && reason === undefined) {
    const message = `the scope \`${name}\` lacks the key \`reason\`: say where its support role is declared`;
    return [{ pointer: `${pointer}/presence`, message }];
  }
  if (presence !== 'elsewhere' && reason !== undefined) {
    const message = `the reason of the scope \`${name}\` has no effect without \`presence: elsewhere\``;
    return [{ pointer: `${pointer}/reason`, message }];
  }
  return [];
}
