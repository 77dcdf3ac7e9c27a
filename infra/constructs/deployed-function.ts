import { resolve } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  type Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { bundledCode } from '../bundles/bundled-code.ts';
import { toPascalCase } from './pascal-case.ts';
import { accept } from './accepted.ts';

const folder = resolve(import.meta.dirname, '../../functions/deployed');

export type DeployedFunctionProps = {
  /** What it does, shown in the console. */
  description: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMB?: number;
  /** Takes what a run leaves behind that nobody waits for, after Lambda's two more tries. */
  failures?: IQueue;
  /** Runs at the same time, at most, taken from the account's quota. */
  reserved?: number | undefined;
  /** Whether runs are traced, by ids only. */
  traced: boolean;
  logDays: number;
  architecture: Architecture;
};

/**
 * One file of functions/deployed, with a role of its own that may write its own log and nothing else until
 * something is granted.
 */
export class DeployedFunction extends LambdaFunction {
  readonly ownRole: Role;

  constructor(scope: Construct, name: string, props: DeployedFunctionProps) {
    const id = toPascalCase(name);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: props.description,
      code: bundledCode(folder, `${name}.ts`),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture,
      memorySize: props.memoryMB ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.failures === undefined ? {} : { deadLetterQueue: props.failures }),
      ...(props.reserved === undefined ? {} : { reservedConcurrentExecutions: props.reserved }),
      environment: { ...props.environment, POWERTOOLS_SERVICE_NAME: name },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: props.traced ? Tracing.ACTIVE : Tracing.DISABLED,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    this.ownRole = role;
    if (props.failures === undefined) {
      accept(this, {
        'Serverless-LambdaDLQ': 'What calls it waits for its answer, and tells of the failure itself.',
      });
    }
    if (props.traced) {
      accept(role, {
        'AwsSolutions-IAM5[Resource::*]': 'Handing traces in (xray:Put…) knows no resource.',
      });
    } else {
      accept(this, {
        'Serverless-LambdaTracing':
          'A tick a minute would be most of the traces and of their price; nothing is traced in a trial.',
      });
    }
  }

  allow(...statements: PolicyStatement[]): void {
    for (const statement of statements) this.addToRolePolicy(statement);
  }

  /** For the few actions that know no narrower resource than `*`. */
  allowOnAll(action: string, reason: string): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [action], resources: ['*'] }));
    accept(this.ownRole, { 'AwsSolutions-IAM5[Resource::*]': `${action}: ${reason}` });
  }
}
