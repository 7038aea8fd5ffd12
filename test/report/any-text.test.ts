import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Format, formats, render, renderRoles } from '../../src/report/index.js';
import { tries } from '../size.js';
import { optionsFor, savedReport } from './saved-reports.js';

const saved = savedReport('hostile-names');

/** The keys whose values are words of ours; everything else may be any text of an input. */
const ours = new Set([
  'verdict',
  'severity',
  'kind',
  'status',
  'class',
  'person',
  'supportAccess',
  'change',
  'ruleId',
  'code',
]);

/** The saved report with one text put in wherever an input could have put it. */
function withText(text: string): Report {
  return JSON.parse(JSON.stringify(saved.report), (key, value: unknown) =>
    typeof value !== 'string' || ours.has(key) || key === 'fingerprint' || key === 'schemaVersion' ? value : text,
  ) as Report;
}

const marks = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '`',
  '|',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '%0A',
  '::error::',
  '##[error]',
  '##vso[task]',
  ']]>',
  '@a',
  '\n',
  '\r',
  '\t',
  '\u001b[2J',
  '\u202e',
  '\u0000',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...marks, 'a', ' ', '#', '-', '1.'), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** What has to hold of the report in a format, whatever an input says. */
const holds: Readonly<Record<Format, (rendered: string, report: Report) => void>> = {
  concise: (rendered) => expect(rendered).toMatch(/^(?:(?!\n)[^\p{Cc}\p{Cf}\p{Cs}]+\n){3,5}$/u),
  text: (rendered) => expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u),
  json: (rendered, report) => expect(JSON.parse(rendered)).toEqual(report),
  sarif: (rendered) => expect(JSON.parse(rendered)).toHaveProperty('runs.0.results.1.locations.0.physicalLocation'),
  gitlab: (rendered) => expect(JSON.parse(rendered)).toHaveLength(3),
  github: (rendered) => expect(rendered).toMatch(/^(::(error|warning|notice) [^\n]+::[^\n]+\n){3}$/),
  junit: (rendered) => expect(withoutTags(rendered.replace(/^<\?[^>]*>/, ''))).not.toMatch(/[<>]|&(?!\w+;|#\d+;)/),
  html: (rendered) => expect(withoutTags(rendered.replace('<!doctype html>', ''))).not.toContain('<'),
  markdown: (rendered) => expect(rendered.match(/^#{1,3} /gm)).toHaveLength(3),
};

function withoutTags(text: string): string {
  return text.replaceAll(/<\/?[a-z][\w-]*(?: [A-Za-z-]+="[^"<>]*")*\/?>/g, '');
}

describe('whatever an input says', () => {
  test.each(['json', 'sarif', 'gitlab'] as const)('%s is safe to print', async (format) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const rendered = await render(withText(text), format, optionsFor(saved));
        expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: tries(100, 3_000), seed: 1 },
    );
  });

  test.each(formats.filter((format) => format !== 'github'))('%s holds no command of a runner', async (format) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const rendered = await render(withText(text), format, optionsFor(saved, { width: 50 }));
        expect(rendered).not.toMatch(/^\s*::|##\w*\[/m);
      }),
      { numRuns: tries(100, 3_000), seed: 1 },
    );
  });

  test.each(formats)('%s holds together', async (format) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const report = withText(text);
        holds[format](await render(report, format, optionsFor(saved, { width: 50 })), report);
      }),
      { numRuns: tries(100, 3_000), seed: 1 },
    );
  });

  test('the view of the roles holds together', () => {
    const property = fc.property(texts, (text) => {
      holds.text(renderRoles(withText(text), optionsFor(saved)), saved.report);
    });
    fc.assert(property, { numRuns: tries(100, 3_000), seed: 1 });
  });
});
