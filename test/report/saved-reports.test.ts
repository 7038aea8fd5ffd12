import { describe, expect, test } from 'vitest';
import { type Format, formats, render } from '../../src/report/index.js';
import { optionsFor, savedReports } from './saved-reports.js';

/** File name of the expected rendering in each format. */
const extensions: Record<Format, string> = {
  text: 'txt',
  concise: 'txt',
  json: 'json',
  sarif: 'json',
  junit: 'xml',
  gitlab: 'json',
  github: 'txt',
  markdown: 'md',
  html: 'html',
};

describe.each(savedReports)('the saved report $name', (saved) => {
  test.each(formats)('as %s is as expected, twice the same', async (format) => {
    const rendered = await render(saved.report, format, optionsFor(saved));
    expect(await render(saved.report, format, optionsFor(saved))).toBe(rendered);
    await expect(rendered).toMatchFileSnapshot(saved.expected(`${format}.${extensions[format]}`));
  });

  test('does not change while it is rendered', async () => {
    const before = JSON.stringify(saved.report);
    for (const format of formats) await render(saved.report, format, optionsFor(saved));
    expect(JSON.stringify(saved.report)).toBe(before);
  });
});
