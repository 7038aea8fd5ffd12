import type { Finding } from '../model/index.js';
import { applyWaivers, type Waiver, waiverRules } from '../waivers/index.js';
import { levelled } from './levels.js';
import type { JudgedScope } from './pipeline.js';
import type { Settings } from './settings.js';

/** Lets through what waivers cover, and adds what is to be said of the waivers, unless `--no-ignores` is given. */
export function waive(judged: readonly JudgedScope[], waivers: readonly Waiver[], settings: Settings): JudgedScope[] {
  if (!settings.ignores) return [...judged];
  const { today, rules, runs, config } = settings;
  const known = new Set(rules.map((rule) => rule.id));
  const scopes = judged.map((one) => ({ ...one, name: one.scope.name, inputs: one.scope.inputs }));
  const isAsked = ({ ruleId }: Finding) => runs(ruleId) || !waiverRules.some(({ id }) => id === ruleId);
  const atLevel = levelled(config);
  return applyWaivers(scopes, waivers, { today, ran: (rule) => known.has(rule) }).map(({ scope, findings }) => ({
    scope,
    findings: findings.filter(isAsked).map((one) => (one.about === 'waiver' ? atLevel(one) : one)),
  }));
}
