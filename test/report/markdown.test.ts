import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { code, codeBlock, prose } from '../../src/report/markdown/escape.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');

async function markdown(report: Report): Promise<string> {
  return render(report, 'markdown', optionsFor(passes));
}

/** The text without its code blocks and code spans. */
function outsideCode(text: string): string {
  return text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replaceAll(/(?<![`\\])(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
}

describe('text as Markdown', () => {
  test.each([
    ['a *b* _c_ ~d~', 'a \\*b\\* \\_c\\_ \\~d\\~'],
    ['<script>&amp;', '&lt;script&gt;&amp;amp;'],
    ['[l](http://x) ![i](y)', '\\[l\\](http:&#8203;//x) !\\[i\\](y)'],
    ['a | b', 'a \\| b'],
    ['@team fixes #12, a@b', '@&#8203;team fixes #&#8203;12, a@&#8203;b'],
    [
      'see https://x.example, www.x.example, !3 and GH-1',
      'see https:&#8203;//x.example, www&#8203;.x.example, !&#8203;3 and GH-&#8203;1',
    ],
    [':smile: 10:30', ':&#8203;smile: 10:30'],
    ['"arn:aws:iam::111122223333:role/A"', '"arn:aws:iam::111122223333:role/A"'],
    ['$x$', '\\$x\\$'],
    ['one\n- two\n# three', 'one<br>- two<br># three'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['--- ', '\\---'],
    ['the parameter `Vendor|x` waits', 'the parameter `Vendor|x` waits'],
    ['one ` alone', 'one \\` alone'],
  ])('%j reads %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['plain', '`plain`'],
    ['a`b``c', '```a`b``c```'],
    ['`', '`` ` ``'],
    ['<b> @team', '`<b> @team`'],
  ])('the name %j reads %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('fences code with more backticks than it holds', () => {
    expect(codeBlock(['a', '````'])).toBe('`````text\na\n````\n`````');
  });
});

describe('Markdown', () => {
  test.each(savedReports)('of $name holds no HTML, link or mention of an input', async (saved) => {
    const text = outsideCode(await markdown(saved.report)).replace('<!-- rolecall -->', '');
    expect(text.replaceAll('<br>', '')).not.toMatch(/[<>]|(?<!\\)\]\(|@\w/);
  });

  test.each(savedReports)('of $name begins with its marker and the verdict', async (saved) => {
    expect(await markdown(saved.report)).toMatch(
      /^<!-- rolecall -->\n\n## Access to AWS Support: (pass|fail|unknown)\n/,
    );
  });

  test('shows the code of a finding', async () => {
    const several = savedReport('fails-in-several-scopes');
    expect(await render(several.report, 'markdown', optionsFor(several))).toContain('\n```text\n  10 | ');
  });

  test.each(['markdown', 'text', 'html'] as const)('as %s shows the code of a file of any name', async (format) => {
    const several = savedReport('fails-in-several-scopes');
    const odd = (file: string) => `${file}\n\u001b`;
    const report = JSON.parse(JSON.stringify(several.report), (key, value) => (key === 'file' ? odd(value) : value));
    const source = (file: string) => (file.endsWith('\n\u001b') ? several.source(file.slice(0, -2)) : undefined);
    const shown = await render(report, format, optionsFor(several, { source }));
    expect(shown).toMatch(/(^|>) *10 \|(<\/span>)? /m);
    expect(shown).toContain('\\u{a}\\u{1b}');
  });

  test('stays below the limit of a job summary, the worst first, and says that it is cut', async () => {
    const text = await markdown(manyFindings(20_000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(800 * 1024);
    expect(text).toMatch(/The rest is left out for its length\. [^\n]+\n$/);
    expect(text).not.toContain('### warn');
  });

  test('shows the worst of very many scopes', async () => {
    const [scope] = passes.report.scopes;
    const scopes = Array.from({ length: 5000 }, (_, index) => ({
      ...scope,
      name: `scope-${index}`,
      verdict: index === 4999 ? 'fail' : 'pass',
    }));
    const text = await markdown({ ...passes.report, scopes } as Report);
    expect(text).toContain('| **fail** | scope-4999');
    expect(text).toContain('and 4800 more scopes.');
  });
});
