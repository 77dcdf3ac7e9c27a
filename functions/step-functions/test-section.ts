/**
 * The section of a test execution (`paraf doctor`), which no plan has. open-stage opens nothing for it: it keeps the
 * token, so that whoever tests can resume the execution stage by stage, to its end.
 */
export const TEST_SECTION = 'paraf.doctor';
