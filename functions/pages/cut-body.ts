import { createMiddleware } from 'hono/factory';

/** What the deployed pages can be sent at all (a Lambda function's payload, in bytes): nobody is listened to for longer. */
const LISTENED_TO = 6 * 1024 * 1024;

/**
 * Lets a posted form through up to so many bytes, and cuts off what comes after them, so that an answer can give back how
 * it began. The rest is listened to and dropped: a browser that is still sending shows no answer.
 */
export const cutBody = (most: number) =>
  createMiddleware(async (c, next) => {
    const { url, method, headers, body } = c.req.raw;
    if (body === null || Number(headers.get('content-length') ?? Number.NaN) <= most) return next();
    const kept = new Headers(headers);
    kept.delete('content-length');
    c.req.raw = new Request(url, { method, headers: kept, body: await beginningOf(body, most) });
    return next();
  });

async function beginningOf(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(most);
  const reader = body.getReader();
  let heard = 0;
  for (let next = await reader.read(); next.value !== undefined; next = await reader.read()) {
    if (heard < most) bytes.set(next.value.subarray(0, most - heard), heard);
    heard += next.value.length;
    if (heard > LISTENED_TO) {
      await reader.cancel();
      break;
    }
  }
  return bytes.subarray(0, Math.min(heard, most));
}
