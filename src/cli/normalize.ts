import { normalize as normalizeTemplate } from '../cloudformation/index.js';
import type { Deployment, Document } from '../model/index.js';
import { normalize as normalizeTerraform } from '../terraform/index.js';
import type { Settings } from './settings.js';

/** What a document will have put in place, in the common model. */
export function normalize(document: Document, settings: Settings): Deployment {
  switch (document.kind) {
    case 'terraform-plan':
    case 'terraform-state':
      return normalizeTerraform(document);
    case 'cloudformation':
      return normalizeTemplate(document, {
        parameters: settings.parameters,
        ...(settings.account === undefined ? {} : { account: settings.account }),
      });
  }
}
