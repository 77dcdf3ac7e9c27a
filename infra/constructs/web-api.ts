import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnStage,
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
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

const read = [HttpMethod.GET, HttpMethod.HEAD];
const write = [HttpMethod.POST];

/** `aSecond`: requests that each of its methods takes, and twice that in a burst. */
type Routes = readonly { path: string; methods: readonly HttpMethod[]; aSecond: number }[];

/** What the three webs answer; everything else is the API's own 404. */
const LINKS: Routes = [
  { path: '/t/{proxy+}', methods: [...read, ...write], aSecond: 25 },
  { path: '/n/{proxy+}', methods: [...read, ...write], aSecond: 5 },
];
const BOARD: Routes = [
  { path: '/', methods: read, aSecond: 10 },
  { path: '/refresh.js', methods: read, aSecond: 10 },
  { path: '/sections/{proxy+}', methods: [...read, ...write], aSecond: 25 },
  { path: '/export/{proxy+}', methods: read, aSecond: 1 },
  { path: '/holders/{proxy+}', methods: read, aSecond: 5 },
  { path: '/acts/{proxy+}', methods: [...read, ...write], aSecond: 5 },
];
const DOOR: Routes = [
  { path: '/sign-in', methods: read, aSecond: 10 },
  { path: '/sign-in/callback', methods: read, aSecond: 10 },
  { path: '/account', methods: read, aSecond: 5 },
  { path: '/sign-out', methods: write, aSecond: 5 },
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
  readonly #stage: HttpStage;
  readonly #log: LogGroup;

  constructor(scope: Construct, id: string, { logDays, own }: WebApiProps) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      description: 'Paraf: pages behind emailed links, and the board',
      createDefaultStage: false,
    });
    this.#log = new LogGroup(this, 'AccessLog', {
      // Under this name a log needs no policy of its own, of which a region takes ten.
      logGroupName: `/aws/vendedlogs/apis/${Stack.of(this).stackName}-access`,
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#stage = this.#addStage(own === undefined ? undefined : this.#domain(own.host, own.certificate));
    this.url = this.#api.apiEndpoint;
    this.baseUrl = own === undefined ? this.url : `https://${own.host}`;
  }

  /** Answers of 500 and above. */
  get serverErrors(): Metric {
    return this.#api.metricServerError();
  }

  /** Counts requests that came too fast from the log, because the API has no metric of its own for them. Costs nothing while there are none. */
  countTurnedAway(metricNamespace: string): void {
    new MetricFilter(this, 'TurnedAway', {
      logGroup: this.#log,
      metricNamespace,
      metricName: 'TurnedAway',
      filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
    });
  }

  /** Answers of 400 to 499; those of 429 are among them. */
  get clientErrors(): Metric {
    return this.#api.metricClientError();
  }

  /** How long an answer takes, in milliseconds. */
  get latency(): Metric {
    return this.#api.metricLatency();
  }

  /** Hands every request to the function that answers it. */
  answerWith({ links, board, door }: Record<'links' | 'board' | 'door', DeployedFunction>): void {
    this.#route(LINKS, new HttpLambdaIntegration('Web', links, { scopePermissionToRoute: false }));
    this.#route(BOARD, new HttpLambdaIntegration('Board', board, { scopePermissionToRoute: false }));
    this.#route(DOOR, new HttpLambdaIntegration('Door', door, { scopePermissionToRoute: false }));
    this.#throttle([...LINKS, ...BOARD, ...DOOR]);
    accept(this.#api, {
      'AwsSolutions-APIG4':
        'A reviewer has no account: 256 random bits in the address are the authorization. The board is behind a session. The functions check both.',
    });
  }

  #route(routes: Routes, integration: HttpLambdaIntegration): void {
    const authorizer = new HttpNoneAuthorizer();
    // A stage that names a route of its own rate must come after it.
    for (const { path, methods } of routes)
      this.#stage.node.addDependency(
        ...this.#api.addRoutes({ path, methods: [...methods], integration, authorizer }),
      );
  }

  /** Each route has a bucket of its own, so that who floods one shuts nobody out of the others. */
  #throttle(routes: Routes): void {
    const { defaultChild } = this.#stage.node;
    if (!(defaultChild instanceof CfnStage)) throw new Error('the stage is no single resource');
    defaultChild.routeSettings = Object.fromEntries(
      routes.flatMap(({ path, methods, aSecond }) =>
        methods.map((method) => [
          `${method} ${path}`,
          { ThrottlingRateLimit: aSecond, ThrottlingBurstLimit: 2 * aSecond },
        ]),
      ),
    );
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

  #addStage(domainName: DomainName | undefined): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      ...(domainName === undefined ? {} : { domainMapping: { domainName } }),
      // Guessing is hopeless at 256 bits; this keeps a flood away from the function and the bill.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.#log),
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
