import type { Context } from 'aws-lambda';
import type { DrivenClock } from './clock/driven-clock.ts';
import type { trackerHere } from '../functions/deployed/tracker-web.ts';

/** What Lambda would say about a run; middy wants it, nobody reads more than the name. */
export const contextOf = (functionName: string): Context => ({
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
  memoryLimitInMB: '512',
  awsRequestId: `local-${functionName}`,
  logGroupName: functionName,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 60_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
});

/**
 * The very modules that are deployed, loaded after their environment has been set. They read `process.env` once, so
 * one process runs one Paraf.
 */
export async function loadHandlers(ails: Parameters<typeof trackerHere>[0], clock: DrivenClock | null) {
  const [
    openStage,
    halt,
    relay,
    mailer,
    letters,
    renderer,
    sweeper,
    watch,
    feedback,
    review,
    tracker,
    signIn,
    ground,
  ] = await Promise.all([
    import('../functions/deployed/open-stage.ts'),
    import('../functions/deployed/halt.ts'),
    import('../functions/deployed/relay.ts'),
    import('../functions/deployed/mailer.ts'),
    import('../functions/deployed/letters.ts'),
    import('../functions/deployed/renderer.ts'),
    import('../functions/deployed/sweeper.ts'),
    import('../functions/deployed/execution-watch.ts'),
    import('../functions/deployed/mail-feedback.ts'),
    import('../functions/deployed/review-web.ts'),
    import('../functions/deployed/tracker-web.ts'),
    import('../functions/deployed/sign-in.ts'),
    import('../functions/deployed/dependencies.ts'),
  ]);
  if (clock !== null) ground.keepTimeBy(clock.now);
  const context = contextOf('local');
  return {
    openStage: (payload: unknown) => openStage.handler(payload, context),
    halt: (payload: unknown) => halt.handler(payload, context),
    relay: (event: Parameters<typeof relay.handler>[0]) => relay.handler(event, context),
    mailer: (event: Parameters<typeof mailer.handler>[0]) => mailer.handler(event, context),
    letters: () => letters.handler({}, context),
    renderer: (event: Parameters<typeof renderer.handler>[0]) => renderer.handler(event, context),
    stopReading: renderer.stopReading,
    sweeper: () => sweeper.handler({}, context),
    watch: (event: unknown) => watch.handler(event, context),
    feedback: (event: unknown) => feedback.handler(event, context),
    review: review.app,
    tracker: tracker.trackerHere(ails),
    signIn: signIn.app,
    dependencies: ground.dependencies(),
  };
}
export type Handlers = Awaited<ReturnType<typeof loadHandlers>>;
