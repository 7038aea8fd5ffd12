import { closest } from './closest.js';

/** What Ajv says of one violation; the parts that are read here. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value that does not fit. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: { readonly description?: string; readonly properties?: Readonly<Record<string, unknown>> };
  readonly data?: unknown;
}

/** A compiled JSON Schema: whether the value fits, and afterwards the violations of the last call. */
export interface SchemaErrors {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What is wrong with a value, in words that name the key, what is allowed there and what was likely meant. */
export function schemaErrors(validate: SchemaErrors, value: unknown): { pointer: string; message: string }[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ pointer: pointerOf(error), message: sentence(error) }));
}

/** An unknown key is the fault of the key, not of the mapping that holds it. */
function pointerOf({ keyword, instancePath, params }: SchemaError): string {
  return keyword === 'additionalProperties' ? `${instancePath}/${String(params.additionalProperty)}` : instancePath;
}

function sentence(error: SchemaError): string {
  const where = error.instancePath === '' ? 'the file' : `\`${keyOf(error.instancePath)}\``;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(error.params.additionalProperty), Object.keys(error.parentSchema?.properties ?? {}));
    case 'enum':
      return `${where} must be one of ${list(error.params.allowedValues)}, not ${shown(error.data)}`;
    case 'required':
      return `${where} lacks the key \`${String(error.params.missingProperty)}\``;
    case 'type':
      return `${where} must be ${article(error.params.type)}, not ${shown(error.data)}${described(error)}`;
    default:
      return `${where} ${error.message ?? 'does not fit'}: ${shown(error.data)}${described(error)}`;
  }
}

function unknownKey(key: string, allowed: readonly string[]): string {
  const meant = closest(key, allowed);
  if (meant !== undefined) return `unknown key \`${key}\`: did you mean \`${meant}\`?`;
  return `unknown key \`${key}\`: allowed are ${list(allowed)}`;
}

function keyOf(pointer: string): string {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

function described({ parentSchema }: SchemaError): string {
  return parentSchema?.description === undefined ? '' : `. ${parentSchema.description}`;
}

function article(type: unknown): string {
  const types = [type].flat().map(String);
  return types.map((one) => `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`).join(' or ');
}

function list(values: unknown): string {
  return (Array.isArray(values) ? values : []).map((value) => `\`${String(value)}\``).join(', ');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
