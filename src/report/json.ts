import type { Report } from '../model/index.js';
import { safeJson } from '../print/index.js';

/** The report itself, key for key as `schemas/report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return safeJson(report);
}
