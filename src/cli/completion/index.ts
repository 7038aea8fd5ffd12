import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import type { OfferedCommand } from './offer.js';
import { zshCompletion } from './zsh.js';

export { offered } from './offer.js';

/** Each shell that there is a script for. */
const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export type Shell = keyof typeof scripts;

/** The script by which a shell completes what is typed. */
export function completionScript(shell: Shell, commands: readonly OfferedCommand[]): string {
  return scripts[shell](commands);
}
