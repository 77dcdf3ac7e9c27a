import { resolve } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { stackBundling } from '../bundles/options.ts';
import { toPascalCase } from './pascal-case.ts';
import { accept } from './accepted.ts';

const root = resolve(import.meta.dirname, '../..');

export type DeployedFunctionProps = {
  /** What it does, shown in the console. */
  description: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMB?: number;
  logDays: number;
};

/**
 * One file of functions/deployed, with a role of its own that may write its own log and nothing else until
 * something is granted.
 */
export class DeployedFunction extends NodejsFunction {
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
      entry: resolve(root, 'functions/deployed', `${name}.ts`),
      handler: 'handler',
      projectRoot: root,
      depsLockFilePath: resolve(root, 'package-lock.json'),
      bundling: stackBundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMB ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: 'Paraf',
      },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    this.ownRole = role;
    accept(this, {
      'Serverless-LambdaDLQ':
        'What calls it waits for its answer, or has a failure queue of its own (stream mappings, the sweep, execution changes).',
      'Serverless-LambdaTracing':
        'No traces: a trace is one more place where links and addresses could leak, and every change is an event in the records.',
    });
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
