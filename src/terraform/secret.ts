import { isList, isMap, literal, symbol, type Tree, type Value } from '../model/index.js';
import { arnOf, nameAttribute } from './identity.js';
import { attributeOf, type Instance, isSensitive } from './instance.js';
import { textOf } from './json.js';
import type { Plan } from './plan.js';
import { policyArn, principalId } from './senses.js';
import type { Sense } from './sources.js';

/** The users, groups, roles and policies whose names or paths are sensitive and known. */
export function secretlyNamed(instances: readonly Instance[]): readonly Instance[] {
  return instances.filter(
    (instance) =>
      entity.test(instance.type) && (secretName(instance) !== undefined || secretPath(instance) !== undefined),
  );
}

const entity = /^aws(?:cc)?_iam_/;

function secretName(instance: Instance): string | undefined {
  return secretText(instance, nameAttribute(instance));
}

function secretPath(instance: Instance): string | undefined {
  return secretText(instance, 'path');
}

function secretText(instance: Instance, attribute: string): string | undefined {
  return isSensitive(instance, attribute) ? textOf(attributeOf(instance, attribute)) : undefined;
}

/**
 * A text as an attribute states it, with symbols for what is sensitive: for what a secret name or path, or its ARN, stands for,
 * so that references still join, and for a policy or principal that only the attribute itself names.
 */
export function shownText(
  plan: Plan,
  instance: Instance,
  attribute: string,
  value: string,
  sense: Sense,
): Value<string> {
  for (const secret of plan.secrets) {
    const own = sense(plan, secret, undefined);
    if (typeof own === 'string' && (value === secretName(secret) || isArnOf(value, secret))) return own;
  }
  const isOpaque = sense === policyArn || sense === principalId;
  const isHidden = isOpaque && isSensitive(instance, attribute) && !awsManaged.test(value);
  return isHidden ? symbol(`${instance.address}.${attribute}`) : literal(value);
}

/** AWS's own policies are no secret, and they are what is judged. */
const awsManaged = /^arn:[^:]*:iam::aws:/;

/** A policy document with symbols for the ARNs of what has a secret name or path. */
export function shownDocument(plan: Plan, document: Tree): Tree {
  if (plan.secrets.length === 0) return document;
  if (typeof document === 'string') {
    const secret = plan.secrets.find((one) => isArnOf(document, one));
    return secret ? (arnOf(plan, secret) ?? document) : document;
  }
  if (isList(document)) return document.map((part) => shownDocument(plan, part));
  if (!isMap(document)) return document;
  return Object.fromEntries(Object.entries(document).map(([key, part]) => [key, shownDocument(plan, part)]));
}

/** Whether a text is the ARN of what has a secret name, whatever its path, or of what has a secret path. */
function isArnOf(text: string, secret: Instance): boolean {
  const kind = secret.type.replace(entity, '');
  const name = textOf(attributeOf(secret, nameAttribute(secret)));
  if (name === undefined || !text.startsWith('arn:')) return false;
  const path = secretPath(secret);
  if (path !== undefined && text.endsWith(`:${kind}${path}${name}`)) return true;
  return secretName(secret) !== undefined && text.includes(`:${kind}/`) && text.endsWith(`/${name}`);
}
