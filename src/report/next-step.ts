import {
  arnOfSupportPolicy,
  type Finding,
  type InputKind,
  type NearMiss,
  type RoleFact,
  type ScopeFact,
} from '../model/index.js';
import { listed, searchedInWords } from './words/answer.js';

/** How many inputs of each kind a scope was judged from. */
export type Searched = Readonly<Partial<Record<InputKind, number>>>;

/** What a scope was judged from, and what lies beside it. */
export interface Around {
  readonly searched: Searched;
  /** Files of the run that look like values of parameters, and were not given as such. */
  readonly parameterFiles: readonly string[];
}

/**
 * What to do about a finding, where its cause has a step of its own: one that is shorter and surer than what its rule
 * says for all causes. Absent where the rule's words are the best there are.
 */
export function nextStep(finding: Finding, scope: ScopeFact, { searched, parameterFiles }: Around): string | undefined {
  if (finding.verdict === 'unknown') return forUnknown(finding, scope, parameterFiles);
  const isAbsence = finding.about === 'scope' && finding.verdict === 'fail' && scope.supportAccess === 'no';
  return isAbsence ? `${forAbsence(scope, searched)} ${elsewhere(finding.ruleId)}` : undefined;
}

/** A parameter without a value is given one; what is missing is scanned as well. */
function forUnknown(finding: Finding, scope: ScopeFact, parameterFiles: readonly string[]): string | undefined {
  const parameter = roleOf(finding, scope)?.parameter;
  if (parameter !== undefined)
    return `Give the parameter \`${parameter}\` its value: ${fileFor(parameter, parameterFiles)}.`;
  if (finding.about !== 'scope') return undefined;
  const missing = scope.obstacles.find(({ code }) => /^(role|permission-set)-not-declared$/.test(code));
  return (
    missing &&
    `Scan the input that declares it together with these, or give what was extracted from it: \`--facts FILE\`.`
  );
}

/** The file at hand; which ones may be meant; or else what one looks like. */
function fileFor(parameter: string, files: readonly string[]): string {
  const [only, ...others] = files;
  if (only === undefined) return `\`--parameters FILE\`, a file such as \`${JSON.stringify({ [parameter]: '...' })}\``;
  if (others.length === 0) return `\`--parameters ${only}\`, which looks like such a file`;
  const named = files.slice(0, MOST_FILES).map((file) => `\`${file}\``);
  const rest = files.length > MOST_FILES ? [...named, `${files.length - MOST_FILES} more`] : named;
  return `\`--parameters FILE\`; ${listed(rest)} look like such files`;
}

const MOST_FILES = 3;

function roleOf({ about, place }: Finding, { roles }: ScopeFact): RoleFact | undefined {
  if (about === 'scope') return roles.find((role) => role.supportAccess === 'unknown');
  return roles.find((role) => role.place.input === place.input && role.place.address === place.address);
}

/** What comes nearest is mended; where nothing does, a role is written. */
function forAbsence({ nearMisses, name, inputs }: ScopeFact, searched: Searched): string {
  if (inputs.length === 0) return `No input belongs to \`${name}\`: see to what it includes.`;
  const [nearest] = [...nearMisses].sort((a, b) => nearness.indexOf(a.code) - nearness.indexOf(b.code));
  const nothing = noneOf(searched);
  return nearest === undefined ? `${nothing}: ${toWrite(searched)}` : `${toMend[nearest.code](nearest)} ${nothing}.`;
}

/** `None of 10 templates and 2 plans gives a role AWSSupportAccess`. */
function noneOf(searched: Searched): string {
  const total = Object.values(searched).reduce((sum, count) => sum + count, 0);
  const words = searchedInWords(searched);
  return total === 1
    ? `The ${words.replace(/^1 /, '')} gives no role AWSSupportAccess`
    : `None of ${words} gives a role AWSSupportAccess`;
}

/** From what is all but there to what merely looks like it. */
const nearness: readonly NearMiss['code'][] = [
  'will-not-exist',
  'unassigned',
  'not-a-role',
  'other-policy',
  'lookalike',
  'merely-named',
];

const toMend: Readonly<Record<NearMiss['code'], (miss: NearMiss) => string>> = {
  'will-not-exist': (miss) => `Let ${named(miss)} be in this account, or declare another role in it.`,
  unassigned: (miss) => `Assign the permission set ${named(miss)} to this account.`,
  'not-a-role': (miss) => `Move the policy from ${named(miss)} to a role, which people assume for the case at hand.`,
  'other-policy': (miss) => `Let ${named(miss)} attach ${arnOfSupportPolicy()} instead.`,
  lookalike: (miss) => `Attach ${arnOfSupportPolicy()} where ${named(miss)} is used now.`,
  'merely-named': (miss) => `Attach ${arnOfSupportPolicy()} to ${named(miss)}.`,
};

function named({ place }: NearMiss): string {
  return `\`${place.address ?? place.input}\``;
}

function toWrite(searched: Searched): string {
  const { cloudformation: templates = 0, ...others } = searched;
  const inTerraform = Object.keys(others).some((kind) => kind.startsWith('terraform'));
  const language = templates > 0 && !inTerraform ? '--cloudformation' : '--terraform';
  return `\`rolecall init ${language}\` prints one to paste.`;
}

function elsewhere(ruleId: string): string {
  return `If it is declared outside what is scanned, say so: \`presence: elsewhere\` of a scope in rolecall.yaml. \`rolecall rules ${ruleId}\` tells more.`;
}
