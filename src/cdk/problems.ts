import { entry, type Gap, type Problem, say } from '../model/index.js';

/** All that is said of cloud assemblies. */
export const problemCatalogue = {
  'cdk-manifest-broken': entry({
    severity: 'error',
    message: () =>
      'This looks like the manifest of a cloud assembly, and cannot be read. What the templates beside it are, and ' +
      'which account they are deployed to, is not known; run `cdk synth` again.',
    when: 'the manifest is cut off or damaged, or names files outside of its folder',
    todo: '`cdk synth` again',
  }),
  'cdk-missing-context': entry<{ key: string; more: number }>({
    message: ({ key, more }) =>
      `The template is not final: the app looks up \`${key}\`${more === 0 ? '' : ` and ${more} more`}, and the ` +
      'assembly was synthesized without. Run `cdk synth` with credentials for the account, or commit `cdk.context.json`.',
    when: 'the app looks up values that were not at hand (`missing` in the manifest)',
    todo: '`cdk synth` with credentials for the account, or commit `cdk.context.json`',
  }),
};

/** An assembly whose manifest cannot be used: its templates are judged for themselves. */
export const brokenManifest: Problem = { ...say(problemCatalogue, 'cdk-manifest-broken', {}), severity: 'error' };

/** What an assembly lacks that was synthesized before the context it looks up was at hand. */
export function missingContext([key = '', ...others]: readonly string[]): Gap {
  return say(problemCatalogue, 'cdk-missing-context', { key, more: others.length });
}
