import type { Finding, Input } from '../model/index.js';
import { applyWaivers, inlineWaiver, type Waiver, waiverRules } from '../waivers/index.js';
import { fingerprinter } from './fingerprint.js';
import type { JudgedScope, JudgeSettings } from './judged.js';
import { levelled } from './levels.js';

/**
 * Lets through what the waivers of the configuration, the ignores in templates and baselines cover, and adds what is
 * to be said of them; nothing of it with `--no-ignores`.
 */
export function waive(
  judged: readonly JudgedScope[],
  inputs: readonly Input[],
  settings: JudgeSettings,
): JudgedScope[] {
  if (!settings.ignores) return [...judged];
  const { today, rules, runs, levels } = settings;
  const ran = new Set(rules.map((rule) => rule.id));
  const scopes = judged.map(({ scope, findings }) => ({ ...scope, scope, findings }));
  const isAsked = ({ ruleId }: Finding) => runs(ruleId) || !waiverRules.some(({ id }) => id === ruleId);
  const atLevel = levelled(levels);
  const setting = { today, ran: (rule: string) => ran.has(rule), fingerprintOf: fingerprinter(settings.fromRoot) };
  return applyWaivers(scopes, waiversOf(inputs, settings), setting).map(({ scope, findings }) => ({
    scope,
    findings: findings.filter(isAsked).map((one) => (one.about === 'waiver' ? atLevel(one) : one)),
  }));
}

function waiversOf(inputs: readonly Input[], { waivers, baselines, isRule, locked }: JudgeSettings): Waiver[] {
  const inline = inputs.flatMap(({ ignores }) => ignores.map((ignore) => inlineWaiver(ignore, { isRule, locked })));
  return [...waivers, ...inline, ...baselines.flatMap((baseline) => baseline.waivers)];
}
