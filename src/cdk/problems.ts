import type { Gap, Problem } from '../model/index.js';

/** An assembly whose manifest cannot be used: its templates are judged for themselves. */
export const brokenManifest: Problem = {
  code: 'cdk-manifest-broken',
  severity: 'error',
  message:
    'This looks like the manifest of a cloud assembly, and cannot be read. What the templates beside it are, and ' +
    'which account they are deployed to, is not known; run `cdk synth` again.',
};

/** What an assembly lacks that was synthesized before the context it looks up was at hand. */
export function missingContext(keys: readonly string[]): Gap {
  const [first, ...others] = keys;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return {
    code: 'cdk-missing-context',
    message:
      `The template is not final: the app looks up \`${first}\`${more}, and the assembly was synthesized without. ` +
      'Run `cdk synth` with credentials for the account, or commit `cdk.context.json`.',
  };
}
