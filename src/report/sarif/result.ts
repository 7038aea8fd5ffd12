import type { Location } from '../../model/index.js';
import type { ScopedFinding } from '../findings.js';
import type { Issue } from '../issues.js';
import { aboutInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { levels } from './rule.js';
import { artifactLocation } from './uri.js';

/** Locations that GitHub keeps of a result. */
const mostLocations = 100;

/** How often each fingerprint was seen before: alerts with equal ones would become one. */
export type Occurrences = Map<string, number>;

export function sarifResult(found: ScopedFinding, ruleIndex: number, seen: Occurrences): object {
  const { scope, finding } = found;
  const occurrence = (seen.get(finding.fingerprint) ?? 0) + 1;
  seen.set(finding.fingerprint, occurrence);
  const related = finding.related.slice(0, mostLocations);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: levels[finding.verdict],
    message: { text: messageText(found) },
    locations: [sarifLocation(finding.location)],
    relatedLocations: related.map((one, index) => ({
      id: index + 1,
      ...sarifLocation(one.location),
      message: { text: one.message || describePlace(one.location) },
    })),
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:${occurrence}` },
    properties: { verdict: finding.verdict, severity: finding.severity, scope: scope.name },
  };
}

/** The result of a run that could judge nothing. */
export function noAnswerResult({ id, message, location, fingerprint, severity }: Issue, ruleIndex: number): object {
  return {
    ruleId: id,
    ruleIndex,
    level: levels.unknown,
    message: { text: message },
    locations: [sarifLocation(location)],
    relatedLocations: [],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    properties: { verdict: 'unknown', severity },
  };
}

/**
 * What holds, then where, what to do, and links to the related places: `[text](id)`. GitHub shows the first sentence
 * as the title.
 */
function messageText({ scope, finding }: ScopedFinding): string {
  const links = finding.related
    .slice(0, mostLocations)
    .map((one, index) => `See [${linkText(describePlace(one.location))}](${index + 1}): ${withoutLinks(one.message)}`);
  const where = aboutInWords(scope, finding.location.address);
  const parts = [finding.message || finding.ruleId, where, finding.help].map(withoutLinks);
  return [...parts, ...links].filter((part) => part !== '').join('\n\n');
}

/** Text of an input must not become a link of the message. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** Source: SARIF 2.1.0 section 3.11.6, which has brackets and backslashes in a link's text escaped. */
function linkText(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}

/** Always with a line, which GitHub asks for: the first where none is known. */
function sarifLocation(location: Location): object {
  const { address } = location;
  return {
    physicalLocation: { artifactLocation: artifactLocation(location.file), region: region(location) },
    ...(address ? { logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }] } : {}),
  };
}

function region({ line, column, endLine, endColumn }: Location): object {
  if (line === undefined || line < 1) return { startLine: 1 };
  if (column === undefined) return { startLine: line };
  if (endLine === undefined || endColumn === undefined) return { startLine: line, startColumn: column };
  return { startLine: line, startColumn: column, endLine, endColumn };
}
