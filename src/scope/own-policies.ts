import { isUnknown, type Role, type Tree, type Value } from '../model/index.js';
import { keyOfTarget, withinInput } from './key.js';
import { type Landscape, linksTo } from './landscape.js';

/** A policy of a role's whose text is at hand, and what to call it. */
export interface OwnPolicy {
  readonly what: string;
  readonly document: Value<Tree>;
}

/** Inline policies, wherever they are declared, and attached policies of the customer's that an input declares. */
export function ownPolicies(landscape: Landscape, role: Role): OwnPolicy[] {
  return [...inlinePolicies(role), ...separatePolicies(landscape, role), ...attachedPolicies(landscape, role)];
}

function inlinePolicies({ inlinePolicies }: Role): OwnPolicy[] {
  if (inlinePolicies === undefined) return [];
  const what = 'An inline policy of the role';
  if (isUnknown(inlinePolicies)) return [{ what, document: inlinePolicies }];
  return inlinePolicies.map(({ document }) => ({ what, document }));
}

function separatePolicies({ inlineByKey }: Landscape, role: Role): OwnPolicy[] {
  const key = keyOfTarget(role, role.place.input);
  return (inlineByKey.get(key ?? '') ?? [])
    .filter(({ exists }) => exists.answer !== 'no')
    .map(({ place, document }) => ({ what: `\`${place.address}\``, document }));
}

function attachedPolicies(landscape: Landscape, role: Role): OwnPolicy[] {
  return linksTo(landscape, role)
    .filter((link) => link.exists.answer !== 'no')
    .flatMap(({ policy, place }) => {
      const document = typeof policy === 'string' ? documentOf(landscape, policy, place.input) : undefined;
      return document === undefined ? [] : [{ what: `\`${String(policy)}\``, document }];
    });
}

/** The document of a policy of the customer's that an input declares, by its ARN. */
export function documentOf({ policiesByArn }: Landscape, arn: string, input: string): Value<Tree> {
  return policiesByArn.get(withinInput(arn, input))?.document;
}
