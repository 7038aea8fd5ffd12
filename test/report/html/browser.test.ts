import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportRole, Verdict } from '../../../src/model/index.js';
import { render } from '../../../src/report/index.js';
import { sample } from '../../size.js';
import { type BrowserPage, chromium, openBrowser } from '../chromium.js';
import { optionsFor, savedReport, savedReports } from '../saved-reports.js';

const folder = mkdtempSync(join(tmpdir(), 'rolecall-html-'));
afterAll(() => rmSync(folder, { recursive: true }));

const several = savedReport('fails-in-several-scopes');

function withLongNames(role: ReportRole): ReportRole {
  const grants = role.trust.grants.map((grant) => ({
    ...grant,
    principal: `arn:aws:iam::111122223333:role/${'MWMW'.repeat(40)}`,
    conditions: [`aws:PrincipalArn is ${'WMWM'.repeat(40)}`],
  }));
  return { ...role, name: 'WM'.repeat(60), trust: { ...role.trust, grants } };
}

/** Forty findings in five accounts. */
function fortyFindings(): Report {
  const [scope] = several.report.scopes;
  const [finding] = scope?.findings ?? [];
  const turn: readonly Verdict[] = ['fail', 'fail', 'unknown', 'warn'];
  const scopes = Array.from({ length: 5 }, (_, account) => ({
    ...scope,
    name: `account-${account}`,
    roles: several.report.scopes.flatMap(({ roles }) => [...roles, ...roles.map(withLongNames)]),
    findings: Array.from({ length: 8 }, (_, index) => ({
      ...finding,
      verdict: turn[index % turn.length],
      message: `\`role-${account}-${index}\` is found.`,
      fingerprint: `${account}${index}`.padStart(16, '0'),
    })),
  }));
  return { ...several.report, scopes } as Report;
}

async function written(name: string, report: Report): Promise<string> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, await render(report, 'html', optionsFor(several)));
  return pathToFileURL(file).href;
}

const shownFindings = `Array.from(document.querySelectorAll('.finding')).filter((one) => one.offsetParent !== null).length`;

