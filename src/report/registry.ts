import type { Report } from '../model/index.js';
import { safeJson } from '../print/index.js';
import type { RenderOptions } from './options.js';

/** One format: a pure function of the report, the same bytes for the same input. */
export type Renderer = (report: Report, options: RenderOptions) => string;

/** Every format, as the command line spells it. */
export const formats = ['text', 'concise', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'html'] as const;

export type Format = (typeof formats)[number];

/** Each format lies in a file or folder of its own, which is read when the format is asked for. */
const renderers: Readonly<Record<Format, () => Promise<Renderer>>> = {
  text: async () => (await import('./text/index.js')).renderText,
  concise: async () => (await import('./concise.js')).renderConcise,
  /** The report itself, key for key as `schemas/report.schema.json` describes it. */
  json: async () => safeJson,
  sarif: async () => (await import('./sarif/index.js')).renderSarif,
  junit: async () => (await import('./junit/index.js')).renderJunit,
  gitlab: async () => (await import('./gitlab.js')).renderGitlab,
  github: async () => (await import('./github.js')).renderGithub,
  markdown: async () => (await import('./markdown/index.js')).renderMarkdown,
  html: async () => (await import('./html/index.js')).renderHtml,
};

/** The report in one format. Never fails on what the report says. */
export async function render(report: Report, format: Format, options: RenderOptions): Promise<string> {
  const renderer = await renderers[format]();
  return renderer(report, options);
}
