import { type DeployedStack, deployedBy } from '../cdk/index.js';
import { normalize as normalizeTemplate } from '../cloudformation/index.js';
import type { Deployment, Document } from '../model/index.js';
import { parse } from '../parse/index.js';
import type { Target } from '../settings/index.js';
import { normalize as normalizeTerraform } from '../terraform/index.js';

/** What is around a document. */
export interface Surroundings {
  /** Finds the template that it nests under a path or URL. */
  readonly template: (location: string) => Document | undefined;
  /** The stack of a cloud assembly that it is the template of. */
  readonly stack?: DeployedStack | undefined;
}

/** What a document will have put in place once it is deployed to a target, in the common model. */
export function normalize(document: Document, { template, stack }: Surroundings, target: Target): Deployment {
  switch (document.kind) {
    case 'terraform-plan':
    case 'terraform-state':
      return normalizeTerraform(document);
    case 'cloudformation': {
      const deployment = normalizeTemplate(document, {
        parameters: { ...stack?.parameters, ...target.parameters },
        account: stack?.account ?? target.account,
        region: stack?.region,
        template,
        parse: (text) =>
          parse(document.input, Buffer.from(text)).documents.find((one) => one.kind === 'cloudformation'),
      });
      return deployedBy(stack, deployment);
    }
  }
}
