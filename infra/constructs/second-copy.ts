import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type BackupVaultProps,
} from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';

/** Backups are kept so long; what somebody deletes is found by then. */
const KEPT_DAYS = 35;

export type SecondCopyProps = {
  table: { readonly tableArn: string };
  bucket: { readonly bucketArn: string };
  /**
   * `governance`: only who may administer backups can delete one before its time. `compliance`: nobody can, AWS neither, from
   * three days after the deployment on, and the lock cannot be taken off.
   */
  lock: 'none' | 'governance' | 'compliance';
};

/** A copy of table and drafts each night, in a vault of its own: whoever may write the records cannot delete it. */
export class SecondCopy extends Construct {
  constructor(scope: Construct, id: string, { table, bucket, lock }: SecondCopyProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      removalPolicy: RemovalPolicy.RETAIN,
      ...lockOf(lock),
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          // 01:00 in Jakarta.
          scheduleExpression: Schedule.cron({ hour: '18', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(6),
          deleteAfter: Duration.days(KEPT_DAYS),
        }),
      ],
    });
    const aws = (name: string) => ManagedPolicy.fromAwsManagedPolicyName(name);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'Copies the table and the drafts each night',
      managedPolicies: [
        aws('service-role/AWSBackupServiceRolePolicyForBackup'),
        aws('AWSBackupServiceRolePolicyForS3Backup'),
      ],
    });
    accept(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]':
        'AWS keeps in it what its backup service needs; only that service may take the role.',
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup]':
        'AWS keeps in it what its backup service needs; only that service may take the role.',
    });
    plan.addSelection('Records', {
      role,
      disableDefaultBackupPolicy: true,
      resources: [BackupResource.fromArn(table.tableArn), BackupResource.fromArn(bucket.bucketArn)],
    });
  }
}

function lockOf(lock: SecondCopyProps['lock']): Pick<BackupVaultProps, 'lockConfiguration'> {
  if (lock === 'none') return {};
  return {
    lockConfiguration: {
      minRetention: Duration.days(KEPT_DAYS),
      // The shortest that AWS lets one take it back in.
      ...(lock === 'compliance' ? { changeableFor: Duration.days(3) } : {}),
    },
  };
}
