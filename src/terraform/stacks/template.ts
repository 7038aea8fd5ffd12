import {
  isList,
  isMap,
  isSymbolic,
  isUnknown,
  type Json,
  type Tree,
  type TreeMap,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { attributeOf, type Instance, isSensitive, knownAfterApply, knownText } from '../instances/instance.js';
import { meanings } from '../names/meanings.js';
import { sourcesOf } from '../references/candidates.js';
import { resolveElements } from '../references/resolve.js';
import type { RootModule } from '../references/root-module.js';
import { inBlocks, text } from '../resources/attribute.js';
import { isConfigured } from '../resources/listed-policies.js';
import { type TemplateType, templateType } from '../types/template-types.js';

/** A template of CloudFormation's with what it is deployed with. */
export interface Template {
  /** Its text, or its data. */
  readonly body: Json;
  /** Values of its parameters by name; the others keep their defaults. Unknown where any may be given. */
  readonly parameters: Readonly<Record<string, Value<Tree>>> | Unknown;
  /** Its only resource, where it was put around one. */
  readonly wraps?: string;
}

/**
 * The template that an instance deploys, or why it does not show, as the end of a sentence; nothing of one that deploys
 * none by itself.
 * @param others the instances that may say where a stack set goes
 */
export function templateOf(
  root: RootModule,
  instance: Instance,
  others: readonly Instance[],
): Template | Unknown | undefined {
  const type = templateType(instance.type);
  switch (type?.as) {
    case 'stack':
      return stackOf(root, instance, type);
    case 'stack-set':
      return stackSetOf(root, instance, type, others);
    case 'resource':
      return resourceOf(instance, type);
    case 'stack-instances':
      return setOf(root, instance, type, others) ? undefined : unknown('its stack set is declared elsewhere');
    case 'elsewhere':
      return unknown('it is kept elsewhere');
    default:
      return undefined;
  }
}

type Of<K extends TemplateType['as']> = Extract<TemplateType, { as: K }>;

function stackOf(root: RootModule, instance: Instance, type: Of<'stack'>): Template | Unknown {
  const body = bodyOf(instance, type);
  if (isUnknown(body)) return body;
  const parameters = whereConfigured(root, instance, type.parameters);
  if (isUnknown(parameters)) return { body, parameters };
  return { body, parameters: isMap(parameters) ? resolved(root, instance, type.parameters, parameters) : {} };
}

/**
 * Parameters of which the one that is not known yet may be the ARN of somebody in the same plan. Symbols of a plan mean
 * nothing in a template.
 */
function resolved(root: RootModule, instance: Instance, attribute: string, parameters: TreeMap): TreeMap {
  const known = resolveElements(
    root,
    Object.values(parameters),
    () => sourcesOf(root, instance, attribute),
    meanings['principal-arn'],
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value], index) => {
      const found = known[index];
      return [name, typeof found === 'string' && !isSymbolic(found) ? found : value];
    }),
  );
}

/** The text of a template; why there is none to read. */
function bodyOf(instance: Instance, { body, url }: { readonly body: string; readonly url: string }): string | Unknown {
  const text = attributeOf(instance, body);
  if (typeof text === 'string' && text !== '') return text;
  const location = knownText(instance, url);
  if (location) return unknown(isSensitive(instance, url) ? 'it stands at a URL' : `it stands at \`${location}\``);
  return unknown(isUnknown(text) ? 'it is known only after apply' : 'the plan does not show it');
}

/** An attribute; absent where it is unknown because a provider will fill in what the configuration leaves out. */
function whereConfigured(root: RootModule, instance: Instance, attribute: string): Tree | undefined {
  const value = attributeOf(instance, attribute);
  return value === knownAfterApply && !isConfigured({ root, instance }, attribute) ? undefined : value;
}

/** One resource of CloudFormation's, in a template around it. */
function resourceOf(instance: Instance, { type, properties }: Of<'resource'>): Template | Unknown {
  const [name, state] = [knownText(instance, type), attributeOf(instance, properties)];
  if (name === undefined) return unknown('its type is known only after apply');
  const desired = isUnknown(state) ? undefined : dataOf(state);
  if (desired === undefined && couldMatter.test(name)) return unknown('its desired state is known only after apply');
  return around({ Type: name, Properties: desired ?? {} }, {});
}

/** Resources of which another one could give a role. */
const couldMatter =
  /^(AWS::(IAM|SSO|CloudFormation|Organizations|ServiceCatalog|Serverless|SageMaker::Project))|^(?!AWS::)/;

function dataOf(state: Tree | undefined): Json | undefined {
  if (typeof state !== 'string') return undefined;
  try {
    return JSON.parse(state);
  } catch {
    return undefined;
  }
}

const WRAPPED = 'Resource';

function around(resource: Json, parameters: Readonly<Record<string, Unknown>>): Template {
  const declared = Object.fromEntries(Object.keys(parameters).map((name) => [name, { Type: 'String' }]));
  const body = { AWSTemplateFormatVersion: '2010-09-09', Parameters: declared, Resources: { [WRAPPED]: resource } };
  return { body, parameters, wraps: WRAPPED };
}

