import type { Group, User } from '../../model/index.js';
import { arnOf, nameOf } from '../identity.js';
import { common, type Row } from './subject.js';

export function user(row: Row): User {
  return { ...common(row, { name: 'name' }), kind: 'user', ...identity(row) };
}

export function group(row: Row): Group {
  return { ...common(row, { name: 'name' }), kind: 'group', ...identity(row) };
}

/** Users and groups have their policies from other resources only. */
function identity({ plan, instance }: Row) {
  return {
    name: nameOf(instance),
    arn: arnOf(plan, instance),
    managedPolicies: undefined,
    inlinePolicies: undefined,
  };
}
