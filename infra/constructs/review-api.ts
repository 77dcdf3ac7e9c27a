import { RemovalPolicy } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

const read = [HttpMethod.GET, HttpMethod.HEAD];

/** What the web answers; everything else is the API's own 404. */
const routes: readonly { path: string; methods: HttpMethod[] }[] = [
  { path: '/t/{proxy+}', methods: [...read, HttpMethod.POST] },
  { path: '/n/{proxy+}', methods: [...read, HttpMethod.POST] },
  { path: '/healthz', methods: read },
];

/** The address behind the links. The link itself is the key, so there is no other authorization. */
export class ReviewApi extends Construct {
  readonly #api: HttpApi;
  readonly #logDays: number;

  constructor(scope: Construct, id: string, { logDays }: { logDays: number }) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      description: 'Paraf: pages behind emailed links',
      createDefaultStage: false,
    });
    this.#logDays = logDays;
    this.#addStage();
  }

  /** `https://…`, without a trailing slash. */
  get baseUrl(): string {
    return this.#api.apiEndpoint;
  }

  answerWith(web: DeployedFunction): void {
    const integration = new HttpLambdaIntegration('Web', web, { scopePermissionToRoute: false });
    const authorizer = new HttpNoneAuthorizer();
    for (const { path, methods } of routes)
      this.#api.addRoutes({ path, methods: [...methods], integration, authorizer });
    accept(this.#api, {
      'AwsSolutions-APIG4':
        'A reviewer has no account: 256 random bits in the address are the authorization, checked by the function.',
    });
  }

  #addStage(): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: this.#logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      // Guessing is hopeless at 256 bits; this keeps a flood away from the function and the bill.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // The route's pattern, never the path: a path is a link.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            at: '$context.requestTimeEpoch',
            route: '$context.routeKey',
            status: '$context.status',
            ms: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }
}
