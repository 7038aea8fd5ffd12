import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');
const several = savedReport('fails-in-several-scopes');
const childless = new Set(['meta', 'input', 'br']);
const tag = /<(\/?)([a-z][a-z0-9]*)((?: [A-Za-z-]+="[^"]*")*)(\/?)>/g;

async function html(report: Report): Promise<string> {
  return render(report, 'html', optionsFor(passes));
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly alone: boolean;
  readonly attributes: string;
}

function tags(page: string): Tag[] {
  return [...page.matchAll(tag)].map(([, slash, name = '', attributes = '', alone]) => ({
    name,
    closing: slash === '/',
    alone: alone === '/' || childless.has(name),
    attributes,
  }));
}

const known = new Set(
  [
    'html head meta title style script body div header main footer section article h1 h2 h3 h4 p span strong code pre',
    'ul li dl dt dd a br figure details summary form fieldset legend label input select option button output',
    'svg symbol use g path rect circle text',
  ].flatMap((names) => names.split(' ')),
);

describe.each(savedReports)('the page of $name', (saved) => {
  test('closes every element that it opens', async () => {
    const open: string[] = [];
    for (const { name, closing, alone } of tags(await html(saved.report))) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!alone) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('holds no element but its own, and nothing that loads or runs but its own script', async () => {
    const page = await html(saved.report);
    for (const { name, attributes } of tags(page)) {
      expect(known).toContain(name);
      expect(attributes).not.toMatch(/ (on\w+|src|style|action|formaction)=/);
      for (const [, href = ''] of attributes.matchAll(/ href="([^"]*)"/g)) {
        expect(href).toMatch(name === 'use' ? /^#[a-z-]+$/ : /^(#[\w-]+|https:\/\/docs\.aws\.amazon\.com\/[\w./#-]+)$/);
      }
    }
    expect(page.replace('<!doctype html>', '').replaceAll(tag, '')).not.toContain('<');
    expect(page.match(/<(script|style)>/g)).toEqual(['<style>', '<script>']);
  });

  test('has its language, its marks and one place for each name', async () => {
    const page = await html(saved.report);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(`<title>Access to AWS Support: ${saved.report.verdict}</title>`);
    for (const name of ['header', 'main', 'footer', 'h1'])
      expect(page.match(new RegExp(`<${name}[ >]`, 'g'))).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id = ''] of page.matchAll(/(?:aria-labelledby| href)="#?([\w-]+)"/g)) expect(ids).toContain(id);
  });

  test('draws every scope that has roles, with words for those who see no picture', async () => {
    const page = await html(saved.report);
    const scopes = saved.report.scopes.filter(({ roles }) => roles.length > 0);
    expect(page.split('<figure>')).toHaveLength(scopes.length + 1);
    expect(page.match(/<svg class="picture [a-z]+" role="img" aria-label="[^"]+"/g) ?? []).toHaveLength(
      2 * scopes.length,
    );
  });
});

describe('the page', () => {
  test('lets nothing load, and nothing run or dress it but what it brings', async () => {
    const page = await html(passes.report);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    const hash = (name: string) => {
      const [, text = ''] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(page) ?? [];
      return `${name}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      hash('style'),
      hash('script'),
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('sets names apart that a message quotes', async () => {
    expect(await html(several.report)).toContain('waits for the parameter <code>Vendor</code>, which');
  });

  test('has a word for each verdict, not a colour alone', async () => {
    const page = await html(manyFindings(4));
    for (const verdict of ['fail', 'unknown', 'warn']) {
      expect(page).toMatch(
        new RegExp(`<h3><strong class="badge ${verdict}"><svg[^>]*><use[^>]*></svg>${verdict}</strong>`),
      );
    }
  });

  test('shows the code of a finding, its marks in the colour of the verdict', async () => {
    const page = await render(several.report, 'html', optionsFor(several));
    expect(page).toMatch(
      /<span class="gutter"> *\d+ \|<\/span> .*\n<span class="gutter"> *\|<\/span><span class="mark"> *\^+<\/span>/,
    );
  });

  test('folds all but the first of many findings, and none of a few', async () => {
    const opened = async (count: number) =>
      (await html(manyFindings(count, ['fail']))).match(/class="finding[^>]* open=""/g);
    expect(await opened(10)).toHaveLength(10);
    expect(await opened(11)).toHaveLength(1);
  });

  test('holds the worst of very many findings, and says how many there are besides', async () => {
    const page = await html(manyFindings(1500, ['fail']));
    expect(page.split('<details class="finding fail"')).toHaveLength(1001);
    expect(page).toContain('500 more are left out for their number');
  });

  test('gives findings of one fingerprint a name each', async () => {
    const text = JSON.stringify(manyFindings(3, ['fail'])).replaceAll(
      /"fingerprint":"[0-9a-f]+"/g,
      '"fingerprint":"ab"',
    );
    const ids = (await html(JSON.parse(text) as Report)).match(/ id="finding-[^"]+"/g);
    expect(ids).toEqual([' id="finding-ab"', ' id="finding-ab-2"', ' id="finding-ab-3"']);
  });

  test('shows the worst of very many scopes', async () => {
    const [scope] = passes.report.scopes;
    const scopes = Array.from({ length: 500 }, (_, index) => ({
      ...scope,
      name: `scope-${index}`,
      verdict: index === 499 ? 'fail' : 'pass',
    }));
    const page = await html({ ...passes.report, scopes } as Report);
    expect(page.indexOf('scope-499')).toBeLessThan(page.indexOf('scope-0'));
    expect(page).toContain('and 300 more.');
    expect(page).toContain('and the roles of 400 more.');
  });

  test('has rules for paper, and for the dark', async () => {
    const page = await html(passes.report);
    expect(page).toContain('@media print');
    expect(page).toContain('@media (prefers-color-scheme: dark)');
  });
});
