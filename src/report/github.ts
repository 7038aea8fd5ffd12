import type { Report } from '../model/index.js';
import { inert, visible, visibleLines } from '../print/index.js';
import { reportFromRoot } from './from-root.js';
import { type Issue, type IssueLevel, issuesOf } from './issues.js';
import type { RenderOptions } from './options.js';
import { speltReport } from './visible.js';
import { plural } from './words/answer.js';

/** What GitHub shows of each level and step; the rest it drops without a word. */
const mostOfLevel = 10;

type Command = 'error' | 'warning' | 'notice';

const commands: Readonly<Record<IssueLevel, Command>> = {
  fail: 'error',
  unreadable: 'error',
  unknown: 'warning',
  warn: 'notice',
  waived: 'notice',
};

/**
 * Workflow commands, which GitHub shows as annotations: the worst of each level, then how many there are.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithub(report: Report, { fromRoot }: RenderOptions): string {
  const issues = issuesOf(speltReport(reportFromRoot(report, fromRoot)));
  const levels = (['error', 'warning', 'notice'] as const).map((command) => ({
    command,
    found: issues.filter((issue) => commands[issue.level] === command),
  }));
  const lines = levels.flatMap(({ found }) => found.slice(0, mostOfLevel).map(annotation));
  const calm = issues.every(({ level }) => level === 'waived') ? ['Nothing calls for action.'] : [];
  const rests = levels
    .filter(({ found }) => found.length > mostOfLevel)
    .map(({ command, found }) => `There are ${plural(found.length, command)}; the first ${mostOfLevel} are annotated.`);
  return `${[...lines, ...rests, ...calm].join('\n')}\n`;
}

function annotation(issue: Issue): string {
  const { file, line, column, endLine, endColumn } = issue.location;
  const oneLine = line !== undefined && (endLine ?? line) === line;
  const properties: Record<string, string | number | undefined> = {
    file: file === '-' || file === '.' ? undefined : file,
    line,
    endLine,
    col: oneLine ? column : undefined,
    endColumn: oneLine ? endColumn : undefined,
    title: `${issue.level}: ${issue.id}`,
  };
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const listed = given.map(([key, value]) => `${key}=${escapeProperty(visible(String(value)))}`).join(',');
  return `::${commands[issue.level]} ${listed}::${escapeData(inert(visibleLines(issue.message)))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
