import {
  isList,
  isMap,
  isUnknown,
  type Json,
  type Tree,
  type TreeMap,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { attributeOf, type Instance, knownText } from '../instances/instance.js';
import type { RootModule } from '../references/root-module.js';
import { inBlocks, text } from '../resources/attribute.js';
import { templateType } from '../types/template-types.js';
import { around, bodyOf, type Of, type Template, whereConfigured } from './template.js';

/** A stack set as CloudFormation has it, in a template around it. */
export function stackSetOf(
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
  return groups.length > 0 ? groups : unknown('no resource of this input names accounts for it');
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

/** Whether the stack set that instances are of is among others. */
export function isSetAmong(
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
