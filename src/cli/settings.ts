import { today } from '../files/index.js';
import { type JudgeOptions, type Settings, settingsOf } from '../settings/index.js';
import { type Io, siteOf } from './io.js';

/** The settings that options of the command line come to. */
export function settingsFor(
  options: Omit<JudgeOptions, 'today'>,
  io: Io,
  more: { readonly runsRules?: boolean } = {},
): Promise<Settings> {
  return settingsOf({ ...options, today: today(io.env.SOURCE_DATE_EPOCH) }, siteOf(io), more);
}
