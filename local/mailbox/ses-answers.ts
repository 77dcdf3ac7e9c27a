import { randomUUID } from 'node:crypto';

export interface SesAnswer {
  status: number;
  xml: string;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** An answer in the form of the SES query API (2010-12-01). */
export function accepted(action: string, fields: Record<string, string | number | boolean>): SesAnswer {
  const result = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
    .join('');
  return {
    status: 200,
    xml: `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  };
}

/** A refusal that the SDK turns into an error named `code`. Type Receiver (5xx) is what the SDK tries again. */
export function refused(code: string, message: string, status = 400): SesAnswer {
  const type = status < 500 ? 'Sender' : 'Receiver';
  return {
    status,
    xml: `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  };
}

function escaped(value: string): string {
  return value.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}
