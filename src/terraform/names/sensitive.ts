import { isList, isMap, symbol, type Tree, type Value } from '../../model/index.js';
import { type Instance, isSensitive, knownText } from '../instances/instance.js';
import type { Meaning, RootModule } from '../references/root-module.js';
import { namingOf } from '../types/resource-types.js';
import { arnOf, nameAttribute } from './name.js';

/** The users, groups, roles and policies whose names or paths are sensitive and known. */
export function secretlyNamed(instances: readonly Instance[]): readonly Instance[] {
  return instances.filter(
    (instance) =>
      namingOf(instance.type) !== undefined &&
      (secretName(instance) !== undefined || secretPath(instance) !== undefined),
  );
}

function secretName(instance: Instance): string | undefined {
  return secretText(instance, nameAttribute(instance));
}

function secretPath(instance: Instance): string | undefined {
  return secretText(instance, 'path');
}

function secretText(instance: Instance, attribute: string): string | undefined {
  return isSensitive(instance, attribute) ? knownText(instance, attribute) : undefined;
}

/**
 * A text as an attribute states it, with symbols for what is sensitive: for what a secret name or path, or its ARN,
 * stands for, so that references still join, and for a policy or principal that only the attribute itself names.
 */
export function shownText(
  root: RootModule,
  instance: Instance,
  attribute: string,
  value: string,
  meaning: Meaning,
): Value<string> {
  for (const secret of root.secrets) {
    const own = meaning.of(root, secret, undefined);
    if (typeof own === 'string' && (value === secretName(secret) || isArnOf(value, secret))) return own;
  }
  const isHidden = meaning.isOpaque && isSensitive(instance, attribute) && !awsManaged.test(value);
  return isHidden ? symbol(`${instance.address}.${attribute}`) : value;
}

/** AWS's own policies are no secret, and they are what is judged. */
const awsManaged = /^arn:[^:]*:iam::aws:/;

/** A policy document with symbols for the ARNs of what has a secret name or path. */
export function shownDocument(root: RootModule, document: Tree): Tree {
  if (root.secrets.length === 0) return document;
  if (typeof document === 'string') {
    const secret = root.secrets.find((one) => isArnOf(document, one));
    return secret ? (arnOf(root, secret) ?? document) : document;
  }
  if (isList(document)) return document.map((part) => shownDocument(root, part));
  if (!isMap(document)) return document;
  return Object.fromEntries(Object.entries(document).map(([key, part]) => [key, shownDocument(root, part)]));
}

/** Whether a text is the ARN of what has a secret name, whatever its path, or of what has a secret path. */
function isArnOf(text: string, secret: Instance): boolean {
  const as = namingOf(secret.type)?.as;
  const name = knownText(secret, nameAttribute(secret));
  if (as === undefined || name === undefined || !text.startsWith('arn:')) return false;
  const path = secretPath(secret);
  if (path !== undefined && text.endsWith(`:${as}${path}${name}`)) return true;
  return secretName(secret) !== undefined && text.includes(`:${as}/`) && text.endsWith(`/${name}`);
}
