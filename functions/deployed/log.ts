import { Logger } from '@aws-lambda-powertools/logger';

/** One structured line per outcome: ids only, never a token, link, code, address or comment. */
export const logger = new Logger();

/** Logs where something failed, and the name of its fault. */
export const logFault = (of: Readonly<Record<string, string>>, fault: unknown): void =>
  logger.error('failed', { ...of, fault: nameOf(fault) });

/** A fault goes into the log by its name: its message may hold what no log may hold. */
export const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : 'UnknownFault');
