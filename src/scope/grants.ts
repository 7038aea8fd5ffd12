import { weighSupport } from '../iam/index.js';
import type { PolicyText, SupportGrants } from '../model/index.js';

/** What a policy says of support; of one whose document was not handed on, what it was weighed to say. */
export function grantsOf({ document, judged }: PolicyText): SupportGrants {
  return judged ?? weighSupport(document);
}
