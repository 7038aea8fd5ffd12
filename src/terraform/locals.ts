import { isUnknown, type Tree } from '../model/index.js';
import { isLookup } from './address.js';
import { mostCandidates } from './hop.js';
import type { Instance } from './instance.js';
import type { Plan } from './plan.js';
import { type Candidates, type Sense, sourceText } from './sources.js';

/**
 * Plans do not show what a local holds. Where locals are all that is missing, the value comes from one of the
 * attributes that the configuration reads anywhere.
 */
export function withLocals(plan: Plan, candidates: Candidates, sense: Sense): Candidates {
  const { values, others } = candidates;
  if (others.length === 0 || others.some((other) => !other.startsWith('local.'))) return candidates;
  const relevant = plan.relevantCandidates.get(sense) ?? relevantCandidates(plan, sense);
  plan.relevantCandidates.set(sense, relevant);
  const found = relevant.values.size + relevant.others.length;
  if (relevant.values.size === 0 || found > mostCandidates) return candidates;
  return { values: new Map([...values, ...relevant.values]), others: relevant.others };
}

function relevantCandidates(plan: Plan, sense: Sense): Candidates {
  const values = new Map<Tree, string>();
  const others: string[] = [];
  for (const source of plan.relevant) {
    if ('lost' in source) continue;
    const value = sense(plan, source.instance, source.attribute);
    if (value !== undefined && !isUnknown(value)) values.set(value, sourceText(source));
    else if (holdsAnyText(source.instance)) others.push(sourceText(source));
  }
  return { values, others };
}

/** An AWS resource of another sort is never meant; a data source or another provider may hold any text. */
function holdsAnyText(instance: Instance): boolean {
  const { type } = instance;
  return !/^aws(cc)?_/.test(type) || (isLookup(instance) && !type.startsWith('aws_iam_'));
}
