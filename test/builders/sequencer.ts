import type { Execution, Sequencer } from '../../functions/step-functions/sequencer.ts';

/** A service that does as it is told: which tokens it refuses and which executions run is the test's to say. */
export function toldSequencer() {
  const said: string[] = [];
  const running = new Map<string, Execution['status']>();
  const refused = new Set<string>();
  /** Thrown after the service has done what it was asked: the answer is lost, or the caller dies. */
  let dies = false;
  const answer = <T>(value: T): T => {
    if (dies) throw new Error('died after its send');
    return value;
  };
  const sequencer: Sequencer = {
    async start(name) {
      said.push(`start ${name}`);
      running.set(name, 'RUNNING');
      return answer('started');
    },
    async succeed(token, output) {
      if (refused.has(token)) return { refused: 'TaskTimedOut' };
      said.push(`resume ${output.outcome} ${output.round}`);
      refused.add(token);
      return answer('resumed');
    },
    async stop(name) {
      said.push(`stop ${name}`);
      running.set(name, 'ABORTED');
      return answer('stopped');
    },
    async describe(name) {
      said.push(`describe ${name}`);
      const status = running.get(name);
      return status === undefined
        ? 'unknown'
        : { status, input: null, startedAt: '2023-12-11T02:00:00.000Z' };
    },
  };
  return {
    sequencers: (): Sequencer => sequencer,
    sequencer,
    said,
    running,
    refuse: (token: string) => refused.add(token),
    die: (whether: boolean) => {
      dies = whether;
    },
  };
}
