import { literal, type Tree, unknown } from '../../model/index.js';

/**
 * A policy document as its JSON text stands for it: data, so that it is the same as from a template; the text itself
 * where it is no JSON, unless somebody has put a word over it. Every text in it is literal, also where an escape spells
 * it.
 */
export function policyOfText(text: string): Tree {
  try {
    return literals(JSON.parse(text));
  } catch {
    return redacted.test(text) ? unknown('it was redacted') : literal(text);
  }
}

/** What Terraform's output for people and tools that clean plans write in the place of a value. */
const redacted = /^\W*(sensitive|redacted|masked|hidden|removed)([ _-]value)?\W*$|^\*+$/i;

function literals(data: Tree): Tree {
  if (typeof data === 'string') return literal(data);
  if (Array.isArray(data)) return data.map(literals);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, literals(part)]));
}
