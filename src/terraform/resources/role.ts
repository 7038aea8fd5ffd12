import type { InlinePolicy, Role, Value } from '../../model/index.js';
import { literal, unknown } from '../../model/index.js';
import { isLookup } from '../address.js';
import { number, text } from '../attribute.js';
import { arnOf, nameOf } from '../identity.js';
import { attributeOf, isKnown, markOf } from '../instance.js';
import { isJsonMap, listOf, mapOf, textOf } from '../json.js';
import { policyOfText } from '../policy-document/text.js';
import { anyText, policyArn, roleName } from '../senses.js';
import { isConfigured, ownManagedPolicies } from './managed-policies.js';
import { common, document, type Row } from './subject.js';

/** Names of the attributes in which two providers describe a role. */
interface Spelling {
  readonly trust: string;
  readonly inlinePolicies: string;
  readonly inlineName: string;
  readonly inlineDocument: string;
  readonly name: string;
}

export const role = roleAs({
  name: 'name',
  trust: 'assume_role_policy',
  inlinePolicies: 'inline_policy',
  inlineName: 'name',
  inlineDocument: 'policy',
});

export const cloudControlRole = roleAs({
  name: 'role_name',
  trust: 'assume_role_policy_document',
  inlinePolicies: 'policies',
  inlineName: 'policy_name',
  inlineDocument: 'policy_document',
});

function roleAs(spelling: Spelling): (row: Row) => Role {
  return (row) => ({
    ...common(row, {
      name: spelling.name,
      path: 'path',
      trust: spelling.trust,
      managedPolicies: 'managed_policy_arns',
      inlinePolicies: spelling.inlinePolicies,
      permissionsBoundary: 'permissions_boundary',
      maxSessionDuration: 'max_session_duration',
    }),
    kind: 'role',
    name: ownName(row),
    arn: arnOf(row.plan, row.instance),
    path: text(row, 'path', anyText),
    trust: document(row, spelling.trust),
    trustPath: [...row.instance.path, spelling.trust],
    managedPolicies: ownManagedPolicies(row),
    inlinePolicies: isConfigured(row, spelling.inlinePolicies) ? inlinePolicies(row, spelling) : undefined,
    permissionsBoundary: text(row, 'permissions_boundary', policyArn),
    maxSessionDuration: number(row, 'max_session_duration'),
  });
}

/** The name of a role; of one that is looked up only during apply, the name it is looked up by. */
function ownName(row: Row): Value<string> {
  const found = isLookup(row.instance) && !isKnown(row.instance, 'name') ? text(row, 'name', roleName) : undefined;
  return typeof found === 'string' ? found : nameOf(row.instance);
}

function inlinePolicies({ instance }: Row, spelling: Spelling): Value<readonly InlinePolicy[]> {
  const mark = markOf(instance, spelling.inlinePolicies);
  if (mark === true) return unknown('they are known only after apply');
  const value = attributeOf(instance, spelling.inlinePolicies);
  if (!Array.isArray(value)) return undefined;
  return listOf(value)
    .filter(isJsonMap)
    .map((policy, index) => {
      const open = mapOf(listOf(mark)[index]);
      const part = <T>(name: string, read: (text: string) => T): Value<T> => {
        if (open[name] === true) return unknown('it is known only after apply');
        const known = textOf(policy[name]);
        return known === undefined ? undefined : read(known);
      };
      return { name: part(spelling.inlineName, literal), document: part(spelling.inlineDocument, policyOfText) };
    });
}
