import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';

const Template = v.object({
  Resources: v.record(v.string(), v.object({ Type: v.string(), Properties: v.optional(v.unknown()) })),
});
/** `integrations/ID`, as the CDK writes it. */
const Route = v.object({
  RouteKey: v.string(),
  Target: v.object({
    'Fn::Join': v.tuple([
      v.literal(''),
      v.tuple([v.literal('integrations/'), v.object({ Ref: v.string() })]),
    ]),
  }),
});
const Integration = v.object({
  IntegrationUri: v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) }),
});
/** Says what to do with the stack itself, and is no resource of an account. */
const NO_RESOURCE = ['AWS::CDK::Metadata'];

export interface Deployed {
  /** How many resources there are. */
  readonly resources: number;
  readonly table: string;
  /** Which function the API asks, by `METHOD /path`. */
  readonly routes: ReadonlyMap<string, string>;
  /** The name of a function by its construct's id, such as `OpenStage`. */
  functionOf(construct: string): string;
}

/** What a stack is made of. Throws where its template has a resource that was not made. */
export async function readStack(client: CloudFormationClient, StackName: string): Promise<Deployed> {
  const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName }));
  const { Resources } = v.parse(Template, JSON.parse(TemplateBody));
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
  const made = new Map(
    StackResources.flatMap(({ LogicalResourceId: id, ResourceStatus: status, PhysicalResourceId: name }) =>
      id !== undefined && status?.endsWith('_COMPLETE') === true ? [[id, name ?? ''] as const] : [],
    ),
  );
  const wanted = Object.entries(Resources).filter(([, { Type }]) => !NO_RESOURCE.includes(Type));
  const missing = wanted.filter(([id]) => !made.has(id));
  if (missing.length > 0)
    throw new Error(`not made: ${missing.map(([id, { Type }]) => `${id} (${Type})`).join(', ')}`);
  const nameOf = (type: string, id: RegExp): string => {
    const found = wanted.find(([logical, { Type }]) => Type === type && id.test(logical))?.[0] ?? '';
    const name = made.get(found);
    if (name === undefined || name === '') throw new Error(`the stack has no ${type} ${id.source}`);
    return name;
  };
  const routes = wanted
    .filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => {
      const { RouteKey, Target } = v.parse(Route, Properties);
      const integration = Resources[Target['Fn::Join'][1][1].Ref];
      const { IntegrationUri } = v.parse(Integration, integration?.Properties);
      return [RouteKey, made.get(IntegrationUri['Fn::GetAtt'][0]) ?? ''] as const;
    });
  return {
    resources: wanted.length,
    routes: new Map(routes),
    table: nameOf('AWS::DynamoDB::Table', /^Records/),
    functionOf: (construct) => nameOf('AWS::Lambda::Function', new RegExp(`^${construct}[0-9A-F]{8}$`)),
  };
}
