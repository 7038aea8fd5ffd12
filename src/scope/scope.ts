import type { TrustSetting } from '../iam/index.js';
import { type Deployment, type Obstacle, type RoleFact, type ScopeFact, some } from '../model/index.js';
import { ambiguousRoles } from './ambiguous.js';
import { withImports } from './imports.js';
import { survey } from './landscape.js';
import { nearMisses } from './near-misses.js';
import { obstacles } from './obstacles.js';
import { permissionSetRoles } from './permission-sets.js';
import { retentions } from './retention.js';
import { roleFacts } from './roles.js';

/** Everything that one scope is judged from. */
export interface ScopeInput {
  /** What reports call it. */
  readonly name: string;
  /** Name of the declared scope that it is, or is a part of; absent where none is declared for its inputs. */
  readonly declared?: string;
  /** Id of the account, where it is told or declared. */
  readonly account?: string;
  readonly deployments: readonly Deployment[];
  /** Inputs of the scope that could not be analysed, whole or in part. */
  readonly unread: readonly Obstacle[];
  readonly trust: Omit<TrustSetting, 'account'>;
}

/**
 * Links what is attached to what it is attached to, and says what the account will have.
 *
 * One conclusive role is a yes even where other inputs could not be read; a no needs every input read and every
 * plan complete.
 */
export function linkScope(given: ScopeInput): ScopeFact {
  const input = { ...given, deployments: withImports(given.deployments) };
  const landscape = survey(input);
  const roles = [...roleFacts(landscape), ...ambiguousRoles(landscape), ...permissionSetRoles(landscape)];
  const inTheWay = obstacles(landscape);
  const found = some(roles.map((role) => role.supportAccess));
  return {
    kind: 'scope',
    name: input.name,
    ...(input.declared === undefined ? {} : { declared: input.declared }),
    ...(input.account === undefined ? {} : { account: input.account }),
    supportAccess: found === 'no' && inTheWay.length > 0 ? 'unknown' : found,
    inputs: [...new Set(input.deployments.map((deployment) => deployment.input))],
    roles,
    witnesses: roles.filter((role) => role.supportAccess === 'yes').map((role) => role.place.address ?? role.name),
    nearMisses: nearMisses(landscape),
    retentions: retentions(input, landscape, roles),
    obstacles: inTheWay,
    doubt: doubtOf(roles, inTheWay),
  };
}

function doubtOf(roles: readonly RoleFact[], inTheWay: readonly Obstacle[]): string {
  const doubts = [...roles.flatMap((role) => role.because ?? []), ...inTheWay.map((one) => one.message)];
  const [first = '', ...more] = new Set(doubts);
  return more.length === 0 ? first : `${first} (And ${more.length} more.)`;
}
