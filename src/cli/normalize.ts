import { normalize as normalizeTemplate } from '../cloudformation/index.js';
import type { Deployment, Document } from '../model/index.js';
import { parse } from '../parse/index.js';
import { normalize as normalizeTerraform } from '../terraform/index.js';
import type { NestedTemplates } from './nested-templates.js';
import type { Settings } from './settings.js';

/** What a document will have put in place, in the common model. `folder` is where its input lies. */
export function normalize(document: Document, folder: string, settings: Settings, nested: NestedTemplates): Deployment {
  switch (document.kind) {
    case 'terraform-plan':
    case 'terraform-state':
      return normalizeTerraform(document);
    case 'cloudformation':
      return normalizeTemplate(document, {
        parameters: settings.parameters,
        account: settings.account,
        template: (location) => nested.find(location, folder),
        parse: (text) =>
          parse(document.input, Buffer.from(text)).documents.find((one) => one.kind === 'cloudformation'),
      });
  }
}
