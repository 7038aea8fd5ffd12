import { type Call, type Expression, parseTemplate } from '../../hcl/index.js';
import {
  bool,
  convert,
  failed,
  firstOpen,
  holdsSecret,
  holdsSymbol,
  isMapping,
  isSequence,
  open,
  sizeOf,
  spelledOut,
  type Type,
  type Value,
} from '../values/index.js';
import type { Evaluate, FunctionRow, Scope } from './scope.js';

/** The value of a call. A function that is not in the table makes something unknown, by its name. */
export function evaluateCall(call: Call, scope: Scope, evaluate: Evaluate): Value {
  const special = specials.get(call.name.replace(/^core::/, ''));
  if (special) return special(call.arguments, scope, evaluate);
  const row = scope.functions.get(call.name.replace(/^core::/, ''));
  if (!row) return open(`what the function \`${call.name}\` makes is not computed here`);
  const values = call.arguments.map((argument) => evaluate(argument, scope));
  return applied(row, call.expands ? spread(values) : values, scope);
}

/** The arguments with the elements of the last in its place; unknown where that is. */
function spread(values: readonly Value[]): readonly Value[] | Value {
  const last = values.at(-1);
  if (!last || last.kind === 'unknown') return last ?? [];
  return isSequence(last)
    ? [...values.slice(0, -1), ...last.items]
    : failed('only a list can be spread over arguments');
}

/** Applies a function to arguments, which are converted to the types of its parameters. */
export function applied(row: FunctionRow, given: readonly Value[] | Value, scope: Scope): Value {
  if (!Array.isArray(given)) return given as Value;
  const values: readonly Value[] = given;
  const { parameters, optional = 0, rest } = row;
  const isCounted =
    values.length >= parameters.length - optional && (rest !== undefined || values.length <= parameters.length);
  if (!isCounted) return failed('it has too few or too many arguments');
  for (const value of values) scope.depth.steps += sizeOf(value) / 20;
  const args = values.map((value, index) => argument(row, value, parameters[index] ?? rest ?? 'any'));
  const error = args.find((one) => one.kind === 'unknown' && one.isError);
  const hole = error ?? args.map((one) => hindrance(row, one)).find((one) => one !== undefined);
  const result = hole ?? row.evaluate(args, scope);
  const isSecret = keepsParts(row) ? args.some(({ sensitive }) => sensitive) : args.some(holdsSecret);
  return isSecret && !row.reveals ? { ...result, sensitive: true } : result;
}

function keepsParts({ takes }: FunctionRow): boolean {
  return takes === 'parts' || takes === 'anything';
}

function argument(row: FunctionRow, value: Value, type: Type): Value {
  if (value.kind === 'null' && !row.takesNull) return failed('an argument is null');
  const converted = convert(value, type);
  return converted.kind === 'json' && !keepsParts(row) ? spelledOut(converted) : converted;
}

/** What of an argument keeps a function from its result. */
function hindrance({ takes }: FunctionRow, value: Value): Value | undefined {
  if (takes === 'anything') return undefined;
  if (takes === 'parts') return value.kind === 'unknown' ? value : othersOf(value);
  const hole = firstOpen(value);
  if (hole || takes === 'symbols') return hole;
  return holdsSymbol(value) ? open('it is made of a text that AWS fills in') : undefined;
}

function othersOf(value: Value): Value | undefined {
  return isMapping(value) ? value.others : undefined;
}

/** Functions whose arguments are evaluated one by one, or that evaluate what they are given. */
type Special = (args: readonly Expression[], scope: Scope, evaluate: Evaluate) => Value;

const specials: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['try', evaluateTry],
  ['can', evaluateCan],
  ['templatefile', (args, scope, evaluate) => evaluateTemplateFile(args, scope, evaluate)],
  ['templatestring', (args, scope, evaluate) => evaluateTemplateText(args, scope, evaluate)],
]);

/** The first argument without an error. One that is not known may still turn out to be one: then nothing is said. */
function evaluateTry(args: readonly Expression[], scope: Scope, evaluate: Evaluate): Value {
  for (const argument of args) {
    const value = evaluate(argument, { ...scope, isTried: true });
    const hole = firstOpen(value, ({ isSure }) => !isSure);
    if (hole && !hole.isError) return hole;
    if (!hole) return value;
  }
  return failed('no argument of `try` is free of errors');
}

function evaluateCan([argument]: readonly Expression[], scope: Scope, evaluate: Evaluate): Value {
  const hole = argument && firstOpen(evaluate(argument, { ...scope, isTried: true }), ({ isSure }) => !isSure);
  return hole && !hole.isError ? hole : bool(!hole);
}

function evaluateTemplateFile([path, names]: readonly Expression[], scope: Scope, evaluate: Evaluate): Value {
  const name = path && convert(evaluate(path, scope), 'string');
  if (!name || name.kind === 'unknown') return name ?? failed('it has too few arguments');
  const content = name.kind === 'string' ? scope.readFile(name.value) : open('the name of the file is not known');
  return content.kind === 'string' ? rendered(content.value, names, scope, evaluate) : content;
}

function evaluateTemplateText([template, names]: readonly Expression[], scope: Scope, evaluate: Evaluate): Value {
  const content = template && convert(evaluate(template, scope), 'string');
  if (content?.kind === 'string') return rendered(content.value, names, scope, evaluate);
  return content?.kind === 'unknown' ? content : open('the template is not known');
}

/** A text as a template in which nothing is known but the names it is given. */
function rendered(template: string, names: Expression | undefined, scope: Scope, evaluate: Evaluate): Value {
  const given = names && evaluate(names, scope);
  if (!given || !isMapping(given)) return given?.kind === 'unknown' ? given : failed('a template needs its names');
  const { expression, faults } = parseTemplate(template);
  if (faults.length > 0) return failed(`the template cannot be read: ${faults[0]?.summary}`);
  const inner: Scope = { ...scope, names: given.entries, lookUp: () => undefined };
  const result = convert(evaluate(expression, inner), 'string');
  return given.sensitive ? { ...result, sensitive: true } : result;
}
