import { createHash, createHmac } from 'node:crypto';
import type { Event } from '../../approval/event.ts';

/** The head before the first event. */
export const ORIGIN = '0'.repeat(64);

/** What the chain covers of an event: its place, what happened, the change that wrote it, and its text's keyed hash. */
export interface Link {
  readonly seq: number;
  /** As it is stored, also where this release does not know all of it. */
  readonly event: Event | Readonly<Record<string, unknown>>;
  readonly change: string;
  readonly textHash: string | null;
}

/** SHA-256 (hex) over the former head and this event in canonical JSON (keys sorted). */
export const hashOf = (former: string, link: Link): string =>
  createHash('sha256')
    .update(`${former}\n${canonical({ ...link })}`)
    .digest('hex');

/** A text's keyed hash. The key is kept beside the text and goes with it, so that a forgotten text cannot be guessed. */
export const textHashOf = (key: string, text: { text: string; name: string | null }): string =>
  createHmac('sha256', Buffer.from(key, 'hex'))
    .update(canonical({ text: text.text, name: text.name }))
    .digest('hex');

/** A person's version, as a section's record proves it: without the key nobody can tell which one it was. */
export const personProofOf = (key: string, version: Readonly<Record<string, unknown>>): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(canonical(version)).digest('hex');

/** The first 16 hex digits, as receipts print them. */
export const shortHead = (head: string): string => head.slice(0, 16);

/** JSON with sorted keys, so that the same value is always the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${entries.join(',')}}`;
}
