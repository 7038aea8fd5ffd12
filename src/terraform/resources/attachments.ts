import type { PolicyAttachment } from '../../model/index.js';
import { text, texts } from '../attribute.js';
import { groupName, policyArn, roleName, userName } from '../senses.js';
import { common, type Row } from './subject.js';

export function roleAttachment(row: Row): PolicyAttachment {
  return { ...attachment(row, { roles: 'role' }), roles: [text(row, 'role', roleName)] };
}

export function userAttachment(row: Row): PolicyAttachment {
  return { ...attachment(row, { users: 'user' }), users: [text(row, 'user', userName)] };
}

export function groupAttachment(row: Row): PolicyAttachment {
  return { ...attachment(row, { groups: 'group' }), groups: [text(row, 'group', groupName)] };
}

/** `aws_iam_policy_attachment`: the identities it lists are all that have the policy. */
export function policyAttachment(row: Row): PolicyAttachment {
  return {
    ...attachment(row, { roles: 'roles', users: 'users', groups: 'groups' }),
    roles: texts(row, 'roles', roleName),
    users: texts(row, 'users', userName),
    groups: texts(row, 'groups', groupName),
    exclusive: 'policy',
  };
}

/** `aws_iam_role_policy_attachments_exclusive`: the policies it lists are all that the role has. */
export function exclusiveAttachments(row: Row): PolicyAttachment {
  return {
    ...attachment(row, { roles: 'role_name', policies: 'policy_arns' }),
    roles: [text(row, 'role_name', roleName)],
    policies: texts(row, 'policy_arns', policyArn),
    exclusive: 'targets',
  };
}

function attachment(row: Row, targets: Readonly<Record<string, string>>): PolicyAttachment {
  return {
    ...common(row, { policies: 'policy_arn', ...targets }),
    kind: 'policy-attachment',
    roles: undefined,
    users: undefined,
    groups: undefined,
    policies: [text(row, 'policy_arn', policyArn)],
  };
}
