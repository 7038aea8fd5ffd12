import type { Finding, ScopeFact } from '../model/index.js';
import type { Settings } from '../settings/index.js';

/** What judging takes of the settings of a run. */
export type JudgeSettings = Pick<
  Settings,
  | 'account'
  | 'baselines'
  | 'configFile'
  | 'fromRoot'
  | 'ignores'
  | 'isRule'
  | 'levels'
  | 'locked'
  | 'parameterFiles'
  | 'rules'
  | 'runs'
  | 'scopes'
  | 'targetsOf'
  | 'today'
  | 'trusted'
  | 'waivers'
>;

/** One scope with all that was found in it. */
export interface JudgedScope {
  readonly scope: ScopeFact;
  readonly findings: readonly Finding[];
}
