import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Attributes, order, same } from './attributes.ts';

/** An expression with what its `#names` and `:values` stand for. */
export interface Said {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Attributes;
}

/** DynamoDB's ValidationException: the request itself is wrong. */
export class NotAnExpression extends Error {
  override readonly name = 'ValidationException';
}

const TOKEN = /\s*(<=|>=|<>|[=<>(),+-]|[#:]?[A-Za-z_][\w.#]*)/y;

/** Few expressions are said very often. */
const known = new Map<string, readonly string[]>();

function tokensOf(text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text)?.[1];
    if (found === undefined) throw new NotAnExpression(`cannot read ${text}`);
    tokens.push(found);
  }
  known.set(text, tokens);
  return tokens;
}

const pathOf = (token: string, { names }: Said): string[] =>
  token.split('.').map((part) => {
    const name = part.startsWith('#') ? names[part] : part;
    if (name === undefined) throw new NotAnExpression(`${part} stands for nothing`);
    return name;
  });

const found = (item: Attributes | null, path: readonly string[]): AttributeValue | undefined => {
  let here: AttributeValue | undefined = { M: item === null ? {} : { ...item } };
  for (const name of path) here = here?.M?.[name];
  return here;
};

const given = (token: string, { values }: Said): AttributeValue => {
  const value = values[token];
  if (value === undefined) throw new NotAnExpression(`${token} stands for nothing`);
  return value;
};

/** Whether a condition holds of an item (null: there is none). Knows the functions and operators that Paraf uses. */
export function holds(condition: string, item: Attributes | null, said: Said): boolean {
  const tokens = tokensOf(condition);
  let i = 0;
  const take = (wanted?: string): string => {
    const token = tokens[i];
    if (token === undefined || (wanted !== undefined && token !== wanted)) {
      throw new NotAnExpression(`expected ${wanted ?? 'more'} in ${condition}`);
    }
    i += 1;
    return token;
  };
  const operand = (token: string) =>
    token.startsWith(':') ? given(token, said) : found(item, pathOf(token, said));
  const comparison = (): boolean => {
    const first = take();
    if (first === '(') {
      const inside = either();
      take(')');
      return inside;
    }
    if (tokens[i] === '(') {
      take('(');
      const subject = operand(take());
      let second: AttributeValue | undefined;
      if (tokens[i] === ',') {
        take(',');
        second = operand(take());
      }
      take(')');
      switch (first) {
        case 'attribute_exists':
          return subject !== undefined;
        case 'attribute_not_exists':
          return subject === undefined;
        case 'attribute_type':
          return subject !== undefined && second?.S !== undefined && second.S in subject;
        case 'begins_with':
          return subject?.S !== undefined && second?.S !== undefined && subject.S.startsWith(second.S);
        default:
          throw new NotAnExpression(`${first} is no function`);
      }
    }
    const left = operand(first);
    const operator = take();
    return compares(left, operator, operand(take()));
  };
  const both = (): boolean => {
    let all = comparison();
    while (tokens[i] === 'AND') {
      take();
      all = comparison() && all;
    }
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (tokens[i] === 'OR') {
      take();
      any = both() || any;
    }
    return any;
  };
  const whole = either();
  if (i !== tokens.length) throw new NotAnExpression(`cannot read the rest of ${condition}`);
  return whole;
}

function compares(a: AttributeValue | undefined, operator: string, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (operator === '=') return same(a, b);
  if (operator === '<>') return !same(a, b);
  const ordered = order(a, b);
  if (ordered === null) return false;
  switch (operator) {
    case '<':
      return ordered < 0;
    case '<=':
      return ordered <= 0;
    case '>':
      return ordered > 0;
    case '>=':
      return ordered >= 0;
    default:
      throw new NotAnExpression(`${operator} compares nothing`);
  }
}

/** The item after an update expression of SET, REMOVE and ADD clauses. */
export function updated(expression: string, item: Attributes, said: Said): Attributes {
  const tokens = tokensOf(expression);
  let now: AttributeValue = { M: { ...item } };
  let clause = '';
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] ?? '';
    if (token === 'SET' || token === 'REMOVE' || token === 'ADD') {
      clause = token;
      i += 1;
    } else if (token === ',') {
      i += 1;
    } else if (clause === 'SET') {
      if (tokens[i + 1] !== '=') throw new NotAnExpression(`cannot read ${expression}`);
      now = put(now, pathOf(token, said), given(tokens[i + 2] ?? '', said));
      i += 3;
    } else if (clause === 'REMOVE') {
      now = put(now, pathOf(token, said), undefined);
      i += 1;
    } else if (clause === 'ADD') {
      const path = pathOf(token, said);
      const former = Number(found(item, path)?.N ?? '0');
      now = put(now, path, { N: String(former + Number(given(tokens[i + 1] ?? '', said).N)) });
      i += 2;
    } else {
      throw new NotAnExpression(`cannot read ${expression}`);
    }
  }
  return now.M ?? {};
}

function put(
  into: AttributeValue | undefined,
  [name, ...rest]: readonly string[],
  value: AttributeValue | undefined,
): AttributeValue {
  if (into?.M === undefined || name === undefined) {
    throw new NotAnExpression('The document path provided in the update expression is invalid for update');
  }
  const inside = rest.length === 0 ? value : put(into.M[name], rest, value);
  const { [name]: _former, ...others } = into.M;
  return { M: inside === undefined ? others : { ...others, [name]: inside } };
}
