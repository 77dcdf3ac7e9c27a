import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

const read = [HttpMethod.GET, HttpMethod.HEAD];
const write = [HttpMethod.POST];

type Routes = readonly { path: string; methods: readonly HttpMethod[] }[];

/** What the three webs answer; everything else is the API's own 404. */
const LINKS: Routes = [
  { path: '/t/{proxy+}', methods: [...read, ...write] },
  { path: '/n/{proxy+}', methods: [...read, ...write] },
];
const BOARD: Routes = [
  { path: '/', methods: read },
  { path: '/sections/{proxy+}', methods: [...read, ...write] },
];
const DOOR: Routes = [
  { path: '/sign-in', methods: read },
  { path: '/sign-in/callback', methods: read },
  { path: '/account', methods: read },
  { path: '/sign-out', methods: write },
];

export type WebApiProps = {
  logDays: number;
  /** A host of the office's own, and the ARN of its certificate. */
  own?: { host: string; certificate: string } | undefined;
};

/**
 * The address behind the links, and of Kominfo's board. A link is itself the key; the board's function asks who is signed
 * in. So the API has no authorization of its own.
 */
export class WebApi extends Construct {
  /** The API's own address, which goes on to answer, so that links sent before a host was given live on. */
  readonly url: string;
  /** `https://…`, without a trailing slash. */
  readonly baseUrl: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, { logDays, own }: WebApiProps) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      description: 'Paraf: pages behind emailed links, and the board',
      createDefaultStage: false,
    });
    this.#addStage(logDays, own === undefined ? undefined : this.#domain(own.host, own.certificate));
    this.url = this.#api.apiEndpoint;
    this.baseUrl = own === undefined ? this.url : `https://${own.host}`;
  }

  /** Answers of 500 and above. */
  get serverErrors(): Metric {
    return this.#api.metricServerError();
  }

  /** Hands every request to the function that answers it. */
  answerWith({ links, board, door }: Record<'links' | 'board' | 'door', DeployedFunction>): void {
    this.#route(LINKS, new HttpLambdaIntegration('Web', links, { scopePermissionToRoute: false }));
    this.#route(BOARD, new HttpLambdaIntegration('Board', board, { scopePermissionToRoute: false }));
    this.#route(DOOR, new HttpLambdaIntegration('Door', door, { scopePermissionToRoute: false }));
    accept(this.#api, {
      'AwsSolutions-APIG4':
        'A reviewer has no account: 256 random bits in the address are the authorization. The board is behind a session. The functions check both.',
    });
  }

  #route(routes: Routes, integration: HttpLambdaIntegration): void {
    const authorizer = new HttpNoneAuthorizer();
    for (const { path, methods } of routes)
      this.#api.addRoutes({ path, methods: [...methods], integration, authorizer });
  }

  #domain(host: string, certificate: string): DomainName {
    const domain = new DomainName(this, 'Host', {
      domainName: host,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate),
    });
    new CfnOutput(this, 'HostRecord', {
      value: `${host} CNAME ${domain.regionalDomainName}`,
      description: 'DNS record: leads links to the API',
    }).overrideLogicalId('HostRecord');
    return domain;
  }

  #addStage(logDays: number, domainName: DomainName | undefined): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      ...(domainName === undefined ? {} : { domainMapping: { domainName } }),
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
