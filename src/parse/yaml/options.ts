import { type DocumentOptions, type ParseOptions, Schema, type SchemaOptions } from 'yaml';
import { templateTags } from './tags.js';

/** How every YAML text is read: scalars as text (`scalar.ts` types them), duplicate keys found by `to-data.ts`. */
export const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: new Schema({ schema: 'failsafe', customTags: templateTags }),
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
};
