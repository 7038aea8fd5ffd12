import { isSymbolic, isUnknown } from '../../model/index.js';
import {
  knownValues,
  literalWildcard,
  soleVariable,
  type Test,
  unknownValues,
  valueGlob,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { ownOrganization } from '../text/account.js';
import { isExact, isLengthOnly, literalPrefix } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';

/** Narrows by `aws:PrincipalOrgID`. A wildcard in it lets any organization in. */
export function bindOrganization(callers: AwsCallers, test: Test): Step {
  return bindWith(callers, test, (value) => (isExact(valueGlob(test, value)) ? value : undefined));
}

/** Narrows by `aws:PrincipalOrgPaths`, whose values begin with the id of the organization: `o-abc/r-ab12/*`. */
export function bindOrganizationPath(callers: AwsCallers, test: Test): Step {
  return bindWith(callers, test, (value) => {
    const prefix = literalPrefix(valueGlob(test, value));
    return prefix.includes('/') ? prefix.slice(0, prefix.indexOf('/')) : undefined;
  });
}

function bindWith(callers: AwsCallers, test: Test, organizationIn: (value: string) => string | undefined): Step {
  const [value] = test.values;
  if (value === undefined || value === '') return dead(because('condition-matches-none', { key: test.key }));
  if (isUnknown(value))
    return doubted(callers, 'organization', because('condition-unknown', { because: value.$unknown }));
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', { key: test.key, value }));
  if (test.operator.reads === 'other')
    return noted(callers, because('condition-operator', { key: test.key, operator: test.operator.name }));
  if (isLengthOnly(valueGlob(test, value))) return dead(because('condition-matches-none', { key: test.key }));
  const organization = organizationIn(value);
  if (organization === undefined) return noted(callers, because('organization-any', { key: test.key }));
  if (!isOrganization(organization)) return dead(because('condition-matches-none', { key: test.key }));
  return pinOrganization(callers, test, organization);
}

function isOrganization(id: string): boolean {
  return id.startsWith('o-') || isSymbolic(id);
}

/** Narrows by `aws:ResourceOrgID` where it must equal the caller's organization. */
export function bindResourceOrganization(callers: AwsCallers, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined)
    return doubted(callers, 'organization', because('condition-unknown', { because: open.$unknown }));
  const same = knownValues(test).every((value) => soleVariable(test, value) === 'aws:principalorgid');
  if (same) return pinOrganization(callers, test, ownOrganization);
  return noted(callers, because('condition-chosen', { key: test.key }));
}

/** Pins the organization of the callers. */
export function pinOrganization(callers: AwsCallers, test: Test, organization: string): Step {
  const known = callers.organization;
  if (known === undefined || known === ownOrganization) return narrowed(callers, { organization });
  const differs = known !== organization && organization !== ownOrganization;
  return differs ? dead(because('condition-contradiction', { key: test.key })) : { callers };
}
