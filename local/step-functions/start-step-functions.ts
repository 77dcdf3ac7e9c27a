import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fence } from '../fence/fence.ts';
import { Executions, type ExecutionsOptions, type Tokens } from './executions.ts';
import { operations, type Operations } from './operations.ts';
import { TaskTokens } from './task-tokens.ts';
import { ServiceError } from './service-error.ts';

export type Machine = Pick<ExecutionsOptions, 'stateMachineArn' | 'definition'>;

export interface StepFunctionsOptions extends Omit<ExecutionsOptions, keyof Machine | 'tokens'> {
  /** At least one. */
  readonly machines: readonly Machine[];
  /** A free one is picked if none is given. */
  readonly port?: number;
}

export interface StepFunctions {
  /** `http://127.0.0.1:<port>`, for AWS_ENDPOINT_URL_SFN. */
  readonly endpoint: string;
  /** Closes the endpoint, drops every execution and waits up to 5 s for functions under way. */
  stop(): Promise<void>;
}

const LONGEST_STOP_MS = 5_000;
/** The largest request is a token and 256 KiB of data, escaped. */
const LONGEST_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Step Functions on one machine: the service's JSON 1.0 protocol on 127.0.0.1 around an interpreter, for these state machines.
 * All executions live in memory: after a restart, the sweeper's repair starts the next generation.
 * Throws if the definition is not valid, or with the system's error if the port is taken.
 */
export async function startStepFunctions(options: StepFunctionsOptions): Promise<StepFunctions> {
  const tokens: Tokens = new TaskTokens();
  const [first, ...others] = options.machines.map((machine) => ({
    ...machine,
    executions: new Executions({ ...options, ...machine, tokens }),
  }));
  if (first === undefined) throw new TypeError('Step Functions without a state machine');
  const offered = operations({ machines: [first, ...others], createdAt: Date.now() });
  const server = createServer((request, response) => void answer(offered, request, response));
  fence(server);
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  await listening;
  server.off('error', reject);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      const late = new AbortController();
      await Promise.race([
        Promise.all([first, ...others].map(({ executions }) => executions.close())),
        wait(LONGEST_STOP_MS, undefined, { signal: late.signal }).catch(() => {}),
      ]);
      late.abort();
    },
  };
}

async function answer(
  offered: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  };
  try {
    const body = parse(await read(request));
    const [, name = ''] = /^AWSStepFunctions\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    const operation = Object.hasOwn(offered, name) ? offered[name] : undefined;
    if (request.method !== 'POST' || operation === undefined) {
      throw new ServiceError('UnknownOperationException', 'This operation is not offered here');
    }
    reply(200, operation(body));
  } catch (error) {
    if (response.destroyed) return;
    if (error instanceof ServiceError) reply(400, { __type: error.name, message: error.message });
    else reply(500, { __type: 'InternalFailure', message: error instanceof Error ? error.message : '' });
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > LONGEST_BODY_BYTES) throw new ServiceError('ValidationException', 'The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError('ValidationException', 'The body is not JSON');
  }
}
