import type { Fact, Finding, Place, ScopeFact } from '../model/index.js';
import { argsOf } from './args.js';
import { fill } from './message.js';
import type { Outcome, Rule } from './rule.js';

/** What every rule says of one scope, rule by rule; a rule gives one finding for each fact it applies to. */
export function evaluate(rules: readonly Rule[], scope: ScopeFact): Finding[] {
  return rules.flatMap((rule) =>
    factsOf(rule, scope)
      .filter((fact) => rule.applies(fact))
      .map((fact) => judge(rule, fact)),
  );
}

function factsOf(rule: Rule, scope: ScopeFact): readonly Fact[] {
  switch (rule.about) {
    case 'scope':
      return [scope];
    case 'role':
      return scope.roles;
    case 'near-miss':
      return scope.nearMisses;
    case 'retention':
      return scope.retentions;
  }
}

function judge(rule: Rule, fact: Fact): Finding {
  const outcome: Outcome = rule.cases.find((one) => one.when(fact)) ?? rule.otherwise;
  return {
    ruleId: rule.id,
    about: fact.kind,
    code: outcome.code ?? outcome.verdict,
    args: argsOf(outcome.message, fact),
    verdict: outcome.verdict,
    severity: rule.severity,
    message: fill(outcome.message, fact),
    help: fill(outcome.help ?? rule.fix, fact) || rule.fix,
    place: placeOf(rule, fact),
    ...(fact.kind === 'role' && rule.at === 'trust' ? { grants: fact.trust.grants } : {}),
    related: fact.kind === 'scope' ? relatedTo(fact) : [],
  };
}

function placeOf(rule: Rule, fact: Fact): Place {
  if (fact.kind === 'scope') return anchor(fact);
  return fact.kind === 'role' && rule.at === 'trust' ? fact.trustPlace : fact.place;
}

/**
 * Where a finding about a whole scope is shown: absence has no line of its own. The role that gives or may give
 * access, else what comes nearest, else what could not be seen, else the first input.
 */
function anchor(scope: ScopeFact): Place {
  const sure = scope.roles.find((role) => role.supportAccess === 'yes');
  const [nearest] = [sure, ...scope.roles, ...scope.nearMisses, ...scope.obstacles].filter((one) => one !== undefined);
  const undecided = sure ? undefined : scope.roles[0]?.becausePlace;
  return undecided ?? nearest?.place ?? { input: scope.inputs[0] ?? '-', path: [] };
}

function relatedTo(scope: ScopeFact): Finding['related'] {
  if (scope.supportAccess === 'yes') return [];
  const misses = scope.nearMisses.map(({ place, reason }) => ({ place, message: reason }));
  return [...misses, ...scope.obstacles];
}
