import type { Input, Read, ScopedDeployment } from '../model/index.js';
import { concealer, type Judges } from './conceal-resource.js';

/** What stands in for what must not leave this machine. */
export interface Judgements extends Pick<Judges, 'policy'> {
  /** What the trust of the roles of an input is judged to be, where the input marks the policy itself as sensitive. */
  readonly trustIn: (deployments: readonly ScopedDeployment[]) => Judges['trust'];
}

/** What was read without what its inputs mark as sensitive: of that, only what it was judged to be. */
export function conceal(read: Read, judgements: Judgements): Read {
  return { ...read, inputs: read.inputs.map((input) => concealed(input, judgements)) };
}

function concealed(input: Input, { trustIn, policy }: Judgements): Input {
  if (!input.deployments.some(({ resources, before = [] }) => resources.length + before.length > 0)) return input;
  const hide = concealer({ trust: trustIn(input.deployments), policy });
  const deployments = input.deployments.map(({ resources, before, ...rest }) => ({
    ...rest,
    resources: resources.map(hide),
    ...(before && { before: before.map(hide) }),
  }));
  return { ...input, deployments };
}
