/** A request as the HTTP API hands it to a function (payload 2.0). */
export const httpRequest = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'paraf.example', ...headers },
  isBase64Encoded: false,
  body: null,
  requestContext: {
    accountId: '123456789012',
    apiId: 'api',
    authentication: null,
    authorizer: {},
    domainName: 'paraf.example',
    domainPrefix: 'paraf',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'id',
    routeKey: '$default',
    stage: '$default',
    time: '24/Nov/2026:03:00:00 +0000',
    timeEpoch: 1_795_489_200_000,
  },
});
