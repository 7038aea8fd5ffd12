import type { Finding, InputKind, NearMiss, RoleFact, ScopeFact } from '../model/index.js';
import { searchedInWords } from './words/answer.js';

/** How many inputs of each kind a scope was judged from. */
export type Searched = Readonly<Partial<Record<InputKind, number>>>;

/**
 * What to do about a finding, where its cause has a step of its own: one that is shorter and surer than what its rule
 * says for all causes. Absent where the rule's words are the best there are.
 */
export function nextStep(finding: Finding, scope: ScopeFact, searched: Searched): string | undefined {
  if (finding.verdict === 'unknown') return forUnknown(finding, scope);
  const isAbsence = finding.about === 'scope' && finding.verdict === 'fail' && scope.supportAccess === 'no';
  return isAbsence ? `${forAbsence(scope, searched)} ${elsewhere(finding.ruleId)}` : undefined;
}

/** A parameter without a value is given one; what is missing is scanned as well. */
function forUnknown(finding: Finding, scope: ScopeFact): string | undefined {
  const parameter = roleOf(finding, scope)?.parameter;
  if (parameter !== undefined) {
    const example = JSON.stringify({ [parameter]: '...' });
    return `Give the parameter \`${parameter}\` its value: \`--parameters FILE\`, a file such as \`${example}\`.`;
  }
  if (finding.about !== 'scope') return undefined;
  const missing = scope.obstacles.find(({ code }) => /^(role|permission-set)-not-declared$/.test(code));
  return (
    missing &&
    `Scan the input that declares it together with these, or give what was extracted from it: \`--facts FILE\`.`
  );
}

function roleOf({ about, place }: Finding, { roles }: ScopeFact): RoleFact | undefined {
  if (about === 'scope') return roles.find((role) => role.supportAccess === 'unknown');
  return roles.find((role) => role.place.input === place.input && role.place.address === place.address);
}

/** What comes nearest is mended; where nothing does, a role is written. */
function forAbsence({ nearMisses, name, inputs }: ScopeFact, searched: Searched): string {
  if (inputs.length === 0) return `No input belongs to \`${name}\`: see to what it includes.`;
  const [nearest] = [...nearMisses].sort((a, b) => nearness.indexOf(a.code) - nearness.indexOf(b.code));
  const nothing = `Nothing in ${searchedInWords(searched)} gives a role AWSSupportAccess`;
  return nearest === undefined ? `${nothing}: ${toWrite(searched)}` : `${toMend[nearest.code](nearest)} ${nothing}.`;
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
  'will-not-exist': (miss) => `Keep ${named(miss)}, or declare the role that replaces it.`,
  unassigned: (miss) => `Assign the permission set ${named(miss)} to this account.`,
  'not-a-role': (miss) => `Move the policy from ${named(miss)} to a role, which people assume for the case at hand.`,
  'other-policy': (miss) => `Let ${named(miss)} attach arn:aws:iam::aws:policy/AWSSupportAccess instead.`,
  lookalike: (miss) => `Attach arn:aws:iam::aws:policy/AWSSupportAccess where ${named(miss)} is used now.`,
  'merely-named': (miss) => `Attach arn:aws:iam::aws:policy/AWSSupportAccess to ${named(miss)}.`,
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
