import type { IdentityPolicy, ManagedPolicy, Targets } from '../../model/index.js';
import { text } from '../attribute.js';
import { arnOf, nameOf } from '../identity.js';
import { anyText, groupName, roleName, userName } from '../senses.js';
import { common, document, type Row } from './subject.js';

const noTargets: Targets = { roles: undefined, users: undefined, groups: undefined };

export function managedPolicy(row: Row): ManagedPolicy {
  return {
    ...common(row, { name: 'name', document: 'policy' }),
    kind: 'managed-policy',
    name: nameOf(row.instance),
    arn: arnOf(row.plan, row.instance),
    document: document(row, 'policy'),
    ...noTargets,
  };
}

export function rolePolicy(row: Row): IdentityPolicy {
  return identityPolicy(row, 'role', { ...noTargets, roles: [text(row, 'role', roleName)] });
}

export function userPolicy(row: Row): IdentityPolicy {
  return identityPolicy(row, 'user', { ...noTargets, users: [text(row, 'user', userName)] });
}

export function groupPolicy(row: Row): IdentityPolicy {
  return identityPolicy(row, 'group', { ...noTargets, groups: [text(row, 'group', groupName)] });
}

function identityPolicy(row: Row, target: string, targets: Targets): IdentityPolicy {
  return {
    ...common(row, { name: 'name', document: 'policy', [`${target}s`]: target }),
    kind: 'identity-policy',
    name: text(row, 'name', anyText),
    document: document(row, 'policy'),
    ...targets,
  };
}
