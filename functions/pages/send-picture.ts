import type { Context } from 'hono';

/** A picture of a draft, as one of the types that its reader lets through. What it may do, `pageHeaders` says. */
export const sendPicture = (c: Context, { bytes, type }: { bytes: Uint8Array; type: string }): Response =>
  c.body(new Uint8Array(bytes), 200, { 'Content-Type': type });
