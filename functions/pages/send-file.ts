import type { Context } from 'hono';

/** A file that is saved, and shown nowhere. `name`: of ASCII letters, digits, dots and hyphens. */
export const sendFile = (
  c: Context,
  { bytes, type, name }: { readonly bytes: Uint8Array; readonly type: string; readonly name: string },
): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
