import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';
import { templateTags } from './tags.js';

/** How every YAML text is read: scalars as text (`scalar.ts` types them), duplicate keys found by `to-data.ts`. */
export const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: templateTags,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
};
