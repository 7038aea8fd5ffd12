import type { Report } from '../model/index.js';
import type { RenderOptions } from './options.js';
import { type Format, render } from './registry.js';

/** One telling of a report: in which format, and for whom. */
export interface Telling {
  readonly format: Format;
  readonly options: RenderOptions;
}

/** A report, and the texts that tell it, in the order they were asked for. */
export interface Told {
  readonly report: Report;
  readonly texts: readonly string[];
}

/** Tells a report in every way that is asked for. */
export async function tell(report: Report, tellings: readonly Telling[]): Promise<Told> {
  const texts: string[] = [];
  for (const { format, options } of tellings) texts.push(await render(report, format, options));
  return { report, texts };
}