describe.skipIf(chromium === undefined)(
  `in a browser${chromium === undefined ? ', which is not installed' : ''}`,
  () => {
    let page: BrowserPage;
    let forty: string;
    beforeAll(async () => {
      page = await openBrowser(chromium ?? '');
      forty = await written('forty', fortyFindings());
    }, 30_000);
    afterAll(() => page.close());

    /** Sets a field of the filters as a person would, and tells how many findings are left. */
    async function filtered(name: string, value: string): Promise<number> {
      await page.evaluate(
        `{ const field = document.querySelector('.filters').elements[${JSON.stringify(name)}];
         field.value = ${JSON.stringify(value)};
         field.dispatchEvent(new Event('input', { bubbles: true })); }`,
      );
      return page.evaluate<number>(shownFindings);
    }

    test.each([360, 768, 1280])('no page is wider than %i pixels, and none complains', async (width) => {
      const urls = [forty];
      for (const saved of sample(savedReports, 3)) urls.push(await written(saved.name, saved.report));
      for (const url of urls) {
        for (const dark of [false, true]) {
          await page.open(url, { width, dark });
          expect(await page.evaluate('document.documentElement.scrollWidth'), url).toBeLessThanOrEqual(width);
          expect(page.complaints(), url).toEqual([]);
        }
      }
    });

    test.each([
      [360, '.picture.down'],
      [1280, '.picture.across'],
    ])('at %i pixels the picture is there', async (width, picture) => {
      await page.open(forty, { width });
      const [seen, boxes] = await page.evaluate<number[]>(
        `{ const all = Array.from(document.querySelectorAll('.picture')).filter((one) => one.getBoundingClientRect().height > 50);
         [all.filter((one) => one.matches('${picture}')).length / all.length, all[0].querySelectorAll('.box').length] }`,
      );
      expect(seen).toBe(1);
      expect(boxes).toBeGreaterThan(2);
    });

    test('no text of the picture leaves its box', async () => {
      for (const width of [360, 1280]) {
        await page.open(forty, { width });
        const leaving = await page.evaluate<string[]>(
          `Array.from(document.querySelectorAll('.picture')).filter((one) => one.getBoundingClientRect().height > 0)
           .flatMap((one) => Array.from(one.querySelectorAll('.box')))
           .flatMap((box) => { const right = box.querySelector('rect').getBoundingClientRect().right;
             return Array.from(box.querySelectorAll('text')).filter((text) => text.getBoundingClientRect().right > right)
               .map((text) => text.textContent); })`,
        );
        expect(leaving).toEqual([]);
      }
    });

    test('filters by verdict, account and text', async () => {
      await page.open(forty, { width: 1280 });
      expect(await page.evaluate(shownFindings)).toBe(40);
      expect(await filtered('text', 'ROLE-3-')).toBe(8);
      expect(await page.evaluate(`document.querySelector('.filters output').textContent`)).toBe('8 of 40');
      await page.evaluate(`document.querySelector('[name=verdict][value=fail]').click()`);
      expect(await page.evaluate(shownFindings)).toBe(4);
      expect(await filtered('text', '')).toBe(20);
      expect(await filtered('scope', '1')).toBe(4);
      expect(await page.evaluate(`document.querySelectorAll('.card:not([hidden])').length`)).toBe(1);
      expect(await filtered('scope', '')).toBe(20);
    });

    test('opens all findings and closes them, and the one that a link leads to', async () => {
      await page.open(forty, { width: 1280 });
      const open = `document.querySelectorAll('.finding[open]').length`;
      expect(await page.evaluate(open)).toBe(1);
      await page.evaluate(`document.querySelector('[name=open]').click()`);
      expect(await page.evaluate(open)).toBe(40);
      await page.evaluate(`document.querySelector('[name=close]').click()`);
      expect(await page.evaluate(open)).toBe(0);
      await page.open('about:blank', { width: 1280 });
      await page.open(`${forty}#finding-0000000000000033`, { width: 1280 });
      expect(await page.evaluate(`document.querySelector('#finding-0000000000000033').open`)).toBe(true);
    });

    test('says all without scripts, but filters nothing', async () => {
      await page.open(forty, { width: 1280, scripts: false });
      const [all, filters] = await page.evaluate<number[]>(
        `[${shownFindings}, document.querySelector('.filters').getBoundingClientRect().height]`,
      );
      expect([all, filters]).toEqual([40, 0]);
    });

    test('opens every fold on paper, and shows no controls there', async () => {
      await page.open(forty, { width: 1280, media: 'print' });
      const [folded, filters] = await page.evaluate<number[]>(
        `[Array.from(document.querySelectorAll('.finding > .body')).filter((one) => one.getBoundingClientRect().height === 0).length,
        document.querySelector('.filters').getBoundingClientRect().height]`,
      );
      expect([folded, filters]).toEqual([0, 0]);
    });

    test.each([false, true])('has enough contrast for every text (dark: %s)', async (dark) => {
      await page.open(forty, { width: 1280, dark });
      expect(await page.evaluate<string[]>(faintTexts)).toEqual([]);
    });
  },
);

/** Texts with a contrast of less than 4.5 to 1 to what is behind them (WCAG 2.2, 1.4.3). */
const faintTexts = `{
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
  const light = (color) => { const [r, g, b] = Array.from(rgb(color)).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (one) => { for (let at = one; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor; if (rgb(color)[3] === 255) return color; } return 'white'; };
  Array.from(document.querySelectorAll('p, h1, h2, h3, h4, code, span, strong, a, dt, dd, label, button, output, summary, .picture text'))
    .filter((one) => one.textContent.trim() !== '' && one.getClientRects().length > 0)
    .filter((one) => { const style = getComputedStyle(one); const own = light(one.localName === 'text' ? style.fill : style.color); const back = light(behind(one));
      return (Math.max(own, back) + 0.05) / (Math.min(own, back) + 0.05) < 4.5; })
    .map((one) => one.className + ': ' + one.textContent.slice(0, 40));
}`;