/** A stack set as CloudFormation has it, in a template around it. */
function stackSetOf(
  root: RootModule,
  instance: Instance,
  type: Of<'stack-set'>,
  others: readonly Instance[],
): Template | Unknown {
  const body = bodyOf(instance, type);
  if (isUnknown(body)) return body;
  const { spelt, parameters } = unknownsAsParameters();
  const own = type.groups && whereConfigured(root, instance, type.groups);
  const groups = own === undefined ? groupsOf(root, instance, others) : asProperties(own);
  const Properties = {
    StackSetName: knownText(instance, type.name) ?? 'stack-set',
    PermissionModel: spelt(attributeOf(instance, 'permission_model') ?? 'SELF_MANAGED'),
    CallAs: spelt(attributeOf(instance, 'call_as') ?? 'SELF'),
    TemplateBody: body,
    Parameters: spelt(asParameters(whereConfigured(root, instance, type.parameters))),
    StackInstancesGroup: spelt(groups),
  };
  return around({ Type: 'AWS::CloudFormation::StackSet', Properties }, parameters);
}

/** The groups of accounts that other resources name for a stack set; unknown where none does. */
function groupsOf(root: RootModule, set: Instance, others: readonly Instance[]): Tree {
  const groups = others.flatMap((one) => {
    const type = templateType(one.type);
    if (type?.as !== 'stack-instances' || one.exists.answer === 'no' || one.deposed !== '') return [];
    const named = setName(root, one, type);
    if (isUnknown(named)) return [unknown(`\`${one.address}\` may go to it`)];
    return named === nameOfSet(set) ? [groupOf(root, one, type)] : [];
  });
  return groups.length > 0 ? groups : unknown('its targets are declared elsewhere');
}

function groupOf(root: RootModule, instance: Instance, type: Of<'stack-instances'>): Tree {
  if (instance.exists.answer !== 'yes') return unknown(`\`${instance.address}\` may not exist`);
  const accounts = whereConfigured(root, instance, type.accounts) ?? undefined;
  const targets = inBlocks(whereConfigured(root, instance, type.targets), [])[0];
  const overrides = asParameters(whereConfigured(root, instance, type.overrides));
  if (isUnknown(targets)) return targets;
  const own = targets === undefined && (accounts === undefined || accounts === null || accounts === '');
  const listed = own ? { Ref: 'AWS::AccountId' } : accounts;
  return {
    DeploymentTargets: {
      ...(isMap(targets) && asMap(asProperties(targets))),
      ...(listed !== undefined &&
        listed !== null && { Accounts: isList(listed) || isUnknown(listed) ? listed : [listed] }),
    },
    ParameterOverrides: overrides,
  };
}

function asMap(tree: Tree): TreeMap {
  return isMap(tree) ? tree : {};
}

function setOf(
  root: RootModule,
  instance: Instance,
  type: Of<'stack-instances'>,
  others: readonly Instance[],
): boolean {
  const named = setName(root, instance, type);
  return others.some((other) => templateType(other.type)?.as === 'stack-set' && nameOfSet(other) === named);
}

function setName(root: RootModule, instance: Instance, { set }: Of<'stack-instances'>): Value<string> {
  return text({ root, instance }, set, {
    of: (_, one) => (templateType(one.type)?.as === 'stack-set' ? nameOfSet(one) : undefined),
  });
}

function nameOfSet(instance: Instance): string {
  const type = templateType(instance.type);
  return (type?.as === 'stack-set' && knownText(instance, type.name)) || instance.address;
}

/** Parameters as CloudFormation lists them: of a mapping, or of a list with other names for its members. */
function asParameters(parameters: Tree | undefined): Tree {
  if (parameters === undefined || parameters === null) return [];
  if (!isMap(parameters)) return asProperties(parameters);
  return Object.entries(parameters).map(([name, value]) => ({ ParameterKey: name, ParameterValue: value }));
}

/** `deployment_targets` as `DeploymentTargets`, at any depth; what is null is left out. */
function asProperties(tree: Tree): Tree {
  if (isList(tree)) return tree.map(asProperties);
  if (!isMap(tree)) return tree;
  const parts = Object.entries(tree).filter(([, part]) => part !== null);
  return Object.fromEntries(
    parts.map(([name, part]) => [
      name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      asProperties(part),
    ]),
  );
}

/** Spells trees as JSON in which parameters stand for what is unknown. */
function unknownsAsParameters() {
  const parameters: Record<string, Unknown> = {};
  const spelt = (tree: Tree): Json => {
    if (isUnknown(tree)) {
      const name = `Unknown${Object.keys(parameters).length + 1}`;
      parameters[name] = tree;
      return { Ref: name };
    }
    if (isList(tree)) return tree.map(spelt);
    if (!isMap(tree)) return tree;
    return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, spelt(part)]));
  };
  return { spelt, parameters };
}
