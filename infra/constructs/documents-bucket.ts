import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accept, logicalId } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

/** How long a version is kept that is no longer current. */
const FORMER_DAYS = 35;

/**
 * Drafts, by content. What a browser posts lands under `incoming/` and is swept after a day; what is kept lies
 * under `drafts/`, where a put that does not ask "only if it is not there" is refused; what is made of it, under
 * `readable/` and `compared/`. No CORS: the browser itself
 * posts forms and follows links, no script asks.
 */
export class DocumentsBucket extends Bucket {
  constructor(scope: Construct, id: string, { keepData }: { keepData: boolean }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // What is deleted or written over is still there for a while. AWS Backup asks for it, too.
      versioned: true,
      lifecycleRules: [
        {
          id: 'forget-former-versions',
          noncurrentVersionExpiration: Duration.days(FORMER_DAYS),
          expiredObjectDeleteMarker: true,
        },
        {
          id: 'sweep-incoming',
          prefix: 'incoming/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      // A trial's bucket must be emptied by hand before its stack can go: nothing here deletes drafts.
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DraftsAreNeverWrittenAgain',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects('drafts/*')],
        conditions: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
    accept(this, {
      'AwsSolutions-S1':
        'Server access logs would write presigned addresses and their keys into a second store; every upload, use and decision is an event in the records instead.',
    });
  }

  /**
   * Offering and reading uploads, keeping drafts, and signing addresses that serve them. Nothing may be deleted:
   * the lifecycle sweeps what was uploaded.
   */
  mayBeUsedBy(reader: DeployedFunction): void {
    const folders = ['incoming/*', 'drafts/*'];
    reader.allow(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: folders.map((folder) => this.arnForObjects(folder)),
      }),
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [this.bucketArn],
        conditions: { StringLike: { 's3:prefix': 'incoming/*' } },
      }),
    );
    this.#acceptFolders(reader, folders);
  }

  /** Signing addresses that serve drafts, and nothing else. */
  mayBeServedBy(reader: DeployedFunction): void {
    reader.allow(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.arnForObjects('drafts/*')] }),
    );
    this.#acceptFolders(reader, ['drafts/*']);
  }

  /** Showing on a page what was made of drafts. */
  mayBeReadOnPagesBy(web: DeployedFunction): void {
    const folders = ['readable/*', 'compared/*'];
    web.allow(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: folders.map((folder) => this.arnForObjects(folder)),
      }),
    );
    this.#acceptFolders(web, folders);
  }

  /** Reading drafts, and keeping what is made of them; no draft can be put by who reads hostile files. */
  mayBeMadeReadableBy(renderer: DeployedFunction): void {
    const [reads, writes] = [
      ['drafts/*', 'readable/*'],
      ['readable/*', 'compared/*'],
    ];
    renderer.allow(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: reads.map((folder) => this.arnForObjects(folder)),
      }),
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: writes.map((folder) => this.arnForObjects(folder)),
      }),
    );
    this.#acceptFolders(renderer, [...new Set([...reads, ...writes])]);
  }

  #acceptFolders(reader: DeployedFunction, folders: readonly string[]): void {
    for (const folder of folders) {
      accept(reader.ownRole, {
        [`AwsSolutions-IAM5[Resource::<${logicalId(this)}.Arn>/${folder}]`]: `The names under ${folder} are made as people upload; the folder is the limit.`,
      });
    }
  }
}
