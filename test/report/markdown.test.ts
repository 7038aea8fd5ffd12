import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { cut } from '../../src/report/markdown/budget.js';
import { code, codeBlock, inSummary, prose } from '../../src/report/markdown/escape.js';
import { mermaid } from '../../src/report/markdown/mermaid.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');
const several = savedReport('fails-in-several-scopes');

async function markdown(report: Report): Promise<string> {
  return render(report, 'markdown', optionsFor(passes));
}

/** The text without its code blocks and code spans. */
function outsideCode(text: string): string {
  return text
    .replaceAll(/^(`{3,})(?:text|mermaid)\n[\s\S]*?\n\1$/gm, '')
    .replaceAll(/(?<![`\\])(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
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

describe('text between HTML elements', () => {
  test.each([
    ['<b>& `c<` *d*', '&#60;b&#62;&#38; <code>c&#60;</code> &#42;d&#42;'],
    ['@team fixes #12, see https://x.example', '@&#8203;team fixes #&#8203;12, see https:&#8203;//x.example'],
    ['one\n two', 'one<br>two'],
  ])('%j reads %j', (text, expected) => {
    expect(inSummary(text)).toBe(expected);
  });
});

describe('a text that is cut', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['abc😀d', 5, 'abc…'],
  ])('%j reads %j', (text, characters, expected) => {
    expect(cut(text, characters)).toBe(expected);
  });
});

describe('a picture in Mermaid', () => {
  test('spells every sign of an input by its code point', () => {
    const node = {
      title: '"]; click p0 "x" %%{init}%% `b` <i>#',
      lines: ['end'],
      full: '',
      icon: 'people',
      verdict: 'warn',
    } as const;
    const graph = {
      principals: [node],
      roles: [node],
      policies: [],
      entering: [{ from: 0, to: 0, kind: 'warn' }],
      giving: [],
      rest: 0,
    } as const;
    const [first, box, , edge] = mermaid(graph).split('\n');
    expect(first).toBe('flowchart LR');
    expect(box).toBe(
      '  p0["#34;#93;#59; click p0 #34;x#34; #37;#37;#123;init#125;#37;#37; #96;b#96; #60;i#62;#35;<br/>end"]:::warn',
    );
    expect(edge).toBe('  p0 --> r0');
  });
});

describe('Markdown', () => {
  test.each(savedReports)('of $name holds no HTML, link or mention of an input', async (saved) => {
    const text = outsideCode(await markdown(saved.report)).replace('<!-- rolecall -->', '');
    expect(text.replaceAll(/<\/?(br|b|code|details|summary)>/g, '')).not.toMatch(/[<>]|(?<!\\)\]\(|@\w/);
  });

  test.each(savedReports)('of $name begins with its marker and the verdict', async (saved) => {
    expect(await markdown(saved.report)).toMatch(
      /^<!-- rolecall -->\n\n## Access to AWS Support: (pass|fail|unknown)\n/,
    );
  });

  test('shows the code of a finding', async () => {
    expect(await render(several.report, 'markdown', optionsFor(several))).toContain('\n```text\n  10 | ');
  });

  test.each(['markdown', 'text', 'html'] as const)('as %s shows the code of a file of any name', async (format) => {
    const odd = (file: string) => `${file}\n\u001b`;
    const report = JSON.parse(JSON.stringify(several.report), (key, value) => (key === 'file' ? odd(value) : value));
    const source = (file: string) => (file.endsWith('\n\u001b') ? several.source(file.slice(0, -2)) : undefined);
    const shown = await render(report, format, optionsFor(several, { source }));
    expect(shown).toMatch(/(^|>) *10 \|(<\/span>)? /m);
    expect(shown).toContain('\\u{a}\\u{1b}');
  });

  test.each([0, 1, 40, 20_000])('of %i findings stays below the limit of a comment, the worst first', async (count) => {
    const text = await markdown(manyFindings(count));
    expect(text.length).toBeLessThan(65_536);
    const shown = text.split('<details>\n<summary>❌ <b>fail</b>').length - 1;
    if (count > 40) expect(shown).toBeGreaterThan(100);
    else expect(shown).toBe(Math.floor((count + 1) / 4));
    if (count > 40)
      expect(text).toMatch(/\nand \d+ more findings \(\d+ failed, 5000 unknown, 5000 warned\): the other formats/);
    else expect(text).not.toContain('more findings');
  });

  test('stays below it whatever is long in it', async () => {
    const long = '@<&#['.repeat(20_000);
    const report = JSON.parse(JSON.stringify(several.report), (key, value) =>
      ['message', 'reason', 'principal', 'help', 'file', 'name', 'address', 'fix'].includes(key) ? long : value,
    ) as Report;
    expect((await markdown(report)).length).toBeLessThan(65_536);
  });

  test('draws who can assume the role, and says why', async () => {
    const text = await markdown(passes.report);
    expect(text).toContain(
      '### Who can assume the role\n\n```mermaid\nflowchart LR\n  p0["alice<br/>user of account 111122223333<br/>',
    );
    expect(text).toMatch(/\n {2}p0 --> r0\n/);
    expect(text).toMatch(
      /\n\| ✅ pass \| aws\\_iam\\_role\.support<br>[^|]+ \| arn:aws:iam::111122223333:user\/alice[^|]+ if the session [^|]+: The principal is one named user/,
    );
  });

  test('folds the details of a finding, and not what it says', async () => {
    const text = await render(several.report, 'markdown', optionsFor(several));
    expect(text).toMatch(/<details>\n<summary>❌ <b>fail<\/b> <code>[\w-]+<\/code> [^\n]+<\/summary>\n\n/);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
  });

  test('shows the worst of very many scopes', async () => {
    const [scope] = passes.report.scopes;
    const scopes = Array.from({ length: 5000 }, (_, index) => ({
      ...scope,
      name: `scope-${index}`,
      verdict: index === 4999 ? 'fail' : 'pass',
    }));
    const text = await markdown({ ...passes.report, scopes } as Report);
    expect(text).toContain('| ❌ fail | scope-4999');
    expect(text).toMatch(/and 48\d\d more scopes\./);
  });
});
