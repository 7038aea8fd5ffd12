import { isUnknown, type Json, type Tree } from '../../model/index.js';
import { type Instance, isKnown } from '../instances/instance.js';
import type { InstanceIndex } from '../instances/instance-index.js';
import { type Address, isLookup, type Module, parseAddress } from '../language/address.js';
import { listOf, mapOf, textOf } from '../language/json.js';
import { dataSources, isOfAws, isOfIam, isOfIdentityStore, namingOf } from '../types/resource-types.js';
import { sourceText } from './candidates.js';
import { mostCandidates } from './pairing.js';
import type { Candidates, Meaning, RootModule, Source } from './root-module.js';

/** Whether a source is a local, of which the plan shows nothing but its name. */
export function isLocal(source: Source): boolean {
  return 'lost' in source && namesLocal(source.lost);
}

export function namesLocal(reference: string): boolean {
  return reference.startsWith('local.');
}

/**
 * Plans do not show what a local holds. Where locals are all that is missing, the value comes from one of the
 * attributes that the configuration reads anywhere.
 */
export function withLocals(root: RootModule, candidates: Candidates, meaning: Meaning): Candidates {
  const { values, others } = candidates;
  if (others.length === 0 || !others.every(namesLocal)) return candidates;
  const relevant = root.relevantCandidates.get(meaning) ?? relevantCandidates(root, meaning);
  root.relevantCandidates.set(meaning, relevant);
  const found = relevant.values.size + relevant.others.length;
  if (relevant.values.size === 0 || found > mostCandidates) return candidates;
  return { values: new Map([...values, ...relevant.values]), others: relevant.others };
}

function relevantCandidates(root: RootModule, meaning: Meaning): Candidates {
  const values = new Map<Tree, string>();
  const rest: Source[] = [];
  for (const source of root.relevant()) {
    const value = 'lost' in source ? undefined : meaning.of(root, source.instance, source.attribute);
    if (value !== undefined && !isUnknown(value)) values.set(value, sourceText(source));
    else rest.push(source);
  }
  const isDocument = [...values.keys()].some((value) => typeof value !== 'string');
  const others = isDocument ? rest : rest.filter((source) => !isApart(source, meaning));
  return { values, others: others.map(sourceText) };
}

/**
 * Whether no value of the wanted sort is made of an attribute: neither of a policy document nor of the ARN of another
 * sort of AWS resource, and of the name of a role only the role's own ARN; ids of users and groups of Identity Center
 * name nobody else. Within a document, anything may be.
 */
export function isApart(source: Source, { holdsRoleNames, isOpaque }: Meaning): boolean {
  if ('lost' in source) return false;
  const { instance, attribute } = source;
  if (isOfIdentityStore(instance.type)) return !isOpaque;
  if (isLookup(instance) && !isOfIam(instance.type)) return false;
  const isArn = attribute === 'arn' && isOfAws(instance.type);
  const naming = namingOf(instance.type);
  const isRoleName = naming?.as === 'role' && attribute !== undefined && naming.names.includes(attribute);
  return isArn || (isRoleName && !holdsRoleNames) || instance.type === dataSources.policyDocument;
}

/**
 * What expressions anywhere in the configuration read and Terraform does not know yet: `relevant_attributes`, which
 * Terraform 1.2 and later print, without saying who reads what. Of many instances, as many as tell that they are many.
 */
export function relevantSources(attributes: Json | undefined, index: InstanceIndex): readonly Source[] {
  return listOf(attributes).flatMap((entry) => {
    const { resource, attribute: path } = mapOf(entry);
    const address = parseAddress(textOf(resource) ?? '');
    const attribute = textOf(listOf(path)[0]);
    const named = address
      ? modulesOf(index, address.module).flatMap((module) => instancesIn(index, { ...address, module }))
      : [];
    const open = named.filter((instance) => !isKnown(instance, attribute));
    return open.slice(0, mostCandidates + 1).map((instance) => ({ instance, attribute }));
  });
}

/** The instances of a module of which keys may be left out: then it is all of them. */
function modulesOf({ ofCall }: InstanceIndex, path: Module): readonly Module[] {
  return path.reduce<readonly Module[]>(
    (modules, step) => {
      const instances = (module: Module) => (step.key === undefined ? ofCall(module, step.name)?.all : undefined);
      return modules.flatMap((module) => (instances(module) ?? [step]).map((one) => [...module, one]));
    },
    [[]],
  );
}

/** The instance at an address, or all of a resource. */
function instancesIn({ at, ofBlock }: InstanceIndex, address: Address): readonly Instance[] {
  const one = at(address);
  if (one) return [one];
  return address.key === undefined ? ofBlock(address) : [];
}
