import { describe, expect, test } from 'vitest';
import type { Report, Verdict } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');

async function junit(report: Report): Promise<string> {
  return render(report, 'junit', optionsFor(passes));
}

const tag = /<(\/?)([a-z][\w-]*)((?: [\w-]+="[^"<]*")*)(\/?)>/g;

/** What the schema `junit-10.xsd` of Jenkins lets stand in what, of the elements that are used. */
const jenkins: Readonly<Record<string, { inside: string[]; required: string[]; optional: string[] }>> = {
  testsuites: { inside: ['document'], required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: {
    inside: ['testsuites', 'testsuite'],
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file'],
  },
  testcase: { inside: ['testsuite'], required: ['name'], optional: ['time', 'classname', 'group'] },
  failure: { inside: ['testcase'], required: [], optional: ['type', 'message'] },
  error: { inside: ['testcase'], required: [], optional: ['type', 'message'] },
  skipped: { inside: ['testcase'], required: [], optional: ['type', 'message'] },
  'system-out': { inside: ['testcase', 'testsuite'], required: [], optional: [] },
};

/** Names of the elements that are opened and never closed, or closed out of turn. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', empty] of xml.matchAll(/<(\/?)([\w-]+)(?: [\w-]+="[^"<]*")*(\/?)>/g)) {
    if (slash && open.pop() !== name) wrong.push(name);
    if (!slash && !empty) open.push(name);
  }
  return [...wrong, ...open];
}

describe('JUnit', () => {
  test.each(savedReports)('of $name is well-formed', async (saved) => {
    const xml = await junit(saved.report);
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')).toBe(true);
    expect(unbalanced(xml)).toEqual([]);
    const text = xml.slice(xml.indexOf('?>') + 2).replaceAll(/<\/?[\w-]+(?: [\w-]+="[^"<]*")*\/?>/g, '');
    expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)|(?!\n)\p{Cc}/u);
  });

  test.each(savedReports)('of $name is what the schema of Jenkins takes', async (saved) => {
    const open: string[] = [];
    for (const [, slash, name = '', attributes = '', empty] of (await junit(saved.report)).matchAll(tag)) {
      if (slash) open.pop();
      else {
        const { inside, required, optional } = jenkins[name] ?? { inside: [], required: [], optional: [] };
        const given = [...attributes.matchAll(/ ([\w-]+)="/g)].map(([, key = '']) => key);
        expect(inside, name).toContain(open.at(-1) ?? 'document');
        expect(given, name).toEqual(expect.arrayContaining([...required]));
        expect([...required, ...optional], name).toEqual(expect.arrayContaining(given));
        if (!empty) open.push(name);
      }
    }
    expect(open).toEqual([]);
  });

  test.each(savedReports)('of $name counts its cases, of which there is one at least', async (saved) => {
    const xml = await junit(saved.report);
    const count = (tag: string) => xml.split(`<${tag} `).length - 1;
    const [, ...all] =
      xml.match(/<testsuites name="rolecall" tests="(\d+)" failures="(\d+)" errors="(\d+)" time="0"/) ?? [];
    expect(all.map(Number)).toEqual(['testcase', 'failure', 'error'].map(count));
    const suites = [...xml.matchAll(/<testsuite [^>]* skipped="(\d+)"/g)].map(([, skipped]) => Number(skipped));
    expect(suites.reduce((sum, one) => sum + one, 0)).toBe(count('skipped'));
    expect(count('testcase')).toBeGreaterThan(0);
  });

  test.each<[Verdict, RegExp]>([
    ['fail', /<failure message="Finding 0 holds\." type="fail">/],
    ['unknown', /<error message="Finding 0 holds\." type="unknown">/],
    ['warn', /<system-out>warn: Finding 0 holds\./],
    ['pass', /<testcase classname="support-role-exists" name="prod" time="0"\/>/],
  ])('shows the verdict %s as itself', async (verdict, expected) => {
    expect(await junit(manyFindings(1, [verdict]))).toMatch(expected);
  });

  test('has one case for all findings of a rule in a scope, and the worst decides', async () => {
    const xml = await junit(manyFindings(1000));
    expect(xml.split('<testcase classname="support-role-exists"')).toHaveLength(2);
    expect(xml).toContain('<failure message="Finding 2 holds."');
    expect(xml).toContain('fail: Finding 998 holds.');
  });

  test('skips what is waived, with its reason', async () => {
    expect(await junit(savedReport('waived').report)).toContain('<skipped message="Waived: The account holds');
  });

  test('skips a rule that had nothing to judge', async () => {
    expect(await junit(passes.report)).toContain('<skipped message="Nothing here to judge."/>');
  });

  test('shows inputs that could not be read as errors', async () => {
    expect(await junit(savedReport('nothing-could-be-read').report)).toMatch(
      /<testcase classname="inputs" name="broken.yaml" time="0">\n *<error message="[^"]+" type="yaml-syntax">/,
    );
  });
});
