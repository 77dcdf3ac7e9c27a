import { join, resolve } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { PathName } from '../../functions/approval/path/paths.ts';
import { machineName } from '../../functions/step-functions/machines.ts';
import { accept, logicalId } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';
import { ofThisAccount } from './of-this-account.ts';
import { toPascalCase } from './pascal-case.ts';

const workflows = resolve(import.meta.dirname, '../../workflows');

export type ApprovalPathProps = {
  path: PathName;
  openStage: DeployedFunction;
  halt: DeployedFunction;
  logDays: number;
  /** Whether executions are traced, by ids only. */
  traced: boolean;
};

/** The state machine of an approval path: its definition in workflows/, with its two functions filled in. */
export class ApprovalPath extends StateMachine {
  readonly path: PathName;

  constructor(scope: Construct, { path, openStage, halt, logDays, traced }: ApprovalPathProps) {
    const id = toPascalCase(machineName(path));
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: ofThisAccount(scope) }),
      description: 'What the approval path may do',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [openStage.functionArn, halt.functionArn],
      }),
    );
    super(scope, id, {
      definitionBody: DefinitionBody.fromFile(join(workflows, `${machineName(path)}.asl.json`)),
      definitionSubstitutions: { OpenStage: openStage.functionArn, Halt: halt.functionArn },
      stateMachineType: StateMachineType.STANDARD,
      role,
      tracingEnabled: traced,
      logs: {
        destination: new LogGroup(scope, `${id}Log`, {
          // Under this name a log needs no policy of its own, of which a region takes ten.
          logGroupName: `/aws/vendedlogs/states/${Stack.of(scope).stackName}-${machineName(path)}`,
          retention: logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        // Data would carry task tokens.
        includeExecutionData: false,
      },
    });
    this.path = path;
    accept(this, {
      'AwsSolutions-SF1':
        'Errors are enough: the records hold every step, and a fuller log would carry task tokens.',
    });
    if (!traced) {
      const reason = 'A trial is not traced: the records hold every step with who and when.';
      accept(this, { 'AwsSolutions-SF2': reason, 'Serverless-StepFunctionStateMachineXray': reason });
    }
    accept(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'Delivering logs (logs:CreateLogDelivery and its siblings) knows no resource; invoking is granted on two functions by name.',
    });
  }

  /** Starting, resuming, looking at and stopping this machine's executions; only the relay does. */
  mayBeDrivenBy(driver: DeployedFunction): void {
    const { partition, region } = Stack.of(this);
    const executions = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    driver.allow(
      new PolicyStatement({
        actions: ['states:StartExecution', 'states:SendTaskSuccess'],
        resources: [this.stateMachineArn],
      }),
      new PolicyStatement({
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [executions],
      }),
    );
    accept(driver.ownRole, {
      [`AwsSolutions-IAM5[Resource::arn:${partition}:states:${region}:<AWS::AccountId>:execution:<${logicalId(this)}.Name>:*]`]:
        'Executions are named as they start; this machine is the limit.',
    });
  }
}

/** Executions of these paths that ended other than by their own end. */
export const badEnds = (paths: readonly ApprovalPath[]): EventPattern => ({
  source: ['aws.states'],
  detailType: ['Step Functions Execution Status Change'],
  detail: {
    status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
    stateMachineArn: paths.map(({ stateMachineArn }) => stateMachineArn),
  },
});
