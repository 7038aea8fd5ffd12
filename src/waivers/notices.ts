import type { Finding, RuleInfo } from '../model/index.js';
import type { Waiver } from './waiver.js';

/** A waiver whose last day is over. */
export const expiredRule: RuleInfo = {
  id: 'waiver-expired',
  title: 'No waiver has expired',
  severity: 'low',
  why: 'A waiver ends so that somebody looks again. Once it has expired, what it let through counts again.',
  fix: 'Fix what the waiver let through and remove the waiver, or give it a later `expires` with a reason that still holds.',
  references: ['docs/configuration.md'],
};

/** A waiver that lets nothing through. */
export const unusedRule: RuleInfo = {
  id: 'waiver-unused',
  title: 'Every waiver lets something through',
  severity: 'low',
  why: 'A waiver that nothing needs any more would silently let the next violation through; one that cannot have an effect hides nothing, though its author thinks so.',
  fix: 'Remove the waiver, or correct what it names.',
  references: ['docs/configuration.md'],
};

/** The rules that judge waivers themselves. */
export const waiverRules: readonly RuleInfo[] = [expiredRule, unusedRule];

export function expiredNotice(waiver: Waiver): Finding {
  return notice('expired', expiredRule, waiver, `expired on ${waiver.waived.expires}`);
}

export function unusedNotice(waiver: Waiver): Finding {
  const why = waiver.flaw ?? 'nothing that it covers was found';
  return notice('unused', unusedRule, waiver, `has no effect: ${why}`);
}

/** Of a waiver for one finding, where that was found and is no longer what was let through. */
export function outdatedNotice(waiver: Waiver): Finding {
  const why = 'has no effect: what it is for was found, with another verdict, reason or trust';
  const help = 'Look at the finding; where it may stay, write the baseline anew with `--write-baseline`.';
  return notice('outdated', { ...unusedRule, fix: help }, waiver, why);
}

function notice(code: string, { id, severity, fix }: RuleInfo, { title, about, place }: Waiver, what: string): Finding {
  const message = `${sentence(title)} ${what}.`;
  const said = { code, args: about, message };
  return { ruleId: id, about: 'waiver', ...said, verdict: 'warn', severity, help: fix, place, related: [] };
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
