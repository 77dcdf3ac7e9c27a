import { resolve } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { accept, logicalId } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

const definition = resolve(import.meta.dirname, '../../workflows/section-approval.asl.json');

export type SectionApprovalProps = { openStage: DeployedFunction; halt: DeployedFunction; logDays: number };

/** The state machine of the approval path: workflows/section-approval.asl.json, with its two functions filled in. */
export class SectionApproval extends StateMachine {
  constructor(scope: Construct, id: string, { openStage, halt, logDays }: SectionApprovalProps) {
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'What the approval path may do',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [openStage.functionArn, halt.functionArn],
      }),
    );
    super(scope, id, {
      definitionBody: DefinitionBody.fromFile(definition),
      definitionSubstitutions: { OpenStage: openStage.functionArn, Halt: halt.functionArn },
      stateMachineType: StateMachineType.STANDARD,
      role,
      logs: {
        destination: new LogGroup(scope, `${id}Log`, {
          retention: logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        // Data would carry task tokens.
        includeExecutionData: false,
      },
    });
    accept(this, {
      'AwsSolutions-SF1':
        'Errors are enough: the records hold every step, and a fuller log would carry task tokens.',
      'AwsSolutions-SF2': 'No traces: the records hold every step with who and when.',
      'Serverless-StepFunctionStateMachineXray': 'No traces: the records hold every step with who and when.',
    });
    accept(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'Delivering logs (logs:CreateLogDelivery and its siblings) knows no resource; invoking is granted on two functions by name.',
    });
  }

  /** Executions that ended other than by their own end. */
  get badEnds(): EventPattern {
    return {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [this.stateMachineArn] },
    };
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
