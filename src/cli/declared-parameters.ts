import { type Document, isMap } from '../model/index.js';

/** Names of the parameters that templates declare. */
export function declaredParameters(documents: readonly Document[]): string[] {
  return documents.flatMap(({ kind, data }) => {
    const section = kind === 'cloudformation' && isMap(data) ? data.Parameters : undefined;
    return isMap(section) ? Object.keys(section) : [];
  });
}
