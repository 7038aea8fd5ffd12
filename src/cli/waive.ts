import type { Finding } from '../model/index.js';
import { applyWaivers, inlineWaiver, type Waiver, waiverRules } from '../waivers/index.js';
import { fingerprinter } from './fingerprint.js';
import { levelled } from './levels.js';
import type { JudgedScope } from './pipeline.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';

/**
 * Lets through what the waivers of the configuration, the ignores in templates and baselines cover, and adds what is to be said
 * of them; nothing of it with `--no-ignores`.
 */
export function waive(judged: readonly JudgedScope[], readings: readonly Reading[], settings: Settings): JudgedScope[] {
  if (!settings.ignores) return [...judged];
  const { today, rules, runs, config } = settings;
  const ran = new Set(rules.map((rule) => rule.id));
  const scopes = judged.map((one) => ({ ...one, name: one.scope.name, inputs: one.scope.inputs }));
  const isAsked = ({ ruleId }: Finding) => runs(ruleId) || !waiverRules.some(({ id }) => id === ruleId);
  const atLevel = levelled(config);
  const inBaselines = settings.baselines.flatMap((baseline) => baseline.waivers);
  const waivers = [...settings.waivers, ...inlineWaivers(readings, settings), ...inBaselines];
  const setting = { today, ran: (rule: string) => ran.has(rule), fingerprintOf: fingerprinter(settings.fromRoot) };
  return applyWaivers(scopes, waivers, setting).map(({ scope, findings }) => ({
    scope,
    findings: findings.filter(isAsked).map((one) => (one.about === 'waiver' ? atLevel(one) : one)),
  }));
}

function inlineWaivers(readings: readonly Reading[], { isRule, config: { locked = [] } }: Settings): Waiver[] {
  const ignores = readings.flatMap((reading) => reading.ignores ?? []);
  return ignores.map((ignore) => inlineWaiver(ignore, { isRule, locked }));
}
