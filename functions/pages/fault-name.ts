/** What a log line may say of a fault: never its message, which may hold what somebody typed. */
export const faultName = (fault: unknown): string => (fault instanceof Error ? fault.name : 'UnknownFault');
