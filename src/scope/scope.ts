import { type Deployment, type Obstacle, type RoleFact, type ScopeFact, some } from '../model/index.js';
import { ambiguousRoles } from './ambiguous.js';
import { eitherWay } from './either-way.js';
import { withImports } from './imports.js';
import { type ScopeInput, takeInventory } from './inventory.js';
import { nearMisses } from './near-misses.js';
import { obstacles } from './obstacles.js';
import { retentions } from './retention.js';
import { judgeRoles } from './roles.js';

/**
 * Links what is attached to what it is attached to, and says what the account will have.
 *
 * One conclusive role is a yes even where other inputs could not be read; a no needs every input read and every
 * plan complete.
 */
export function linkScope(given: ScopeInput): ScopeFact {
  const input = { ...given, deployments: withImports(given.deployments.filter(saysAnything)) };
  const inventory = takeInventory(input);
  const judged = eitherWay(inventory, judgeRoles(inventory));
  const ambiguous = ambiguousRoles(inventory);
  const roles = [...judged.map(({ fact }) => fact), ...ambiguous];
  const inTheWay = obstacles(inventory);
  const found = some(roles.map((role) => role.supportAccess));
  return {
    kind: 'scope',
    name: input.name,
    ...(input.declared === undefined ? {} : { declared: input.declared }),
    ...(input.account === undefined ? {} : { account: input.account }),
    supportAccess: found === 'no' && inTheWay.length > 0 ? 'unknown' : found,
    inputs: inputsOf(given.deployments),
    roles,
    witnesses: roles.filter((role) => role.supportAccess === 'yes').map((role) => role.place.address ?? role.name),
    nearMisses: nearMisses(inventory),
    retentions: retentions(input, inventory, judged, ambiguous),
    obstacles: inTheWay,
    doubt: doubtOf(roles, inTheWay),
  };
}

/** The inputs that the scope was judged from, those that hold nothing included. */
function inputsOf(deployments: readonly Deployment[]): readonly string[] {
  return [...new Set(deployments.filter(({ mayBeElsewhere }) => !mayBeElsewhere).map(({ input }) => input))];
}

/** Most inputs of a large run hold nothing of IAM. */
function saysAnything({ resources, before = [], exports = [], gaps }: Deployment): boolean {
  return resources.length + before.length + exports.length + gaps.length > 0;
}

function doubtOf(roles: readonly RoleFact[], inTheWay: readonly Obstacle[]): string {
  const doubts = [...roles.flatMap((role) => role.because ?? []), ...inTheWay.map((one) => one.message)];
  const [first = '', ...more] = new Set(doubts);
  return more.length === 0 ? first : `${first} (And ${more.length} more.)`;
}
