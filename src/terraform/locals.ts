import { isUnknown, type Tree } from '../model/index.js';
import { isLookup } from './address.js';
import type { Source } from './follow.js';
import { mostCandidates } from './hop.js';
import type { Plan } from './plan.js';
import { principalArn } from './senses.js';
import { type Candidates, type Sense, sourceText } from './sources.js';

/** Whether a source is a local, of which the plan shows nothing but its name. */
export function isLocal(source: Source): boolean {
  return 'lost' in source && namesLocal(source.lost);
}

function namesLocal(reference: string): boolean {
  return reference.startsWith('local.');
}

/**
 * Plans do not show what a local holds. Where locals are all that is missing, the value comes from one of the
 * attributes that the configuration reads anywhere.
 */
export function withLocals(plan: Plan, candidates: Candidates, sense: Sense): Candidates {
  const { values, others } = candidates;
  if (others.length === 0 || !others.every(namesLocal)) return candidates;
  const relevant = plan.relevantCandidates.get(sense) ?? relevantCandidates(plan, sense);
  plan.relevantCandidates.set(sense, relevant);
  const found = relevant.values.size + relevant.others.length;
  if (relevant.values.size === 0 || found > mostCandidates) return candidates;
  return { values: new Map([...values, ...relevant.values]), others: relevant.others };
}

function relevantCandidates(plan: Plan, sense: Sense): Candidates {
  const values = new Map<Tree, string>();
  const rest: Source[] = [];
  for (const source of plan.relevant()) {
    const value = 'lost' in source ? undefined : sense(plan, source.instance, source.attribute);
    if (value !== undefined && !isUnknown(value)) values.set(value, sourceText(source));
    else rest.push(source);
  }
  const isDocument = [...values.keys()].some((value) => typeof value !== 'string');
  const others = isDocument ? rest : rest.filter((source) => !isApart(source, sense));
  return { values, others: others.map(sourceText) };
}

/**
 * Whether no value of the wanted sort is made of an attribute: neither of a policy document nor of the ARN of another
 * sort of AWS resource, and of the name of a role only the role's own ARN. Within a document, anything may be.
 */
function isApart(source: Source, sense: Sense): boolean {
  if ('lost' in source) return false;
  const { instance, attribute } = source;
  if (isLookup(instance) && !instance.type.startsWith('aws_iam_')) return false;
  const isArn = attribute === 'arn' && /^aws(cc)?_/.test(instance.type);
  const isRole = instance.type === 'aws_iam_role' && (attribute === 'id' || attribute === 'name');
  return isArn || (isRole && sense !== principalArn) || instance.type === 'aws_iam_policy_document';
}
