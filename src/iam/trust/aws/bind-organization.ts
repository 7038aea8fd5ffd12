import { isSymbolic, isUnknown, symbol } from '../../../model/index.js';
import { literalWildcard, soleVariable, type Test, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { isExact, isLengthOnly, literalPrefix } from '../../text/glob.js';
import { dead, doubted, narrowed, noted, type Reach, type Step } from './reach.js';

/** The organization of the role's own account, whose id is not known. */
export const ownOrganization: string = symbol('organization');

/** Narrows by `aws:PrincipalOrgID`. A wildcard in it lets any organization in. */
export function bindOrganization(reach: Reach, test: Test): Step {
  return bindWith(reach, test, (value) => (isExact(valueGlob(test, value)) ? value : undefined));
}

/** Narrows by `aws:PrincipalOrgPaths`, whose values begin with the id of the organization: `o-abc/r-ab12/*`. */
export function bindOrganizationPath(reach: Reach, test: Test): Step {
  return bindWith(reach, test, (value) => {
    const prefix = literalPrefix(valueGlob(test, value));
    return prefix.includes('/') ? prefix.slice(0, prefix.indexOf('/')) : undefined;
  });
}

function bindWith(reach: Reach, test: Test, organizationIn: (value: string) => string | undefined): Step {
  const [value] = test.values;
  if (value === undefined || value === '') return dead(because('condition-matches-none', test.key));
  if (isUnknown(value)) return doubted(reach, 'organization', because('condition-unknown', value.$unknown));
  if (soleVariable(test, value) === 'aws:resourceorgid') return fixOrganization(reach, test, ownOrganization);
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', test.key, value));
  if (test.operator.reads === 'other') return noted(reach, because('condition-operator', test.key, test.operator.name));
  if (isLengthOnly(valueGlob(test, value))) return dead(because('condition-matches-none', test.key));
  const organization = organizationIn(value);
  if (organization === undefined) return noted(reach, because('organization-any', test.key));
  if (!isOrganization(organization)) return dead(because('condition-matches-none', test.key));
  return fixOrganization(reach, test, organization);
}

function isOrganization(id: string): boolean {
  return id.startsWith('o-') || isSymbolic(id);
}

/** Fixes the organization of the callers. */
export function fixOrganization(reach: Reach, test: Test, organization: string): Step {
  const known = reach.organization;
  if (known === undefined || known === ownOrganization) return narrowed(reach, { organization });
  const differs = known !== organization && organization !== ownOrganization;
  return differs ? dead(because('condition-contradiction', test.key)) : { reach };
}
