import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');
const childless = new Set(['meta']);

async function html(report: Report): Promise<string> {
  return render(report, 'html', optionsFor(passes));
}

function elements(page: string): { name: string; closing: boolean; attributes: string }[] {
  return [...page.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>/g)].map((found) => ({
    name: found[2] ?? '',
    closing: found[1] === '/',
    attributes: found[3] ?? '',
  }));
}

describe.each(savedReports)('the page of $name', (saved) => {
  test('closes every element that it opens', async () => {
    const open: string[] = [];
    for (const { name, closing } of elements(await html(saved.report))) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!childless.has(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('holds no element but its own, and nothing that loads or runs', async () => {
    const page = await html(saved.report);
    const known =
      /^(html|head|meta|title|style|body|header|main|footer|section|article|h[123]|p|strong|b|code|pre|ul|li|table|thead|tbody|tr|th|td)$/;
    for (const { name, attributes } of elements(page)) {
      expect(name).toMatch(known);
      expect(attributes).not.toMatch(/ (on\w+|src|href)=/);
    }
    expect(
      page.replace('<!doctype html>', '').replaceAll(/<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*>/g, ''),
    ).not.toContain('<');
    expect(page).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"`,
    );
  });

  test('names its language, its parts and its verdict', async () => {
    const page = await html(saved.report);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(`<strong class="${saved.report.verdict}">${saved.report.verdict}</strong>`);
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(page.split(` id="${id}"`)).toHaveLength(2);
  });
});

describe('the page', () => {
  test('sets names apart that a message quotes', async () => {
    const several = savedReport('fails-in-several-scopes');
    expect(await html(several.report)).toContain('waits for the parameter <code>Vendor</code>, which');
  });

  test('has a word for each verdict, not a colour alone', async () => {
    const page = await html(manyFindings(4));
    for (const verdict of ['fail', 'unknown', 'warn']) {
      expect(page).toContain(`<h3><strong class="${verdict}">${verdict}</strong>`);
    }
  });

  test('has rules for paper', async () => {
    expect(await html(passes.report)).toContain('@media print');
  });
});
